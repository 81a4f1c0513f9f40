"""What an answer rests on: the numbers in its text, and a card for each beside it.

The script in ``static/dateline.js`` knows both by ``data-cite``.
"""

from __future__ import annotations

from collections.abc import Sequence

from rag.types import Answer, Citation
from rag.when.dates import written
from ui.conversation import Exchange
from ui.escape import safe
from ui.reader import place


def sources(these: Sequence[Exchange]) -> str:
    """The cards of every answer's citations; only the last answer's are shown at first."""
    answered = [
        (number, each.answer)
        for number, each in enumerate(these)
        if each.answer and each.answer.citations
    ]
    last = len(these) - 1
    shown = "".join(_cards(answer, number, number == last) for number, answer in answered)
    none = (
        "" if any(number == last for number, _ in answered)
        else '<p class="none">The words an answer rests on will appear here.</p>'
    )  # fmt: skip
    return f'<section class="sources" aria-label="Sources">{shown}{none}</section>'


def pill(citation: Citation, answer: Answer, number: int) -> str:
    """The number of a citation, as a link that opens the article at its words.

    Args:
        citation: What is cited.
        answer: The answer that cites it.
        number: Which answer of the conversation that is.
    """
    label = f"Source {citation.n}: {_title(citation)}, {_origin(citation)}"
    return (
        f'<a class="cite" href="{safe(place(citation, answer.citations))}" '
        f'data-cite="{number}-{citation.n}" target="_blank" '
        f'aria-label="{safe(label)}">{citation.n}</a>'
    )


def _cards(answer: Answer, number: int, shown: bool) -> str:
    heading = "Sources" if answer.found else "Nearest passages"
    note = "" if answer.found else "<p>They do not answer the question.</p>"
    cards = "".join(_card(each, answer, number) for each in answer.citations)
    hidden = "" if shown else " hidden"
    return f'<div data-sources="{number}"{hidden}><h2>{heading}</h2>{note}<ol>{cards}</ol></div>'


def _card(citation: Citation, answer: Answer, number: int) -> str:
    return (
        f'<li><a class="card" href="{safe(place(citation, answer.citations))}" '
        f'data-cite="{number}-{citation.n}" target="_blank">'
        f'<span class="n">{citation.n}</span>'
        f'<span class="title" dir="auto">{safe(_title(citation))}</span>'
        f'<span class="origin" dir="auto">{safe(_origin(citation))}</span>'
        f'<q dir="auto">{safe(citation.quote)}</q></a></li>'
    )


def _title(citation: Citation) -> str:
    return citation.title or "Untitled article"


def _origin(citation: Citation) -> str:
    return " · ".join(filter(None, (citation.publisher, written(citation.published))))
