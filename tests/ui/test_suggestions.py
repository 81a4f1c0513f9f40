"""What to ask next comes to everybody, also to those who ask at once."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread

from rag import Assistant
from tests.rag.collection import bare, take_in, write
from ui.conversation import Exchange
from ui.suggestions import Suggestions, drawn_next


def test_who_asks_beside_another_waits_a_moment(tmp_path: Path) -> None:
    """While another person's are being tried one waits, and then gets the same as alone."""
    with Assistant(bare(tmp_path / "data")) as assistant:
        take_in(assistant, write(tmp_path / "articles"))
        suggestions = Suggestions(assistant)
        leads = list(suggestions.first())[-1]
        exchange = Exchange(leads[0], state="done", answer=assistant.answer(leads[0]))
        alone = suggestions.next([exchange])
        assert alone

        taken, others = Event(), Event()

        def try_anothers() -> None:
            with suggestions._turn:
                taken.set()
                others.wait(1)

        Thread(target=try_anothers).start()
        taken.wait()
        assert suggestions.next([exchange]) == alone


def test_nothing_is_suggested_where_nothing_was_answered() -> None:
    """Before a question, and where there is nothing to go on with, nothing is drawn."""
    assert drawn_next([], [Exchange("Why?")]) == ""
    assert drawn_next(["Who?"], []) == ""
    assert 'data-after="Why?"' in drawn_next(["Who?"], [Exchange("Why?")])
