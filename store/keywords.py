"""The only door to tantivy: passages found by their words (BM25).

No question is ever parsed: its words become terms by the same analysis as the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from heapq import nsmallest
from pathlib import Path
from shutil import rmtree
from unicodedata import normalize

import tantivy
from tantivy import Document, Filter, Occur, Query, Tokenizer

from store.doors import guarded

MOST_CHARACTERS = 20_000
"""Of a question; what is behind them is not searched for."""
MOST_TERMS = 128
"""Of a question; the rarest are taken, for they tell most."""

_ANALYSIS = "2"
"""Names how texts become terms: an index of another analysis is made again."""
_HEAP = 15_000_000
# Arabic, Persian and Hebrew leave out vowel signs, and write some letters in several ways.
_SIGNS = "[\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]"
_UNSIGNED = re.compile(_SIGNS)
_ONE_LETTER = str.maketrans("أإآٱىیئؤکة\u200c", "اااايييوكه ")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003134f]+"
)


class KeywordIndex:
    """Passage ids by words; its face is `store.doors.Index` and `search`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / _ANALYSIS
        self._analyzer = _analyzer()
        self._schema = _schema()

    def open(self) -> None:
        """Open the folder, or make it."""
        with guarded("Opening the keyword index"):
            if not self._folder.exists():
                rmtree(self._folder.parent, ignore_errors=True)  # one of another analysis
            self._folder.mkdir(parents=True, exist_ok=True)
            self._index = tantivy.Index(self._schema, path=str(self._folder))
            self._index.register_tokenizer("words", self._analyzer)
            self._index.config_reader("manual")
            self._index.reload()

    def close(self) -> None:
        """Nothing is held between writes."""

    def clear(self) -> None:
        """Throw the folder away and make an empty one."""
        with guarded("Clearing the keyword index"):
            if self._folder.exists():
                rmtree(self._folder)
        self.open()

    def put(self, rows: Mapping[str, str]) -> None:
        """Add the words by passage id, in place of earlier ones."""
        self._write(rows, [Document(id=id, words=_folded(words)) for id, words in rows.items()])

    def drop(self, ids: Collection[str]) -> None:
        """Remove those passages."""
        self._write(ids, [])

    def size(self) -> int:
        """How many it holds."""
        with guarded("Counting the keyword index"):
            return self._index.searcher().num_docs

    def ids(self) -> set[str]:
        """Ids of all it holds."""
        with guarded("Listing the keyword index"):
            found = self._index.searcher().terms_with_prefix(
                "id", "", filter_query=Query.all_query()
            )
            return {id for id, _ in found}

    def held(self, ids: Collection[str]) -> set[str]:
        """Those of the ids that it holds."""
        with guarded("Reading the keyword index"):
            return {id for id in ids if self._found([self._term("id", id)])}

    def lost(self, rows: Mapping[str, str]) -> int:
        """How many of these rows are not found by their first word."""
        with guarded("Trying the keyword index"):
            firsts = {id: self._analyzer.analyze(_folded(words))[:1] for id, words in rows.items()}
            return sum(
                not self._found([self._term("id", id), *(self._term("words", w) for w in first)])
                for id, first in firsts.items()
            )

    def search(self, words: str, k: int) -> list[tuple[str, float]]:
        """Passage ids and BM25 scores, best first."""
        with guarded("Searching the keyword index"):
            searcher = self._index.searcher()
            terms = [(Occur.Should, self._term("words", term)) for term in self._terms(words)]
            if not terms or k < 1:
                return []
            hits = searcher.search(Query.boolean_query(terms), limit=k, count=False).hits
            found = [(searcher.doc(address)["id"][0], float(score)) for score, address in hits]
            return sorted(found, key=lambda hit: (-hit[1], hit[0]))

    def _terms(self, words: str) -> list[str]:
        searcher = self._index.searcher()
        whole = words[:MOST_CHARACTERS].encode("utf-8", "replace").decode()
        terms = dict.fromkeys(self._analyzer.analyze(_folded(whole)))
        counts = {term: searcher.doc_freq("words", term) for term in terms}
        return nsmallest(MOST_TERMS, filter(counts.get, terms), key=counts.__getitem__)

    def _term(self, field: str, value: str) -> Query:
        return Query.term_query(self._schema, field, value)

    def _found(self, terms: list[Query]) -> bool:
        query = Query.boolean_query([(Occur.Must, term) for term in terms])
        return bool(self._index.searcher().search(query, limit=1).hits)

    def _write(self, ids: Collection[str], documents: list[Document]) -> None:
        if not ids:
            return
        with guarded("Writing the keyword index"):
            writer = self._index.writer(_HEAP, 1)
            try:
                for id in ids:
                    writer.delete_documents_by_term("id", id)
                for document in documents:
                    writer.add_document(document)
                writer.commit()
                writer.wait_merging_threads()
            finally:
                del writer  # its lock would last as long as the traceback of its failure
            self._index.reload()


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("words", tokenizer_name="words", index_option="freq")
    return builder.build()


def _analyzer() -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(Tokenizer.simple())
    for step in (
        Filter.remove_long(60), Filter.lowercase(), Filter.ascii_fold(), Filter.stemmer("english"),
    ):  # fmt: skip
        builder = builder.filter(step)
    return builder.build()


def _folded(text: str) -> str:
    """One form of each letter, without vowel signs; scripts without spaces in pairs of letters."""
    plain = _UNSIGNED.sub("", normalize("NFKC", text)).translate(_ONE_LETTER)
    return _UNSPACED.sub(lambda run: f" {' '.join(_couples(run[0]))} ", plain)


def _couples(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(max(1, len(run) - 1))]
