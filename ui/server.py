"""The server: its routes, and how it runs and stops."""

from __future__ import annotations

import signal
import socket
from typing import TYPE_CHECKING, Annotated

import uvicorn
from fastapi import FastAPI, Query
from fastapi.responses import FileResponse, HTMLResponse
from fastapi.staticfiles import StaticFiles

from ui import chat, reader
from ui.guard import LOOPBACK, READER_POLICY, Guard

if TYPE_CHECKING:
    from rag import Assistant


def build(
    assistant: Assistant, *, leaves: bool = False, hosts: frozenset[str] | None = LOOPBACK
) -> Guard:
    """The whole application.

    Args:
        assistant: Who answers.
        leaves: Whether questions or passages are sent to another machine.
        hosts: Names it answers to; None for any.
    """
    app = FastAPI(openapi_url=None)
    app.mount("/static-dateline", StaticFiles(directory=chat.STATIC))

    @app.get("/healthz")
    def healthz() -> dict[str, str | int]:
        return {"status": "ok", "articles": assistant.library.size()}

    @app.get("/favicon.ico")
    def icon() -> FileResponse:
        return FileResponse(chat.STATIC / "icon.svg")

    @app.get("/articles/{article_id}")
    def article(
        article_id: str,
        start: int = 0,
        end: int = 0,
        mark: Annotated[list[str] | None, Query()] = None,
    ) -> HTMLResponse:
        others = [each for each in map(reader.span, mark or ()) if each]
        found = assistant.library.articles_of([article_id]).get(article_id)
        past = None if found else assistant.library.past(article_id)
        if each := found or past:
            page, status = reader.page(each, (start, end), others, replaced=past is not None), 200
        else:
            page, status = reader.absent(), 404
        return HTMLResponse(page, status, {"Content-Security-Policy": READER_POLICY})

    return Guard(chat.mount(app, assistant, leaves=leaves), hosts)


def serve(guarded: Guard, listening: socket.socket, greeting: str) -> None:
    """Say the greeting and serve until SIGINT or SIGTERM, then return."""
    config = uvicorn.Config(
        guarded, log_config=None, log_level="warning", access_log=False, server_header=False,
        timeout_graceful_shutdown=1,
    )  # fmt: skip
    server = uvicorn.Server(config)

    def stop(*_: object) -> None:
        server.should_exit = True

    # For a signal before uvicorn listens to them, and for the one it raises again at the end.
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, stop)
    print(greeting, flush=True)
    server.run(sockets=[listening])
