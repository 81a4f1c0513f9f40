"""Where the browser sends what a person thinks of an answer."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Request
from fastapi.responses import JSONResponse, Response

from store.errors import DatelineError
from store.library import Library
from ui.feedback import Reason, Verdict, feedback, keep, now
from ui.kept import unpack
from ui.session import user_of


def routes(library: Library) -> APIRouter:
    """The one address; each turn is what the page keeps of it, and is checked as such."""
    router = APIRouter()

    @router.post("/feedback")
    def judge(
        request: Request,
        turns: Annotated[list[str], Body(max_length=20)],
        verdict: Annotated[Verdict, Body()],
        reason: Annotated[Reason, Body()] = "",
        words: Annotated[str, Body()] = "",
    ) -> Response:
        try:
            told = unpack(f"[{','.join(turns)}]", library)
            user = user_of(request.scope)
            said = feedback(told, verdict, reason, words, user=user, at=now())
            keep(library.folder, said)
        except DatelineError as error:
            return JSONResponse({"fault": str(error)}, 400)
        return JSONResponse({})

    return router
