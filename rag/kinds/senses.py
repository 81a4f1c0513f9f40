"""Words that news uses for one thing: 'hurt' and 'wounded', 'salvo' and 'barrage'."""

from __future__ import annotations

import re
from functools import lru_cache

from rag.stems import stems

_SENSES = {
    "killing": "kill|die[sd]?|dead|death|dying|fatal|slain|slay|murder|assassinat|lives|toll",
    "hurting": "hurt|injur|wound|concuss|casualt|harm|lightly|burn",
    "attacking": "attack|strike|struck|raid|bomb|shell|barrage|salvo|assault|blast|explo"
    "|incident|storm|besieg"
    "|hit|target|fell|fall|fire[sd]?|firing|launch|land|came down|come down|aim|shot",
    "destroying": "shot down|shoot down|destroy|intercept|down|brought down",
    "claiming": "claim|admit|boast|responsib|behind|carried out|carry out",
    "blaming": "blam|suspect|accus|held|hold|attribut|responsib",
    "telling": "sa(?:id|ys?)|tell|told|announc|declar|report|stat(?:e|ed|es)|speak|spoke|call"
    "|describ|wrote|warn|insist|disclos|confirm|correct",
    "staying": "station|bas(?:e|ed)|serv|deploy|keep|kept|garrison|post",
}
_THINGS = {
    "people": "people|person|m[ae]n|wom[ae]n|child|children|soldier|troop|trooper|servicem[ae]n"
    "|member|personnel|civilian|contractor|victim|other|fighter|militant|patient|casualty"
    "|american|iraqi|reservist|airm[ae]n|marine|sailor|force|worker|guard|officer|sister|brother",
    "bodies": "militant|militia|group|gunm[ae]n|army|military|government|ministry|command|coalition"
    "|police|organi[sz]ation|parliament|spokes\\w+|official|commander|general|minister|leader|crowd",
    "missiles": "rocket|missile|katyusha|projectile|round|drone|munition|bomb|weapon|shell",
    "attacks": "attack|strike|salvo|raid|incident|barrage|assault|blow",
    "places": "site|position|target|base|location|facility|place|post|camp",
}


def senses(text: str) -> frozenset[str]:
    """What the words of ``text`` tell of, by the names of the senses."""
    return _named(text, "senses")


def things(text: str) -> frozenset[str]:
    """What sorts of things the words of ``text`` name."""
    return _named(text, "things")


def same_sense(one: str, other: str) -> bool:
    """Whether two words or phrases tell of one thing: by a stem or by a sense."""
    return bool(stems(one) & stems(other) or senses(one) & senses(other))


@lru_cache(maxsize=10_000)
def _named(text: str, which: str) -> frozenset[str]:
    lowered = text.lower()
    return frozenset(name for name, pattern in _PATTERNS[which].items() if pattern.search(lowered))


_PATTERNS = {
    "senses": {name: re.compile(rf"\b(?:{words})") for name, words in _SENSES.items()},
    "things": {name: re.compile(rf"\b(?:{words})s?\b") for name, words in _THINGS.items()},
}
