"""Where people sign in, and the gate that lets nobody else to anything."""

from __future__ import annotations

import re
from http.cookies import CookieError, SimpleCookie
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.escape import safe
from ui.frame import POLICY, document
from ui.people import People
from ui.session import COOKIE, KEY, SECONDS, Sessions, user_of
from ui.throttle import WINDOW, Throttle

OPEN = re.compile(
    r"/healthz|/login|/favicon\.ico|/static-dateline/(?:dateline\.css|library\.css|theme\.js|icon\.svg)"
)
"""What is there for everybody."""
WRONG = "This name and password are not known together."
TOO_OFTEN = f"It was tried too often. Try again in {WINDOW / 60:.0f} minutes."
HEADERS = {"Content-Security-Policy": POLICY, "Cache-Control": "no-store"}


class Gate:
    """ASGI middleware: writes who asks into the request, and refuses who has not signed in."""

    def __init__(self, app: ASGIApp, sessions: Sessions) -> None:
        self.app = app
        self.sessions = sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request pass, or refuse it."""
        if scope["type"] == "http":
            user = self.sessions.user(word_of(scope))
            if user is None and not OPEN.fullmatch(scope["path"]):
                return await refusal(scope)(scope, receive, send)
            scope = {**scope, KEY: user}
        await self.app(scope, receive, send)


def word_of(scope: Scope) -> str | None:
    """What the request's cookie has in it."""
    try:
        kept = SimpleCookie(Headers(scope=scope).get("cookie", "")).get(COOKIE)
    except CookieError:
        return None
    return kept.value if kept else None


def refusal(scope: Scope) -> Response:
    """To the sign-in where a page was asked for; a plain refusal for everything else."""
    depth = scope["path"].count("/") - 1
    if scope["method"] == "GET" and "text/html" in Headers(scope=scope).get("accept", ""):
        return RedirectResponse("../" * depth + "login", 303)
    return PlainTextResponse("Sign in first.", 401)


def routes(people: People, sessions: Sessions, throttle: Throttle) -> APIRouter:
    """Signing in and out."""
    router = APIRouter()

    @router.get("/login")
    def look(request: Request) -> Response:
        return HTMLResponse(page(user_of(request.scope)), headers=HEADERS)

    @router.post("/login")
    def sign_in(
        request: Request,
        username: Annotated[str, Form()] = "",
        password: Annotated[str, Form()] = "",
    ) -> Response:
        address = request.client.host if request.client else ""
        if not throttle.enter(address):
            return _answer(request, TOO_OFTEN, 429)
        if not people.knows(username, password):
            return _answer(request, WRONG, 401)
        throttle.right(address)
        reply = _answer(request, "", 200)
        secure = request.url.scheme == "https"
        reply.set_cookie(
            COOKIE, sessions.begin(username), SECONDS,
            httponly=True, samesite="strict", secure=secure,
        )  # fmt: skip
        return reply

    @router.post("/logout")
    def sign_out(request: Request) -> Response:
        sessions.end(word_of(request.scope))
        reply = RedirectResponse("login", 303, HEADERS)
        reply.delete_cookie(COOKIE, httponly=True, samesite="strict")
        return reply

    return router


def page(user: str | None, fault: str = "") -> str:
    """Where one signs in, or out again."""
    said = f'<p class="fault" role="alert">{safe(fault)}</p>' if fault else ""
    form = (
        f"<p>You are signed in as {safe(user)}.</p>"
        '<form method="post" action="logout"><button class="first">Sign out</button></form>'
        '<p><a href="./">Back to the chat</a></p>'
        if user
        else '<form method="post" action="login"><label>Name<input type="text" name="username" '
        'autocomplete="username" required autofocus></label><label>Password<input type="password" '
        'name="password" autocomplete="current-password" required></label>'
        '<button class="first">Sign in</button></form>'
    )
    return document(
        "Sign in · Dateline", f'<main class="door"><h1>Dateline</h1>{said}{form}</main>'
    )


def _answer(request: Request, fault: str, status: int) -> Response:
    """A page for a browser, JSON for a program."""
    if "text/html" not in request.headers.get("accept", ""):
        return JSONResponse({"fault": fault} if fault else {}, status, HEADERS)
    if fault:
        return HTMLResponse(page(None, fault), status, HEADERS)
    return RedirectResponse("./", 303, HEADERS)
