"""What a question is about, besides its names: the thing asked for, and what was done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rag.answering.meanings import deeds
from rag.answering.thing import HAPPENINGS, is_joined, thing
from rag.engines.language import Analysis, Word, analyse
from rag.stems import stems

# Words that ask for no thing of their own: anything may be the reason, or a part.
_GENERAL = stems(
    "reason ground grievance kind type sort thing way part role fact detail information effect"
    " result event outcome individual person man woman somebody name number figure date day time"
    " hour year month week"
    " period span length place location case question report"
    " article source one side account statement version total count range difference answer"
    " motive excuse subject sign aim goal list collection archive overview summary situation"
    " news matter evidence story piece text paragraph topic connection response reaction"
    " position post view opinion explanation description justification purpose point order"
    " sport genre medium style instrument artist author composer"
)
_PERSONS = re.compile(
    r"(?:official|general|colonel|captain|minister|spokes\w+|president|secretary|commander|leader"
    r"|officer|director|analyst|expert|journalist|reporter|politician|ambassador|executive|actor"
    r"|diplomat|singer|star|player|individual|person|figure|author|founder|ceo|chief)s?"
)
_OFFICES = re.compile(r"(?:minister|ambassador|governor|chief)", re.IGNORECASE)
_BODIES = re.compile(
    r"(?:militia|group|organi[sz]ation|outfit|faction|movement|force|unit|service|brigade|army|prox"
    r"(?:y|ie)|all(?:y|ie)|partner|agency|outlet|newspaper|network|company|ministry|government"
    r"|party|body|countr(?:y|ie)|nation|state|city|town|province|region|place"
    r"|base|camp|firm|team|club|brand|studio|bank|platform|entit(?:y|ie))s?"
)
_OF_A_CLAUSE = re.compile(
    r"^\W*who (?:is|are|was|were) the\b|\b(?:number|total|count)s? of\b", re.IGNORECASE
)
"""What was done to them stands in a clause: 'who were the soldiers killed there?'"""
_ASSERTING = re.compile(r"\bwhat (?:did|does|do|has|have)\b.+\bclaim\b", re.IGNORECASE)
_HARM = frozenset({"killing", "hurting"})
_BLAMING = re.compile(r"\b(?:hold|held)\w*\b.+\bresponsible\b", re.IGNORECASE)
_FIRM = _HARM | {
    "abducting", "agreeing", "arresting", "beginning", "building", "claiming", "condemning",
    "ending", "intercepting", "ordering", "paying", "punishing", "resigning", "succeeding",
    "voting",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Matter:
    """What a question is about.

    Attributes:
        thing: The noun that is asked for or counted, or "".
        deeds: What was done, of the deeds that an answer must tell of.
        denied: What was done, of all deeds that a sentence may deny.
        office: Who does it, where an office is told in two words: 'prime minister'; or "".
    """

    thing: str
    deeds: frozenset[str]
    denied: frozenset[str]
    office: str = ""

    @property
    def is_person(self) -> bool:
        """Whether the thing is a person, who will be named."""
        return bool(_PERSONS.fullmatch(self.thing))

    @property
    def is_body(self) -> bool:
        """Whether the thing is a group or a place, which will be named."""
        return bool(_BODIES.fullmatch(self.thing))


@lru_cache(maxsize=2_000)
def matter(question: str, kind: str) -> Matter:
    """The matter of a question of that kind."""
    analysis = analyse(question)
    told = thing(question)
    relative = kind == "name" or bool(_OF_A_CLAUSE.search(question))
    done = _done(analysis, question, relative=relative)
    counted = deeds(told) & _HARM if kind == "how many" else frozenset()
    firm = (done | counted) & _FIRM
    general = _GENERAL if kind == "how many" else _GENERAL | HAPPENINGS
    denied = {"naming"} if kind == "name" else done | counted
    denied = denied - {"striking"} if kind in ("how many", "when") else denied
    told = "" if stems(told) <= general else told
    return Matter(told, firm, frozenset(denied), _office(analysis))


@lru_cache(maxsize=2_000)
def nouns(question: str) -> tuple[str, ...]:
    """The common nouns of a question that name some matter of their own, in small letters.

    What somebody is called besides the name is none: 'the analyst Smyth'.
    """
    words = analyse(question).words
    told = (
        word.text.lower()
        for word in words
        if word.pos == "NOUN"
        and not is_joined(word, question)
        and not (word.dep == "compound" and words[word.head].pos == "PROPN")
    )
    general = _GENERAL | HAPPENINGS
    return tuple(dict.fromkeys(noun for noun in told if not stems(noun) <= general))


def _office(analysis: Analysis) -> str:
    """The office of who does what is asked about, in small letters, if it is told in two words."""
    for at, word in enumerate(analysis.words):
        if word.dep.startswith("nsubj") and _OFFICES.fullmatch(word.text):
            before = analysis.words[at - 1].text if at else ""
            is_told = before.isalpha() and before.islower()  # and no "'s", as of 'Hamas's chief'
            return f"{before} {word.text}".lower() if is_told else ""
    return ""


def _with_particle(analysis: Analysis, verb: Word) -> str:
    """The verb as it stands and as it is looked up, with what belongs to it: 'took over'."""
    at = analysis.words.index(verb)
    particle = next((w.text for w in analysis.words if w.head == at and w.dep == "prt"), "")
    return f"{verb.text} {particle} {verb.lemma} {particle}"


def _done(analysis: Analysis, question: str, *, relative: bool) -> frozenset[str]:
    """The deeds of the main verbs, and what hangs on them; of clauses only where ``relative``."""
    main = {"ROOT", "conj", "xcomp", "ccomp"} | ({"relcl", "acl"} if relative else set())
    verbs = [word for word in analysis.words if word.dep in main and word.pos in ("VERB", "NOUN")]
    found = frozenset().union(*(deeds(_with_particle(analysis, word)) for word in verbs))
    if "claiming" in deeds(question) and not _ASSERTING.search(question):
        found |= {"claiming"}
    is_of_others = _ASSERTING.search(question) or _BLAMING.search(question)
    return found - {"claiming"} if is_of_others else found
