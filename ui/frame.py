"""The pages beside the chat: their head, and the way from one to the other."""

from __future__ import annotations

from ui.escape import safe

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""For these pages: nothing inline, and nothing from elsewhere."""


def document(title: str, body: str, script: str = "", depth: int = 0) -> str:
    """A whole page.

    Args:
        title: In plain text.
        body: What stands in it, as HTML.
        script: The name of its script in ``static/``, if it has one.
        depth: How many folders below the chat its address is.
    """
    static = "../" * depth + "static-dateline"
    tag = f'<script src="{static}/{script}" defer></script>' if script else ""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{safe(title)}</title>"
        f'<link rel="icon" href="{static}/icon.svg">'
        f'<script src="{static}/theme.js"></script>'
        f'<link rel="stylesheet" href="{static}/dateline.css">'
        f'<link rel="stylesheet" href="{static}/library.css">{tag}</head><body>{body}</body></html>'
    )


def bar(current: str, user: str | None = None, depth: int = 0) -> str:
    """The name, the way to the other page, and who is signed in."""
    up = "../" * depth
    leave = (
        f'<form method="post" action="{up}logout"><button>Sign out {safe(user)}</button></form>'
        if user
        else ""
    )
    return (
        f'<header class="bar"><p class="name"><a href="{up or "./"}">Dateline</a></p>'
        f'<nav aria-label="Pages"><a href="{up or "./"}">Chat</a>'
        f'<a href="{up}library"{" aria-current=page" * (current == "library")}>Library</a></nav>'
        f"{leave}</header>"
    )
