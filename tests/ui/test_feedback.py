"""What people think of answers is kept here, and comes out as questions that can be asked."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from bench.collection import measure
from rag.assistant import Assistant
from rag.settings import read_settings
from store.errors import DatelineError
from tests.ui.conftest import ROOT, environment, ingested, serving
from tests.ui.library.test_pages import call
from tests.ui.making import answer, citation
from tests.ui.page import parse
from tests.ui.seat import HARBOUR, RADIO, Seat, needs_chromium
from ui import feedback as judged
from ui.conversation import Exchange
from ui.feedback import Reason, Verdict, feedback, feedback_buttons, keep, kept, questions

NOW = datetime(2021, 6, 20, 12, 30, tzinfo=UTC)
ASKED = Exchange("Why?", "First words. [1]", "done", answer())
SILENT = Exchange("Who?", "The articles do not say.", "done", answer("x", found=False))


def say(
    folder: Path, *told: Exchange, verdict: Verdict = "up", reason: Reason = "", user: str = "anna"
) -> None:
    """Somebody judges the last of the exchanges."""
    keep(folder, feedback(told, verdict, reason, " so ", user=user, at=NOW))


def test_all_that_was_said_is_kept(tmp_path: Path) -> None:
    """With the question, what went before it, the answer and its evidence, for its user alone."""
    say(tmp_path, SILENT, ASKED, verdict="down", reason="wrong")
    [said] = kept(tmp_path)
    assert said["at"] == "2021-06-20T12:30:00+00:00"
    assert (said["user"], said["verdict"], said["reason"]) == ("anna", "down", "wrong")
    assert (said["question"], said["words"]) == ("Why?", "so")
    assert said["history"] == [["Who?", "The articles do not say."]]
    assert said["answer"]["citations"][0]["quote"] == citation().quote
    assert (tmp_path / judged.NAME).stat().st_mode & 0o777 == 0o600


def test_each_persons_last_word_counts(tmp_path: Path) -> None:
    """Twice the same answer is one question a person; a torn line is passed over."""
    say(tmp_path, ASKED, verdict="down", reason="wrong")
    say(tmp_path, ASKED)
    say(tmp_path, ASKED, user="bo")
    with (tmp_path / judged.NAME).open("a") as file:
        file.write('{"torn')
    assert [each["kind"] for each in questions(tmp_path)] == ["feedback-up", "feedback-up"]


@pytest.mark.parametrize(
    ("exchange", "verdict", "reason", "absent", "evidence"),
    [
        (ASKED, "up", "", False, 1),
        (SILENT, "up", "", True, 0),
        (ASKED, "down", "wrong", False, 0),
        (ASKED, "down", "silent", True, 0),
        (SILENT, "down", "refused", False, 0),
    ],
)
def test_a_judgement_becomes_a_question(
    tmp_path: Path,
    exchange: Exchange,
    verdict: Verdict,
    reason: Reason,
    absent: bool,
    evidence: int,
) -> None:
    """What was right is its own evidence; what was wrong waits for somebody who knows."""
    say(tmp_path, exchange, verdict=verdict, reason=reason)
    [question] = questions(tmp_path)
    assert (question["absent"], len(question["evidence"])) == (absent, evidence)


def test_what_cannot_be_kept_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No answer, no room, no folder."""
    with pytest.raises(DatelineError, match="no answer"):
        say(tmp_path, Exchange("Why?"))
    with pytest.raises(DatelineError, match="cannot be written"):
        say(tmp_path / "gone", ASKED)
    monkeypatch.setattr(judged, "MOST_BYTES", 10)
    with pytest.raises(DatelineError, match="is full"):
        say(tmp_path, ASKED)
    assert questions(tmp_path) == []


def test_the_buttons_are_whole() -> None:
    """And know which answer they are about."""
    page = parse(feedback_buttons(7))
    assert page.elements[0].attributes["data-about"] == "7"
    assert len([each for each in page.elements if each.tag == "button"]) == 3


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of its own."""
    return ingested(tmp_path_factory.mktemp("feedback"))


@pytest.fixture(scope="module")
def served(data: Path) -> Iterator[str]:
    """A server over it."""
    with serving(data) as address:
        yield address


def post(server: str, **told: Any) -> tuple[int, Any]:  # noqa: ANN401
    """The status and the reply."""
    body = json.dumps(told).encode()
    status, _, text = call(server, "/feedback", body, Content_Type="application/json")
    return status, json.loads(text)


def test_what_a_browser_sends_is_not_believed(served: str, data: Path) -> None:
    """Turns that are none, verdicts that are none, and too much at a time are refused."""
    assert post(served, turns=["{}"], verdict="up")[0] == 400
    assert post(served, turns=["] , ["], verdict="up")[0] == 400
    assert post(served, turns=[], verdict="up")[0] == 400
    assert post(served, turns=[], verdict="sideways")[0] == 422
    assert post(served, turns=["{}"] * 21, verdict="up")[0] == 422
    assert not (data / judged.NAME).exists()


@needs_chromium
def test_a_person_judges_two_answers(browser: Browser, served: str, data: Path) -> None:
    """Both are kept as they were shown, and what comes out can be asked by the bench."""
    context = browser.new_context()
    seat = Seat(context.new_page(), served)
    seat.ask(HARBOUR)
    seat.live.get_by_role("button", name="Yes", exact=True).click()
    expect(seat.live.locator(".feedback")).to_contain_text("Thank you")
    seat.ask(RADIO)
    send = seat.live.get_by_role("button", name="Send", exact=True)
    expect(send).to_be_hidden()
    seat.live.get_by_role("button", name="No", exact=True).click()
    seat.live.get_by_label("What is wrong").select_option("incomplete")
    seat.live.get_by_label("In your own words").fill("who says so?")
    send.click()
    expect(seat.live.locator(".feedback")).to_contain_text("Thank you")
    context.close()
    seat.at_peace()
    up, down = list(kept(data))
    assert (up["question"], up["verdict"], up["history"]) == (HARBOUR, "up", [])
    assert up["answer"]["citations"][0]["source"].endswith("harbour.md")
    assert (down["reason"], down["words"]) == ("incomplete", "who says so?")
    assert down["history"][0][0] == HARBOUR


@needs_chromium
def test_what_comes_out_can_be_asked(data: Path, tmp_path: Path) -> None:
    """`bench.collection` reads the file; the answer found right is good again."""
    target = tmp_path / "judged.jsonl"
    command = [sys.executable, "-m", "ui.feedback", "--export", str(target)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(data), capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout) == (0, f"{target}: 2 judged answers\n")
    asked = [json.loads(line) for line in target.read_text().splitlines()]
    own = ingested(tmp_path)
    settings = read_settings(data=own, chat_model=None, openai_api_key=None, openai_base_url=None)
    for question in asked:
        question["evidence"] = [[Path(s).name, words] for s, words in question["evidence"]]
    with Assistant(settings) as assistant:
        good = {each.question["kind"]: each.good for each in measure(assistant, asked)}
    assert good == {"feedback-up": True, "feedback-down": False}
