"""Articles, citations and texts to draw from."""

from __future__ import annotations

from hypothesis import strategies as st

from rag.types import Answer, Citation
from store.records import Article

HOSTILE = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><b onmouseover="x">', "'><i>",
    "</p></div></article>", "<!--", "-->", "<![CDATA[", "<?php", "&lt;b&gt;", "&#60;b&#62;", "&",
    "![x](http://evil.test/x.png)", "[x](javascript:alert(1))", "`", "${alert(1)}", "{{value}}",
    "[1]", "[2]", "[7]", "[0]", "**", "**bold**", "- ", "\n", "\n\n", "\x00", "\ud800", "\u202e",
    "word", " ",
)  # fmt: skip

texts = st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=8)), max_size=12).map("".join)
"""Texts as bad as news, questions and models may make them."""


def article(text: str = "First words. Second words.", **known: str) -> Article:
    """An article of a text."""
    return Article(text=text, source="articles/one.md", **known)


def citation(n: int = 1, start: int = 0, end: int = 12, **known: str | None) -> Citation:
    """A citation of the article's words between two offsets."""
    facts: dict[str, str | None] = {"title": None, "publisher": None, "published": None, **known}
    whole = article()
    return Citation(
        n=n, article_id=whole.id, title=facts["title"], publisher=facts["publisher"],
        published=facts["published"], source=whole.source, start=start, end=end,
        quote=facts.get("quote") or whole.text[start:end],
    )  # fmt: skip


def answer(text: str = "First words. [1]", *cited: Citation, found: bool = True) -> Answer:
    """An answer to "Why?" that cites; by default, one passage."""
    return Answer("Why?", text, found, citations=cited or (citation(),))
