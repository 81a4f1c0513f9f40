"""Articles that are copies of one another, linked as they are kept."""

from __future__ import annotations

from rag.copies import compare
from store.library import Library


def group(library: Library) -> None:
    """Compare each article that was not yet compared with those that share a band with it.

    One comparison is enough for both: what is compared later meets what is kept already.
    """
    for article in library.ungrouped():
        others = library.articles_of(library.alike(article.id))
        library.group(
            article.id,
            [
                name
                for name, other in others.items()
                if compare(article.text, other.text).verdict != "different"
            ],
        )
