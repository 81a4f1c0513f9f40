"""A question with its slips of the pen mended, by the words of what was found for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from rag.engines.relevance import is_word
from rag.stems import stems

_WORD = re.compile(r"[^\W\d_]+(?:['’]s)?")
_LONG_ENOUGH = 5
"""Letters of a word that may be mended; of a shorter one too many others are near."""
_ALIKE = 0.85
"""What `difflib` must find alike: one slip in seven letters, two in thirteen."""


def spelled(question: str, texts: Iterable[str]) -> str:
    """The question with words in small letters that are none as the ``texts`` spell them.

    'secratary' is read as 'secretary' where that was found. A name with its capital, a word that
    exists, and one that nothing found is near to, stay as they are.
    """
    slips = [word for word in _WORD.findall(question) if _may_be_a_slip(word)]
    forms = _forms(texts) if slips else {}
    known = stems(" ".join(forms))
    mended = {word: _nearest(word, forms) for word in slips if not stems(word) <= known}
    return _WORD.sub(lambda match: mended.get(match[0]) or match[0], question)


def _may_be_a_slip(word: str) -> bool:
    is_long = word.islower() and len(word) >= _LONG_ENOUGH
    return is_long and not word.endswith("ly") and not is_word(word)


def _forms(texts: Iterable[str]) -> dict[str, str]:
    """The words of the texts by their small letters; in small letters where they are ever so."""
    forms: dict[str, str] = {}
    for word in (word for text in texts for word in _WORD.findall(text)):
        if word.islower() or word.lower() not in forms:
            forms[word.lower()] = word
    return forms


def _nearest(word: str, forms: dict[str, str]) -> str:
    """The most like word with the same first letter; "" where none is like it."""
    same = [form for form in forms if form[0] == word[0]]
    return next((forms[form] for form in get_close_matches(word, same, 1, _ALIKE)), "")
