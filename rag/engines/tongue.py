"""What language a text is in: the only door to py3langid.

The classifier is naive Bayes over byte n-grams (Lui and Baldwin, langid.py, ACL 2012).
"""

from __future__ import annotations

import py3langid

_HEAD = 1000
"""Characters that tell the language of a text."""


def language_of(text: str) -> str:
    """The ISO 639-1 code; of a few words it is a guess."""
    language: str = py3langid.classify(text[:_HEAD])[0]
    return language
