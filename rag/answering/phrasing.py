"""A question as it is meant: without orders to answer from memory, and with its names' capitals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from rag.answering.meanings import deeds, things
from rag.engines.language import analyse
from rag.stems import stems

_ORDERS = re.compile(
    r"\b(?:ignore|forget|disregard|without|never mind|don['’]t (?:use|read|look at))(?: using)?"
    r"(?: all| any)?(?: of)?(?: the| these| your)? (?:articles?|sources?|texts?|documents?|context)"
    r"(?: and)?[,:.;]?\s*"
    r"|(?:\b(?:just|please|simply|and)\s+)*(?:\b(?:answer|tell me|say|reply|respond)\s+)?"
    r"\b(?:from|out of|using|with|based on|by)\s+(?:what you (?:already )?know|(?:your )?memory"
    r"|your (?:own )?(?:general |world )?(?:knowledge|memory|training)(?: data)?)\b[,:.;]?\s*"
    r"|^(?:you )?(?:surely |certainly |must |do )*know (?:it|this|that)[,:.;]\s*",
    re.IGNORECASE,
)
_IF_TOLD = re.compile(
    r",? (?:with|and|including|plus) [^,]+? (?:if (?:you|they|there|it|known|any|given|available|"
    r"possible)|where (?:given|known|available|possible|told))\b[^,.?]*",
    re.IGNORECASE,
)
"""What is wanted besides, if it is told: 'with their ages if you have them'."""
_FEASTS = {"new year's eve": "31 December", "new year's day": "1 January",
           "christmas eve": "24 December", "christmas day": "25 December"}  # fmt: skip
_FEAST = re.compile(
    rf"\b(?P<feast>{'|'.join(_FEASTS)})(?=,? (?:of )?(?:19|20)\d\d\b)".replace("'", "['’]"),
    re.IGNORECASE,
)
_NAMED_ITSELF = re.compile(
    r"(?:(?P<did>\b(?:did|does|do|to|will)\b[^,.?]*?)|\b)"
    r"\bputs? (?:its|their|his|her|a) names? to\b",
    re.IGNORECASE,
)
_SAME_NUMBER = re.compile(
    r"(?:do|did) (?:all )?(?P<who>the (?:\w+ )?(?:articles|reports|sources|accounts|pieces"
    r"|outlets)) (?:all )?(?:(?:give|report|state|tell|have|agree on) the (?:same )?(?:\w+ )?"
    r"(?:number|count|figure|total|toll)s? (?:of|for) (?P<what>.+)|agree on how many (?P<done>.+))",
    re.IGNORECASE,
)
_ALL_NUMBERS = re.compile(
    r"(?:list|compare|give(?: me)?|what (?:are|were)) (?:all )?the"
    r" (?:successive |different |various )?"
    r"(?:(?P<tolls>(?:death )?tolls?)|(?:figures|numbers|counts|estimates))"
    r"(?: (?:that )?[\w' -]+? (?:gave|reported|announced)| given| told| reported)?"
    r" (?:for|of)(?(tolls)| the number of) (?P<what>.+)",
    re.IGNORECASE,
)
_DONE = re.compile(r" ((?:fired|launched|killed|wounded|injured|hurt|sent|deployed)\b)")
_OFFICE = r"(?:post|position|role|title|job|rank|office|function)"
_OFFICE_OF = re.compile(
    rf"\W*what {_OFFICE} (?:did|does|do|has|had) (?P<one>[\w .’-]+?) (?:hold|have|held|had|fill)"
    rf"|\W*what (?:is|was) (?P<other>[\w .-]+)['’]s? (?:official )?{_OFFICE}",
    re.IGNORECASE,
)
"""Somebody's post stands before or behind the name, as it does where one asks who that is."""
_WORD = re.compile(r"[\w'’-]+")
_TIME_OF_DAY = re.compile(r"\b(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?")
_STARTS = re.compile(r"(?:^|[.!?:\n][\"'”’)]*\s+)[\"'“‘(]*[\w'’-]+")
_LONG_ENOUGH = 3


def plain(question: str) -> str:
    """The question without an order to answer from memory, which is never done.

    Of moments as ISO 8601 writes them the day is left: articles tell no more. A feast is its
    day, and what is wanted only if it is told is not asked for. Whose post is asked for, of him
    it is asked who he is; of the number that accounts may differ on, how many there are. Who
    puts his name to a deed claims it.
    """
    left = _IF_TOLD.sub("", _TIME_OF_DAY.sub(r"\1", _ORDERS.sub("", question))).strip(" ,;:")
    left = _NAMED_ITSELF.sub(_claims, left)
    left = _FEAST.sub(lambda feast: _FEASTS[feast[0].lower().replace("’", "'")], left)
    bare = left.rstrip("?!. ")
    if office := _OFFICE_OF.fullmatch(bare):
        return f"Who is {office['one'] or office['other']}?"
    if every := _ALL_NUMBERS.fullmatch(bare):
        what = f"people killed in {every['what']}" if every["tolls"] else every["what"]
        told = _DONE.sub(r" were \1", what, count=1)
        return f"How many {told}, and do the reports agree?"
    if same := _SAME_NUMBER.fullmatch(bare):
        if same["done"]:
            return f"How many {same['done']}, and do {same['who']} agree?"
        return f"How many {same['what']} do {same['who']} give?"
    return left if _WORD.search(left) else question


def _claims(named: re.Match[str]) -> str:
    return f"{named['did'] or ''}claim{'' if named['did'] else 'ed'} responsibility for"


def with_capitals(question: str, texts: Iterable[str]) -> str:
    """A question in small letters with the capitals that the ``texts`` have for its words.

    What stands in none of them and is no known word may be a name, too: 'macron'.
    """
    words = _WORD.findall(question)
    if any(word[:1].isupper() for word in words[1:]):
        return question
    forms = _forms(texts)
    unknown = _unknown(question, forms)

    def cased(match: re.Match[str]) -> str:
        word = match[0]
        if word in unknown:
            return word.capitalize()
        form = _form(word, forms)
        if not form and word.endswith("s") and _form(word[:-1], forms)[:1].isupper():
            return f"{_form(word[:-1], forms)}s"  # 'ruizs', without its apostrophe
        return form if form[:1].isupper() or form[:1].isdigit() else word

    return _WORD.sub(cased, question)


def _form(word: str, forms: Mapping[str, Counter[str]]) -> str:
    """How the word is written most often; "" where it is not there."""
    told = forms.get(word.lower())
    return told.most_common(1)[0][0] if told else ""


def _forms(texts: Iterable[str]) -> dict[str, Counter[str]]:
    """How each word is written where it does not begin a sentence, and how often."""
    forms: dict[str, Counter[str]] = {}
    for text in texts:
        for word in _WORD.findall(_STARTS.sub(" ", text)):
            bare = re.sub(r"['’]s$", "", word)
            forms.setdefault(bare.lower(), Counter())[bare] += 1
    return forms


def _unknown(question: str, forms: dict[str, Counter[str]]) -> set[str]:
    """Words that the parser takes for names and the texts do not have."""
    known = frozenset().union(*(stems(form) for form in forms)) if forms else frozenset()
    return {
        word.text
        for word in analyse(question).words
        if word.pos == "PROPN" and word.text.islower() and len(word.text) >= _LONG_ENOUGH
        and not stems(word.text) <= known and not deeds(word.text) and not things(word.text)
    }  # fmt: skip
