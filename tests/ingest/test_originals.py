"""Originals are kept, are not read again without need, and can be read again without the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest import Report
from rag.intake.rereading import reread
from rag.reading import isolation
from store.records import Original
from tests.ingest.desk import BOAT, DEPOT, LORRY, Desk, article
from tests.rag.reading.making import PROSE, page, pdf, zipped
from tests.servers.site import NEWS, Site, html, xml


def again(desk: Desk) -> Report:
    """Read all that is kept again."""
    return reread(desk.library, desk.counting.real, desk.settings)


def test_an_unchanged_page_is_not_read_again(desk: Desk) -> None:
    """The process that reads pages and PDFs is not even started for them."""
    sources = [desk.write("a.html", page(*PROSE)), desk.write("b.pdf", pdf(("It fell.",)))]
    assert desk.take().added == sources
    isolation.close()
    assert desk.take().unchanged == sources
    assert isolation._workers == []


def test_every_source_keeps_its_own_original(desk: Desk) -> None:
    """A file its bytes; a member, a line and a row each their own."""
    record = json.dumps({"id": "1", "text": LORRY}).encode()
    prose = page(*PROSE)
    text = desk.write("a.md", article(BOAT, title="Boat hit"))
    lines = desk.write("b.jsonl", b"\n" + record + b"\n" + b'{"text": "It fell."}\n')
    rows = desk.write("c.csv", f"ID,Text\n7,{DEPOT}\n")
    packed = desk.write("d.zip", zipped({"x/raid.html": prose}))
    desk.take()
    kept = desk.library.original
    assert kept(text) == Original(".md", Path(text).read_bytes())
    assert kept(f"{lines}#1") == Original(".json", record)
    row = kept(f"{rows}#7")
    assert row is not None
    assert (row.ending, json.loads(row.data)) == (".json", {"id": "7", "text": DEPOT})
    assert kept(f"{packed}!/x/raid.html") == Original(".html", prose)


def test_read_again_it_is_the_same(desk: Desk) -> None:
    """Without the files, nothing changes, nothing is embedded, and the files stay unchanged."""
    desk.write("a.md", article(BOAT, title="Boat hit", published="2021-05-04"))
    desk.write("b.jsonl", json.dumps({"id": 1, "text": LORRY, "url": f"{NEWS}/b"}))
    desk.write("c.csv", f"id,text\n7,{DEPOT}\n")
    desk.write("d.zip", zipped({"raid.html": page(*PROSE)}))
    added = desk.take().added
    before, entries = desk.library.articles(), desk.library.entries()
    desk.folder.rename(desk.folder.with_name("away"))
    assert again(desk) == Report(unchanged=added)
    assert desk.library.articles() == before
    assert desk.library.entries() == entries
    desk.folder.with_name("away").rename(desk.folder)
    assert desk.take() == Report(unchanged=added)


def test_better_cleaning_reaches_what_is_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article that was kept with a line too many is replaced by the clean one."""
    with monkeypatch.context() as once:
        once.setattr("rag.articles.clean", lambda raw: raw.strip())
        source = desk.write("a.md", f"{BOAT}\n\nAdvertisement\n")
        desk.take()
    assert "Advertisement" in desk.library.articles()[0].text
    assert again(desk) == Report(updated=[source])
    assert [kept.text for kept in desk.library.articles()] == [BOAT]


def test_a_page_read_again_keeps_what_its_feed_told(desk: Desk, site: Site) -> None:
    """The bytes of a page do not hold what a list told of it."""
    site.pages["/a"] = html(BOAT)
    told = f"<link>{NEWS}/a</link><title>Boat hit</title><pubDate>2021-05-04</pubDate>"
    site.pages["/feed"] = xml(f"<rss><item>{told}</item></rss>")
    assert desk.ask(site, f"{NEWS}/feed").added == [f"{NEWS}/a"]
    before = desk.library.articles()
    assert (before[0].published, before[0].url) == ("2021-05-04", f"{NEWS}/a")
    assert again(desk).failed == {}
    assert desk.library.articles() == before
    assert desk.ask(site, f"{NEWS}/feed") == Report(unchanged=[f"{NEWS}/a"])


def test_findings_are_kept(desk: Desk) -> None:
    """Dates, origins, and when it was changed."""
    text = "Two rockets fell on Monday, Reuters reported. " * 2
    desk.write("a.md", article(text, published="2019-12-10", updated="2019-12-11"))
    desk.take()
    (kept,) = desk.library.articles()
    assert kept.updated == "2019-12-11"
    assert desk.library.dates([kept.id])[kept.id][0].first.isoformat() == "2019-12-09"
    assert {each.origin for each in desk.library.attributions([kept.id])[kept.id]} == {"Reuters"}


def test_copies_are_linked(desk: Desk) -> None:
    """An edited version under another name is a copy; another article is none."""
    words = " ".join(f"Rocket {n} fell near house number {n * n}." for n in range(40))
    desk.write("a.md", words)
    desk.take()
    desk.write("b.md", f"{words} Nobody was hurt by any of them, the police said.")
    desk.write("c.md", LORRY)
    desk.take()
    ids = {Path(each.source).stem: each.id for each in desk.library.articles()}
    assert desk.library.copies_of(ids["a"]) == [ids["b"]]
    assert desk.library.copies_of(ids["b"]) == [ids["a"]]
    assert desk.library.copies_of(ids["c"]) == []
    assert desk.library.ungrouped() == []
