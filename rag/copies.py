"""Copies told from other articles on the same matter: the only door to rensa.

MinHash sketches in an index of bands (locality-sensitive hashing; Leskovec, Rajaraman,
Ullman, Mining of Massive Datasets, chapter 3) name the candidates; the verdict is
an exact comparison of shingles, so no estimate decides anything.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Literal

from rensa import RMinHash, RMinHashLSH

from store.records import Article

Verdict = Literal["same", "copy", "different"]
"""The same words; a syndicated, shortened, edited or lightly rewritten version; another article."""

CONTAINED = 0.4
"""From this share of the shorter text's shingles on, one article is a copy of the
other. Two accounts of one event that quote the same statements reach 0.37."""
_LEAST_SHARED = 20
"""Fewer shingles in common are a phrase or a slogan, whatever share they are."""
_SHINGLE = 4
_HEAD = 150
"""Words; a text cut short keeps its head, so the head has a sketch of its own."""
_PERMUTATIONS = 128
_BANDS = 64
_BAND_BYTES = 5
_SEED = 20191209
_WORD = re.compile(r"\w+")

Shingles = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two texts stand to each other, by their shingles of four words.

    Attributes:
        jaccard: Shingles in both, as a share of those in either.
        first_in_second: The share of the first text's shingles that are in the second.
        second_in_first: The share of the second text's shingles that are in the first.
    """

    verdict: Verdict
    jaccard: float
    first_in_second: float
    second_in_first: float


@dataclass(frozen=True, slots=True)
class Copy:
    """Two articles that are one, by their ids in the order they were given."""

    first: str
    second: str
    likeness: Likeness


def compare(first: str, second: str) -> Likeness:
    """How two texts stand to each other; case, punctuation and white space tell nothing."""
    one, other = shingles(first), shingles(second)
    shared = len(one & other)
    jaccard = shared / (len(one | other) or 1)
    inside, outside = shared / (len(one) or 1), shared / (len(other) or 1)
    if _fold(first) == _fold(second):
        return Likeness("same", 1.0, 1.0, 1.0)
    contained = max(inside, outside) >= CONTAINED
    verdict: Verdict = "copy" if contained and shared >= _LEAST_SHARED else "different"
    return Likeness(verdict, jaccard, inside, outside)


def copies(articles: Sequence[Article]) -> list[Copy]:
    """Each pair that is the same or a copy, in the order the articles were given."""
    found = (
        Copy(articles[i].id, articles[j].id, compare(articles[i].text, articles[j].text))
        for i, j in candidates([article.text for article in articles])
    )
    return [copy for copy in found if copy.likeness.verdict != "different"]


def candidates(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of places in ``texts``, in order, whose sketches meet in a band: worth comparing."""
    sketches = [_sketch(text) for text in [*texts, *map(_head, texts)]]
    index = RMinHashLSH(threshold=0.1, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    for place, sketch in enumerate(sketches):
        index.insert(place, sketch)
    pairs = set[tuple[int, int]]()
    for place, sketch in enumerate(sketches):
        at = place % len(texts)
        near = {met % len(texts) for met in index.query(sketch)}
        pairs |= {(min(at, other), max(at, other)) for other in near}
    return sorted(pair for pair in pairs if pair[0] != pair[1])


def bands(text: str) -> tuple[bytes, ...]:
    """The bands of the sketches of the text and of its head, each once, in order.

    Two texts that share one are candidates, as those of `candidates` are.
    """
    if not words(text):
        return ()
    both = (_sketch(text).digest(), _sketch(_head(text)).digest())
    rows = _PERMUTATIONS // _BANDS
    return tuple(
        sorted({_band(n, sketch[n * rows :][:rows]) for n in range(_BANDS) for sketch in both})
    )


def _band(number: int, rows: Sequence[int]) -> bytes:
    mark = blake2b(b"".join(row.to_bytes(8, "big") for row in rows), digest_size=_BAND_BYTES)
    return bytes([number]) + mark.digest()


def _head(text: str) -> str:
    return " ".join(words(text)[:_HEAD])


@lru_cache(maxsize=256)  # some 200 kB each
def shingles(text: str) -> Shingles:
    """Runs of four words; of a shorter text the one there is, of none nothing."""
    found = words(text)
    if not found:
        return frozenset()
    last = max(1, len(found) - _SHINGLE + 1)
    return frozenset(tuple(found[at : at + _SHINGLE]) for at in range(last))


def words(text: str) -> list[str]:
    """The words in one case and one form of each character."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _fold(text: str) -> list[str]:
    """The words, or where there are none the signs."""
    return words(text) or text.split()


def _sketch(text: str) -> RMinHash:
    sketch = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    sketch.update([" ".join(shingle) for shingle in sorted(shingles(text))])
    return sketch
