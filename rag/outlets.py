"""Names of those who report and of those who make statements, found and folded."""

from __future__ import annotations

import re

# One name for spellings that no rule brings together; an outlet need not be here to be known.
_KNOWN = {
    "AP": "Associated Press|AP",
    "AFP": "Agence France[- ]Presse|AFP",
    "ABC News": "ABC(?: News)?",
    "Al Arabiya": "Al[- ]Arabiya",
    "Al Jazeera": "Al[- ]Jazeera(?: English)?",
    "Axios": "Axios",
    "BBC": "(?:BBC|British Broadcasting Corporation)(?: News| Persian| Arabic| World Service)?",
    "Bloomberg": "Bloomberg(?: News)?",
    "CBS News": "CBS(?: News)?",
    "CNN": "CNN(?: International)?",
    "CNBC": "CNBC",
    "DPA": "DPA|dpa",
    "Fox News": "Fox News(?: Digital| Channel)?",
    "Guardian": "Guardian",
    "Haaretz": "Ha['’]?aretz",
    "IRNA": "IRNA",
    "Kurdistan 24": "Kurdistan ?24",
    "NBC News": "NBC(?: News)?",
    "NPR": "NPR|National Public Radio",
    "Politico": "Politico|POLITICO",
    "Reuters": "(?:Thomson )?Reuters",
    "Rudaw": "Rudaw",
    "SANA": "SANA",
    "Tasnim": "Tasnim",
    "Xinhua": "Xinhua",
}
_PAPER = (
    "News|Times|Post|Press|Herald|Gazette|Tribune|Journal|Telegraph|Observer|Chronicle|Daily"
    "|Radio|Television|TV|Broadcasting|Examiner|Standard|Independent"
)
_MEDIUM = (
    r"(?:news|state|semi-official|press|satellite|local|public)?\s?(?:broadcaster|newspaper|agency"
    r"|network|channel|website|site|daily|magazine|outlet|paper|station|television|radio|TV)"
)
_CAPITAL = r"[A-Z][\w-]*"
_SHAPED = rf"(?:{_CAPITAL} ){{1,3}}(?:{_PAPER})(?: (?:Network|Agency|Now|Service|\d\d?))?"
_INTRODUCED = "|".join(
    rf"(?<={noun} ){_CAPITAL}(?: {_CAPITAL}| \d\d?)*"
    for noun in ("broadcaster", "newspaper", "news agency", "network", "channel", "website")
)
_DESCRIBED = (
    rf"{_CAPITAL}(?: {_CAPITAL}){{0,2}}"
    rf"(?=\s(?:news agency|newspaper|television\b|satellite channel)"
    rf"|,\san?\s(?:[\w-]+\s){{0,3}}(?:{_MEDIUM})\b)"
)
OUTLET = re.compile(
    rf"(?<![\w-])(?:(?P<known>{'|'.join(_KNOWN.values())})(?![\w-])"
    rf"|(?P<named>{_INTRODUCED}|{_DESCRIBED}|{_SHAPED})(?![\w-]))"
)
"""A mention of an outlet: one that is known by name, shaped like one, or called one."""

_SPELLINGS = {name: re.compile(pattern) for name, pattern in _KNOWN.items()}
_BODY = re.compile(
    r"\b(?:military|ministry|army|navy|air force|police|coalition|command|government|department"
    r"|officials?|officers?|spokes\w+|authorities|embassy|pentagon|white house|kremlin|centcom|nato"
    r"|u\.?n\.?|united nations|guards?|cell|office|forces|council|presidency|ministers?|agency)\b",
    re.IGNORECASE,
)
_LOWER = (
    "military|media|press|office|ministry|army|navy|police|coalition|command|government|defen[cs]e"
    "|officials?|officers?|spokes(?:man|woman|person|people)|interior|foreign|security|forces"
    "|guards?|state|senior|service|intelligence|health|authorities|embassy|presidency|prime"
    "|minister|commander|central|joint|federal|local|regional|several|two|three|one|unnamed"
    "|multiple|operations"
)
_PART = rf"(?<![\w.-])(?:(?:[A-Z]\.)+|[A-Z][\w-]*|{_LOWER})(?:['’]s?)?(?!\w)"
OFFICIAL = rf"{_PART}(?:\s(?:of\s|for\s|the\s){{0,2}}{_PART}){{0,9}}"
"""A pattern: a run of words such as the name of a ministry or a command is made of."""

_CENTCOM = re.compile(r"(?:U\.?S\.? )?Central Command|CENTCOM")
_ARTICLE = re.compile(r"^(?:[Tt]he|[Aa]n?)\s+")


def outlet_name(text: str) -> str:
    """The one name of an outlet: "AP" for both "AP" and "the Associated Press"."""
    name = _ARTICLE.sub("", " ".join(text.split()))
    return next((known for known, each in _SPELLINGS.items() if each.fullmatch(name)), name)


def official_name(text: str) -> str:
    """The name of a body without its article; of US Central Command the short one."""
    name = _ARTICLE.sub("", " ".join(text.split())).strip(" ,-'’")
    return "CENTCOM" if _CENTCOM.fullmatch(name) else name


def is_official(text: str) -> bool:
    """Whether the words name an office, a force, a government or its people."""
    return bool(_BODY.search(text))
