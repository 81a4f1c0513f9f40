"""A question and its answer, as far as it has come."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.types import NOT_FOUND, Answer, Citation
from ui.conversation import Exchange
from ui.differing import differing
from ui.escape import safe
from ui.feedback import feedback_buttons
from ui.kept import pack
from ui.prose import Mark, prose
from ui.sources import about, pill
from ui.strength import strength, supports

_NEAREST = re.compile(r"\s*[^.:]*:\s*(?:\[\d+\])+\s*$")
"""The end of a refusal that only names numbers; they are drawn as passages."""


def exchanges(these: Sequence[Exchange], first: int = 0) -> str:
    """Questions and their answers, the first of them number ``first`` of the conversation."""
    return "".join(exchange(each, number) for number, each in enumerate(these, first))


def exchange(this: Exchange, number: int) -> str:
    """One question with as much of its answer as there is."""
    ended = this.state != "streaming"
    kept = f' data-kept="{safe(pack(this))}"' if ended else ""
    return (
        f'<article class="turn" data-turn="{number}" data-state="{this.state}"{kept}>'
        f'<h2 class="question" dir="auto">{safe(this.question)}</h2>'
        f'<div class="answer">{_body(this, number)}</div>{_tools(this) if ended else ""}'
        f"{feedback_buttons(number) if ended and this.text else ''}</article>"
    )


def _body(this: Exchange, number: int) -> str:
    answer = this.answer
    if this.fault:
        return f'{_text(this, number)}<p class="fault" role="alert">{safe(this.fault)}</p>'
    if answer is None and this.state == "stopped":
        return f'{_text(this, number)}<p class="byline">Stopped before the end.</p>'
    if answer is None:
        return _text(this, number) or '<p class="waiting" role="status">Reading the articles</p>'
    return (_found if answer.found else _silent)(this, answer, number)


def _found(this: Exchange, answer: Answer, number: int) -> str:
    differ = differing(answer, _marking(this, answer, number))
    below = f"{strength(answer)}{_origins(answer)}"
    line = f'<p class="byline">{_understood(this, answer)}{_limited(this)}{_byline(answer)}</p>'
    return f"{_notice(answer)}{_text(this, number)}{differ}{below}{line}"


def _silent(this: Exchange, answer: Answer, number: int) -> str:
    """What is not said is said first, then why, then the passages that come nearest."""
    said = answer.text.removeprefix(NOT_FOUND)
    reason = _NEAREST.sub("", said) if answer.citations else said
    near = "".join(_near(each, answer, number) for each in answer.citations)
    nearest = f'<h3>The nearest passages</h3><ul class="near">{near}</ul>' if near else ""
    line = f"{_understood(this, answer)}{_limited(this)}"
    return (
        f'{_notice(answer)}<div class="silent"><p class="unsaid">{NOT_FOUND}</p>'
        f"{prose(reason, _marking(this, answer, number))}{nearest}"
        f"{_wrapped(line)}</div>"
    )


def _near(cited: Citation, answer: Answer, number: int) -> str:
    return (
        f'<li><q dir="auto">{safe(cited.quote)}</q>{pill(cited, answer, number)}'
        f'<span class="origin" dir="auto">{safe(about(cited))}</span></li>'
    )


def _tools(this: Exchange) -> str:
    """What can be done with an answer; the page's script does it."""
    copying = (
        '<button type="button" data-do="copy">Copy</button>'
        '<button type="button" data-do="markdown">Copy as Markdown</button>'
    )
    return (
        f'<div class="tools">{copying if this.text else ""}'
        '<button type="button" data-do="again">Ask again</button>'
        '<button type="button" data-do="edit">Edit the question</button>'
        '<button type="button" data-do="link">Copy a link</button></div>'
    )


def _understood(this: Exchange, answer: Answer) -> str:
    """What a follow-up was taken to ask, where that is not what was typed."""
    if answer.question.split() == this.question.split():
        return ""
    return f'Understood as: <q dir="auto">{safe(answer.question)}</q> '


def _limited(this: Exchange) -> str:
    told = this.limits.told()
    return f'Only articles <span dir="auto">{safe(told)}</span>. ' if told else ""


def _notice(answer: Answer) -> str:
    return f'<p class="notice">{safe(answer.notice)}</p>' if answer.notice else ""


def _origins(answer: Answer) -> str:
    told = safe(" ".join(answer.origins))
    return f'<p class="byline origins">{told}</p>' if told else ""


def _wrapped(line: str) -> str:
    return f'<p class="byline">{line}</p>' if line else ""


def _text(this: Exchange, number: int) -> str:
    return prose(this.text, _marking(this, this.answer, number))


def _marking(this: Exchange, answer: Answer | None, number: int) -> Mark:
    """What draws a number: a link once it is known what it cites, with its sentence's support."""
    cited = {each.n: each for each in answer.citations} if answer else {}
    expected = list(supports(answer)) if answer else []

    def mark(n: int) -> str | None:
        if answer and n in cited:
            at = next((at for at, (each, _) in enumerate(expected) if each == n), None)
            support = expected[at][1] if at is not None else None
            del expected[: at + 1 if at is not None else 0]
            return pill(cited[n], answer, number, support)
        return f'<span class="cite">{n}</span>' if this.state == "streaming" else None

    return mark


def _byline(answer: Answer) -> str:
    if answer.engine == "quotes":
        return "In the articles’ own words; no language model wrote this."
    doubtful = sum(each.support == "unverified" for each in answer.sentences)
    line = f"Written by {safe(answer.engine)}, each sentence checked against the words it cites."
    if not doubtful:
        return line
    of = f"{doubtful} of {len(answer.sentences)} sentences"
    return f"{line} <strong>{of} could not be borne out.</strong>"
