"""A question and its answer, as far as it has come."""

from __future__ import annotations

from collections.abc import Sequence

from rag.types import Answer
from ui.conversation import Exchange
from ui.escape import safe
from ui.prose import prose
from ui.sources import pill


def exchanges(these: Sequence[Exchange], first: int = 0) -> str:
    """Questions and their answers, the first of them number ``first`` of the conversation."""
    return "".join(exchange(each, number) for number, each in enumerate(these, first))


def exchange(this: Exchange, number: int) -> str:
    """One question with as much of its answer as there is."""
    return (
        f'<article class="turn" data-turn="{number}" data-state="{this.state}">'
        f'<h2 class="question" dir="auto">{safe(this.question)}</h2>'
        f'<div class="answer">{_body(this, number)}</div></article>'
    )


def _body(this: Exchange, number: int) -> str:
    answer = this.answer
    if this.fault:
        return f'{_text(this, number)}<p class="fault" role="alert">{safe(this.fault)}</p>'
    if answer is None and this.state == "stopped":
        return f'{_text(this, number)}<p class="byline">Stopped before the end.</p>'
    if answer is None:
        return _text(this, number) or '<p class="waiting">Reading the articles</p>'
    return (_found if answer.found else _silent)(this, answer, number)


def _found(this: Exchange, answer: Answer, number: int) -> str:
    line = f"{_understood(this, answer)}{_byline(answer)}"
    said = f"{_text(this, number)}{_origins(answer)}"
    return f'{_notice(answer)}{said}<p class="byline">{line}</p>'


def _silent(this: Exchange, answer: Answer, number: int) -> str:
    unnamed = [each for each in answer.citations if f"[{each.n}]" not in answer.text]
    pills = "".join(pill(each, answer, number) for each in unnamed)
    nearest = f'<p class="nearest">The nearest passages: {pills}</p>' if unnamed else ""
    understood = _understood(this, answer)
    line = f'<p class="byline">{understood}</p>' if understood else ""
    return f'{_notice(answer)}<div class="silent">{_text(this, number)}{nearest}{line}</div>'


def _understood(this: Exchange, answer: Answer) -> str:
    """What a follow-up was taken to ask, where that is not what was typed."""
    if answer.question.split() == this.question.split():
        return ""
    return f'Understood as: <q dir="auto">{safe(answer.question)}</q> '


def _notice(answer: Answer) -> str:
    return f'<p class="notice">{safe(answer.notice)}</p>' if answer.notice else ""


def _origins(answer: Answer) -> str:
    told = safe(" ".join(answer.origins))
    return f'<p class="byline origins">{told}</p>' if told else ""


def _text(this: Exchange, number: int) -> str:
    """The words, their numbers made links once it is known what they cite."""
    answer = this.answer
    cited = {each.n: each for each in answer.citations} if answer else {}

    def mark(n: int) -> str | None:
        if answer and n in cited:
            return pill(cited[n], answer, number)
        return f'<span class="cite">{n}</span>' if this.state == "streaming" else None

    return prose(this.text, mark)


def _byline(answer: Answer) -> str:
    if answer.engine == "quotes":
        return "In the articles’ own words; no language model wrote this."
    doubtful = sum(each.support == "unverified" for each in answer.sentences)
    line = f"Written by {safe(answer.engine)}, each sentence checked against the words it cites."
    if not doubtful:
        return line
    of = f"{doubtful} of {len(answer.sentences)} sentences"
    return f"{line} <strong>{of} could not be borne out.</strong>"
