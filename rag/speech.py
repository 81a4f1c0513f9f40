"""Whose words a question asks for, and whether a quote is of them."""

from __future__ import annotations

import re
from functools import lru_cache

from rag.answering.metonyms import is_spoken_of
from rag.kinds.tree import Tree, tree
from rag.names import mentions, name_words
from rag.question import Asked
from rag.quotations import whole_quotation
from rag.sayings import SAYING, person, sayings
from rag.speakers import speaker, speakers, tellers
from rag.stems import stems
from rag.types import Quote
from rag.wording import with_sentence_before

_ASKS_WHAT = re.compile(r"\W*what (?:did|does|do|has|have|had)\b", re.IGNORECASE)
_BODIES = ("ORG", "GPE", "NORP")
_OFFICE = (
    r"(?:[A-Z][\w.’'-]*|spokes\w+|press|secretary|officials?|officers?|commander|chief|minister"
    r"|leader|deputy|senior|general|director|head)"
)
"""Words that may stand between a body and the name of who speaks for it."""
_ASKED_SAYING = [*SAYING, "defend", "excuse", "justify", "rebut", "reproach"]
"""What one does with words, where it is asked how: a base is defended otherwise."""
_PRONOUN = re.compile(r"(?:he|she|it|they)", re.IGNORECASE)


@lru_cache(maxsize=2_000)
def asked_words_of(question: str) -> str:
    """The person whose words the question asks for, as it names them; "" where it does not."""
    parsed = tree(question)
    named = [person(parsed, subject) or _unknown(parsed, subject)
             for _, subject in sayings(parsed, _ASKED_SAYING)]  # fmt: skip
    return next((name for name in named if name_words(name)), "")


@lru_cache(maxsize=2_000)
def asked_words_of_body(question: str) -> str:
    """The state or body whose words the question asks for; "" where it asks for none's."""
    if not _ASKS_WHAT.match(question):
        return ""
    parsed = tree(question)
    subjects = [parsed.words[subject].start for _, subject in sayings(parsed)]
    told = (e for e in parsed.analysis.entities if e.label in _BODIES)
    names = (e.text for e in told if any(e.start <= start < e.end for start in subjects))
    return next((name for name in names if name_words(name)), "")


@lru_cache(maxsize=2_000)
def asks_all_words_of(question: str) -> bool:
    """Whether it asks for a person's words on whatever matter: 'What did the general say?'."""
    name = asked_words_of(question)
    return bool(name) and not stems(question) - stems(f"{name} {' '.join(SAYING)} in statement")


def said_by(asked: Asked, quote: Quote) -> str:
    """Who speaks in the quote, where somebody's words are asked for and it can be told; or ""."""
    if asked_words_of_body(asked.text):
        whole = whole_quotation(quote)
        return next(iter(tellers(whole.text)), "") if whole != quote else ""
    said = speaker(quote) if asked_words_of(asked.text) else None
    return said.name if said else ""


def lacks_speaker(asked: Asked, quote: Quote) -> str | None:
    """Why the words of somebody else do not answer, where a person's or a body's are asked for."""
    if body := asked_words_of_body(asked.text):
        return None if _tells_for(body, asked, quote) else f"no word from {body}"
    wanted = asked_words_of(asked.text)
    if not wanted:
        return None
    told = speakers(quote.text)
    if not told and not _has_surname(quote.text, wanted):
        told = [name for name in [said_by(asked, quote)] if name_words(name)]
    is_other = told and not any(_has_surname(name, wanted) for name in told)
    return f"no word from {wanted}" if is_other else None


def _tells_for(body: str, asked: Asked, quote: Quote) -> bool:
    """Whether somebody of the body tells something; 'he' and 'it' are who told before."""
    told = tellers(whole_quotation(quote).text)
    if any(map(_PRONOUN.fullmatch, told)):
        told += tellers(with_sentence_before(quote).text)
        told += [said.name for said in [speaker(quote)] if said]
    return any(
        is_spoken_of(name_words(each), body, asked.text) or _is_of(body, each, quote)
        for each in told
    )


def _is_of(body: str, teller: str, quote: Quote) -> bool:
    """Whether the article says that who tells it speaks for the body: 'Pentagon spokesman Lund'."""
    name = next(reversed(re.findall(r"[A-Z][\w’'-]+", teller)), "")
    if not name or _PRONOUN.fullmatch(name):
        return False
    wanted = re.escape(body.removeprefix("the "))
    before = rf"\b{wanted}(?:['’]s)?(?: {_OFFICE}){{1,7}} {re.escape(name)}\b"
    behind = rf"\b{re.escape(name)}, (?:[\w’'-]+ ){{0,4}}{wanted}\b"
    return bool(re.search(f"{before}|{behind}", quote.article.text))


def answers_by_speaker(asked: Asked, quote: Quote) -> bool:
    """Whether it is of the one whose words are asked for, on whatever matter."""
    wanted = asked_words_of(asked.text)
    return asks_all_words_of(asked.text) and _has_surname(said_by(asked, quote), wanted)


def _has_surname(text: str, name: str) -> bool:
    return mentions(name_words(text), name.split()[-1])


def _unknown(parsed: Tree, place: int) -> str:
    """The word, if it is a name of which the parser does not know what it names."""
    word = parsed.words[place]
    known = any(e.start <= word.start < e.end for e in parsed.analysis.entities)
    return word.text if word.pos == "PROPN" and not known else ""
