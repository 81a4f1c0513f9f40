"""Reads ``prompts/*.md``: what is said to a chat model, kept apart from the code.

A file is a head, then the turns of a conversation::

    ---
    for: what the prompt does, in a sentence
    takes: question, passages
    ---
    # system
    You answer from passages.
    # human
    {passages}
    {question}

``{name}`` stands for a variable the head names; every other brace is a brace.
Beside it may be ``NAME.gbnf``: the grammar that a small model's answer is held to, in
which ``{name}`` stands for one or more strings.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from rag.engines.chat import Message
from rag.errors import SettingsError
from rag.settings import ROOT

FOLDER = ROOT / "prompts"

_FILE = re.compile(r"---\nfor: (.+)\ntakes: (.*)\n---\n(# (?:system|human|ai)\n.*)", re.DOTALL)
_TURN = re.compile(r"^# (system|human|ai)\n", re.MULTILINE)
_VARIABLE = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Prompt:
    """A conversation with gaps.

    Attributes:
        purpose: What it is for.
        takes: The variables it wants, no more and no fewer.
        turns: Who speaks and the words, with ``{name}`` where a variable goes.
    """

    name: str
    purpose: str
    takes: frozenset[str]
    turns: tuple[Message, ...]

    def render(self, **given: str) -> list[Message]:
        """The turns with the variables in place; what is put in is not read again.

        Raises:
            SettingsError: a variable is missing, or one is not known.
        """
        _same(self.name, "it is given", self.takes, frozenset(given))
        return [(who, _VARIABLE.sub(lambda gap: given[gap[1]], words)) for who, words in self.turns]


def load(name: str, folder: Path = FOLDER) -> Prompt:
    """The prompt in ``folder/name.md``.

    Raises:
        SettingsError: there is no such file, or it is not written as a prompt should be.
    """
    try:
        found = _FILE.fullmatch((folder / f"{name}.md").read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"prompts/{name}.md cannot be read ({error.strerror}).") from None
    if not found:
        raise SettingsError(
            f"prompts/{name}.md should begin with a head of two lines, 'for:' and 'takes:', "
            "between two lines of ---, and go on with '# system', '# human' or '# ai'."
        )
    purpose, takes, body = found.groups()
    wanted = frozenset(word.strip() for word in takes.split(",") if word.strip())
    _same(name, "its text has", wanted, frozenset(_VARIABLE.findall(body)))
    return Prompt(name, purpose.strip(), wanted, tuple(_turns(body)))


def grammar(name: str, folder: Path = FOLDER, /, **given: Sequence[str]) -> str:
    """The grammar in ``folder/name.gbnf`` with strings in the places of its variables.

    Raises:
        SettingsError: there is no such file.
    """
    try:
        text = (folder / f"{name}.gbnf").read_text(encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"prompts/{name}.gbnf cannot be read ({error.strerror}).") from None
    return _VARIABLE.sub(lambda gap: " | ".join(map(json.dumps, given[gap[1]])), text)


def _turns(body: str) -> list[Message]:
    _, *parts = _TURN.split(body)
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return [cast(Message, (who, words.strip())) for who, words in pairs]


def _same(name: str, whose: str, wanted: frozenset[str], came: frozenset[str]) -> None:
    if wanted != came:
        raise SettingsError(
            f"prompts/{name}.md takes {_listed(wanted)}, but {whose} {_listed(came)}."
        )


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names)) or "nothing"
