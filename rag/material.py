"""Passages as a chat model is shown them: under keys, fenced, and within a budget.

A key is short, looks random and is made from the passage's id, so an article's own
"[1]" is no key, and a key the model invents is known as such (the idea is
paper-qa's). Articles are untrusted: the characters that fences and keys are made of
are exchanged for others in the prompt, and only there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rag.tokens import count
from rag.types import Hit
from store.records import Article, digest

KEY = re.compile(r"\bk[0-9a-f]{4,16}\b", re.IGNORECASE)
"""What a key looks like."""

_HARMLESS = str.maketrans("<>[]", "‹›()")


def keyed(hits: Sequence[Hit]) -> dict[str, Hit]:
    """The hits under their keys, in order; a passage found twice is there once."""
    passages = {hit.passage.id: hit for hit in hits}
    width = next(n for n in range(4, 17) if _distinct(passages, n))
    return {_key(name, width): hit for name, hit in passages.items()}


def shown(keys: Mapping[str, Hit], articles: Mapping[str, Article], budget: int) -> str:
    """The passages that fit in ``budget`` tokens, best first; the first always does."""
    return "\n".join(_fitting([_block(key, hit, articles) for key, hit in keys.items()], budget))


def told(hits: Sequence[Hit], articles: Mapping[str, Article], budget: int) -> str:
    """The passages as a small model is shown them, with no more than the day of each."""
    return "\n".join(_fitting([_briefly(hit, articles) for hit in hits], budget))


def harmless(text: str) -> str:
    """Text from outside on one line, without what a fence, a tag or a key is made of."""
    split = KEY.sub(lambda key: f"{key[0][0]} {key[0][1:]}", text)
    return " ".join(split.split()).translate(_HARMLESS)


def _fitting(blocks: Sequence[str], budget: int) -> Iterator[str]:
    left = budget
    for place, block in enumerate(blocks):
        cost = count(block)
        if place == 0 or cost <= left:
            left -= cost
            yield block


def _block(key: str, hit: Hit, articles: Mapping[str, Article]) -> str:
    article = articles[hit.article_id]
    known = {"publisher": article.publisher, "title": article.title, "date": article.published}
    head = "".join(f' {name}="{_attribute(value)}"' for name, value in known.items() if value)
    return f'<passage key="{key}"{head}>\n{harmless(hit.text)}\n</passage>'


def _briefly(hit: Hit, articles: Mapping[str, Article]) -> str:
    day = articles[hit.article_id].published
    head = f' date="{_attribute(day)}"' if day else ""
    return f"<passage{head}>\n{harmless(hit.text)}\n</passage>"


def _attribute(value: str) -> str:
    return harmless(value).replace('"', "'")


def _key(passage_id: str, width: int) -> str:
    return "k" + digest("key", passage_id)[:width]


def _distinct(passages: Mapping[str, Hit], width: int) -> bool:
    return len({_key(name, width) for name in passages}) == len(passages)
