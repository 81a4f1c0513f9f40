"""Names of people, places and groups: found in a question, recognised in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

from rag.language import Analysis

_NAMING = {"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT", "LAW"}
_DEMONYM_ENDINGS = {"", "i", "n", "an", "ian", "ish", "ese", "s", "is", "ns", "ans", "ians"}
# Words that stand in many names and tell none of them apart.
_COMMON = set(
    "al el ain ayn the of and a an in on at s air base airbase camp airport international military"
    " mr mrs ms president secretary general minister gen lt col maj sgt capt"
    " january february march april may june july august september october november december"
    " monday tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep"
    " sept oct nov dec what who when where why how which did do does is was were are i in"
    " cdr sen rep dr state department defense defence official officials force forces army group"
    " troops soldiers".split()
)
# Names that no rule of spelling brings together.
_SAME = {
    "isis": "islamic state of iraq and syria|islamic state group|islamic state|isil|daesh|da'esh",
    "uk": r"u\.k\.|united kingdom|britain|british|great britain",
    "centcom": r"(?:us |u\.s\. )?central command",
    "pmf": "popular mobilization forces|popular mobilisation forces|popular mobilization units|pmu",
    "irgc": "islamic revolutionary guard corps|revolutionary guards corps|revolutionary guards"
    "|revolutionary guard|quds force",
    "pentagon": "us department of defense|department of defense|defense department",
    "usa": r"u\.s\.a\.|u\.s\.|united states of america|united states|america|americans|american",
    "turkey": "turkish|turks|türkiye",
    "ukraine": "ukrainians|ukrainian",
    "france": "french",
    "kurdistan": "kurdish|kurds|kurd",
    "saudi": "saudi arabia|saudis",
    "europe": "european|europeans",
}
_ALIASES = re.compile(
    "|".join(rf"(?P<{key}>(?<!\w)(?:{names})(?!\w))" for key, names in _SAME.items()),
    re.IGNORECASE,
)
_SHOUTED = {"US": "Usa", "IS": "Isis", "UK": "Uk"}


def names(analysis: Analysis) -> tuple[str, ...]:
    """The proper names in a text, each once, in order; of a person the surname."""
    entities = [entity for entity in analysis.entities if entity.label in _NAMING]
    covered = {word for entity in entities for word in entity.text.split()}
    spans = [
        entity.text.split()[-1] if entity.label == "PERSON" else entity.text for entity in entities
    ]
    loose = [w.text for w in analysis.words if w.pos == "PROPN" and w.text not in covered]
    return tuple(dict.fromkeys(name for name in spans + loose if name_words(name)))


def name_words(text: str) -> frozenset[str]:
    """The capitalised words of ``text``, folded so that spellings of one name meet."""
    known = _ALIASES.sub(lambda match: f" {str(match.lastgroup).capitalize()} ", text)
    words = (_SHOUTED.get(word, word) for word in re.findall(r"[\w'’ʿ‘`]+", known))
    folded = (_fold(word) for word in words if word[0].isupper() or word[0].isdigit())
    return frozenset(word for word in folded if word not in _COMMON and len(word) > 1)


def mentions(words: Iterable[str], name: str) -> bool:
    """Whether every telling word of ``name`` is among the folded ``words``."""
    words = frozenset(words)
    return all(
        wanted in words or any(_alike(wanted, word) for word in words)
        for wanted in name_words(name)
    )


def _fold(word: str) -> str:
    """In lower case, without marks, apostrophes, a possessive 's or doubled letters."""
    plain = unicodedata.normalize("NFKD", word.lower())
    letters = re.sub(
        r"(?:'s|’s)$|[^\w]|_", "", "".join(c for c in plain if not unicodedata.combining(c))
    )
    return re.sub(r"([^\d])\1", r"\1", letters)


def _alike(one: str, other: str) -> bool:
    """A name and its demonym ('Iraq', 'Iraqi'), or two spellings of a longer name."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= 4 and longer.startswith(shorter):
        return longer[len(shorter) :] in _DEMONYM_ENDINGS
    return len(shorter) >= 5 and SequenceMatcher(None, one, other).ratio() >= 0.85
