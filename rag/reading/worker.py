"""The process that reads what may be made to harm: little memory, little time, nothing kept.

It is asked by `rag.reading.isolation` on standard input, with a line "ENDING SIZE" and
that many bytes, and answers each on standard output with a line of JSON.
"""

from __future__ import annotations

import json
import logging
import os
import resource
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from typing import BinaryIO

READERS = {
    ".html": "page",
    ".htm": "page",
    ".pdf": "pdf",
    ".docx": "word",
    ".eml": "mail",
}
"""Which module of this package reads what ending."""
SECONDS = 8
"""How long one source may take."""
MEMORY = 450_000_000
"""How many bytes of memory this process may have."""
_TOO_MUCH = f"it would take more than {MEMORY // 1_000_000} MB of memory to read"
MOST_TEXT = 5_000_000
"""The longest text, in characters, that one source may give."""


def serve(asked: BinaryIO, answers: BinaryIO) -> None:
    """Answer until there is nothing more asked; the alarm ends the process."""
    while line := asked.readline():
        ending, size = line.decode().split()
        data = asked.read(int(size))
        signal.alarm(SECONDS)
        reply = json.dumps(_answer(ending, data))
        signal.alarm(0)
        answers.write(reply.encode() + b"\n")
        answers.flush()


def _answer(ending: str, data: bytes) -> dict[str, object]:
    try:
        module = import_module(f"rag.reading.{READERS[ending]}")
        read: Callable[[bytes], tuple[dict[str, str], str]] = module.read
        fields, text = read(data)
    except MemoryError:
        return {"error": _TOO_MUCH}
    except RecursionError:
        return {"error": "it is nested too deep"}
    except ValueError as error:
        return {"error": str(error)}
    except Exception as error:  # whatever a library raises, the file is at fault
        if _is_starved(error):
            return {"error": _TOO_MUCH}
        return {"error": f"it is broken, or no {ending} at all ({type(error).__name__})"}
    if len(text) > MOST_TEXT:
        return {"error": f"it has {len(text):,} characters; at most {MOST_TEXT:,} are read"}
    return {"fields": fields, "text": text, "fields_from": module.FIELDS_FROM}


def _is_starved(error: Exception) -> bool:
    """Whether libxml2 got no memory: it says so, or fails at a path, and ours are all right."""
    return "memory" in str(error).lower() or type(error).__name__ == "XPathEvalError"


def main() -> None:
    """Serve on the process's own pipes, out of reach of what a library prints."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.disable()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
