"""How an answer tells a disagreement: each side with its value, its sources and its citations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rag.compose import Numbering, markers
from rag.disagreement import Dispute, is_later
from rag.disputes.answers import ABOUT
from rag.disputes.facts import ANSWER, WHO, WORDING, Fact
from rag.speakers import tellers
from rag.stories import in_words, independent
from rag.types import Answer, Disagreement, Side
from rag.when.dates import written
from store.records import Article

_NAMED = 2
"""Articles that are named of one side."""
_SUBJECTS = {WHO: "Who did it", WORDING: "One sentence"}
_MARKUP = re.compile(r"[\[\]*_`<>#|\\\n]+")
_NO_NAME = re.compile(
    r"(?:The|An?|At|No|More|Over|Up|About|Some|Around|Nearly|Almost|Roughly|Fewer|Less|One|Two|Three|Four"
    r"|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Nobody|None|Several|Dozens)\b"
)
_PRONOUN = re.compile(r"(?:he|she|it|they|who|which|that)", re.IGNORECASE)
_LONGEST = 60
"""Characters of the words for who says something."""


def settled(answer: Answer, found: Sequence[Dispute]) -> tuple[Answer, str]:
    """The answer with its disagreements, and the text that tells them behind its own."""
    if not found:
        return answer, ""
    numbering, told = Numbering(answer.citations), list[Disagreement]()
    text = ""
    for dispute in found:
        told.append(_numbered(dispute, numbering))
        text += f"\n\n{_sentence(dispute, told[-1])}"
    whole = replace(
        answer,
        text=answer.text + text,
        citations=numbering.citations,
        disagreements=tuple(told),
    )
    return whole, text


def _numbered(dispute: Dispute, numbering: Numbering) -> Disagreement:
    sides = tuple(
        Side(
            side[0].value,
            tuple(dict.fromkeys(numbering.number(fact.quote) for fact in side)),
            max(fact.published for fact in side) or None,
            voice,
        )
        for side, voice in zip(dispute.sides, _voices(dispute.sides), strict=True)
    )
    return Disagreement(dispute.about, sides, dispute.updated, dispute.about == ANSWER)


def _sentence(dispute: Dispute, told: Disagreement) -> str:
    """The fact and its sides: "The number of wounded is told differently: five (...) [1]; ..."."""
    sides = [
        f"{_worded(told, side, _whose(facts))} {markers(side.citations)}"
        for side, facts in zip(told.sides, dispute.sides, strict=True)
    ]
    *before, last = dispute.sides
    ending = ""
    if dispute.updated:
        ending = ", which updates the earlier"
    elif is_later(last, [fact for side in before for fact in side]):
        ending = ", the later piece" if len(last) == 1 else ", the later pieces"
    beginning = f"{_subject(dispute.about)} is told differently"
    if told.maybe:
        beginning = f"The articles may differ on {dispute.about}"
    return f"{beginning}: {'; '.join(sides)}{ending}."


def _worded(told: Disagreement, side: Side, whose: str) -> str:
    """A side in the sentence; whole sentences are not said again, for their citations show them."""
    named = f"{side.voice}, in {whose}" if side.voice else whose
    return named if told.maybe else f"{_small(side.value)} ({named})"


def _subject(about: str) -> str:
    if about in _SUBJECTS:
        return _SUBJECTS[about]
    if about in ABOUT.values():
        return f"The {about}"
    return f"The number of {'people ' * (about in ('killed', 'captured'))}{about}"


def _voices(sides: Sequence[Sequence[Fact]]) -> list[str]:
    """Who says it, of each side that its articles do not tell from another; "" of the others."""
    named = [_whose(side) for side in sides]
    often = Counter(named)
    return [
        _voice(side) if often[name] > 1 else "" for side, name in zip(sides, named, strict=True)
    ]


def _voice(side: Sequence[Fact]) -> str:
    """Who says it in the side's first quote; "" where that is not told in a few words."""
    told = next(iter(tellers(side[0].quote.text)), "")
    name = _small(told)
    return name if len(name) <= _LONGEST and not _PRONOUN.fullmatch(name) else ""


def _whose(side: Sequence[Fact]) -> str:
    """Which pieces say it, and when; copies and retellings of one report are told as such."""
    articles = [fact.quote.article for fact in side]
    named = [_named(article) for article in articles]
    if len(articles) > 1 and independent(articles) == 1:
        return f"{in_words(len(articles))} articles of one origin: {named[0]}"
    more = [f"and {in_words(len(named) - _NAMED)} more"] if len(named) > _NAMED else []
    return "; ".join([*dict.fromkeys(named[:_NAMED]), *more])


def _named(article: Article) -> str:
    name = _plain(article.publisher or article.heading)
    return f"{name}, {written(article.published)}"


def _small(value: str) -> str:
    """The words as they stand within a sentence: numbers, qualifiers and articles are no names."""
    plain = _plain(value)
    return plain[:1].lower() + plain[1:] if _NO_NAME.match(plain) else plain


def _plain(words: str) -> str:
    return " ".join(_MARKUP.sub(" ", words).split())
