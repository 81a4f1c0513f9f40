"""Whatever is put and dropped, and in which order, the library equals a plain dict."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.library import Library
from store.records import Article, Filing
from tests.store.making import DIMENSIONS, EMBEDDER, assert_whole, filing, furnished, vector_of

TEXTS = (
    "Rockets hit. " * 9,
    "A fire in the market. " * 4,
    "It is quiet.",
    "",
    "東京で爆発があった。" * 9,
)
FILINGS = st.builds(
    filing,
    st.sampled_from("abcd"),
    st.sampled_from(TEXTS),
    title=st.sampled_from((None, "One", "Two")),
    collection=st.sampled_from("xy"),
    size=st.sampled_from((30, 50)),
).map(lambda made: furnished(made) if made.passages else made)
STEPS = st.one_of(
    st.lists(FILINGS, max_size=4),
    st.lists(st.sampled_from("abcd"), max_size=2).map(tuple),
    st.just("reopen"),
)
FEW = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)


def expected(ledger: dict[str, Filing], newest: dict[str, Filing]) -> list[Article]:
    """One article a text: the first source, the newest metadata."""
    firsts: dict[str, str] = {}
    for source, kept in ledger.items():
        firsts.setdefault(kept.article.id, source)
    return [
        Article(newest[id].article.text, source, title=newest[id].article.title)
        for id, source in firsts.items()
    ]


def last_of_each_source(filings: list[Filing]) -> list[Filing]:
    """What counts of a batch that gives a source twice."""
    later = [{f.entry.source for f in filings[n + 1 :]} for n in range(len(filings))]
    return [f for f, after in zip(filings, later, strict=True) if f.entry.source not in after]


def remember(past: dict[str, list[str]], ledger: dict[str, Filing], kept: Filing) -> None:
    """What becomes history when a source gives this now."""
    source, text = kept.entry.source, kept.article.text
    older = past.setdefault(source, [])
    before = ledger[source].article.text if source in ledger else text
    past[source] = [t for t in dict.fromkeys([before, *older]) if t != text]


@FEW
@given(st.lists(STEPS, max_size=6))
def test_library_equals_a_dict(steps: list[list[Filing] | tuple[str, ...] | str]) -> None:
    """After any puts, drops and reopenings, articles, ledger, history and indexes agree."""
    ledger: dict[str, Filing] = {}
    newest: dict[str, Filing] = {}
    past: dict[str, list[str]] = {}
    with TemporaryDirectory() as folder:
        library = Library(Path(folder), EMBEDDER, DIMENSIONS)
        for step in steps:
            if isinstance(step, list):
                library.put(step)
                step = last_of_each_source(step)
                for kept in step:
                    remember(past, ledger, kept)
                ledger |= {kept.entry.source: kept for kept in step}
                newest |= {kept.article.id: kept for kept in step}
            elif isinstance(step, tuple):
                library.drop(step)
                ledger = {source: ledger[source] for source in ledger if source not in step}
                past = {source: past[source] for source in past if source not in step}
            else:
                library.close()
                library = Library(Path(folder), EMBEDDER, DIMENSIONS)
        with library:
            assert library.entries() == [kept.entry for kept in ledger.values()]
            articles = {article.id: article for article in library.articles()}
            assert articles == {article.id: article for article in expected(ledger, newest)}
            for source, kept in ledger.items():
                assert library.original(source) == kept.original
                assert [article.text for article in library.history(source)] == past[source]
            found = library.dates(list(articles))
            assert found == {id: list(newest[id].dates) for id in articles}
            passages = {p.id for id in articles for p in newest[id].passages}
            assert library._catalog.ids() == passages
            assert_whole(library)


@FEW
@given(st.lists(FILINGS, min_size=1, max_size=4), st.sets(st.sampled_from("abcd"), min_size=1))
def test_dropped_article_is_in_no_index(filings: list[Filing], gone: set[str]) -> None:
    """Of an article all of whose sources are dropped, neither index nor the catalog knows."""
    with TemporaryDirectory() as folder, Library(Path(folder), EMBEDDER, DIMENSIONS) as library:
        library.put(filings)
        library.drop(sorted(gone))
        left = {entry.article_id for entry in library.entries()}
        dead = {p.id for kept in filings for p in kept.passages if p.article_id not in left}
        indexes = library._indexes
        assert not dead & indexes._vectors.held(dead)
        assert not dead & indexes._keywords.held(dead)
        assert not library.passages(sorted(dead))
        assert_whole(library)


@FEW
@given(st.lists(FILINGS, min_size=1, max_size=4))
def test_putting_twice_changes_nothing(filings: list[Filing]) -> None:
    """The same batch again leaves the ledger, the articles and every hit as they were."""

    def seen(library: Library) -> object:
        asked = [vector_of(p) for kept in filings for p in kept.passages]
        return (
            library.entries(),
            library.articles(),
            [library.near(vector, 20) for vector in asked],
            library.matching("fire rockets 爆発 one two", 20),
        )

    with TemporaryDirectory() as folder, Library(Path(folder), EMBEDDER, DIMENSIONS) as library:
        library.put(filings)
        before = seen(library)
        library.put(filings)
        assert seen(library) == before
