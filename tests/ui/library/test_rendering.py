"""The library's pages are well-formed, whatever is kept and however it is called."""

from __future__ import annotations

from datetime import date

from hypothesis import given

from rag.intake.report import Report
from store.records import Article, Attribution, Dated, Entry, Listed
from tests.ui.making import article, texts
from tests.ui.page import parse
from ui.library import facts, inspection, table
from ui.library.desk import Item
from ui.library.inspection import Kept
from ui.library.report import told
from ui.library.view import View, view


def listed(**known: object) -> Listed:
    """A line of the list."""
    usual: dict[str, object] = {
        "article_id": "0" * 16, "title": "One", "publisher": "AP", "published": "2019-12-09",
        "date_source": "front matter", "updated": None, "language": "en", "length": 1234,
        "source": "/a/one.md", "sources": 1, "copies": 0, "embedded": True,
    }  # fmt: skip
    return Listed(**{**usual, **known})  # type: ignore[arg-type]


def kept(this: Article, **found: object) -> Kept:
    """All that is kept of an article."""
    usual: dict[str, object] = dict.fromkeys(Kept.__dataclass_fields__, ())
    return Kept(**{**usual, "article": this, "cuts": [(0, len(this.text))], **found})  # type: ignore[arg-type]


@given(texts, texts, texts, texts)
def test_the_list_escapes_what_it_shows(title: str, publisher: str, source: str, why: str) -> None:
    """Its tags are the same whatever stands in it."""
    plain = parse(table.page(View("w"), [listed(date_source="x")], 1, "", fault="x"))
    row = listed(title=title or "x", publisher=publisher, source=source, date_source=f"x{why}")
    page = parse(table.page(view(f"w{why}"), [row], 1, "", fault=f"x{why}"))
    assert [tag for tag, _ in page.shape()] == [tag for tag, _ in plain.shape()]
    assert not page.others


def test_a_line_tells_where_its_date_comes_from() -> None:
    """Inferred or not, or not known at all; a source that several gave is counted."""
    reason = "inferred: 9 December 2019, for it says Monday"
    page = parse(table.shelf(View(), [listed(date_source=reason, sources=3, copies=2)], 1))
    [mark] = page.having("inferred")
    assert (mark.text, mark.attributes["title"]) == (
        "inferred", "9 December 2019, for it says Monday",
    )  # fmt: skip
    [line] = [each for each in page.elements if each.tag == "tbody"]
    assert "and 2 more" in line.text
    assert "2 copies" in line.text
    assert "9 December 2019" in line.text
    assert facts.date_of(None, None).startswith(facts.UNKNOWN)


def test_columns_sort_and_pages_turn() -> None:
    """Each head leads to its order, the chosen one tells it, and the pages lead on."""
    page = parse(table.shelf(View("x", "title", False, 2), [listed()], 120))
    heads = [
        each.attributes["aria-sort"] for each in page.elements if "aria-sort" in each.attributes
    ]
    assert heads == ["ascending", "none", "none", "none", "none"]
    links = [each.attributes.get("href") for each in page.elements if each.tag == "a"]
    assert "library?q=x&sort=title&down=1" in links
    assert links[-2:] == ["library?q=x&sort=title", "library?q=x&sort=title&page=3"]
    assert "Page 2 of 3" in page.elements[0].text


def test_nothing_is_said_plainly() -> None:
    """Where nothing matches, and where there is nothing at all."""
    assert "There is nothing here" in table.shelf(View("x"), [], 0)


def test_the_report_counts_and_gives_reasons() -> None:
    """What waits, how far the one in hand is, and what became of the others."""
    done = Report(added=["upload:all.zip!/a.md"], failed={"upload:all.zip!/b.md": "it is <broken>"})
    items = [
        Item(4, "w.md"),
        Item(3, "r.md", "reading", 2, 5),
        Item(2, "all.zip", "done", report=done),
        Item(1, "f.md", "done", fault="No room."),
    ]
    page = parse(told(items, [("t0", "Old <b>", 9)]))
    assert page.elements[0].attributes["data-busy"] == "1"
    assert page.elements[0].attributes["data-done"] == "2"
    text = page.elements[0].text
    for said in (
        "Taking in 2 of 4", "1 added, 2 failed", "waits", "2 of 5", "1 added, 1 failed",
        "b.md: it is <broken>", "failed: No room.", "Old <b>", "for 9 more minutes",
    ):  # fmt: skip
        assert said in text


@given(texts, texts, texts)
def test_the_report_escapes_what_it_tells(name: str, fault: str, title: str) -> None:
    """Names, reasons and titles are text."""
    report = Report(failed={f"upload:{name}": fault})
    page = parse(told([Item(1, name, "done", report=report)], [("t", title, 1)]))
    assert not page.others
    assert {each.tag for each in page.elements} <= {
        "div", "section", "h2", "form", "button", "p", "ul", "li", "span", "input",
    }  # fmt: skip


def test_an_article_is_shown_with_all_that_was_found_in_it() -> None:
    """Passages, dates in their places, origins, copies, earlier versions and sources."""
    this = article(
        "It fell on Monday, AP said. Then nothing.", title="Fall", published="2019-12-10"
    )
    page = parse(
        inspection.page(
            kept(
                this,
                cuts=[(0, 28), (28, 41)],
                dates=[Dated(11, 17, date(2019, 12, 9), date(2019, 12, 9), "9 December 2019")],
                attributions=[Attribution(19, 26, "AP", "outlet")],
                entries=[Entry("upload:a.md", "f", this.id, "upload:")],
                copies=[article("Copy text.", title="A copy")],
                past=[article("Before.", title="Before")],
            )
        )
    )
    [when] = page.having("when")
    assert (when.text, when.attributes["title"]) == ("Monday", "9 December 2019")
    text = page.elements[0].text
    for said in ("upload:a.md", "2 passages", "A copy", "Before", "AP said", "Remove this article"):
        assert said in text


@given(texts.filter(len), texts)
def test_an_article_is_escaped(text: str, title: str) -> None:
    """Nothing in it is taken for markup, and no script of it is on the page."""
    page = parse(inspection.page(kept(article(text, title=title))))
    assert not page.others
    assert not {each.tag for each in page.elements} & {"img", "b", "i"}
    scripts = [each for each in page.elements if each.tag == "script"]
    assert [(each.attributes["src"], each.text) for each in scripts] == [
        ("../static-dateline/theme.js", "")
    ]
