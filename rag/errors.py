"""The errors of reading, asking and answering; the root is in `store.errors`.

::

    DatelineError
     ├── StoreError …          (store/errors.py)
     ├── SettingsError         a setting that cannot be used
     ├── ArticleError          an article that cannot be taken in
     ├── QuestionError         a question that cannot be asked
     └── ModelError            a chat or embedding model that does not answer
"""

from __future__ import annotations

from store.errors import DatelineError


class SettingsError(DatelineError):
    """A setting has a value that cannot be used."""


class ArticleError(DatelineError):
    """An article cannot be taken in; the rest of its batch goes on."""


class QuestionError(DatelineError):
    """A question cannot be asked as it stands."""


class ModelError(DatelineError):
    """A chat or embedding model did not answer as it should."""
