"""A question that asks several things, cut into questions that each stand alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.dialogue.comparison import compared
from rag.dialogue.followup import stand_alone
from rag.dialogue.fragments import again, has
from rag.dialogue.openings import AUX, WH, opens_question
from rag.dialogue.standing import anchored, has_names
from rag.engines.language import analyse
from rag.names import name_words
from rag.numbers import numbers
from rag.question import asked
from rag.types import Turn

MOST = 4
"""Parts of a question that are asked one by one; what is behind them stays with the last."""

_SUBJECT = r"(?:the|any|there|it|he|she|they|these|those|this|an?|anyone|anybody|[A-Z]\w*)"
_SEAM = re.compile(
    rf"[;?.!]\s+(?=(?i:(?:and |but |also )?(?:{WH}|{AUX})\b))"
    rf"|,? (?:and|but)(?: also| then)? (?=(?:{WH})\b|{AUX} {_SUBJECT}\b)"
)
_OF_TWO = re.compile(r"(?<=\bwhich) of the two\b(?: (?=were|was|is|did|had|has))?", re.IGNORECASE)
_BESIDE = re.compile(
    r"(?P<one>how many .+?),? (?:(?:versus|vs\.?|(?:as )?(?:compared|opposed) (?:to|with)) "
    r"|and (?=how many (?:at|in|on|near|by|from) ))(?P<other>.+)",
    re.IGNORECASE,
)
"""'How many … in A versus B', '… in A and how many in B'."""
_WORDS = re.compile(rf"{WH}(?:(?:, | and |, and ){WH})*", re.IGNORECASE)
_SEVERAL = re.compile(rf"({_WORDS.pattern}(?:, | and |, and ){WH}) ({AUX}\b.+)", re.IGNORECASE)
_BEHIND = re.compile(rf"(.+?\w)(?:,? and |, )({_WORDS.pattern})\W*", re.IGNORECASE)
_LED_IN = re.compile(rf"(?!who|what|which)[^,;.?!]+, (?=(?:{WH}|{AUX})\b)", re.IGNORECASE)
"""'According to the police, how many …': what stands before the comma asks nothing."""
_LED = re.compile(r"(?:at|by|for|from|in|on|to|with|since) ", re.IGNORECASE)
_OF_SOMEBODY = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)
_COMMA = re.compile(r",? and |, ")


def parts(question: str) -> tuple[str, ...]:
    """The questions that are asked in one, in their order; the question itself if it is one.

    A conjunction inside of what is asked for ('killed and wounded') does not cut. What
    asks how several accounts agree is one question. No name and no number is lost.
    """
    whole = _OF_TWO.sub("", " ".join(question.split()))
    if found := compared(whole):
        return found if _keeps(whole[:1].lower() + whole[1:], found) else (question,)
    found = _standing(whole, [part for clause in _clauses(whole) for part in _each(clause)])
    if len(found) < 2 or not all(map(_asks_alone, found)):
        return (question,)
    return found if _keeps(whole, found) else (question,)


def _asks_alone(part: str) -> bool:
    """Whether it is a question by itself: 'What was his job?' is none of which nobody is known."""
    is_known = analyse(part).has("PERSON") or not _OF_SOMEBODY.search(part)
    return is_known and _has_verb(part) and not asked(part).compares


def _has_verb(text: str) -> bool:
    return has("VERB", text) or has("AUX", text)


def _clauses(question: str) -> list[str]:
    """The question cut where a new one begins; what asks nothing stays with what follows."""
    if beside := _BESIDE.fullmatch(question):
        return [*beside.group("one", "other")]
    seams = [seam for seam in _SEAM.finditer(question) if not _goes_on(question, seam)]
    if seams and not (opens_question(question) or _LED_IN.match(question)):
        seams = seams[1:]
    seams = seams[: MOST - 1]
    starts = [0, *(seam.end() for seam in seams)]
    ends = [*(seam.start() for seam in seams), len(question)]
    return [question[start:end] for start, end in zip(starts, ends, strict=True)]


def _goes_on(question: str, seam: re.Match[str]) -> bool:
    """Whether nothing new begins: 'when and where …', 'the base where … and where …', 'and why'."""
    before, behind = question[: seam.start()], question[seam.end() :]
    word = behind.partition(" ")[0]
    return not _has_verb(behind) or bool(
        _WORDS.fullmatch(before) or re.search(rf"\w {re.escape(word)} (?!{AUX}\b)", before)
    )


def _each(clause: str) -> list[str]:
    """'When and where did it fall' as two questions; so with 'Who fell, when and why?'."""
    if several := _SEVERAL.fullmatch(clause):
        return [f"{word} {several[2]}" for word in _COMMA.split(several[1])]
    behind = _BEHIND.fullmatch(clause)
    if behind and not _LED.match(behind[2]):
        first = _ended(behind[1])
        return [first, *(again(word.capitalize(), first) for word in _COMMA.split(behind[2]))]
    return [clause]


def _standing(question: str, found: Sequence[str]) -> tuple[str, ...]:
    """The parts with what they take from each other: backwards names, in one sentence forwards."""
    if len(found) < 2:
        return (question,)
    first = _ended(found[0])
    if not has_names(first) and not re.search(r"[;?.!]\s", question):
        first = anchored(first, next((part for part in found[1:] if has_names(part)), ""))
    alone, turns = [first], [Turn(first, "")]
    for part in found[1:]:
        alone.append(_ended(stand_alone(_ended(part), turns)))
        turns.append(Turn(part, ""))
    return tuple(dict.fromkeys(alone))


def _ended(part: str) -> str:
    part = part.strip().rstrip("?!.,; ")
    return f"{part[:1].upper()}{part[1:]}?"


def _keeps(question: str, found: Sequence[str]) -> bool:
    """Whether every name and number of the question is in one of the parts."""
    told = " ".join(found)
    return name_words(question) <= name_words(told) and numbers(question) <= numbers(told)
