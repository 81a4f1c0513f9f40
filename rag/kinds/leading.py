"""Which of the sentences that answer comes first: one that holds the kind of thing asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.engines.language import analyse
from rag.kinds.days import asks_day, asks_time, is_vague
from rag.kinds.value import value_asked
from rag.kinds.verdict import asks_whether, verdict
from rag.names import mentions, name_words
from rag.question import Asked
from rag.quotes import FLOOR, Judged
from rag.speech import asked_words_of
from rag.stems import stems
from rag.wording import dated, readable

_AS_GOOD = 2.5
"""Logits below the best, down to which a sentence leads if it holds what the best does not."""
_REASONED = 4.0
"""The same for one that tells a reason: the reader knows it less well by its words."""
_PLAIN = 5.0
"""The same for one that says yes or no: that is told by its words, and seldom by its score."""
_MOST_READ = 8
"""Sentences that are looked at for it; to read one takes some milliseconds."""
_COUNTED = ("how many", "how much", "how long", "how far", "how old")
"""Kinds whose value is told from others by what it measures; a name or a day may be any."""
_ABOUT = re.compile(r"\b(?:about|regarding|concerning|on) (?P<what>[^,;?]+)", re.IGNORECASE)
_ASKS_STAND = re.compile(
    r"\bhow (?:many|much)\b(?: [\w.'’-]+){1,6}? (?:are|is|have|has)\b", re.IGNORECASE
)
"""It asks how matters stand: of the numbers that are told the newest counts."""
_WHO_IS_THE = re.compile(r"\W*who (?:was|were|is|are) (?:the|that|those)\b", re.IGNORECASE)
"""It asks for a name: 'an American contractor' says less."""
_NONE_OF = re.compile(r"no (.+)", re.IGNORECASE)
_REASON = re.compile(
    r"\b(?:because|due to|owing to|in order to|so (?:as )?(?:not )?to|so that|out of"
    r"|(?:in|an?) (?:retaliation|response|reply|answer|revenge|reprisal|protest|return)"
    r"|its (?:answer|reply|response)|avenge\w*|aimed at|the reason|motive|at the invitation"
    r"|to (?:prevent|help|fight|support|protect|force|expel|drive|deter)|blamed? (?:it )?on"
    r"|in the face of|following|after|not (?:yet )?commented|no comment|declined to (?:say|comment)"
    r"|(?:gave|given) no reason|not (?:clear|known|said) why)\b",
    re.IGNORECASE,
)


def led(asked: Asked, fit: Sequence[Judged]) -> list[Judged]:
    """The sentences, best first, with the first one in front that holds what is asked for.

    One that is far behind the best does not lead, whatever it holds.
    """
    if asked.kind == "when" and not asks_time(asked.text) and _tells_when(asked, fit[0]):
        return list(fit)
    whether = asks_whether(asked)
    slack = _PLAIN if whether else _REASONED if asked.kind == "why" else _AS_GOOD
    least = max(fit[0].score - slack, FLOOR)
    read = fit if whether else fit[:_MOST_READ]
    near = [j for j in read if j.score >= least and (j.direct or not fit[0].direct)]
    holding = (judged for judged in near if _holds(asked, judged))
    leader = next(holding, fit[0])
    if _is_vague(asked, leader):
        leader = next((judged for judged in holding if not _is_vague(asked, judged)), leader)
    if _ASKS_STAND.search(asked.text):
        leader = max([leader, *holding], key=lambda judged: judged.quote.article.published or "")
    return [leader, *(judged for judged in fit if judged is not leader)]


def _tells_when(asked: Asked, judged: Judged) -> bool:
    """Whether the day that it tells, or that it tells none plainly, is no reason to look on."""
    return not _is_vague(asked, judged) and bool(
        not asks_day(asked.text) or values(asked, judged) or judged.value
    )


def _holds(asked: Asked, judged: Judged) -> bool:
    if asks_whether(asked):
        return verdict(asked, dated(judged.quote)) is not None
    if asked.kind == "why":
        return bool(_REASON.search(readable(judged.quote)))
    if topic := _topic(asked):
        return _is_on(topic, judged.quote.text)
    told = [*values(asked, judged), judged.value]
    if asked.kind == "name" or _WHO_IS_THE.match(asked.text):
        return any(_names_somebody(words, judged.quote.text) for words in told)
    return asked.kind not in (*_COUNTED, "when", "who", "which", "where") or any(told)


def _names_somebody(words: str, text: str) -> bool:
    """Whether a person of the text is named in the words."""
    return any(e.label == "PERSON" and e.text in words for e in analyse(text).entities)


def _topic(asked: Asked) -> str:
    """What somebody's words are asked about; "" where not that is asked."""
    found = _ABOUT.search(asked.text) if asked_words_of(asked.text) else None
    return found["what"] if found else ""


def _is_on(topic: str, text: str) -> bool:
    """Whether the text has a word of the topic, or the name that it is."""
    is_named = bool(name_words(topic)) and mentions(name_words(text), topic)
    return is_named or bool(stems(topic) & stems(text))


def values(asked: Asked, judged: Judged) -> list[str]:
    """The words of the sentence that are what is asked for; [] where it has none plainly."""
    text = readable(judged.quote)
    return [text[slice(*span)] for span in value_asked(asked, text)]


def _is_vague(asked: Asked, judged: Judged) -> bool:
    """Whether it tells only in which year, or no number: 'two years ago (2020)', 'several'.

    'No American' is no number either, where Americans are not asked for.
    """
    told = values(asked, judged)
    return bool(told) and all(is_vague(words) or _is_of_others(asked, words) for words in told)


def _is_of_others(asked: Asked, words: str) -> bool:
    none = _NONE_OF.match(words)
    return bool(none and name_words(none[1]) and not mentions(name_words(asked.text), none[1]))
