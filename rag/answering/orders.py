"""Sentences that bid their reader do something: they tell nothing, whoever put them there."""

from __future__ import annotations

import re

from rag.engines.language import Word, analyse

_QUOTED = re.compile('["“”«»„]')
_SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
_BEFORE = {"ADV", "INTJ", "PART", "PUNCT", "SYM"}
"""What may stand before the verb of an order, beside "do"."""
_PAST_AS_WELL = set("hit set put cut shut hurt split cost beat cast spread let burst".split())
"""Verbs whose past has the form that an order has: 'Hit by rockets' is none."""


def is_order(sentence: str) -> bool:
    """Whether it bids its reader do something, as 'Sign up for our newsletter' does.

    Its main verb has its bare form and no subject, and little stands before it. What
    somebody is quoted with may be one, and is news.
    """
    if _QUOTED.search(sentence):
        return False
    words = analyse(sentence).words
    root = next((at for at, word in enumerate(words) if word.dep == "ROOT"), None)
    if root is None or not _is_bare(words[root]):
        return False
    if any(word.head == root and word.dep in _SUBJECTS for word in words):
        return False
    return all(word.pos in _BEFORE or word.lemma in ("do", "please") for word in words[:root])


def _is_bare(word: Word) -> bool:
    return (
        word.pos in ("VERB", "AUX")
        and word.text.lower() == word.lemma
        and word.lemma not in _PAST_AS_WELL
    )
