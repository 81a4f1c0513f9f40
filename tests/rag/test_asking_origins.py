"""A question about sources is answered by the sentences that name them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag import __main__ as program
from rag.assistant import Assistant
from rag.question import asked
from rag.settings import Settings, variable
from rag.types import Answer
from tests.rag.collection import bare, take_in

PIECES = {
    "one.md": """---
title: Officials blame the Red Lantern
publisher: Northern Post
published: 2021-05-04
---

ARVO - Rockets that hit the base at Arvo were fired by the Red Lantern, two officials told CNN. \
The salvo wounded four soldiers and came from the hills.

The mayor of Arvo asked for calm and opened the school as a shelter.
""",
    "two.md": """---
title: Red Lantern said to be behind rockets at Arvo
publisher: Harbour Gazette
published: 2021-05-05
---

ARVO - Officials think that the Red Lantern fired the rockets which wounded four soldiers at the \
base in Arvo, CNN reports. Windows broke two streets away.
""",
    "three.md": """---
title: Ferry sinks off Port Kesh
publisher: Northern Post
published: 2021-05-05
---

PORT KESH - A ferry sank off Port Kesh with eighty people on board on Tuesday, the coast guard said.
""",
}
QUESTION = "Do the Northern Post and the Harbour Gazette report the rockets at Arvo independently?"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with two pieces that retell CNN, and another one."""
    here = tmp_path_factory.mktemp("origins")
    for name, text in PIECES.items():
        (here / name).write_text(text, encoding="utf-8")
    with Assistant(bare(here / "data")) as opened:
        assert len(take_in(opened, here).added) == 3
    return here / "data"


@pytest.fixture
def reply(data: Path) -> Iterator[Answer]:
    """The answer to the question whether two outlets report independently."""
    with Assistant(bare(data)) as opened:
        yield opened.answer(QUESTION)


def test_the_sentences_that_name_the_source_answer(reply: Answer) -> None:
    """Every sentence said names the outlet, both pieces are cited, and their origin is told."""
    assert reply.found
    assert all("CNN" in sentence.text for sentence in reply.sentences)
    assert len({cited.article_id for cited in reply.citations}) == 2
    assert reply.origins == ("The two articles cited rest on one origin: CNN.",)


def test_an_answer_of_one_article_tells_no_shared_origin(data: Path) -> None:
    """Where one article is cited there is nothing to share; where none says it, nothing, too."""
    with Assistant(bare(data)) as opened:
        assert opened.answer("How many people were on board the ferry?").origins == ()
        silent = opened.answer("Who is the mayor of Reykjavik?")
        assert (silent.found, silent.origins) == (False, ())


def test_the_command_line_says_it(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line stands between the text and the sources."""
    for name in map(variable, Settings.model_fields):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("DATELINE_DATA", str(data))
    assert program.main(["ask", QUESTION]) == 0
    assert "\n\nThe two articles cited rest on one origin: CNN.\n\n[1]" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("Which newspaper first reported the raid?", True),
        ("Where does the figure of six wounded come from?", True),
        ("Is there one source for both reports?", True),
        ("Do the two reports come from the same source?", True),
        ("Did the papers confirm it independently?", True),
        ("Are these accounts independent?", True),
        ("Are there independent sources for it?", True),
        ("Did the militia act independently of Iran?", False),
        ("Is the group independent?", False),
        ("Does the same source speak of a second raid?", False),
        ("What is the source of the fire?", False),
        ("Where did the rockets come from?", False),
        ("Who reported for duty and when did the convoy leave?", False),
    ],
)
def test_what_asks_about_sources(question: str, about: bool) -> None:
    """Sources of news are told from sources of other things."""
    assert asked(question).sources is about
