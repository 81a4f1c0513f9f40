BEGIN TRANSACTION;
CREATE TABLE articles (
    id TEXT PRIMARY KEY, text TEXT NOT NULL, title TEXT, publisher TEXT, author TEXT,
    url TEXT, published TEXT, date_source TEXT) STRICT;
INSERT INTO "articles" VALUES('f8ca1f7765c1d22d','A fire broke out in the market. The cause is not known.',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "articles" VALUES('6fa4424874abf983','Four rockets hit the base near the airport on Monday. Six soldiers were hurt.','Base','Reuters','Ann','https://example.org/c','2019-12-09','record');
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
INSERT INTO "meta" VALUES('catalog','34280b6b36848df3');
INSERT INTO "meta" VALUES('embedder','test-embedder');
INSERT INTO "meta" VALUES('dimensions','8');
CREATE TABLE new_articles (
    id TEXT PRIMARY KEY, text TEXT NOT NULL, title TEXT, publisher TEXT, author TEXT,
    url TEXT, published TEXT, date_source TEXT) STRICT;
INSERT INTO "new_articles" VALUES('eac7ecb59c2b3709','It is quiet in the north.','Quiet',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE new_passages (
    id TEXT PRIMARY KEY, article_id TEXT NOT NULL,
    start INTEGER NOT NULL, stop INTEGER NOT NULL, vector BLOB NOT NULL) STRICT;
INSERT INTO "new_passages" VALUES('d183c07d7eb9e364','eac7ecb59c2b3709',0,25,X'8C9CDBBE6A64923FA1AF083F3EB33CBF17877E3FD3552B3F5B701DBF3BA52ABF');
CREATE TABLE new_sources (
    position INTEGER PRIMARY KEY, source TEXT NOT NULL UNIQUE, fingerprint TEXT NOT NULL,
    article_id TEXT NOT NULL, collection TEXT NOT NULL) STRICT;
INSERT INTO "new_sources" VALUES(1,'d.md','eac7ecb59c2b3709','eac7ecb59c2b3709','all');
CREATE TABLE passages (
    id TEXT PRIMARY KEY, article_id TEXT NOT NULL REFERENCES articles,
    start INTEGER NOT NULL, stop INTEGER NOT NULL, vector BLOB) STRICT;
INSERT INTO "passages" VALUES('98928484a7c54c09','f8ca1f7765c1d22d',0,40,X'5DE0EBBFE9D00ABE952A433D499211C09E1D67BFBD86B7BF684459BF567BFBBE');
INSERT INTO "passages" VALUES('3b182f7be0460a92','f8ca1f7765c1d22d',40,55,X'0BE3DF3FBC0B68BFD03C6FBE5FABFEBF31ABFCBEF156C83E2D14E4BEA157823F');
INSERT INTO "passages" VALUES('ae2d8045bc20d802','6fa4424874abf983',0,40,X'3915DFBECB5F8E3FAF08C13EDF1785BF0D253EBFC8D7B93F88FFC93C219949BF');
INSERT INTO "passages" VALUES('51cb8dfb7a82d165','6fa4424874abf983',40,77,X'B13B1A3E983BFC3D45AF703FF1CD9D3E710875BF73D262BCB40B74BEB486EBBE');
CREATE TABLE sources (
    position INTEGER PRIMARY KEY, source TEXT NOT NULL UNIQUE, fingerprint TEXT NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles, collection TEXT NOT NULL) STRICT;
INSERT INTO "sources" VALUES(1,'a.md','6fa4424874abf983','6fa4424874abf983','all');
INSERT INTO "sources" VALUES(2,'b.md','f8ca1f7765c1d22d','f8ca1f7765c1d22d','other');
INSERT INTO "sources" VALUES(3,'c.md','6fa4424874abf983','6fa4424874abf983','all');
CREATE INDEX sources_by_article ON sources (article_id, position);
CREATE INDEX passages_by_article ON passages (article_id);
COMMIT;
PRAGMA user_version = 1;
