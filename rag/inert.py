"""What an article says, made inert: it can forge no citation, link, picture or tag in an answer.

An answer is Markdown, and its numbers in square brackets are ours. Where it repeats an
article, the characters that have a meaning there are exchanged for others that look alike.
"""

from __future__ import annotations

import re
from dataclasses import replace

from rag.types import Claim

_MEANING = re.compile(
    r"\[\s*\d[\d\s,;–-]*\]"  # a citation's number
    r"|\[[^\[\]]*\](?=[(\[:])"  # the words of a link or a picture
    r"|<(?=[a-zA-Z/!?])"  # a tag, or an address between angles
)
_ALIKE = str.maketrans("[]<", "()‹")


def inert(text: str) -> str:
    """The text, character for character as long, with nothing in it that Markdown acts on."""
    while (plain := _MEANING.sub(lambda found: found[0].translate(_ALIKE), text)) != text:
        text = plain
    return text


def repeated(claim: Claim) -> Claim:
    """The claim with its text inert; where that changes it, it is not word for word a quote."""
    text = inert(claim.text)
    if text == claim.text:
        return claim
    return replace(
        claim, text=text, support="verified" if claim.support == "quoted" else claim.support
    )
