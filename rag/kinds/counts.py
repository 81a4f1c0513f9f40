"""Where a sentence tells the number that is asked for: the one that counts what is asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from rag.kinds.days import days
from rag.kinds.senses import senses, things
from rag.kinds.tree import Span, Tree, tree
from rag.names import mentions, name_words
from rag.question import Asked
from rag.stems import stems

_ALONE = r"(?<![\w.,:/-])"
_NO_HARM = (
    r"(?:without|(?:did not|didn['’]t) (?:cause|claim|leave|result in)) (?:any )?"
    r"(?:casualties|deaths|fatalities|harm|injuries|victims)"
)
_NUMBER = re.compile(
    _ALONE + r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w:/]|[.,]\d)"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety)(?:-\w+)?|(?:a )?dozens?|several|(?:a )?hundreds?|(?:a )?thousands?"
    rf"|no one|nobody|none|no|{_NO_HARM})\b(?!-)",
    re.IGNORECASE,
)
_TO = re.compile(r" ?(?:-|–|to|and|or) ?")
_OTHER_END = re.compile(rf"{_TO.pattern}(?:{_NUMBER.pattern.removeprefix(_ALONE)})", re.IGNORECASE)
_QUANTITY = re.compile(
    r"(?:\b(?:more than|less than|fewer than|at least|at most|as many as|up to|about|around|nearly"
    r"|almost|over|some|approximately|roughly|only|just|no more than|between|the|all) )+$",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|rather than|instead of|(?:up|down) from) (?:(?:the|about|some|only|just) )*$",
    re.IGNORECASE,
)
_NO_ONE = re.compile(r"(?:no one|nobody|none|no)\b", re.IGNORECASE)
_MEASURE = re.compile(
    r"-? ?(?:mm|cm|km|kilomet\w+|miles?|met(?:re|er)s?|feet|years?|months?|weeks?|days?|hours?"
    r"|minutes?|seconds?|per ?cent|percent|%|a\.?m\b|p\.?m\b|o'clock|kg|kilos?|tons?|tonnes?)",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:how (?:many|few)|numbers? of|count of|total of)\b ?", re.IGNORECASE)
_PLACED = re.compile(r"\b(?:in|at|near|on|from|to) (?:the )?([A-Z][\w'’-]*(?: [A-Z0-9][\w'’-]*)*)")
_LONGEST = 40
"""Characters between a number and the end of what it counts; more are not set in bold with it."""
_PART = re.compile(
    r"\b(?:including|among them|of (?:them|which|whom))(?: at least)? $", re.IGNORECASE
)
_PRONOUN = re.compile(r"(?:them|these|those|whom|which)\b", re.IGNORECASE)
_HARMS = frozenset({"killing", "hurting"})


@dataclass(frozen=True, slots=True)
class _Count:
    """A number, the words for what it counts, for what came of them, from it on and before it."""

    span: Span
    thing: str
    verb: str
    segment: str
    before: str = ""

    @property
    def is_part(self) -> bool:
        """Whether it counts some of what was told before it."""
        return bool(_PART.search(self.before))


def number_asked(asked: Asked, text: str) -> tuple[Span, ...]:
    """The number of what is asked about; () where no number plainly counts it."""
    known = {match[0].lower() for match in _NUMBER.finditer(asked.text)}
    counts = [c for c in _counts(text) if text[slice(*c.span)].lower() not in known]
    thing = _asked_thing(asked.text)
    rated = [(_rate(asked, thing, each, counts), each) for each in counts]
    best = max((rate for rate, _ in rated), default=0)
    first = [each.span for rate, each in rated if rate == best]
    return (_widened(text, first[0]),) if best >= 2 and len(first) == 1 else ()


def is_denied(text: str, start: int) -> bool:
    """Whether what begins there is told to be wrong, or what was before: 'seven, not five'."""
    return bool(_DENIED.search(text[:start]))


def counts_something(text: str) -> bool:
    """Whether a number of the text counts something, and is no date, calibre or name's part."""
    return bool(_counts(text))


def _asked_thing(question: str) -> str:
    """The words for what is to be counted: 'troops', 'American soldiers'."""
    found = _ASKS.search(question)
    if not found:
        return ""
    parsed = tree(question)
    at = parsed.at(found.end() if found.end() < len(question) else found.start())
    while at is not None and at + 1 < len(parsed.words):
        word = parsed.words[at]
        if word.pos in ("NOUN", "PROPN") and parsed.words[at + 1].pos not in ("NOUN", "PROPN"):
            return word.text
        if word.pos in ("VERB", "AUX") and word.dep != "amod":
            return ""
        at += 1
    return ""


def _counts(text: str) -> list[_Count]:
    """The numbers of the text that count something, and are no date, measure or name's part."""
    parsed, dates = tree(text), days(text)
    every = [
        match
        for match in _NUMBER.finditer(text)
        if not any(start <= match.start() < end for start, end in dates)
        and not is_denied(text, match.start())
        and not _MEASURE.match(text, match.end())
        and not _is_name(parsed, match.start())
    ]
    found = [
        match
        for before, match in zip([None, *every], every, strict=False)
        if not (before and _TO.fullmatch(text[before.end() : match.start()]))
    ]
    ends = [match.start() for match in found[1:]] + [len(text)] * bool(found)
    counts = [
        _Count(
            match.span(),
            *_counted(parsed, match.start()),
            text[match.start() : end],
            text[: match.start()],
        )
        for match, end in zip(found, ends, strict=True)
    ]
    return list(accumulate(counts, _meant))


def _meant(before: _Count, count: _Count) -> _Count:
    """'17 of them' counts what the number before it counts; what came of a part came of all."""
    verb = before.verb if count.is_part or count.verb == "including" else count.verb
    thing = before.thing if _PRONOUN.match(count.thing) else count.thing
    return replace(count, thing=thing, verb=verb)


def _is_name(parsed: Tree, start: int) -> bool:
    """Whether the number belongs to a name: 'Tower 22', 'Kurdistan 24'."""
    at = parsed.at(start)
    if at is None or at == 0 or not parsed.text[start].isdigit():
        return False
    before = parsed.words[at - 1]
    return before.text[:1].isupper() and before.pos == "PROPN" and before.head in (at, at - 1)


def _counted(parsed: Tree, start: int) -> tuple[str, str]:
    """What the number at ``start`` counts, and the verb over it; "" where it stands alone."""
    if harmless := re.compile(_NO_HARM, re.IGNORECASE).match(parsed.text, start):
        return "", harmless[0]
    at = parsed.at(start)
    if at is None:
        return "", ""
    if _NO_ONE.match(parsed.text, start):
        verb = parsed.verb(at)
        return "", parsed.words[verb].text if verb is not None else ""
    top = at
    while parsed.words[top].dep in ("nummod", "quantmod", "compound", "det", "poss", "amod"):
        if parsed.words[top].head == top:
            break
        top = parsed.words[top].head
    thing = parsed.words[top].text if parsed.words[top].pos in ("NOUN", "PROPN", "ADJ") else ""
    if parsed.words[top].dep == "conj" and not thing:
        thing = parsed.words[parsed.words[top].head].text
    for of in parsed.children(top, "prep") if not thing else ():
        if parsed.words[of].text.lower() == "of":
            thing = " ".join(parsed.words[c].text for c in parsed.children(of, "pobj"))
    verb = parsed.verb(top)
    doing = parsed.words[verb].text if verb is not None else ""
    if doing in ("are", "were", "is", "was") and verb is not None:
        doing = " ".join(parsed.words[c].text for c in parsed.children(verb, "attr", "acomp"))
    acts = [parsed.words[c].text for c in parsed.children(top, "acl", "relcl")]
    return thing, " ".join([doing.replace(thing, ""), *acts])


def _rate(asked: Asked, thing: str, count: _Count, others: Sequence[_Count]) -> int:
    """How surely the number is the one: by what it counts, what came of it, and the place."""
    wanted = senses(asked.text) & _HARMS
    harms = senses(f"{count.verb} {count.thing}") & _HARMS
    rate = _rate_thing("" if senses(thing) & _HARMS else thing, count.thing)
    if count.is_part and stems(thing) & stems(count.before):
        return -5  # some of those that are asked for: 'the ninth attack, including two near Balad'
    if wanted & harms or stems(asked.text) & stems(count.verb):
        rate += 2
    elif harms and (wanted or "people" in things(count.thing)):
        rate -= 4
    named = [name for name in _names(asked.text) if mentions(name_words(count.segment), name)]
    elsewhere = {
        name
        for other in others
        if other is not count
        for name in named
        if mentions(name_words(other.segment), name)
    }
    return rate + len(set(named) - elsewhere) * (rate > -3)


def _names(question: str) -> Iterator[str]:
    """The names of places in a question, as far as a preposition tells them."""
    yield from (name for name in _PLACED.findall(question) if name_words(name))


def _rate_thing(wanted: str, counted: str) -> int:
    if wanted and stems(wanted) & stems(counted):
        return 4
    if not counted or not wanted:
        return 0
    if name_words(wanted) and name_words(counted):
        return -5
    return 2 if things(wanted) & things(counted) else -5


def _widened(text: str, span: Span) -> Span:
    """The number with 'more than' before it, and the other end of a range behind it."""
    start, end = span
    if _NO_ONE.fullmatch(text[start:end]):
        return start, _end_of_none(text, start, end)
    if other := _OTHER_END.match(text, end):
        end = other.end()
    end = _with_thing(text, end)
    before = _QUANTITY.search(text[:start])
    return (_begin(text, before.start(), start), end) if before else (start, end)


def _end_of_none(text: str, start: int, end: int) -> int:
    """Where 'no US soldier' ends; 'nobody' is whole."""
    parsed = tree(text)
    at = parsed.at(start)
    if at is None or text[start:end].lower() != "no":
        return end
    head = parsed.words[parsed.words[at].head]
    return max(end, head.start + len(head.text))


def _with_thing(text: str, end: int) -> int:
    """Where the words that the number counts end, if they stand right behind it."""
    parsed = tree(text)
    at = parsed.at(end - 1)
    if at is None or parsed.words[at].dep != "nummod":
        return end
    head = parsed.words[parsed.words[at].head]
    behind = head.start + len(head.text)
    plain = re.fullmatch(r"(?:[\w’' -]|\b[A-Z]\.)*", text[end:behind])
    return behind if plain and 0 < behind - end <= _LONGEST else end


def _begin(text: str, start: int, number: int) -> int:
    """Where the quantity begins, an article left out."""
    article = re.compile(r"(?:the|all) ", re.IGNORECASE).match(text, start)
    return article.end() if article and article.end() <= number else start
