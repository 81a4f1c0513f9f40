"""The words that a question, or an order to tell something, opens with."""

from __future__ import annotations

import re

WH = (
    r"(?:(?:at|by|for|from|in|on|to|with|since) )?(?:who|whom|whose|what|which|when|where|why"
    r"|how(?: many| much| long| far| often| old)?)"
)
"""A pattern of the words that ask for something, with a preposition before them."""
AUX = r"(?:was|were|is|are|did|do|does|has|have|had|can|could|will|would)"
"""A pattern of the verbs that a question of yes or no opens with."""
_OPENING = re.compile(
    rf"(?:(?:and|but|also) )?(?:{WH}|{AUX}|tell|explain|describe|name|list|say|give|show|compare"
    r"|please)\b",
    re.IGNORECASE,
)


def opens_question(text: str) -> bool:
    """Whether the text opens as a question or an order does."""
    return bool(_OPENING.match(text))
