"""The local chat model: real words from a real, tiny model; the big one is asked where it is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from time import monotonic

import pytest

from rag.engines import local
from rag.engines.chat import Message
from rag.engines.local import FILE, NAME, LocalChat, open_local
from rag.engines.weights import sha256_of
from rag.errors import ModelError
from rag.models import open_chat, stays_here
from rag.settings import read_settings
from tests.rag.engines.tiny import write

pytest.importorskip("xllamacpp", reason="xllamacpp is not installed; `make local-model` does it")

ASKED: list[Message] = [("system", "Be brief."), ("human", "Was it hit?")]
YES_OR_NO = 'root ::= "Yes" | "No"'
TEN = "root ::= [a-z]{10}"
ENDLESS = "root ::= [a-z] root"


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalChat]:
    """The tiny model, loaded once for the module; two threads would wait for each other."""
    path = write(tmp_path_factory.mktemp("models") / "tiny.gguf")
    yield LocalChat(path, 60, sha256_of(path), threads=1)
    local._server.cache_clear()


def test_an_answer_keeps_to_its_grammar(chat: LocalChat) -> None:
    """Even a model that knows nothing says Yes or No, where nothing else is allowed."""
    assert chat.complete(ASKED, YES_OR_NO) in ("Yes", "No")


def test_it_comes_in_pieces(chat: LocalChat) -> None:
    """Ten letters come in several pieces, and are the same ten each time."""
    pieces = list(chat.stream(ASKED, TEN))
    assert len(pieces) > 1
    assert len("".join(pieces)) == 10
    assert chat.complete(ASKED, TEN) == "".join(pieces)


def test_an_endless_answer_is_cut(chat: LocalChat) -> None:
    """It ends after 200 tokens, and is told to be no whole answer; what came was given."""
    said: list[str] = []
    with pytest.raises(ModelError, match="cut short"):
        said.extend(chat.stream(ASKED, ENDLESS))
    assert 0 < len(said) <= 200


def test_a_deadline(chat: LocalChat) -> None:
    """What is late is told with the setting that allows more, and the next answer comes."""
    with pytest.raises(ModelError, match="DATELINE_TIMEOUT"):
        replace(chat, seconds=0.0).complete(ASKED, ENDLESS)
    assert chat.complete(ASKED, YES_OR_NO)


def test_a_reader_that_leaves_holds_nobody_up(chat: LocalChat) -> None:
    """The answer it left is ended, so that the next reader has its own."""
    stream = chat.stream(ASKED, ENDLESS)
    next(stream)
    stream.close()  # type: ignore[attr-defined]
    assert chat.complete(ASKED, YES_OR_NO)


def test_many_at_once(chat: LocalChat) -> None:
    """Answers asked for at once come one behind the other, each to its own question."""
    asked: list[list[Message]] = [[("human", f"Question {n}?")] for n in range(4)]
    alone = [chat.complete(words, TEN) for words in asked]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda words: chat.complete(words, TEN), asked))
    assert together == alone
    assert len(set(alone)) > 1


def test_a_question_without_end(chat: LocalChat) -> None:
    """A prompt that is longer than the model can read is a plain fault, not a hang."""
    begun = monotonic()
    with pytest.raises(ModelError, match="shorter"):
        chat.complete([("human", "word " * 5000)], YES_OR_NO)
    assert monotonic() - begun < 30


def test_nobody_else_can_ask(chat: LocalChat) -> None:
    """The library's own server is not to be reached: its socket's folder is gone."""
    assert chat.complete(ASKED, YES_OR_NO)
    address = local._server(chat.path, chat.sha256, chat.threads).listening_address
    assert address.startswith("unix://")
    assert not Path(address.removeprefix("unix://")).parent.exists()


def test_another_file_is_refused(chat: LocalChat) -> None:
    """A file that has not the bytes we measured with is not loaded."""
    with pytest.raises(ModelError, match="make local-model"):
        replace(chat, sha256="0" * 64).complete(ASKED)


def test_a_file_that_is_no_model(tmp_path: Path) -> None:
    """It is told as one that cannot be loaded."""
    path = tmp_path / "model.gguf"
    path.write_bytes(b"GGUF and nothing more")
    with pytest.raises(ModelError, match="could not be loaded"):
        LocalChat(path, 60, sha256_of(path)).complete(ASKED)


def test_it_is_told_at_once_that_it_is_not_there(tmp_path: Path) -> None:
    """Without its file, or with half of it, the command that mends it is told before a question."""
    settings = read_settings(data=tmp_path, chat_model="local")
    with pytest.raises(ModelError, match="make local-model"):
        open_chat(settings)
    settings.models.mkdir()
    (settings.models / FILE).write_bytes(b"half")
    with pytest.raises(ModelError, match="not whole"):
        open_local(settings.models, 60)


def test_it_stays_here() -> None:
    """Neither quotes nor the local model send anything anywhere; a provider's model may."""
    assert stays_here("quotes")
    assert stays_here(NAME)
    assert not stays_here("openai:gpt")


def test_a_process_ends_in_the_middle_of_an_answer(chat: LocalChat) -> None:
    """A program that stops reading and ends, ends at once and quietly."""
    program = (
        "from pathlib import Path\n"
        "from rag.engines.local import LocalChat\n"
        f"chat = LocalChat(Path({str(chat.path)!r}), 60, {chat.sha256!r}, 1)\n"
        f"print(next(chat.stream([('human', 'Hello')], {ENDLESS!r})))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip()
