"""Which articles a person wants to be answered from."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any

_ARTICLE = re.compile(r"([0-9a-f]{16})(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Limits:
    """What was written into the fields below the question; "" where nothing was.

    Attributes:
        since: Published from that day, month or year on.
        until: Published up to that day, month or year.
        publisher: Words of the publisher's name.
        as_of: Certainly published by then.
        article: The id of the one article to answer from, and behind it its title.
    """

    since: str = ""
    until: str = ""
    publisher: str = ""
    as_of: str = ""
    article: str = ""

    def given(self) -> dict[str, Any]:
        """Those that were written, as `Assistant.stream` takes them."""
        written = {name: value.strip() for name, value in asdict(self).items() if value.strip()}
        article = _ARTICLE.match(written.pop("article", ""))
        return {**written, "articles": (article[1],)} if article else written

    def told(self) -> str:
        """The same in words: 'from 2024-01, as known on 2024-08-12'; "" where there is none."""
        title = _ARTICLE.sub("", self.article, count=1).strip()
        words = (
            ("from", self.since),
            ("up to", self.until),
            ("publisher", self.publisher),
            ("as known on", self.as_of),
            ("only", title and f"“{title}”"),
        )
        return ", ".join(f"{word} {value.strip()}" for word, value in words if value.strip())
