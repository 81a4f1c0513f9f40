"""Which articles share one origin: copies of each other, or retellings of one report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations

from rag.copies import compare, copies
from rag.names import name_words
from rag.origins import origin
from rag.stems import stems
from store.records import Article

_DAYS = 3
"""Pieces further apart do not retell one report."""
_HEAD = 700
"""Characters at an article's head that tell what it is about."""
_MATTER = 0.25
"""The share of the shorter head's stems that two heads on one matter have in common."""
_NAMES = 3
"""And the names they have in common, or all that one of them has."""
_UNDATED_SHARE = 0.05
"""Where a day is unknown, the share of a text's shingles that both must have: long quotations."""
_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight"}


@dataclass(frozen=True, slots=True)
class Link:
    """Why two articles, named by their ids, share an origin: "copy of", "both retell CNN"."""

    first: str
    second: str
    reason: str


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that share one origin.

    Attributes:
        articles: Their ids, in the order the articles were given.
        links: Why; every article is in at least one.
        origin: The outlet that they rest on, or None where they are only copies.
    """

    articles: tuple[str, ...]
    links: tuple[Link, ...]
    origin: str | None


def stories(articles: Sequence[Article]) -> list[Story]:
    """The groups of two and more articles that share one origin, in the order given.

    Nothing but the articles tells: the same articles always give the same groups.
    """
    by_id = {article.id: article for article in articles}
    told = {name: origin(article) for name, article in by_id.items()}
    links = [*_copied(list(by_id.values())), *_retold(list(by_id.values()), told)]
    return [
        _story(group, links, told)
        for group in _groups(list(by_id), [(link.first, link.second) for link in links])
        if len(group) > 1
    ]


@lru_cache(maxsize=200)
def shared_origins(articles: tuple[Article, ...]) -> tuple[str, ...]:
    """What a reader of several articles should know of their origins, a sentence a story.

    Where they are one outlet's, and for no better reason one origin, that is told.
    """
    found = stories(articles) if len(articles) > 1 else []
    told = tuple(_sentence(story, len(articles)) for story in found)
    if len(articles) > 1 and not told and independent(articles) == 1:
        return (f"The {in_words(len(articles))} articles cited are of one outlet.",)
    return told


def independent(articles: Sequence[Article]) -> int:
    """How many independent origins the articles have.

    Copies and retellings of one report are one, and so are all pieces of one outlet: it
    cannot bear itself out.
    """
    return len(set(_origins(tuple(dict.fromkeys(articles))).values()))


@lru_cache(maxsize=200)
def _origins(articles: tuple[Article, ...]) -> dict[str, str]:
    """Of each article's id the first id of those that are one origin with it."""
    links = [(link.first, link.second) for story in stories(articles) for link in story.links]
    outlets: dict[str, str] = {}
    for article in articles:
        if article.publisher:
            first = outlets.setdefault(article.publisher.casefold(), article.id)
            links.append((first, article.id))
    groups = _groups([article.id for article in articles], links)
    return {each: group[0] for group in groups for each in group}


def in_words(number: int) -> str:
    """'two' ... 'eight', else the figures."""
    return _NUMBERS.get(number, str(number))


def _sentence(story: Story, of: int) -> str:
    many, all_of = (in_words(n) for n in (len(story.articles), of))
    every = len(story.articles) == of
    who = (
        f"The {many} articles cited" if every else f"{many.title()} of the {all_of} articles cited"
    )
    if story.origin:
        return f"{who} rest on one origin: {story.origin}."
    return f"{who} are versions of one text."


def _copied(articles: Sequence[Article]) -> Iterator[Link]:
    for copy in copies(articles):
        yield Link(copy.first, copy.second, "copy of")
    for one, other in combinations([a for a in articles if a.url], 2):
        if one.url == other.url:
            yield Link(one.id, other.id, "of the same address")


def _retold(articles: Sequence[Article], told: dict[str, str | None]) -> Iterator[Link]:
    for one, other in combinations([a for a in articles if told[a.id]], 2):
        if told[one.id] == told[other.id] and _of_one_matter(one, other):
            yield Link(one.id, other.id, f"both retell {told[one.id]}")


def _of_one_matter(one: Article, other: Article) -> bool:
    """Whether two pieces, within days, tell of the same."""
    return of_one_matter(one, other) and _of_one_time(one, other)


def of_one_matter(one: Article, other: Article) -> bool:
    """Whether the heads of two pieces name the same and share words, whenever that was."""
    head, other_head = (f"{a.title or ''}\n{a.text[:_HEAD]}" for a in (one, other))
    words, more = stems(head), stems(other_head)
    alike = len(words & more) >= _MATTER * min(len(words), len(more))
    names, others = name_words(head), name_words(other_head)
    return alike and len(names & others) >= min(_NAMES, len(names), len(others))


def _of_one_time(one: Article, other: Article) -> bool:
    days = [each.published for each in (one, other)]
    if any(day is None or len(day) < len("2019-12-10") for day in days):
        like = compare(one.text, other.text)
        return max(like.first_in_second, like.second_in_first) >= _UNDATED_SHARE
    first, second = (date.fromisoformat(str(day)[:10]) for day in days)
    return abs((first - second).days) <= _DAYS


def _story(group: Sequence[str], links: Sequence[Link], told: dict[str, str | None]) -> Story:
    inside = tuple(link for link in links if link.first in group)
    names = [name for each in group if (name := told[each])]
    most = max(names, key=lambda name: (names.count(name), -names.index(name)), default=None)
    return Story(tuple(group), inside, most)


def _groups(ids: Sequence[str], pairs: Sequence[tuple[str, str]]) -> list[list[str]]:
    """The ids in groups that the pairs join, in their order (union-find)."""
    parent = {each: each for each in ids}

    def root(each: str) -> str:
        while parent[each] != each:
            parent[each] = parent[parent[each]]
            each = parent[each]
        return each

    for first, second in pairs:
        parent[root(second)] = root(first)
    groups: dict[str, list[str]] = {}
    for each in ids:
        groups.setdefault(root(each), []).append(each)
    return list(groups.values())
