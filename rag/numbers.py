"""Numbers in a text, in figures or in words, as values that can be compared."""

from __future__ import annotations

import re

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_VALUES = (
    {word: value for value, word in enumerate(_WORDS)}
    | {word: 10 * value for value, word in enumerate(_TENS, 2)}
    | {word: value for value, word in enumerate(_ORDINALS)}
    | {f"{word[:-1]}ieth": 10 * value for value, word in enumerate(_TENS, 2)}
)
_SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
_SCALE = "|".join(_SCALES)
# "two" is told apart from "no one", "first" from "at first": small words are no figures.
_UNTELLING = {"zero", "zeroth", "one", "first", "second"}
_FIGURE = re.compile(
    r"(?<![\w.])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:st|nd|rd|th)?(?!\d)"
    rf"(?:[ -]?({_SCALE})\b)?",
    re.IGNORECASE,
)
_HALF = re.compile(rf"\bhalf an? (?={_SCALE})", re.IGNORECASE)
_WORD = "|".join([*_VALUES, *_SCALES])
_AND = r"(?:(?<=hundred)|(?<=thousand)|(?<=illion)) and "
_RUN = re.compile(rf"\b(?:{_WORD})(?:(?:[ -]|{_AND})(?:{_WORD}))*\b")


def numbers(text: str) -> frozenset[float]:
    """The numbers in ``text``; "one" and "first", which often count nothing, are left out."""
    text = _HALF.sub("0.5 ", text)
    figures = (
        float(whole.replace(",", "") + part) * _SCALES.get(scale.lower(), 1)
        for whole, part, scale in _FIGURE.findall(text)
    )
    spelled = _FIGURE.sub(" ", text).lower()
    words = (m[0] for m in _RUN.finditer(spelled) if m[0] not in _UNTELLING)
    return frozenset(figures) | {value for run in words if (value := _spelled(run)) is not None}


def _spelled(run: str) -> float | None:
    total, part = 0.0, 0.0
    for word in re.findall(r"[a-z]+", run):
        if word in _SCALES:
            part = max(part, 1) * _SCALES[word]
            total, part = (total + part, 0.0) if _SCALES[word] > 100 else (total, part)
        else:
            part = _with(part, _VALUES.get(word, 0))
    return total + part or None


def _with(part: float, value: int) -> float:
    """'Forty' and 'two' make 42; 'nineteen' and 'ninety' are a year's halves."""
    return 100 * part + value if 10 <= part < 100 and value >= 10 else part + value
