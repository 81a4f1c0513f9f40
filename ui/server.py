"""The server: its routes, and how it runs and stops."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Annotated

import uvicorn
from fastapi import FastAPI, Query
from fastapi.responses import FileResponse, HTMLResponse
from fastapi.staticfiles import StaticFiles

from rag.models import open_embedder
from ui import chat, gate, judging, reader
from ui.guard import LOOPBACK, READER_POLICY, Guard
from ui.library.bin import Bin
from ui.library.desk import Desk
from ui.library.routes import routes
from ui.people import People
from ui.session import Sessions
from ui.throttle import Throttle

if TYPE_CHECKING:
    from rag import Assistant


def build(
    assistant: Assistant,
    *,
    leaves: bool = False,
    hosts: frozenset[str] | None = LOOPBACK,
    people: People | None = None,
) -> Guard:
    """The whole application.

    Args:
        assistant: Who answers.
        leaves: Whether questions or passages are sent to another machine.
        hosts: Names it answers to; None for any.
        people: Who may sign in; None where nobody needs to.
    """
    library = assistant.library
    desk = Desk(library, open_embedder(assistant.settings), assistant.settings)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await asyncio.to_thread(desk.close)

    app = FastAPI(openapi_url=None, lifespan=lifespan)
    app.include_router(routes(library, desk, Bin(library)))
    app.include_router(judging.routes(library))
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

    if people is None:
        return Guard(chat.mount(app, assistant, leaves=leaves), hosts)
    sessions = Sessions()
    app.include_router(gate.routes(people, sessions, Throttle()))
    return Guard(gate.Gate(chat.mount(app, assistant, leaves=leaves), sessions), hosts)


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
