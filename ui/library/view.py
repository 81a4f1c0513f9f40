"""What part of the list a person looks at, as it stands in the page's address."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import get_args
from urllib.parse import urlencode

from store.shelf import Order

PER_PAGE = 50
"""Articles on a page of the list."""
LAST_PAGE = 1_000_000
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class View:
    """A page of the list.

    Attributes:
        words: What is searched for.
        order: What it is sorted by.
        falling: From the last to the first.
        page: Its number, from 1.
    """

    words: str = ""
    order: Order = "added"
    falling: bool = True
    page: int = 1

    @property
    def first(self) -> int:
        """The number of the first article on it, from 0."""
        return (self.page - 1) * PER_PAGE

    def address(self) -> str:
        """Where it is, seen from the chat."""
        asked = {
            "q": self.words,
            "sort": "" if self.order == "added" else self.order,
            "down": "" if self.falling == (self.order == "added") else str(int(self.falling)),
            "page": str(self.page) if self.page > 1 else "",
        }
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"library?{query}" if query else "library"

    def sorted_by(self, order: Order) -> View:
        """The first page by that column; once more turns it round."""
        return replace(self, order=order, falling=self.order == order and not self.falling, page=1)

    def turned(self, pages: int) -> View:
        """So many pages on."""
        return replace(self, page=self.page + pages)


def view(q: str = "", sort: str = "", down: str = "", page: str = "") -> View:
    """What an address asks for; what makes no sense in it is passed over."""
    order: Order = next((each for each in get_args(Order) if each == sort), "added")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1
    falling = down == "1" if down in ("0", "1") else order == "added"
    words = q[:_LONGEST].encode("utf-8", "replace").decode()
    return View(words, order, falling, min(max(number, 1), LAST_PAGE))
