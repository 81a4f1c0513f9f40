"""What an answer rests on: the numbers in its text, and a card for each beside it.

The script in ``static/dateline.js`` knows both by ``data-cite``.
"""

from __future__ import annotations

from collections.abc import Sequence

from rag.types import Answer, Citation, Support
from rag.when.dates import written
from ui.conversation import Exchange
from ui.escape import safe
from ui.reader import place
from ui.strength import TOLD


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
        "" if any(number == last and answer.found for number, answer in answered)
        else '<p class="none">The words an answer rests on will appear here.</p>'
    )  # fmt: skip
    return f'<section class="sources" aria-label="Sources">{shown}{none}</section>'


def pill(citation: Citation, answer: Answer, number: int, support: Support | None = None) -> str:
    """The number of a citation, as a link that opens the article at its words.

    Args:
        citation: What is cited.
        answer: The answer that cites it.
        number: Which answer of the conversation that is.
        support: How the sentence before it is borne out; None where there is no sentence.
    """
    told = f"; {TOLD[support]}" if support else ""
    label = f"Source {citation.n}: {about(citation)}{told}"
    drawn = (
        f' data-support="{support}" data-told="{safe(_capital(TOLD[support]))}"' if support else ""
    )
    return (
        f'<a class="cite" href="{safe(place(citation, answer.citations))}" '
        f'data-cite="{number}-{citation.n}"{drawn} target="_blank" '
        f'aria-label="{safe(label)}">{citation.n}</a>'
    )


def _cards(answer: Answer, number: int, shown: bool) -> str:
    """Where the articles do not say, the passages stand in the answer and not here, too."""
    cards = "".join(_card(each, answer, number) for each in answer.citations)
    silent = "" if answer.found else " data-silent"
    hidden = " hidden" if silent or not shown else ""
    return f'<div data-sources="{number}"{silent}{hidden}><h2>Sources</h2><ol>{cards}</ol></div>'


def _card(citation: Citation, answer: Answer, number: int) -> str:
    return (
        f'<li><a class="card" href="{safe(place(citation, answer.citations))}" '
        f'data-cite="{number}-{citation.n}" target="_blank">'
        f'<span class="n">{citation.n}</span>'
        f'<span class="title" dir="auto">{safe(_title(citation))}</span>'
        f'<span class="origin" dir="auto">{safe(_origin(citation))}</span>'
        f'<q dir="auto">{safe(citation.quote)}</q></a></li>'
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def about(citation: Citation) -> str:
    """Title, publisher and date in one line."""
    return f"{_title(citation)}, {_origin(citation)}"


def _title(citation: Citation) -> str:
    return citation.title or "Untitled article"


def _origin(citation: Citation) -> str:
    return " · ".join(filter(None, (citation.publisher, written(citation.published))))
