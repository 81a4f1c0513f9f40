"""Names of people, places and groups: found in a question, recognised in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from rag.engines.language import Analysis, Entity, Word

_NAMING = {"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT", "LAW"}
_DEMONYM_ENDINGS = {"", "i", "n", "an", "ian", "ish", "ese", "s", "is", "ns", "ans", "ians"}


def _fold(word: str) -> str:
    """In lower case, without marks, apostrophes, a possessive 's, doubled letters or mute h."""
    plain = unicodedata.normalize("NFKD", word.lower())
    letters = re.sub(
        r"['’]s$|[^\w]|[_ʿʾʼ]", "", "".join(c for c in plain if not unicodedata.combining(c))
    )
    return re.sub(r"([^\d])\1", r"\1", letters).replace("gh", "g")


# Words that stand in many names and tell none of them apart.
_COMMON = frozenset(
    _fold(word)
    for word in (
        "al el ain ayn the of and a an in on at s air base airbase camp airport international"
        " military mr mrs ms president secretary general minister gen lt col maj sgt capt"
        " january february march april may june july august september october november december"
        " monday tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep"
        " sept oct nov dec northern southern eastern western"
        " what who whom whose when where why how which besides through whereabouts states"
        " did do does is was were are i in cdr sen rep dr state department defense defence official"
        " officials force forces army group troops soldiers summarise summarize outline describe"
        " compare explain recount list"
    ).split()
)
# Names that no rule of spelling brings together.
_SAME = {
    "isis": "islamic state of iraq and syria|islamic state group|islamic state|isil|da['’ʿ]?esh",
    "uk": r"u\.k\.|united kingdom|britain|british|great britain|britons?",
    "centcom": r"(?:us |u\.s\. )?central command",
    "pmf": "popular mobilization forces|popular mobilisation forces|popular mobilization units|pmu",
    "irgc": "islamic revolutionary guard corps|revolutionary guards corps|revolutionary guards"
    "|revolutionary guard|quds force",
    "pentagon": "us department of defense|department of defense|defense department",
    "usa": r"u\.s\.a\.|u\.s\.|united states of america|united states|(?-i:the States)"
    r"|america|americans|american|(?-i:GIs?)",
    "unhcr": r"(?:u\.?n\.?|united nations) refugee agency",
    "afp": "agence france-presse",
    "ap": "associated press",
    "nyt": "new york times",
    "wsj": "wall street journal",
    "un": r"u\.n\.|united nations",
    "eu": r"e\.u\.|european union",
    "uae": r"u\.a\.e\.|united arab emirates|emiratis?",
    "hezbollah": "hizballah",
    "tehran": "teheran",
    "afghanistan": "afghans?",
    "arab": "arabs",
    "belgium": "belgians?",
    "canada": "canadians?",
    "china": "chinese",
    "denmark": "danish|danes",
    "europe": "europeans?",
    "finland": "finnish|finns",
    "france": "french(?:m[ae]n)?",
    "germany": "germans?",
    "greece": "greeks?",
    "hungary": "hungarians?",
    "ireland": "irish",
    "italy": "italians?",
    "kurdistan": "kurdish|kurds?",
    "lebanon": "lebanese",
    "mexico": "mexicans?",
    "morocco": "moroccans?",
    "netherlands": "dutch(?:m[ae]n)?",
    "nigeria": "nigerians?",
    "norway": "norwegians?",
    "palestine": "palestinians?",
    "poland": "polish|poles",
    "saudi": "saudi arabia|saudis",
    "somalia": "somalis?",
    "spain": "spanish|spaniards?",
    "sweden": "swedish|swedes?",
    "turkey": "turkish|turks|türkiye",
    "ukraine": "ukrainians?",
}
_ALIASES = re.compile(
    "|".join(rf"(?P<{key}>(?<!\w)(?:{names})(?!\w))" for key, names in _SAME.items()),
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w'’ʿʾʼ‘`]+")
_NUMBERED = re.compile(r"(?<=\b[A-Z])-(?=\d)|(?<=\b[A-Z]{2})-(?=\d)")  # 'K-1' is 'K1'
_POSSESSIVE = re.compile("['’]s$")
_VOWELS = re.compile("[aeiouy]+")
_SHOUTED = {"US": "Usa", "IS": "Isis", "UK": "Uk"}


def names(analysis: Analysis) -> tuple[str, ...]:
    """The proper names in a text, each once, in order; of a person the surname."""
    entities = [entity for entity in analysis.entities if entity.label in _NAMING]
    known = [match[0] for match in _ALIASES.finditer(" ".join(w.text for w in analysis.words))]
    known = [name for name in known if len(name.split()) > 1 and name[0].isupper()]
    covered = {word for name in [*(e.text for e in entities), *known] for word in name.split()}
    entities = [each for each in entities if not _is_cut_off(each.text, known)]
    spans = [entity.text.split()[-1] if _is_person(entity) else entity.text for entity in entities]
    spans += [name for name in known if not any(name in span for span in spans)]
    loose = [w.text for w in analysis.words if w.text not in covered and _is_loose(w, analysis)]
    bare = (_POSSESSIVE.sub("", name) for name in spans + loose)
    return tuple(dict.fromkeys(name for name in bare if name_words(name)))


def _is_cut_off(name: str, known: Iterable[str]) -> bool:
    """Whether the parser found only a part of a known name: 'Islamic' of 'Islamic State'."""
    return any(name != whole and name in whole.split() for whole in known)


def _is_person(entity: Entity) -> bool:
    """Whether it is one; the parser takes groups for persons, too: 'Kataib Hezbollah'."""
    groups = {"hezbollah", "hizballah", "hamas", "resistance", "brigade", "brigades", "jihad"}
    return entity.label == "PERSON" and entity.text.split()[-1].lower() not in groups


def _is_loose(word: Word, analysis: Analysis) -> bool:
    """A name by the parser's word, or by its capital where few others have one."""
    if word.pos == "PROPN":
        return True
    capitals = sum(other.text[:1].isupper() for other in analysis.words)
    told = word.pos in ("NOUN", "ADJ") and word.text[:1].isupper() and word.start > 0
    return told and 2 * capitals < len(analysis.words)


@lru_cache(maxsize=10_000)
def name_words(text: str) -> frozenset[str]:
    """The capitalised words of ``text``, folded so that spellings of one name meet."""
    known = _ALIASES.sub(lambda match: f" {str(match.lastgroup).capitalize()} ", text)
    words = (_SHOUTED.get(word, word) for word in _WORD.findall(_NUMBERED.sub("", known)))
    folded = (_fold(word) for word in words if word[0].isupper() or word[0].isdigit())
    return frozenset(word for word in folded if word not in _COMMON and len(word) > 1)


def mentions(words: Iterable[str], name: str) -> bool:
    """Whether every telling word of ``name`` is among the folded ``words``."""
    words = frozenset(words)
    return all(
        wanted in words or any(_alike(wanted, word) for word in words)
        for wanted in name_words(name)
    )


@lru_cache(maxsize=20_000)
def _alike(one: str, other: str) -> bool:
    """A name and its demonym ('Iraq', 'Iraqi') or plural, or two spellings of a longer name."""
    shorter, longer = sorted((one, other), key=len)
    if longer == f"{shorter}s" and any(letter.isdigit() for letter in shorter):
        return True  # F-15Es
    if len(shorter) >= 4 and longer.startswith(shorter):
        ending = longer[len(shorter) :]
        return ending in _DEMONYM_ENDINGS and (ending != "s" or len(shorter) > 4)
    return _spelled_alike(one.removesuffix("s"), other.removesuffix("s"))


def _spelled_alike(one: str, other: str) -> bool:
    """The same consonants and syllables, and nearly the same vowels: 'Suleimani', 'Soleimani'."""
    if max(len(one), len(other)) < 5 or _VOWELS.sub("-", one) != _VOWELS.sub("-", other):
        return False
    return _said(one) == _said(other) or SequenceMatcher(None, one, other).ratio() >= 0.8


def _said(word: str) -> str:
    """The word with one letter for the vowels that Arabic and Persian do not tell apart."""
    single = re.sub("ou|oo", "u", re.sub("[ae][iy]|ae", "i", word))
    return single.translate(str.maketrans("oey", "uii"))
