"""What stands above and before the first question: the collection and how to begin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.dates import extent
from ui.escape import safe
from ui.suggestions import buttons

if TYPE_CHECKING:
    from rag import Assistant


@dataclass(frozen=True, slots=True)
class Collection:
    """What the header tells of the articles and of what writes the answers.

    Attributes:
        articles: How many there are.
        extent: From when to when, in words; empty where no date is known.
        engine: "quotes", or the chat model's name.
        leaves: Whether questions or passages are sent to another machine.
        questions: Some that are answered, to begin with.
        publishers: The names that the articles may be limited to.
    """

    articles: int
    extent: str
    engine: str
    leaves: bool
    questions: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()


def collection(
    assistant: Assistant, *, leaves: bool, questions: tuple[str, ...] = ()
) -> Collection:
    """What there is to ask about, and what answers."""
    library = assistant.library
    return Collection(
        library.size(), extent(library.extent()), assistant.engine, leaves,
        questions, tuple(library.publishers()),
    )  # fmt: skip


def header(about: Collection, person: str | None = None) -> str:
    """The name, how many articles there are and what answers; and who is signed in.

    Args:
        about: What there is.
        person: Whose page it is, "" where nobody signs in; None before that is known.
    """
    whose = "" if person is None else f' data-person="{safe(person)}"'
    out = f'<a href="login">{safe(person)}</a>' if person else ""
    return (
        f'<header class="masthead"{whose}><div><h1>Dateline</h1>'
        f'<p class="about">{_count(about)}. {_engine(about)}</p></div>'
        '<nav aria-label="Conversations and looks"><a href="library">Library</a>'
        '<button type="button" data-do="new">New<span> conversation</span></button>'
        '<button type="button" data-do="history">History</button>'
        '<button type="button" data-do="theme" aria-label="Light or dark"></button>'
        f"{out}</nav></header>"
    )


def welcome(about: Collection) -> str:
    """What is there before the first question: some to begin with, or how to bring articles in."""
    if not about.articles:
        return (
            '<section class="welcome"><h2>There are no articles yet</h2>'
            "<p>Bring some in from a file, a folder or an address; then load this page "
            "again:</p><pre><code>python ingest.py PATH</code></pre></section>"
        )
    publishers = "".join(f'<option value="{safe(each)}"></option>' for each in about.publishers)
    return (
        '<section class="welcome"><h2>What would you like to know?</h2>'
        "<p>Ask in your own words. Every sentence of an answer carries a number; the number "
        f"opens the article at the words that say so.</p>{buttons(about.questions)}"
        f'<datalist id="publishers">{publishers}</datalist></section>'
    )


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
