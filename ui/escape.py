"""Untrusted text made safe to put between tags or into a quoted attribute."""

from __future__ import annotations

import re
from html import escape

# Characters HTML cannot carry: controls (but tab and line feed), and lone surrogates,
# which UTF-8 cannot either.
_UNCARRIED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def safe(text: str) -> str:
    """The text with nothing in it that HTML would take for markup.

    Its length in code points, as a browser shows it, is the text's own.
    """
    return escape(_UNCARRIED.sub("\ufffd", text), quote=True)
