"""The measures of answers about a collection."""

from __future__ import annotations

from bench.collection import Outcome, plain, report
from rag.types import Answer, Sentence


def outcome(text: str, **known: object) -> Outcome:
    """What became of a question for which one sentence was said."""
    said = (Sentence(plain(text), (1,), "quoted"),)
    given: dict[str, object] = {
        "question": {"answer": ["four"]},
        "reply": Answer("How many rockets fell?", f"{text} [1]", True, said),
        "seconds": 0.1, "right": True, "hit": True, "verbatim": True, "leads": True, "bold": "four",
    }  # fmt: skip
    return Outcome(**(given | known))  # type: ignore[arg-type]


def test_a_reader_sees_no_asterisks() -> None:
    """Patterns are held against the words without what makes them bold."""
    assert plain("**four** rockets and **Camp Taji**") == "four rockets and Camp Taji"


def test_bold_words_count_where_a_value_is_asked_for() -> None:
    """A bold value is right where it holds what is looked for; 'why' asks for none."""
    assert outcome("**four** rockets fell.").bold_right
    assert not outcome("**six** rockets fell.", bold="six").bold_right
    assert outcome("**four** rockets fell.").asks_value
    why = Answer("Why did rockets fall?", "x [1]", True)
    assert not outcome("four", reply=why).asks_value


def test_the_report_tells_what_leads() -> None:
    """The shares of first sentences that answer and of bold values are told with their counts."""
    told = report([outcome("**four** rockets fell."), outcome("It rained.", leads=False, bold="")])
    assert "first sentence right              50.0% (1 of 2)" in told
    assert "values in bold                    50.0% (1 of 2)" in told
    assert "bold ones right                   100.0% (1 of 1)" in told
