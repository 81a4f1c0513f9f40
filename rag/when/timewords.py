"""Where a question speaks of a date, beyond what the grammar for articles sees.

A question is shorter than an article and asks about a time on purpose: 'by 2021' and
'before june' are dates in it, where an article's 'of 2000' may count people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rag.when.expressions import MONTHS, Expression, expressions

_NAMES = "|".join(MONTHS)
_SAFE = "|".join(month for month in MONTHS if month not in ("March", "May"))
_LED = (
    r"(?:in|since|until|till|before|after|by|from|to|and|or|between|through|during|of|mid|early"
    r"|late)"
)
_EVENT = (
    r" (?:[\w-]+ ){0,2}(?:attack|strike|raid|bombing|assault|salvo|barrage|killing|assassination"
    r"|incident|explosion|shooting|protest|clash)(?:e?s)?\b"
)
EVENT = re.compile(_EVENT, re.IGNORECASE)
"""What may stand behind a date that tells which event is meant: 'the December 2019 attack'."""
# 'may' and 'march' are words as well: a date only behind such a word, or before a number
# or an event.
_SMALL = re.compile(
    rf"\b(?:(?:{_SAFE})\b"
    r"|(?:(?<=in )|(?<=of )|(?<=since )|(?<=until )|(?<=between ))(?:march|may)\b"
    rf"|(?:march|may)(?= (?:\d\d?\b|(?:19|20)\d\d\b))|(?<=the )(?:march|may)(?={_EVENT})"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b(?=\.?,? \d))",
    re.IGNORECASE,
)
_YEAR = re.compile(
    rf"\b(?i:{_LED}|throughout|around|than|for)[ -](?P<at>(?P<year>(?:19|20)\d\d))"
    r"(?!s\b|[-/:%]|[.,]\d| (?:troops|soldiers|people|personnel|men|[a-z]+(?:s|men)\b))"
)
_MONTH = re.compile(
    r"\b(?:(?i:before|after|by|from|through|till|up to|prior to|than) "
    rf"|(?i:the) (?=\w+(?i:{_EVENT})))(?P<at>(?P<month>{_NAMES}))\b(?!,? ?\d)"
)


def time_words(question: str) -> list[Expression]:
    """The date expressions of a question, in order; offsets are code points of it."""
    text = with_capitals(question)
    found = expressions(text)
    more = (e for e in _more(text) if not any(e.start < f.end and f.start < e.end for f in found))
    return sorted([*found, *more], key=lambda e: e.start)


def with_capitals(question: str) -> str:
    """The question with its months written as names; its length stays."""
    return _SMALL.sub(lambda match: match[0].capitalize(), question)


def _more(text: str) -> Iterator[Expression]:
    for form, pattern in (("year", _YEAR), ("bare_month", _MONTH)):
        for match in pattern.finditer(text):
            parts = {k: v for k, v in match.groupdict().items() if k != "at"}
            yield Expression(*match.span("at"), form, parts, ahead=False)
