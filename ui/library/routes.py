"""The library's addresses, and what is done at each."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from tempfile import TemporaryFile
from typing import Annotated, BinaryIO

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from rag.intake.taking import Again, Upload
from store.errors import DatelineError, StoreError
from store.library import Library
from ui import frame
from ui.library import inspection, names, table
from ui.library.bin import Bin
from ui.library.desk import Desk
from ui.library.report import told
from ui.library.view import PER_PAGE, view
from ui.session import user_of

AT_ONCE = 4
"""Files that are received at the same time; the next ones wait."""
SECONDS = 600
"""How long a file may take to come."""

HEADERS = {"Content-Security-Policy": frame.POLICY, "Cache-Control": "no-store"}


def routes(library: Library, desk: Desk, bin_: Bin) -> APIRouter:
    """All of them."""
    router = APIRouter()
    turns = asyncio.Semaphore(AT_ONCE)

    def report() -> str:
        return told(desk.items(), [(r.token, r.name, bin_.minutes(r)) for r in bin_.held()])

    def page(request: Request, fault: str = "", status: int = 200) -> Response:
        at = view(*(request.query_params.get(name, "") for name in ("q", "sort", "down", "page")))
        rows = library.listed(at.words, at.order, at.first, PER_PAGE, falling=at.falling)
        total, user = library.listing(at.words), user_of(request.scope)
        html = table.page(at, rows, total, report(), user=user, fault=fault)
        return HTMLResponse(html, status, HEADERS)

    @router.get("/library")
    def look(request: Request) -> Response:
        return page(request)

    @router.get("/library/told")
    def look_again() -> Response:
        return HTMLResponse(report(), headers=HEADERS)

    @router.get("/library/{article_id}")
    def inspect(request: Request, article_id: str) -> Response:
        try:
            this = inspection.kept(library, article_id)
        except StoreError as error:
            return page(request, str(error), 404)
        return HTMLResponse(inspection.page(this, user_of(request.scope)), headers=HEADERS)

    @router.post("/library/files")
    async def receive(request: Request, name: str = "") -> Response:
        try:
            kept = names.file_name(name)
            async with turns:
                size = await _received(request, kept, desk, library)
        except DatelineError as error:
            return JSONResponse({"fault": str(error)}, 400)
        except (OSError, TimeoutError) as error:
            reason = getattr(error, "strerror", None) or "it took too long to come"
            return JSONResponse({"fault": f"{kept!r} was not taken: {reason}."}, 507)
        return JSONResponse({"name": kept, "bytes": size})

    @router.post("/library/addresses")
    def receive_addresses(request: Request, given: Annotated[str, Form()] = "") -> Response:
        try:
            for address in names.addresses(given):
                desk.hand(address, address)
        except DatelineError as error:
            return page(request, str(error), 400)
        return back()

    @router.post("/library/again")
    def take_again(request: Request, article: Annotated[str, Form()]) -> Response:
        try:
            for entry in inspection.kept(library, article).entries:
                desk.hand(entry.source, Again(entry))
        except DatelineError as error:
            return page(request, str(error), 409)
        return back()

    @router.post("/library/remove")
    def remove(request: Request, article: Annotated[str, Form()]) -> Response:
        try:
            bin_.remove(article)
        except DatelineError as error:
            return page(request, str(error), 409)
        desk.settle()
        return back()

    @router.post("/library/restore")
    def restore(request: Request, token: Annotated[str, Form()]) -> Response:
        try:
            bin_.restore(token)
        except DatelineError as error:
            return page(request, str(error), 409)
        desk.settle()
        return back()

    @router.post("/library/clear")
    def clear() -> Response:
        desk.clear()
        return back()

    return router


def back() -> Response:
    """The way from what was done to the list."""
    return RedirectResponse("../library", 303)


async def _received(request: Request, name: str, desk: Desk, library: Library) -> int:
    """The file's size, once it is whole and waits at the desk."""
    told_size = int(request.headers.get("content-length", "0"))
    if told_size > names.most_bytes(name):
        raise names.too_large(name)
    desk.check_room(told_size)
    stream: BinaryIO = TemporaryFile(dir=library.folder)  # noqa: SIM115
    try:
        async with asyncio.timeout(SECONDS):
            size = await _written(request.stream(), stream, name)
        desk.hand(name, Upload(name, stream), size)
    except BaseException:
        stream.close()
        raise
    return size


async def _written(chunks: AsyncIterator[bytes], stream: BinaryIO, name: str) -> int:
    size = 0
    async for chunk in chunks:
        size += len(chunk)
        if size > names.most_bytes(name):
            raise names.too_large(name)
        await asyncio.to_thread(stream.write, chunk)
    stream.flush()
    stream.seek(0)
    return size
