"""What a piece of HTML holds, read with Python's own parser."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"base", "meta", "link", "br", "input"}

Attributes = dict[str, str | None]


@dataclass
class Element:
    """A tag, its attributes, and all the text inside it."""

    tag: str
    attributes: Attributes
    text: str = ""

    @property
    def classes(self) -> list[str]:
        """The names in its ``class``."""
        return (self.attributes.get("class") or "").split()


@dataclass
class Page(HTMLParser):
    """The elements of a piece of HTML in order; a tag that does not match fails."""

    elements: list[Element] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember it, and that it is open."""
        element = Element(tag, dict(attrs))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """As a start, which is how browsers take it."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close what is open, which must be this."""
        assert self._open, f"</{tag}> closes nothing"
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        """Text belongs to everything that is open."""
        for element in self._open:
            element.text += data

    def handle_comment(self, data: str) -> None:
        """Nothing of ours has comments, so one comes from the text."""
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        """As a comment."""
        self.others.append(data)

    def handle_pi(self, data: str) -> None:
        """As a comment."""
        self.others.append(data)

    def having(self, name: str) -> list[Element]:
        """The elements of a class."""
        return [each for each in self.elements if name in each.classes]

    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        """Tags with the names of their attributes."""
        return [(each.tag, tuple(each.attributes)) for each in self.elements]


def parse(html: str) -> Page:
    """The page in a piece of HTML, all of it closed."""
    page = Page()
    page.feed(html)
    page.close()
    assert not page._open, f"{page._open[-1].tag} is never closed"
    return page
