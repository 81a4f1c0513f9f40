"""Who asks: what the gate found out and put into the request."""

from __future__ import annotations

from starlette.types import Scope

KEY = "dateline.user"


def user_of(scope: Scope) -> str | None:
    """Who is signed in, or None where nobody needs to be."""
    user: str | None = scope.get(KEY)
    return user
