"""How somebody reacted: told by a sentence in which they act, not by one that is about them."""

from __future__ import annotations

import re

from rag.answering.metonyms import is_spoken_of
from rag.kinds.tree import Tree, tree
from rag.names import name_words

_REACTS = re.compile(
    r"\b(?:how|what) (?:did|does|has|have) (?P<who>[^,?]+?) "
    r"(?:(?:respond|react|repl(?:y|ied)|answer|retaliate|hit back)(?:ed|d)?"
    r"|say (?:in|as an?) (?:reply|response|answer))\b"
    r"|\bwhat (?:is|was) (?P<whose>[^,?]+?)['’]s (?:reply|response|answer|reaction)\b",
    re.IGNORECASE,
)
_CHARGES = frozenset(
    "accuse accusation allege allegation believe charge claim report suspect suspicion".split()
)
"""What somebody does who is accused of it is told by another, and is no reaction."""
_DOING = ("nsubj", "agent", "poss", "nsubjpass")
_LOOSE = ("relcl", "acl", "advcl")


def reacting(question: str) -> str:
    """Whose reaction the question asks for, by name; "" where it asks for none's."""
    found = _REACTS.search(question)
    who = (found["who"] or found["whose"]) if found else ""
    return who if name_words(who) else ""


def acts(name: str, question: str, sentence: str) -> bool:
    """Whether the sentence has somebody do or say something; 'he' and 'they' may be anybody."""
    parsed = tree(sentence)
    doing = [
        at
        for at, word in enumerate(parsed.words)
        if word.dep in _DOING and not _is_charged(parsed, at)
    ]
    if any(parsed.words[at].pos == "PRON" for at in doing):
        return True
    spans = (parsed.span(parsed.phrase(at, without=_LOOSE)) for at in doing)
    told = (name_words(sentence[start:end]) for start, end in spans)
    return any(is_spoken_of(words, name, question) for words in told)


def _is_charged(parsed: Tree, at: int) -> bool:
    """Whether what hangs above the verb of the word tells a charge."""
    verb = parsed.words[at].head
    above = parsed.path(verb)
    return any(parsed.words[up].lemma in _CHARGES for up in above if up != verb)
