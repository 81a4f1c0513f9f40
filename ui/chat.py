"""The page in gradio: its parts, and the handlers that join them to the assistant.

What a person sees is drawn by the pure functions it imports; a session holds its exchanges and
nothing else is shared between people.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr
from fastapi import FastAPI

from store.errors import DatelineError
from ui import api
from ui.answers import exchange, exchanges
from ui.conversation import Exchange, before, converse, stopped
from ui.kept import unpack
from ui.limits import Limits
from ui.masthead import collection, header, welcome
from ui.session import user_of
from ui.sources import sources
from ui.suggestions import Suggestions, drawn_next
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
    '<link rel="stylesheet" href="static-dateline/answer.css">'
    '<link rel="stylesheet" href="static-dateline/beside.css">'
    '<link rel="stylesheet" href="static-dateline/feedback.css">'
    '<script src="static-dateline/theme.js"></script>'
    '<script type="module" src="static-dateline/dateline.js"></script>'
    '<script type="module" src="static-dateline/feedback.js"></script>'
)

READER = (
    '<section id="reader" aria-label="Article" hidden><div class="bar"><h2>Article</h2>'
    '<span class="steps"><button type="button" data-step="-1" aria-label="The passage before">'
    '↑</button><span data-at role="status"></span><button type="button" data-step="1" '
    'aria-label="The next passage">↓</button></span>'
    '<button type="button" data-only>Ask only this one</button>'
    '<a data-alone href="#" target="_blank" rel="noopener">Open alone</a>'
    '<button type="button" data-close aria-label="Close the article">Close</button></div>'
    '<iframe title="The article, with the cited words marked"></iframe></section>'
)

APART = (
    '<div id="peek" role="tooltip" hidden></div><div id="toast" role="status"></div>'
    '<dialog id="history" aria-labelledby="history-head"><div class="inside"><div class="bar">'
    '<h2 id="history-head">Conversations</h2>'
    '<button type="button" data-do="shut">Close</button></div>'
    '<input type="search" aria-label="Find in conversations" placeholder="Find in conversations">'
    '<ol></ol><p class="none" role="status"></p></div></dialog>'
)

NARROW = (
    '<div class="narrow"><button type="button" data-do="narrow" aria-expanded="false" '
    'aria-controls="limits">Limit the articles</button>'
    '<ul id="chips" aria-label="What limits the articles"></ul></div>'
)

LIMITS = (
    ("since", "Published from", "2024-01"),
    ("until", "Published up to", "2024-08-31"),
    ("publisher", "Publisher", "any"),
    ("as-of", "As known on", "2024-08-12"),
    ("only", "Article", ""),
)
"""Name, label and example of each field of `Limits`, in its order."""

Earlier = tuple[Exchange, ...]


def mount(app: FastAPI, assistant: Assistant, *, leaves: bool) -> FastAPI:
    """The app with the chat at its root.

    Args:
        app: The server's application, with its own routes in place.
        assistant: Who answers.
        leaves: Whether questions or passages are sent to another machine.
    """
    suggestions = Suggestions(assistant)
    next(suggestions.first())  # they are tried, and the models are warm, before anyone is there
    served: FastAPI = gr.mount_gradio_app(
        app, page(assistant, suggestions, leaves=leaves), path="/",
        theme=_theme(), head=HEAD,
        footer_links=[], run_history=False, show_error=False, ssr_mode=False, pwa=False,
        enable_monitoring=False, mcp_server=False, max_file_size=1, allowed_paths=[],
    )  # fmt: skip
    return served


def page(assistant: Assistant, suggestions: Suggestions, *, leaves: bool) -> gr.Blocks:
    """The chat's page."""

    def greet(request: gr.Request) -> Iterator[tuple[str, str]]:
        person = user_of(request.request.scope if request.request else {}) or ""
        for questions in suggestions.first():
            now = collection(assistant, leaves=leaves, questions=questions)
            yield header(now, person), welcome(now)

    def suggest(earlier: Earlier) -> str:
        return drawn_next(suggestions.next(earlier), earlier)

    async def ask(
        question: str, earlier: Earlier, anew_from: str, *limits: str | None
    ) -> AsyncIterator[dict[Any, Any]]:
        if not question.strip():
            return
        these = before(earlier, anew_from)
        yield {box: "", settled: exchanges(these) or " ", cards: sources(()), turn: ""}
        chosen = Limits(*(each or "" for each in limits))
        async for now in aside(converse(assistant, question, these, date.today(), chosen)):
            yield {live: exchange(now, len(these)), state: (*these, now)}
        yield {cards: sources((*these, now))}

    def stop(earlier: Earlier) -> dict[Any, Any]:
        return shown(stopped(earlier))

    def begin_anew() -> dict[Any, Any]:
        return shown(())

    def reopen(text: str) -> dict[Any, Any]:
        try:
            return {kept: "", **shown(unpack(text, assistant.library))}
        except DatelineError as error:
            unread = Exchange("", state="failed", fault=str(error))
            return {kept: "", **shown((unread,)), state: ()}

    def shown(these: Earlier) -> dict[Any, Any]:
        last = max(len(these) - 1, 0)
        return {
            settled: exchanges(these[:last]) or " ", live: exchanges(these[last:], last) or " ",
            cards: sources(these), state: these,
        }  # fmt: skip

    blocks: gr.Blocks = gr.Blocks(title="Dateline", analytics_enabled=False, fill_width=True)
    with blocks:
        state = gr.State((), time_to_live=24 * 3600)
        now = collection(assistant, leaves=leaves)
        top = _html(header(now), "header")
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="chat"):
                hello = _html(welcome(now), "hello")
                settled, live, going = _html("", "settled"), _html("", "live"), _html("", "next")
                box, send, halt, limits = _composer()
            with gr.Column(elem_id="side"):
                cards = _html(sources(()), "sources")
        _html(READER, "reader-frame")
        _html(APART, "apart")
        turn, kept, reopened, anew = _wires()

        hidden: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
        gr.events.api(api.asking(assistant), api_name="ask", concurrency_limit=AT_ONCE)
        drawn = [settled, live, cards, state]
        blocks.load(greet, outputs=[top, hello], **hidden)
        # A question that is sent while the one before is being answered is asked after it.
        asking = gr.on(
            [box.submit, send.click], ask, [box, state, turn, *limits], [box, turn, *drawn],
            concurrency_limit=AT_ONCE, trigger_mode="always_last", **hidden,
        )  # fmt: skip
        then: dict[str, Any] = {**hidden, "trigger_mode": "multiple"}
        asking.then(suggest, state, going, **then)
        halt.click(stop, state, drawn, cancels=[asking], **hidden)
        anew.click(begin_anew, None, drawn, cancels=[asking], **hidden)
        opened = reopened.click(reopen, kept, [kept, *drawn], cancels=[asking], **hidden)
        opened.then(suggest, state, going, **then)
    blocks.queue(max_size=WAITING, default_concurrency_limit=AT_ONCE, api_open=False)
    return blocks


def _wires() -> tuple[gr.Textbox, gr.Textbox, gr.Button, gr.Button]:
    """What the page's script fills and presses, and nobody sees."""
    with gr.Column(elem_id="wires"):
        return (
            gr.Textbox(elem_id="turn", label="Turn", max_lines=1),
            gr.Textbox(elem_id="kept", label="Kept", lines=2),
            gr.Button("Open again", elem_id="reopen"),
            gr.Button("New conversation", elem_id="begin"),
        )


def _composer() -> tuple[gr.Textbox, gr.Button, gr.Button, list[gr.Textbox]]:
    with gr.Column(elem_id="composer"), gr.Column(elem_id="field"):
        box = gr.Textbox(
            label="Your question", show_label=False, container=False, autofocus=True,
            placeholder="Ask about the attacks in these articles", lines=1, max_lines=8,
            elem_id="question",
        )  # fmt: skip
        with gr.Row(elem_id="buttons"):
            _html(NARROW, "narrowing")
            halt = gr.Button("Stop", elem_id="stop", variant="secondary")
            send = gr.Button("Ask", elem_id="ask", variant="primary")
        with gr.Row(elem_id="limits"):
            limits = [
                gr.Textbox(
                    label=label, placeholder=example, max_lines=1, min_width=120, elem_id=name
                )
                for name, label, example in LIMITS
            ]
    return box, send, halt, limits


def _html(value: str, name: str) -> gr.HTML:
    return gr.HTML(value, elem_id=name, js_on_load=None, apply_default_css=False)


def _theme() -> gr.themes.Base:
    """Gradio's plainest theme with fonts of the reader's own machine; none is fetched."""
    return gr.themes.Base(
        font=["Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"],
        font_mono=["ui-monospace", "Consolas", "monospace"],
    )
