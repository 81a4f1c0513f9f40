"""Kept pieces without a date of their own, dated by the other pieces that are kept."""

from __future__ import annotations

from rag.sentences import sentences
from rag.when.dates import events
from rag.when.dating import redated
from rag.when.expressions import DAYS
from store.library import Library
from store.records import Article

_DEPTH = 40
"""Passages looked at for each sentence that names a weekday."""


def redate(library: Library) -> list[str]:
    """Infer dates again from all that is kept now; gives the sources whose date changed.

    What came since may add a date, and what went may take one away.
    """
    changed = redated(library.undated(), lambda piece: _others(library, piece))
    for article in changed:
        library.redate(article, events(article))
    return [article.source for article in changed]


def _others(library: Library, piece: Article) -> list[Article]:
    """The pieces with words like those that tell of a weekday."""
    told = [piece.text[slice(*span)] for span in sentences(piece.text)]
    timed = [text for text in told if any(day in text.lower() for day in DAYS)]
    ids = {id for text in timed for id, _ in library.matching(text, _DEPTH)}
    places = library.places(sorted(ids))
    return list(library.articles_of({place.article_id for place in places.values()}).values())
