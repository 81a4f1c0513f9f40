"""What can go wrong with a model, said plainly.

The server's own words are never repeated: they may hold the key or the question.
Only its error code is, where it is one of those we know.
"""

from __future__ import annotations

from typing import Any

from rag.errors import ModelError

_MEND = {
    400: "Check the model's name and limits; a smaller DATELINE_CONTEXT_TOKENS may help.",
    401: "Set a valid key: OPENAI_API_KEY, or the variable the provider names.",
    403: "Use a key that may use this model, or choose another model.",
    404: "Check the model's name, and that OPENAI_BASE_URL ends as the server wants (often /v1).",
    408: "Ask again, or give it longer with DATELINE_TIMEOUT.",
    429: "Wait a minute and ask again.",
}
_SERVER_FAULT = "Nothing is wrong on this side: ask again later."
_QUOTA = "The account's credit is used up: top it up, or choose another model."
_KNOWN_CODES = {
    "context_length_exceeded",
    "insufficient_quota",
    "invalid_api_key",
    "model_not_found",
    "rate_limit_exceeded",
}


def plain(error: BaseException, whom: str) -> ModelError:
    """The error a person should read for what a model's library raised.

    Args:
        error: What was raised.
        whom: What was asked of whom: "Asked M at H for an answer".
    """
    return ModelError(f"{whom}, but {_what_came(error)}")


def _what_came(error: BaseException) -> str:
    status = getattr(error, "status_code", None)
    if isinstance(status, int):
        return _refusal(status, _code(error))
    kind = type(error).__name__
    if isinstance(error, TimeoutError) or "Timeout" in kind:
        return "no whole answer came in time. Ask again, or set a longer DATELINE_TIMEOUT."
    if isinstance(error, OSError) or any(word in kind for word in ("Connect", "Protocol", "Read")):
        return "the connection failed or broke off. Is the server running, and the address right?"
    if isinstance(error, ValueError | TypeError | LookupError | AttributeError):
        return f"what came cannot be read ({kind}). Does the address speak OpenAI's API?"
    return f"it reported a fault ({kind}). Ask again later."


def _refusal(status: int, code: str) -> str:
    if "quota" in code:
        return f"it refused with status {status} ({code}). {_QUOTA}"
    reason = f" ({code})" if code else ""
    mend = _SERVER_FAULT if status >= 500 else _MEND.get(status, _MEND[400])
    return f"it refused with status {status}{reason}. {mend}"


def _code(error: BaseException) -> str:
    body: Any = getattr(error, "body", None)
    found = {getattr(error, "code", None)}
    if isinstance(body, dict):
        found |= {str(body.get("code")), str(body.get("type"))}
    return next(iter(sorted(_KNOWN_CODES & found)), "")
