"""The grammar: where an English text speaks of a date, and in which form.

A small grammar of its own, for what matters is which words are *no* date ('5 May
rockets' is, 'may 5' is not), and a parser made for single dates guesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS = (
    "January February March April May June July August September October November December"
).split()
DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
COUNTS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty"
).split()

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_NUMBER = r"\d\d?(?:st|nd|rd|th)?"
_DAY = r"(?P<day>\d\d?)(?:st|nd|rd|th)?(?![\d:]|[.,]\d|th)"
_TO = r"(?: ?[-–] ?(?P<to>\d\d?)(?![\d:]))?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_THEN = rf"(?:,? (?:of )?(?:{_YEAR}|(?P<then>last|this|next) year\b))?"
_WEEKDAY = rf"(?i:{'|'.join(DAYS)})\b"
_PART = r"(?: (?:morning|afternoon|evening|night)\b)?"
_COUNT = rf"\d{{1,3}}|{'|'.join(COUNTS)}"
_UNIT = r"(?:day|week|month|year)"

_FORMS = {
    "iso": rf"(?<![\d/-]){_YEAR}(?P<mark>[-/])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?![\d/-])",
    "day": rf"\b(?:{_WEEKDAY},? )?(?P<month>{_MONTH})\.? {_DAY}{_TO}{_THEN}",
    "day_first": rf"\b(?<![.,:])(?:{_WEEKDAY},? )?(?:the )?{_DAY}{_TO}"
    rf" (?:of )?(?P<month>{_MONTH})(?:\.(?=,? \d{{4}}))?{_THEN}",
    "month": rf"\b(?P<month>{_MONTH})\.?,? (?:of )?(?:{_YEAR}|(?P<then>last|this|next) year\b)",
    "bare_month": r"\b(?i:in|since|until|during|(?:end|middle|start|beginning) of)"
    rf" (?P<at>(?:early[ -]|late[ -]|mid-)?(?P<month>{_MONTH}))(?! \d|['’]s)",
    "named_month": r"\b(?P<at>(?P<mod>(?i:last|this|this past|next|early|late|mid))[ -]"
    rf"(?P<month>{_MONTH}))(?!\.? \d)",
    "year": rf"\b(?<![\d,.]){_YEAR}"
    r"(?!s\b|[-–/:%]|[.,]\d| (?:troops|soldiers|people|personnel|men|rockets|missiles)\b)",
    "weekday": r"\b(?=[aeflmnstwAEFLMNSTW])(?:(?P<mod>(?i:last|next|this|this coming|this past"
    r"|the previous|the following|the next|a week ago)) )?(?i:(?:late|early) (?:on )?)?"
    rf"(?P<weekday>{_WEEKDAY}){_PART}"
    r"(?:,? (?:of )?(?:the )?(?P<week>(?i:last|this|next|previous|following)) week\b)?",
    "near": r"\b(?P<near>(?i:the day before yesterday|the day after tomorrow|yesterday|today"
    rf"|tonight|tomorrow|last night|this (?:morning|afternoon|evening)))\b{_PART}",
    "unit": r"\b(?<!the )(?P<mod>(?i:last|this|next|the (?:previous|current|coming|following"
    r"|same))) (?P<unit>week|month|year|weekend)\b",
    "weekend": r"\b(?i:over|at|during) (?P<at>the weekend)\b",
    "span": rf"\b(?i:the|these) (?P<mod>last|past|(?:previous|next|coming)(?= (?:{_COUNT})\b)) "
    rf"(?:(?P<count>{_COUNT}) )?(?P<unit>{_UNIT})s?\b",
    "ago": rf"\b(?=\w{{1,9}} [dwmyDWMY])(?i:(?P<count>{_COUNT}|an?|one) (?P<unit>{_UNIT})s?"
    r" (?P<way>ago|earlier|later))\b",
    "step": r"(?i:\b(?P<step>the (?:following|next|previous|same) (?:day|morning|night|evening"
    r"|afternoon)|that (?:same )?(?:day|night)|the day (?:before|after)(?=[,.;]))\b)",
}
_PATTERNS = {form: re.compile(pattern) for form, pattern in _FORMS.items()}

# A weekday whose date the text gives in another form ("Monday (Dec. 9)", "Monday the 9th",
# "9 December, a Monday"), or that is a name or a habit.
_TOLD_AHEAD = re.compile(
    rf"['’]?,? \(?(?:{_NUMBER} (?:of )?{_MONTH}|(?:the )?\d\d?(?:st|nd|rd|th)\b|{_MONTH}\.? \d"
    r"|\d\d?[./]\d|(?:19|20)\d\d\b)"
)
_TOLD = r"(?: \(\d{4}\))?"  # the year that spelling a date out puts behind it
_TOLD_BEHIND = re.compile(
    rf"(?:(?:{_NUMBER}{_TOLD} {_MONTH}\.?(?:,? \d{{4}})?"
    rf"|{_MONTH}{_TOLD}\.? {_NUMBER}(?:,? \d{{4}})?"
    r"|\d{4}-\d\d-\d\d)(?: \(\d{4}\))?\.?,? \(?(?:a )?)$"
    r"|\b(?:was|is) a $"
    r"|\b(?i:every|each|black|good|bloody|palm|easter|ash|weeks? (?:on|from)|USA|Russia) $"
)
# Words before a year that make it one, and words before a count that leave it open.
_YEAR_BEHIND = re.compile(
    r"\b(?i:in|since|until|till|from|during|before|after|early|late|mid|the|a|year"
    r"|(?:spring|summer|autumn|fall|winter)(?: of)?)[ -]$"
)
_VAGUE_BEHIND = re.compile(r"(?i:\b(?:more than|less than|over|at least|nearly|almost) |[\d,.])$")
# What is still to come on a day; a verb of telling behind it takes the day for itself.
_TENSE = re.compile(
    r"\b(?:(?P<will>will|shall|due|scheduled|set to|expected to|plans? to|(?:is|are) to"
    r"|takes? (?:office|effect|place)|(?:begins|starts|ends|opens|expires)(?= on ))"
    r"|(?P<would>would)|said|says|told|announced|reported|added|warned|confirmed|according)\b|[.!?\n]"
)
# A date right behind a verb of telling is the day of the telling: 'said on Tuesday that'.
TOLD_ON = re.compile(
    r"\b(?:said|says|told(?: \w+){1,3}|announced|reported|warned|confirmed)"
    r"(?: (?:in|at|on) an? (?:[a-z]+ ){0,2}?[a-z]+)?(?: on| late| early)* $",
    re.IGNORECASE,
)
"""What stands before the day of a telling, and not of what is told."""
_MARKS = re.compile(r"[\"“”]")
_OPENS = re.compile(r"(?:^|[.!?\n][\"”]?)\s*(?:(?:On|By|From|In) )?$")
_BEHIND = 100


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression at ``text[start:end]``.

    Attributes:
        form: Which form of the grammar it has.
        parts: What the form's parts are, each a string or None.
        ahead: Whether the sentence speaks of what is to come; None where that is open.
        spoken: Whether it is 'today' or the like within quotation marks, and so the speaker's.
        telling: Whether it is the day on which somebody said what the sentence tells.
    """

    start: int
    end: int
    form: str
    parts: dict[str, str | None]
    ahead: bool | None
    spoken: bool = False
    telling: bool = False


def expressions(text: str) -> list[Expression]:
    """All date expressions of the text, in order; where two overlap, the first and longest."""
    kept: list[Expression] = []
    for found in sorted(_found(text), key=lambda e: (e.start, -e.end)):
        if not kept or found.start >= kept[-1].end:
            kept.append(found)
    return kept


def _found(text: str) -> Iterator[Expression]:
    for form, pattern in _PATTERNS.items():
        for match in pattern.finditer(text):
            parts = match.groupdict()
            start, end = match.span("at") if "at" in parts else match.span()
            behind = text[max(0, start - _BEHIND) : start]
            if _is_meant(form, behind, text, end):
                ahead = _is_ahead(behind, text[end : end + _BEHIND])
                telling = bool(TOLD_ON.search(behind))
                spoken = form == "near" and _is_spoken(text, start)
                yield Expression(start, end, form, parts, ahead, spoken, telling)


def _is_spoken(text: str, at: int) -> bool:
    """Whether a quotation that has begun in the line has not ended there."""
    marks = _MARKS.findall(text, text.rfind("\n", 0, at) + 1, at)
    return marks[-1:] == ["“"] or (marks[-1:] == ['"'] and len(marks) % 2 == 1)


def _is_meant(form: str, behind: str, text: str, end: int) -> bool:
    """Whether what stands around the words leaves them a date, and one not told otherwise."""
    if form in ("weekday", "near"):
        return not (_TOLD_AHEAD.match(text, end) or _TOLD_BEHIND.search(behind))
    if form == "year":
        return bool(_YEAR_BEHIND.search(behind[-15:]))
    return form != "ago" or not _VAGUE_BEHIND.search(behind[-15:])


def _is_ahead(behind: str, rest: str) -> bool | None:
    """By the last word before it that tells, or the next where it opens the sentence.

    None where that word is 'would'.
    """
    signs = list(_TENSE.finditer(behind))[-1:]
    if _OPENS.search(behind):
        signs = [sign] if (sign := _TENSE.search(rest)) else []
    if signs and signs[0]["would"]:
        return None
    return bool(signs and signs[0]["will"])
