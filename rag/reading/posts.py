"""Posts of social networks that a page shows: each a paragraph with its author and date."""

from __future__ import annotations

from typing import TypeAlias

from lxml.html import Element, HtmlElement

Page: TypeAlias = HtmlElement
"""A page as a tree of its elements."""

_POSTS = "|".join(
    f"//blockquote[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
    for name in ("twitter-tweet", "twitter-video", "bluesky-embed", "mastodon-embed",
                 "instagram-media", "tiktok-embed", "text-post-media")
)  # fmt: skip


def keep_posts(tree: Page) -> None:
    """Put each post into one paragraph, its words, author and date as they stand."""
    for post in tree.xpath(_POSTS):
        for end in post.iter("br", "p", "div"):
            end.tail = f" {end.tail or ''}"
        if words := " ".join(post.text_content().split()):
            _replace(post, words)


def _replace(post: HtmlElement, words: str) -> None:
    paragraph = Element("p")
    paragraph.text, paragraph.tail = words, post.tail
    parent = post.getparent()
    if parent is not None:
        parent.replace(post, paragraph)
