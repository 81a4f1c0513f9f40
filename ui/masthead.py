"""What stands above and before the first question: the collection and how to begin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.dates import extent
from ui.escape import safe

if TYPE_CHECKING:
    from rag import Assistant

EXAMPLES = (
    "Who was hurt in the attacks?",
    "Who is blamed for the attacks, and by whom?",
    "Has anyone claimed responsibility?",
    "Which weapons were used?",
)
"""Questions to begin with: they suit any collection of articles about attacks."""


@dataclass(frozen=True, slots=True)
class Collection:
    """What the header tells of the articles and of what writes the answers.

    Attributes:
        articles: How many there are.
        extent: From when to when, in words; empty where no date is known.
        engine: "quotes", or the chat model's name.
        leaves: Whether questions or passages are sent to another machine.
        locked: Whether people sign in.
    """

    articles: int
    extent: str
    engine: str
    leaves: bool
    locked: bool = False


def collection(assistant: Assistant, *, leaves: bool, locked: bool = False) -> Collection:
    """What there is to ask about, and what answers."""
    library = assistant.library
    return Collection(library.size(), extent(library.extent()), assistant.engine, leaves, locked)


def header(about: Collection) -> str:
    """The name, what it is, how many articles there are and what answers."""
    return (
        '<header class="masthead"><div><h1>Dateline</h1>'
        "<p>Answers about attacks, each sentence cited to the words of the news.</p></div>"
        f'<div class="about"><p>{_count(about)}</p><p>{_engine(about)}</p>'
        f"<p>{_ways(about)}</p></div></header>"
    )


def welcome(about: Collection) -> str:
    """What is there before the first question: examples, or how to bring articles in."""
    if not about.articles:
        return (
            '<section class="welcome"><h2>There are no articles yet</h2>'
            "<p>Bring some in from a file, a folder or an address; then load this page "
            "again:</p><pre><code>python ingest.py PATH</code></pre></section>"
        )
    buttons = "".join(
        f'<li><button type="button" data-question="{safe(each)}">{safe(each)}</button></li>'
        for each in EXAMPLES
    )
    return (
        '<section class="welcome"><h2>What would you like to know?</h2>'
        "<p>Ask in your own words. Every sentence of an answer carries a number; the number "
        f"opens the article at the words that say so.</p><ul>{buttons}</ul></section>"
    )


def _ways(about: Collection) -> str:
    leave = ' · <a href="login">Sign out</a>' if about.locked else ""
    return f'<a href="library">Library</a>{leave}'


def _count(about: Collection) -> str:
    if not about.articles:
        return "No articles yet"
    return f"{about.articles:,} article{'s'[: about.articles != 1]} {about.extent}".strip()


def _engine(about: Collection) -> str:
    quoting = about.engine == "quotes"
    how = "in the articles’ own words" if quoting else f"written by {safe(about.engine)}"
    if about.leaves:
        return f"Answers {how}. Questions and passages go to the model’s server."
    return f"Answers {how}. Nothing leaves this machine."
