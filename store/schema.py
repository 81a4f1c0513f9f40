"""The tables of the catalog, version by version.

A new file is brought from nothing to the last version, an old one from its own, by
the same statements.
"""

from __future__ import annotations

_FIRST = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE articles (
    id TEXT PRIMARY KEY, text TEXT NOT NULL, title TEXT, publisher TEXT, author TEXT,
    url TEXT, published TEXT, date_source TEXT) STRICT;
CREATE TABLE sources (
    position INTEGER PRIMARY KEY, source TEXT NOT NULL UNIQUE, fingerprint TEXT NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles, collection TEXT NOT NULL) STRICT;
CREATE INDEX sources_by_article ON sources (article_id, position);
CREATE TABLE passages (
    id TEXT PRIMARY KEY, article_id TEXT NOT NULL REFERENCES articles,
    start INTEGER NOT NULL, stop INTEGER NOT NULL, vector BLOB) STRICT;
CREATE INDEX passages_by_article ON passages (article_id);
CREATE TABLE new_articles (
    id TEXT PRIMARY KEY, text TEXT NOT NULL, title TEXT, publisher TEXT, author TEXT,
    url TEXT, published TEXT, date_source TEXT) STRICT;
CREATE TABLE new_sources (
    position INTEGER PRIMARY KEY, source TEXT NOT NULL UNIQUE, fingerprint TEXT NOT NULL,
    article_id TEXT NOT NULL, collection TEXT NOT NULL) STRICT;
CREATE TABLE new_passages (
    id TEXT PRIMARY KEY, article_id TEXT NOT NULL,
    start INTEGER NOT NULL, stop INTEGER NOT NULL, vector BLOB NOT NULL) STRICT;
"""
"""What is live, and in the ``new_`` tables a write that is not finished.

``position`` is the order in which sources were first seen. A passage without a
vector was embedded by a model that has since been given up.
"""

_SECOND = """
ALTER TABLE articles ADD COLUMN updated TEXT;
ALTER TABLE new_articles ADD COLUMN updated TEXT;
ALTER TABLE articles ADD COLUMN language TEXT;
ALTER TABLE new_articles ADD COLUMN language TEXT;
CREATE INDEX articles_by_language ON articles (language);
CREATE INDEX articles_by_date ON articles (published, publisher, id);
CREATE TABLE originals (
    source TEXT PRIMARY KEY REFERENCES sources (source) ON DELETE CASCADE,
    ending TEXT NOT NULL, data BLOB NOT NULL) STRICT;
CREATE TABLE history (
    number INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources (source) ON DELETE CASCADE,
    article_id TEXT NOT NULL, text BLOB NOT NULL, title TEXT, publisher TEXT, author TEXT,
    url TEXT, published TEXT, date_source TEXT, updated TEXT, language TEXT,
    UNIQUE (source, article_id)) STRICT;
CREATE INDEX history_by_article ON history (article_id);
CREATE TABLE dates (
    article_id TEXT NOT NULL REFERENCES articles ON DELETE CASCADE, start INTEGER NOT NULL,
    stop INTEGER NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL, note TEXT NOT NULL) STRICT;
CREATE INDEX dates_by_article ON dates (article_id);
CREATE TABLE attributions (
    article_id TEXT NOT NULL REFERENCES articles ON DELETE CASCADE, start INTEGER NOT NULL,
    stop INTEGER NOT NULL, origin TEXT NOT NULL, kind TEXT NOT NULL) STRICT;
CREATE INDEX attributions_by_article ON attributions (article_id);
CREATE TABLE bands (
    article_id TEXT NOT NULL REFERENCES articles ON DELETE CASCADE, band BLOB NOT NULL,
    PRIMARY KEY (article_id, band)) STRICT, WITHOUT ROWID;
CREATE INDEX bands_by_band ON bands (band);
CREATE TABLE compared (
    article_id TEXT PRIMARY KEY REFERENCES articles ON DELETE CASCADE) STRICT, WITHOUT ROWID;
CREATE TABLE copies (
    article_id TEXT NOT NULL REFERENCES articles ON DELETE CASCADE,
    copy_id TEXT NOT NULL REFERENCES articles ON DELETE CASCADE,
    PRIMARY KEY (article_id, copy_id)) STRICT, WITHOUT ROWID;
CREATE INDEX copies_by_copy ON copies (copy_id);
CREATE TABLE new_originals (
    source TEXT PRIMARY KEY, ending TEXT NOT NULL, data BLOB NOT NULL) STRICT;
CREATE TABLE new_dates (
    article_id TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
    first TEXT NOT NULL, last TEXT NOT NULL, note TEXT NOT NULL) STRICT;
CREATE TABLE new_attributions (
    article_id TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
    origin TEXT NOT NULL, kind TEXT NOT NULL) STRICT;
CREATE TABLE new_bands (
    article_id TEXT NOT NULL, band BLOB NOT NULL,
    PRIMARY KEY (article_id, band)) STRICT, WITHOUT ROWID;
"""
"""What was read, what a source gave before, what was found in an article, and its near-copies.

``originals.data`` and ``history.text`` are compressed. Each link between near-copies
stands twice, from either end.
"""

VERSIONS = (_FIRST, _SECOND)
"""The statements that lead to each version, which is kept in the file's ``user_version``."""

STAGED = (
    "new_articles", "new_sources", "new_passages", "new_originals", "new_dates",
    "new_attributions", "new_bands",
)  # fmt: skip
"""The tables of a write that is not finished."""
