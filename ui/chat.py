"""The page in gradio: its parts, and the handlers that join them to the assistant.

What a person sees is drawn by the pure functions it imports; a session holds its exchanges and
nothing else is shared between people.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr
from fastapi import FastAPI

from ui import api
from ui.answers import exchange, exchanges
from ui.conversation import Exchange, converse, stopped
from ui.limits import Limits
from ui.masthead import Collection, header, welcome
from ui.sources import sources
from ui.threads import aside

if TYPE_CHECKING:
    from rag import Assistant

STATIC = Path(__file__).parent / "static"

AT_ONCE = 40
"""Questions answered at the same time; the next ones wait."""

WAITING = 200
"""Questions that may wait; one more is refused at once."""

HEAD = (
    '<link rel="icon" href="static-dateline/icon.svg">'
    '<link rel="stylesheet" href="static-dateline/dateline.css">'
    '<script src="static-dateline/dateline.js" defer></script>'
)

READER = (
    '<section id="reader" aria-label="Article" hidden><div class="bar"><h2>Article</h2>'
    '<a data-alone href="#" target="_blank" rel="noopener">Open on its own</a>'
    '<button type="button" data-close aria-label="Close the article">Close</button></div>'
    '<iframe title="The article, with the cited words marked"></iframe></section>'
)

LIMITS = (
    ("Published from", "2024-01"),
    ("Published up to", "2024-08-31"),
    ("Publisher", "any"),
    ("As known on", "2024-08-12"),
)
"""Label and example of each field of `Limits`, in its order."""

Earlier = tuple[Exchange, ...]


def mount(app: FastAPI, assistant: Assistant, about: Callable[[], Collection]) -> FastAPI:
    """The app with the chat at its root.

    Args:
        app: The server's application, with its own routes in place.
        assistant: Who answers.
        about: What to tell of the collection; asked each time the page is loaded.
    """
    served: FastAPI = gr.mount_gradio_app(
        app, page(assistant, about), path="/",
        theme=_theme(), head=HEAD,
        footer_links=[], run_history=False, show_error=False, ssr_mode=False, pwa=False,
        enable_monitoring=False, mcp_server=False, max_file_size=1, allowed_paths=[],
    )  # fmt: skip
    return served


def page(assistant: Assistant, about: Callable[[], Collection]) -> gr.Blocks:
    """The chat's page."""

    def greet() -> tuple[str, str]:
        now = about()
        return header(now), welcome(now)

    async def ask(
        question: str, earlier: Earlier, *limits: str | None
    ) -> AsyncIterator[dict[Any, Any]]:
        if not question.strip():
            return
        before = stopped(earlier)
        yield {box: "", settled: exchanges(before) or " ", cards: sources(())}
        going = converse(
            assistant, question, before, date.today(), Limits(*(each or "" for each in limits))
        )
        async for now in aside(going):
            yield {live: exchange(now, len(before)), state: (*before, now)}
        yield {cards: sources((*before, now))}

    def stop(earlier: Earlier) -> dict[Any, Any]:
        these = stopped(earlier)
        number = len(these) - 1
        return {live: exchanges(these[-1:], number), state: these}

    def begin_anew() -> dict[Any, Any]:
        return {settled: welcome(about()), live: "", cards: sources(()), state: ()}

    blocks: gr.Blocks = gr.Blocks(title="Dateline", analytics_enabled=False, fill_width=True)
    with blocks:
        state = gr.State((), time_to_live=24 * 3600)
        top = _html(header(about()), "header")
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="chat"):
                settled = _html(welcome(about()), "settled")
                live = _html("", "live")
                box, send, halt, anew, limits = _composer()
            with gr.Column(elem_id="side"):
                cards = _html(sources(()), "sources")
        _html(READER, "reader-frame")

        hidden: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
        gr.events.api(api.asking(assistant), api_name="ask", concurrency_limit=AT_ONCE)
        blocks.load(greet, outputs=[top, settled], **hidden)
        asking = gr.on(
            [box.submit, send.click], ask,
            [box, state, *limits], [box, settled, live, cards, state],
            concurrency_limit=AT_ONCE, **hidden,
        )  # fmt: skip
        halt.click(stop, state, [live, state], cancels=[asking], **hidden)
        anew.click(begin_anew, None, [settled, live, cards, state], cancels=[asking], **hidden)
    blocks.queue(max_size=WAITING, default_concurrency_limit=AT_ONCE, api_open=False)
    return blocks


def _composer() -> tuple[gr.Textbox, gr.Button, gr.Button, gr.Button, list[gr.Textbox]]:
    with gr.Column(elem_id="composer"), gr.Column(elem_id="field"):
        box = gr.Textbox(
            label="Your question", show_label=False, container=False, autofocus=True,
            placeholder="Ask about the attacks in these articles", lines=1, max_lines=8,
            elem_id="question",
        )  # fmt: skip
        with gr.Row(elem_id="buttons"):
            anew = gr.Button("New conversation", elem_id="anew", variant="secondary")
            halt = gr.Button("Stop", elem_id="stop", variant="secondary")
            send = gr.Button("Ask", elem_id="ask", variant="primary")
        with gr.Accordion("Limit the articles", open=False, elem_id="limits"), gr.Row():
            limits = [
                gr.Textbox(label=label, placeholder=example, max_lines=1, min_width=120)
                for label, example in LIMITS
            ]
    return box, send, halt, anew, limits


def _html(value: str, name: str) -> gr.HTML:
    return gr.HTML(value, elem_id=name, js_on_load=None, apply_default_css=False)


def _theme() -> gr.themes.Base:
    """Gradio's plainest theme with fonts of the reader's own machine; none is fetched."""
    return gr.themes.Base(
        font=["Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"],
        font_mono=["ui-monospace", "Consolas", "monospace"],
    )
