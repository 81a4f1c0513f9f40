"""Is a fact with one thing altered ever taken to be borne out?

    python -m bench.evidence.altered [--first N]

The sentences of the sample articles are altered one thing at a time and held against
themselves. What was not altered is the control: it must be found to be a quote.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.evidence.command import run
from bench.retrieval.report import table
from rag.articles import to_article
from rag.engines.language import analyse
from rag.layers import check
from rag.names import name_words
from rag.numbers import numbers
from rag.reading.sources import Raw, walk
from rag.roles import deeds
from rag.sentences import sentences
from rag.stems import stems

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "articles"
_SHORTEST = 4
"""Words of matter; shorter lines are headings."""
_NUMBER = re.compile(
    r"\b(?:\d+(?:,\d{3})*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty)\b"
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = (
    "January February March April June July August September October November December".split()
)
_STRANGERS = ("Zembla", "Ruritania", "Oskar Brandt", "Freedonia")
_DENIES = re.compile(
    r"\b(?:not?|nor|never|without|nobody|nothing|none|den(?:y|ied))\b|n['’]t", re.IGNORECASE
)
_ABOUT = (
    "Sentences of the sample articles with one thing altered, held against the sentence as it is: "
    "another number, day or month, a name that is not there, a 'not' behind a verb that had none, "
    "doer and done-to exchanged where both have names. *Taken*: those found to be borne out; of "
    "the unaltered ones all should be, of the others none."
)

Altering = Callable[[str], Iterator[str]]


def measure(data: Path, first: int | None = None) -> str:
    """A row a kind of change; ``first`` takes so many sentences, ``data`` is not looked at."""
    cases, taken = counted(told()[:first])
    rows = [(name, str(cases[name]), str(taken[name])) for name in ("unaltered", *ALTERINGS)]
    return "\n\n".join(("## Altered facts", _ABOUT, table(["", "sentences", "taken"], rows)))


def counted(some: Sequence[str]) -> tuple[Counter[str], Counter[str]]:
    """How many sentences there are of each kind, and how many are taken to be borne out."""
    cases, taken = Counter[str](), Counter[str]()
    for sentence in some:
        for name, altering in {"unaltered": iter, **ALTERINGS}.items():
            for altered in [sentence] if name == "unaltered" else altering(sentence):
                cases[name] += 1
                taken[name] += check(altered, [sentence]) != "unverified"
    return cases, taken


def told() -> list[str]:
    """The sentences of the sample articles, without headings."""
    raws = [raw for raw in walk(ARTICLES) if isinstance(raw, Raw)]
    texts = [to_article(raw).text for raw in raws]
    found = (text[start:end] for text in texts for start, end in sentences(text))
    return [sentence for sentence in found if len(stems(sentence)) >= _SHORTEST]


def other_numbers(sentence: str) -> Iterator[str]:
    """Each number, written in figures as one that is not there."""
    free = next(str(n) for n in range(17, 99) if n not in numbers(sentence))
    yield from (_put(sentence, match.span(), free) for match in _NUMBER.finditer(sentence))


def other_days(sentence: str) -> Iterator[str]:
    """Each day of the week and month, as the next that is not there."""
    for names in (_DAYS, _MONTHS):
        for match in re.finditer(rf"\b(?:{'|'.join(names)})\b", sentence):
            free = next(name for name in names if name not in sentence)
            yield _put(sentence, match.span(), free)


def other_names(sentence: str) -> Iterator[str]:
    """Each name of a person or place, as that of a stranger."""
    for place, entity in enumerate(analyse(sentence).entities):
        if entity.label in ("PERSON", "GPE") and name_words(entity.text):
            stranger = _STRANGERS[place % len(_STRANGERS)]
            yield _put(sentence, (entity.start, entity.end), stranger)


def denied(sentence: str) -> Iterator[str]:
    """A 'not' behind the sentence's main auxiliary, where it is denied nowhere."""
    if _DENIES.search(sentence):
        return
    words = analyse(sentence).words
    for word in words:
        if word.pos == "AUX" and words[word.head].dep == "ROOT":
            at = word.start + len(word.text)
            yield _put(sentence, (at, at), " not")
            return


def turned(sentence: str) -> Iterator[str]:
    """Each deed between two that have names, told the other way round."""
    for deed in deeds(sentence):
        doer, done_to = deed.doers[0], deed.done_to[0]
        are_named = name_words(doer) and name_words(done_to)
        if are_named and sentence.count(doer) == sentence.count(done_to) == 1:
            parts = re.split(f"({re.escape(doer)}|{re.escape(done_to)})", sentence)
            yield "".join({doer: done_to, done_to: doer}.get(part, part) for part in parts)


ALTERINGS: dict[str, Altering] = {
    "another number": other_numbers,
    "another day or month": other_days,
    "another name": other_names,
    "denied": denied,
    "roles exchanged": turned,
}


def _put(text: str, span: tuple[int, int], new: str) -> str:
    return text[: span[0]] + new + text[span[1] :]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the section."""
    return run("altered", measure, arguments)


if __name__ == "__main__":
    sys.exit(main())
