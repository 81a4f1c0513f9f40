"""Whether two texts tell the same how many and when, in figures or in words.

That a number stands somewhere in the cited words is not enough: "six rockets and four
wounded" holds the numbers of "four rockets and six wounded". So what is counted, and
the month of a day, is looked at, too.
"""

from __future__ import annotations

import re
from collections import defaultdict

from rag.numbers import numbers
from rag.stems import stems

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|(?-i:May)|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
# Words that tell how many or when, and that are no number and no name.
_HOW_MANY = re.compile(
    r"\b(?:(?<!no )one|zero|first|second|once|twice|half|both|all|most|few|several|many|dozens"
    r"|hundreds|thousands|millions)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow"
    rf"|{_MONTH})\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    rf"\b(?P<before>\d\d?)(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})"
    rf"|\b(?P<first>{_MONTH})\.? (?P<after>\d\d?)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?=(?<![\w.,-])(\d[\d,.]*|[A-Za-z]+(?:-[a-z]+)?) (\w+)(?: (\w+))?)")
_YEARS = range(1900, 2101)


def tells_how_many(sentence: str, cited: str) -> bool:
    """Whether each number and amount of the sentence counts the same in the cited words."""
    told, found = _counted(sentence), _counted(cited)
    return (
        numbers(sentence) <= numbers(cited)
        and _words(_HOW_MANY, sentence) <= _words(_HOW_MANY, cited)
        and all(counts <= found.get(thing, counts) for thing, counts in told.items())
    )


def tells_when(sentence: str, cited: str) -> bool:
    """Whether each day of the week or month and each month of the sentence is in the cited words.

    Years are numbers: `tells_how_many` looks for them.
    """
    return _words(_WHEN, sentence) <= _words(_WHEN, cited) and _days(sentence) <= _days(cited)


def _words(kind: re.Pattern[str], text: str) -> set[str]:
    return {_short(word) for word in kind.findall(text)}


def _days(text: str) -> set[tuple[int, str]]:
    """Days of a month: (9, "dec")."""
    return {
        (int(found["before"] or found["after"]), _short(found["month"] or found["first"]))
        for found in _DAY.finditer(text)
    }


def _counted(text: str) -> dict[str, set[float]]:
    """What is counted, in stems, and how many of it there are said to be."""
    counted: defaultdict[str, set[float]] = defaultdict(set)
    for number, thing, other in _COUNTED.findall(text):
        counts = {count for count in numbers(number) if count not in _YEARS}
        for stem in stems(f"{thing} {other}") if counts else ():
            counted[stem] |= counts
    return counted


def _short(word: str) -> str:
    """'dec' for both 'December' and 'Dec'."""
    word = word.lower()
    return word[:3] if re.fullmatch(_MONTH, word.capitalize(), re.IGNORECASE) else word
