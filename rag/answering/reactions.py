"""How somebody reacted: told by a sentence in which they act, not by one that is about them."""

from __future__ import annotations

import re

from rag.answering.metonyms import is_spoken_of
from rag.kinds.tree import tree
from rag.names import name_words

_REACTS = re.compile(
    r"\bhow (?:did|does|has|have) (?P<who>[^,?]+?) "
    r"(?:respond|react|repl(?:y|ied)|answer|retaliate|hit back)(?:ed|d)?\b",
    re.IGNORECASE,
)
_DOING = ("nsubj", "agent", "poss", "nsubjpass")
_LOOSE = ("relcl", "acl", "advcl")


def reacting(question: str) -> str:
    """Whose reaction the question asks for, by name; "" where it asks for none's."""
    found = _REACTS.search(question)
    return found["who"] if found and name_words(found["who"]) else ""


def acts(name: str, question: str, sentence: str) -> bool:
    """Whether the sentence has somebody do or say something; 'he' and 'they' may be anybody."""
    parsed = tree(sentence)
    doing = [at for at, word in enumerate(parsed.words) if word.dep in _DOING]
    if any(parsed.words[at].pos == "PRON" for at in doing):
        return True
    spans = (parsed.span(parsed.phrase(at, without=_LOOSE)) for at in doing)
    told = (name_words(sentence[start:end]) for start, end in spans)
    return any(is_spoken_of(words, name, question) for words in told)
