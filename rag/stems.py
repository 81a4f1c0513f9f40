"""The words of a text that carry its matter, cut to stems."""

from __future__ import annotations

import re
from functools import lru_cache

import snowballstemmer

_WORD = re.compile(r"[^\W_]+")
_STOP = frozenset(
    "a an the and or but of in on at to for from by with as is are was were be been has have had do"
    " does did it its he she they them his her their this that these those there who whom whose"
    " what which when where why how not no so than then if said says say will would could can may"
    " might about after before into over also more most some any all own".split()
)


@lru_cache(maxsize=20_000)
def stems(text: str) -> frozenset[str]:
    """Stems (Porter 2) of the words in ``text`` that are no mere connectives, in lower case."""
    return frozenset(map(_stem, (w for w in _WORD.findall(text.lower()) if w not in _STOP)))


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    # A stemmer of its own for each call: it keeps state, and is asked from many threads.
    stem: str = snowballstemmer.stemmer("english").stemWord(word)
    return stem
