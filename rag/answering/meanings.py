"""What the words of a question and of a sentence have in common, though they are other words.

A thesaurus of the news of attacks: each meaning has a name, and a pattern of the words that
carry it. A word that is in none of them means only itself.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rag.stems import stems

_DEEDS = {
    "killing": r"kill\w*|die[sd]?|dying|dead\w*|deaths?|fatal\w*|slain|perish\w*|murder\w*"
    r"|assassinat\w*|(?:lost|lose|cost|took|claimed) (?:\w+ ){0,2}li(?:ves|fe)|toll",
    "hurting": r"hurt\w*|injur\w*|wound\w*|harm\w*|concuss\w*|casualt\w+|unhurt|unharmed|unscathed"
    r"|brain-injured|toll",
    "claiming": r"claim\w*|admit\w*|boast\w*|responsib\w*|credit\w*|own(?:s|ed)? up|c[ao]me forward"
    r"|acknowledg\w*|(?:say|sa(?:id|ys))(?: that)? (?:it|they) (?:was|were|is|are) behind"
    r"|(?:say|sa(?:id|ys)|declared|announced)(?: that)? (?:it|they|he|she)"
    r"(?:['’]d| had| has| have)? (?:order|fire|launch|sen[td]|attack|carrie|str[iu]ck|target|shot"
    r"|hit)\w*",
    "naming": r"nam(?:e[sd]?|ing)|identif\w+",
    "condemning": r"condemn\w*|denounc\w*|deplor\w*|decr(?:y|ied|ies)|criticis\w*|criticiz\w*",
    "seizing": r"seiz\w*|confiscat\w*|captur\w*|impound\w*|recover\w*|f[io]und|discover\w*",
    "succeeding": r"succe(?:ed\w*|ssor\w*)|replac\w*|t(?:ake|akes|ook|aken) over|appoint\w*|heir",
    "arresting": r"arrest\w*|detain\w*|custody|captur\w*|apprehend\w*|jail\w*|imprison\w*",
    "resigning": r"resign\w*|step(?:s|ped)? down|quit\w*|dismiss\w*|sack\w*|oust\w*",
    "paying": r"pa(?:y|ys|id|ying)|fund\w*|financ\w*|bankroll\w*",
    "ordering": r"order\w*|authori[sz]\w*|approv\w*|commanded|direct(?:ed|ion|s)|instruct\w*",
    "abducting": r"abduct\w*|kidnap\w*|hostages?",
    "intercepting": r"intercept\w*|stopped|(?:sh(?:oo|o)t\w*|br(?:ing\w*|ought)) (?:\w+ ){0,4}down"
    r"|down(?:ed|ing)|destroy\w*",
    "voting": r"vot(?:e|es|ed|ing)|ballots?|elect\w*|parliament\w*|resolution|lawmakers",
    "beginning": r"beg[aiu]n\w*|start\w*|outbreak|br(?:oke|eaks?|oken) out|erupt\w*|since",
    "ending": r"end(?:s|ed|ing)?(?! up\b)|(?:is|are|was|were|been) over|finish\w*|conclud\w*"
    r"|ceas\w*|complet\w*|withdr\w+|halt\w*|stop\w*|until",
    "agreeing": r"agree\w*|deal|pact|accord|treaty|memorandum|sign(?:ed|ing)?|settle\w*",
    "punishing": r"punish\w*|disciplin\w*|accountab\w*|reprimand\w*|prosecut\w*"
    r"|court-martial\w*",
    "building": r"buil[dt]\w*|construct\w*|set up|found(?:ed|ing)|establish\w*|erect\w*",
    "commenting": r"comment\w*|said|says?|respond\w*|repl(?:y|ied|ies)|silent|silence",
    "striking": r"attack\w*|str[iu]k\w+|struck|hit(?:s|ting)?|bomb\w*|raid\w*|target\w*|shell\w*"
    r"|spared?",
}
_THINGS = {
    "people": r"people|ppl|persons?|troops?|troopers?|soldiers?|service ?m[ae]n|members?"
    r"|personnel|forces?|reservists?|airm[ae]n|marines?|sailors?|patients?|fighters?|militants?"
    r"|casualt\w+|others|wounded|injured|hurt|dead|deaths?|killed|victims?|nobody|no one|none|staff"
    r"|guys|gis?|men|crews?|[a-z]+(?:icans?|tons?|raqis?|ranians?|ritish|yrians?|urks|rench)",
    "rocket": r"rockets?|katyushas?|projectiles?|rounds?|salvos?",
    "missile": r"missiles?|warheads?|barrage",
    "drone": r"drones?|uavs?|unmanned",
    "aircraft": r"aircraft|planes?|jets?|warplanes?|airplanes?|airliners?|airbus\w*|boeing\w*",
    "vehicle": r"vehicles?|trucks?|lorr(?:y|ies)|cars?|pick-?ups?|vans?",
    "ship": r"ships?|vessels?|tankers?|freighters?|boats?|frigates?|destroyers?|warships?|carriers?"
    r"|ferr(?:y|ies)|trawlers?|dhows?|corvettes?|bulkers?",
    "shell": r"shells?|artillery|rounds?|mortars?",
    "attack": r"attack\w*|str[iu]k\w+|raid\w*|salvos?|incidents?|barrage|bomb\w*|shelling|hits?"
    r"|assaults?|blows?|fire|ambush\w*|blasts?|explosions?",
    "operation": r"operations?|ops",
    "retaliation": r"retaliat\w*|reprisals?|reveng\w*|aveng\w*|in (?:response|answer|reply) to"
    r"|responded|(?:struck|str[iu]k\w+|hit(?:ting)?) back",
    "unrest": r"unrest|protest\w*|demonstrat\w*|riots?|turmoil",
    "television": r"tv|television|broadcast\w*",
    "site": r"sites?|positions?|targets?|posts?|bases?|locations?|facilit\w+|camps?|outposts?"
    r"|installations?",
    "diplomat": r"diplomats?|foreign (?:minister|secretary)|ambassadors?|envoys?"
    r"|secretary of state",
    "government": r"governments?|prime minister|cabinet|ministr(?:y|ies)|president|parliament"
    r"|authorities",
    "crowd": r"crowds?|mob|protesters|demonstrators",
    "message": r"slogans?|words?|messages?|inscription|text|read",
    "proof": r"proof|proved?|evidence",
    "work": r"jobs?|work\w*|profession|occupation|trade|linguists?|interpreters?|translators?"
    r"|engineers?|doctors?|drivers?|teachers?|officers?|fellow|research\w*|analysts?|journalists?"
    r"|reporters?|professors?|experts?|directors?|secretary|ministers?|chief|commander|general"
    r"|president|spokes\w+|ambassador",
    "cargo": r"cargo(?:es)?|haul\w*|carry\w*|carried|laden|loaded|freight|transport\w*",
    "state": r"condition|state|shape|health|stable|critical|serious\w*|grave\w*",
    "speaker": r"spokes\w+|press secretary|speak\w*|spoke",
    "calibre": r"calib(?:re|er)|mm|millimet\w+",
    "defence": r"systems?|defen[cs]es?|c-ram|patriots?|guns?|batter(?:y|ies)|interceptors?",
    "cause": r"cause[sd]?|because|reasons?|of an?\b|due to|after|from",
    "strength": r"size|strength|large|garrison|number|troops?|soldiers?|forces?|stationed",
    "launcher": r"launch\w*|rails?|pads?|tubes?",
    "leader": r"leaders?|heads?|chiefs?|led",
    "commander": r"commanders?|led|in charge of|commanded",
    "age": r"ages?|aged|year-old|\d\d(?=[,;.)])",
    "survivor": r"surviv\w+|rescued?|saved|picked up",
    "share": r"percent\w*|per ?cent|\d ?%|shares?|proportion",
    "money": r"costs?|prices?|sums?|dollars?|[$€£]\s?\d|euros?|pounds",
}
_WEAPONS = (
    r"rockets?|katyushas?|missiles?|drones?|bombs?|mortars?|shells?|artillery|rifles?"
    r"|guns?|munitions?|explosives?|arms|grenades?|mines?|kni(?:fe|ves)|rounds?|weapons?"
)
_SORTS = {
    "weapon": _WEAPONS,
    "weaponry": _WEAPONS,
    "munition": r"munitions?|bombs?|weapons?|missiles?",
    "aircraft": r"bombers?|fighters?|[fb]-\d\w*|helicopters?|drones?",
    "vehicle": r"trucks?|lorr(?:y|ies)|cars?|pick-?ups?|vans?|tanks?|bus(?:es)?",
    "building": r"hangars?|barracks|warehouses?|houses?|towers?|mosques?|church\w*|hospitals?"
    r"|schools?|halls?|depots?|blocks?|quarters|villas?|hotels?|offices?",
    "casualty": r"killed|dead|died|wounded|injured|hurt",
    "victim": r"killed|dead|died|wounded|injured|hurt",
    "rank": r"privates?|corporals?|serg(?:ean)?ts?|specialists?|warrant officers?|lieutenants?"
    r"|captains?|majors?|colonels?|brigadiers?|generals?|admirals?|commodores?|commanders?"
    r"|(?:spc|sfc|sgt|cpl|capt|maj|col|lt|gen)\b",
    "relative": r"mother|father|sisters?|brothers?|wi(?:fe|ves)|husband|sons?|daughters?|famil\w+",
    "damage": r"damage\w*|destroy\w*|wreck\w*|burn\w*",
}
"""What is called by a word that means any of its sort."""


_WORK = re.compile(r"(?:job|work|profession|occupation|trade)s?", re.IGNORECASE)
"""Asks for anybody's work; one who asks for a minister wants no spokesman."""
_DOER = re.compile(r"(?P<does>\w{3,})(?:er|or)s?")


def deeds(text: str) -> frozenset[str]:
    """The deeds that the words of ``text`` tell of, by name."""
    return _found(text.lower(), "deeds")


def things(text: str) -> frozenset[str]:
    """The sorts of things that the words of ``text`` name."""
    return _found(text.lower(), "things")


def meanings(text: str) -> frozenset[str]:
    """The deeds and the sorts of things in ``text``, by name."""
    return deeds(text) | things(text)


def speaks_of(text: str, thing: str) -> bool:
    """Whether ``text`` has ``thing``, a word that means the same, or one of its sort.

    Who 'directed' something is its director.
    """
    sorts = things(thing) - ({"work"} if not _WORK.fullmatch(thing) else set())
    same = (stems(thing) | _doing(thing)) & stems(text) or sorts & things(text)
    return bool(same or _found(thing.lower(), "named") & _found(text.lower(), "sorts"))


def _doing(thing: str) -> frozenset[str]:
    """The stem of what a director, commander or owner does."""
    doer = _DOER.fullmatch(thing)
    return stems(f"{doer['does']}ed") if doer else frozenset()


_PATTERNS = {
    "named": {
        name: re.compile(rf"(?<!\w){name[:-1]}(?:{name[-1]}|ies)s?(?!\w)") for name in _SORTS
    },
    "sorts": {name: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for name, words in _SORTS.items()},
    "deeds": {name: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for name, words in _DEEDS.items()},
    "things": {name: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for name, words in _THINGS.items()},
}


@lru_cache(maxsize=20_000)
def _found(text: str, which: str) -> frozenset[str]:
    return frozenset(name for name, words in _PATTERNS[which].items() if words.search(text))
