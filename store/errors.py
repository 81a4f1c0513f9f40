"""The root of the error tree, and the store's own branch.

::

    DatelineError              anything Dateline says no to, in plain words
     ├── StoreError            the data folder
     │    ├── FolderBusy       another process owns it
     │    ├── FolderUnusable   it cannot be made, read or written
     │    ├── EmbedderMismatch it was built with another embedding model
     │    └── IndexBroken      an index fails; the catalog stands in and mends it
     └── (rag/errors.py)       settings, articles, questions and models

Every message says what was expected, what came, and what mends it.
"""

from __future__ import annotations


class DatelineError(Exception):
    """The root: its message is meant for a person, and needs no traceback."""


class StoreError(DatelineError):
    """Something is wrong with the data folder."""


class FolderBusy(StoreError):
    """Another process owns the data folder."""


class FolderUnusable(StoreError):
    """The data folder cannot be made, read or written."""


class EmbedderMismatch(StoreError):
    """The data folder was built with another embedding model."""


class IndexBroken(StoreError):
    """An index cannot be opened, read or written; the catalog can rebuild it."""
