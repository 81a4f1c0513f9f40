"""The layers of the check: in each of these respects cited words must allow a sentence.

A likeness score cannot tell: a fact with another number in it is as like as can be. So
amounts, dates, denials, names and roles are looked for in the words themselves, each a veto;
what is merely added is left to the likelihood.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from rag.amounts import tells_how_many, tells_when
from rag.engines.language import analyse
from rag.likelihood import is_likely
from rag.names import mentions, name_words, names
from rag.polarity import agrees
from rag.roles import keeps_roles
from rag.types import Support


def check(sentence: str, cited: Iterable[str]) -> Support:
    """How the cited words bear the sentence out.

    "quoted" if it stands in them word for word; "verified" if it passes every layer; else
    "unverified". What denies another thing, or counts it otherwise, is no quote either.
    """
    pieces = [" ".join(words.split()) for words in cited]
    together = "\n".join(pieces)
    if not (_bare(sentence) and all(LAYERS[name](sentence, together) for name in _OF_QUOTES)):
        return "unverified"
    if any(f" {_bare(sentence)} " in f" {_bare(piece)} " for piece in pieces):
        return "quoted"
    rest = (layer for name, layer in LAYERS.items() if name not in _OF_QUOTES)
    return "verified" if all(layer(sentence, together) for layer in rest) else "unverified"


def alters_nothing(sentence: str, cited: str) -> bool:
    """Whether the sentence passes every layer but the likelihood."""
    return all(layer(sentence, cited) for name, layer in LAYERS.items() if name != "likelihood")


def _tells_whom(sentence: str, cited: str) -> bool:
    """Whether each name of the sentence is mentioned in the cited words."""
    words = name_words(cited)
    return all(mentions(words, name) for name in names(analyse(sentence)))


def _bare(text: str) -> str:
    """The words in small letters, a number with its decimals one of them."""
    return " ".join(re.findall(r"\d+(?:[.,:]\d+)*(?!\w)|\w+", text.lower()))


Layer = Callable[[str, str], bool]
"""Whether the cited words allow the sentence, in one respect."""

LAYERS: Mapping[str, Layer] = {
    "amounts": tells_how_many,
    "dates": tells_when,
    "negation": agrees,
    "names": _tells_whom,
    "roles": keeps_roles,
    "likelihood": is_likely,
}
"""What a sentence must pass to be verified, by what is looked at. `bench.evidence.attribution`
measures what each adds."""

_OF_QUOTES = ("amounts", "dates", "negation")
"""What words that stand in the cited ones must pass, too: a part may say the contrary."""
