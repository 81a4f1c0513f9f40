"""The way of a question: found or not, in quotes or by a chat model, whatever its server does."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from rag.assistant import Assistant
from rag.errors import ModelError, QuestionError
from rag.types import NOT_FOUND, QUOTES, Answer
from store.errors import StoreError
from tests.rag.collection import bare, take_in, write
from tests.servers import openai as server
from tests.servers.openai import MODEL, Behaviour, OpenAIServer

Saying = Callable[[str], Behaviour]
SECONDS = 2.0
CLAIMED = "Who claimed the attack on the lorry near Arvo?"
HURT = "How many sailors were hurt by the drone in Port Kesh?"


def assert_whole(assistant: Assistant, answer: Answer) -> None:
    """Every citation is cut out of the stored article, and the text shows no other number."""
    for cited in answer.citations:
        article = assistant.read(cited.article_id)
        assert article.text[cited.start : cited.end] == cited.quote != ""
        assert (cited.source, cited.title) == (article.source, article.title)
    numbers = {int(n) for n in re.findall(r"\[(\d+)\]", answer.text)}
    assert numbers == {cited.n for cited in answer.citations}
    assert all(sentence.citations for sentence in answer.sentences)


class TestQuotes:
    """Without a chat model."""

    def test_found(self, assistant: Assistant) -> None:
        """What the articles say is said in their words, and cited."""
        answer = assistant.answer(CLAIMED)
        assert answer.found
        assert "Red Lantern" in answer.text
        assert Path(answer.citations[0].source).name == "convoy.md"
        assert (answer.engine, answer.notice) == (QUOTES, None)
        assert {sentence.support for sentence in answer.sentences} <= {"quoted", "verified"}
        assert_whole(assistant, answer)

    @pytest.mark.parametrize(
        "question",
        ["How many submarines did Norway lose in 1942?", "Who is the mayor of Reykjavik?", "?!"],
    )
    def test_not_found(self, assistant: Assistant, question: str) -> None:
        """What they do not say is refused, with the nearest passages."""
        answer = assistant.answer(question)
        assert not answer.found
        assert answer.text.startswith(NOT_FOUND)
        assert answer.sentences == ()
        assert 0 < len(answer.citations) <= 3
        assert_whole(assistant, answer)

    def test_the_same_twice(self, assistant: Assistant) -> None:
        """The same question gets the same answer, to the letter."""
        assert assistant.answer(HURT) == assistant.answer(HURT)

    @pytest.mark.parametrize("question", [CLAIMED, "Who is the mayor of Reykjavik?"])
    def test_stream(self, assistant: Assistant, question: str) -> None:
        """The pieces joined are the answer's text, and the answer comes last and once."""
        *pieces, answer = assistant.stream(question)
        assert isinstance(answer, Answer)
        assert all(isinstance(piece, str) for piece in pieces)
        assert "".join(map(str, pieces)) == answer.text
        assert answer == assistant.answer(question)

    def test_history(self, assistant: Assistant) -> None:
        """A follow-up leans on the turn before it."""
        first = assistant.answer("Who commands the port of Port Kesh?")
        turns = [(first.question, first.text)]
        answer = assistant.answer("What did she say of the drone?", turns)
        assert "Danel" in answer.question
        assert "from the sea" in answer.text

    def test_long_and_hostile_history(self, assistant: Assistant) -> None:
        """A thousand turns, and turns that no one can read, harm nothing."""
        turns = [("Who?", "Nobody.")] * 1500 + [("\ud800" * 9, "word " * 50_000)]
        assert assistant.answer(CLAIMED, turns).citations

    @pytest.mark.parametrize(
        ("since", "until", "found"),
        [
            (None, None, True),
            ("2021-06", None, True),
            (None, "2021-05-31", False),
            ("2022", "", False),
        ],
    )
    def test_dates(
        self, assistant: Assistant, since: str | None, until: str | None, found: bool
    ) -> None:
        """Only what was published between the dates is said."""
        assert assistant.answer(CLAIMED, since=since, until=until).found == found

    def test_some_articles_alone(self, assistant: Assistant) -> None:
        """Only the articles named answer; together with another limit, both hold."""
        (convoy,) = (a for a in assistant.articles() if "lorry" in (a.title or ""))
        (harbour,) = (a for a in assistant.articles() if "patrol boat" in (a.title or ""))
        assert assistant.answer(CLAIMED, articles=[convoy.id]).found
        assert not assistant.answer(CLAIMED, articles=[harbour.id]).found
        assert not assistant.answer(CLAIMED, articles=[convoy.id], until="2021-05").found
        assert not assistant.answer(CLAIMED, articles=["0" * 16]).found
        hits = assistant.search(CLAIMED, articles=[harbour.id])
        assert {hit.article_id for hit in hits} == {harbour.id}

    def test_a_glimpse(self, assistant: Assistant) -> None:
        """What an answer begins with, or nothing where there is none."""
        glimpse = assistant.glimpse(CLAIMED)
        assert glimpse is not None
        assert glimpse.text == assistant.answer(CLAIMED).citations[0].quote
        assert assistant.glimpse("What is the boiling point of mercury?") is None

    def test_a_time_counts_as_its_day(self, assistant: Assistant) -> None:
        """An hour in a date is left out: articles know their day at most."""
        hits = assistant.search(HURT, since="2021-05-04T18:00", until="2021-05-04T06:00+05:00")
        assert {Path(hit.source).name for hit in hits} == {"harbour.md"}

    @pytest.mark.parametrize(
        ("since", "until", "message"),
        [
            ("last week", None, "'last week' is no date"),
            ("2021-13", None, "no date"),
            (None, "2021-02-30", "no date"),
            (None, "x" * 9000, "no date"),
            ("2021-06", "2021-05-30", "exchange the two dates"),
        ],
    )
    def test_bad_dates(
        self, assistant: Assistant, since: str | None, until: str | None, message: str
    ) -> None:
        """What is no date is refused with the ways to write one, and so are two that cross."""
        with pytest.raises(QuestionError, match=message) as refusal:
            assistant.answer(HURT, since=since, until=until)
        assert len(str(refusal.value)) < 200

    @pytest.mark.parametrize("question", ["", "  \n\t", "\ud800"])
    def test_empty_question(self, assistant: Assistant, question: str) -> None:
        """A question without a word that can be read is refused."""
        with pytest.raises(QuestionError, match="empty"):
            assistant.answer(question)

    def test_endless_question(self, assistant: Assistant) -> None:
        """20,000 characters are refused, with how many may be asked."""
        with pytest.raises(QuestionError, match=r"20,000 characters; at most 2,000"):
            assistant.answer("x" * 20_000)

    def test_longest_question(self, assistant: Assistant) -> None:
        """As many characters as may be asked get an answer."""
        assert assistant.answer("drone " * 333).question

    def test_orders_in_an_article_change_nothing(self, assistant: Assistant) -> None:
        """What an article orders is quoted at most; its [1] is no citation of ours."""
        answer = assistant.answer("How long was the customs house of Port Kesh closed?")
        assert "three weeks" in answer.text
        assert_whole(assistant, answer)
        for question in (CLAIMED, HURT):
            assert "BANANA" not in assistant.answer(question).text

    def test_many_at_once(self, assistant: Assistant) -> None:
        """Questions from eight threads get the answers that one by one they would."""
        questions = [CLAIMED, HURT, "Who commands the port?", "What fell on the depot?"]
        alone = [assistant.answer(question) for question in questions]
        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(assistant.answer, questions * 4)) == alone * 4

    def test_reading(self, assistant: Assistant) -> None:
        """Articles are listed newest first, those without a date last, and read by their id."""
        articles = assistant.articles()
        assert [a.published for a in articles] == ["2021-06", "2021-05-04", "2020", None]
        assert all(assistant.read(article.id) == article for article in articles)
        with pytest.raises(StoreError, match="No article has the id"):
            assistant.read("0" * 16)


def test_empty_collection(tmp_path: Path) -> None:
    """With no articles at all, the answer names the command that brings them in."""
    with Assistant(bare(tmp_path)) as assistant:
        answer = assistant.answer(HURT)
        assert assistant.search(HURT) == []
    assert not answer.found
    assert answer.text.startswith(NOT_FOUND)
    assert "python ingest.py PATH" in answer.text


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the collection in it, for one assistant after another."""
    here = tmp_path_factory.mktemp("chat")
    with Assistant(bare(here / "data")) as assistant:
        take_in(assistant, write(here / "articles"))
    return here / "data"


@pytest.fixture
def chatting(data: Path, openai_server: OpenAIServer) -> Iterator[Assistant]:
    """An assistant that has the server write, and gives it little time."""
    with Assistant(bare(data, openai_base_url=openai_server.url, timeout=SECONDS)) as assistant:
        yield assistant


class TestChat:
    """With a chat model at the server's address."""

    def test_a_good_answer(self, chatting: Assistant, openai_server: OpenAIServer) -> None:
        """What it writes and cites is said in its words, and cited to the article's."""
        openai_server.play(cites("A drone wounded two sailors in Port Kesh [{harbour}]."))
        answer = chatting.answer(HURT)
        assert answer.text == "A drone wounded two sailors in Port Kesh. [1]"
        assert (answer.engine, answer.notice) == (f"openai:{MODEL}", None)
        assert answer.sentences[0].support == "verified"
        assert "wounding two sailors" in answer.citations[0].quote
        assert_whole(chatting, answer)

    def test_invented_keys(self, chatting: Assistant, openai_server: OpenAIServer) -> None:
        """Keys and numbers of its own are removed, and a sentence with no other is not said."""
        openai_server.play(
            cites("Two sailors were wounded [kdead] [7] [{harbour}]. Aliens did it [kbeef] [1].")
        )
        answer = chatting.answer(HURT)
        assert answer.text == "Two sailors were wounded. [1]"
        assert_whole(chatting, answer)

    @pytest.mark.parametrize(("word", "support"), [("Yes.", "verified"), ("No", "quoted")])
    def test_a_doubtful_sentence(
        self, chatting: Assistant, openai_server: OpenAIServer, word: str, support: str
    ) -> None:
        """On what alters nothing and yet is unlikely, the model is asked whether it is stated."""
        doubtful = "The boat belongs to the harbour."
        openai_server.play(cites(f"{doubtful[:-1]} [{{harbour}}]."), server.says(word))
        answer = chatting.answer(HURT)
        assert answer.sentences[0].support == support
        assert (answer.sentences[0].text == doubtful) == (support == "verified")
        asked = openai_server.requests[-1].body["messages"][-1]["content"]
        assert f"Sentence: {doubtful}" in asked

    def test_what_is_not_borne_out(self, chatting: Assistant, openai_server: OpenAIServer) -> None:
        """What its passage contradicts gives way to the passage's own words, and that is told."""
        openai_server.play(cites("A drone wounded nine sailors in Port Kesh [{harbour}]."))
        answer = chatting.answer(HURT)
        assert answer.notice is not None
        assert answer.notice.startswith("A sentence of the chat model's draft was not borne out")
        assert "nine" not in answer.text
        assert answer.sentences[0].support == "quoted"
        assert answer.sentences[0].text == answer.citations[0].quote

    def test_a_draft_of_which_nothing_holds(
        self, chatting: Assistant, openai_server: OpenAIServer
    ) -> None:
        """Where the passages bear out nothing of the draft, quotes are shown instead."""
        openai_server.play(server.says("BANANA. It is so."))
        reply = chatting.answer(HURT)
        assert reply.found
        assert reply.engine == "quotes"
        assert "BANANA" not in reply.text
        assert reply.notice is not None
        assert "bear out nothing" in reply.notice

    def test_it_says_that_nothing_answers(
        self, chatting: Assistant, openai_server: OpenAIServer
    ) -> None:
        """Its refusal is ours: with the nearest passages, and in its name."""
        openai_server.play(server.says(NOT_FOUND))
        answer = chatting.answer(HURT)
        assert not answer.found
        assert answer.citations
        assert answer.engine == f"openai:{MODEL}"

    def test_history(self, chatting: Assistant, openai_server: OpenAIServer) -> None:
        """It makes a follow-up stand alone, and answers that."""
        openai_server.play(server.says(HURT), cites("Two sailors were wounded [{harbour}]."))
        answer = chatting.answer("And how many were hurt?", [("What happened?", "A drone [1].")])
        assert answer.question == HURT
        assert answer.found

    def test_follow_up_without_it(self, chatting: Assistant, openai_server: OpenAIServer) -> None:
        """Where only the follow-up fails, it is understood without the model, which then writes."""
        openai_server.play(server.fails(401), cites("Two sailors were wounded [{harbour}]."))
        answer = chatting.answer(HURT, [("What happened?", "A drone [1].")])
        assert answer.text == "Two sailors were wounded. [1]"
        assert answer.notice
        assert "understood without the chat model" in answer.notice
        assert answer.engine == f"openai:{MODEL}"

    def test_patience(self, chatting: Assistant, openai_server: OpenAIServer) -> None:
        """A server that is busy twice and then answers has answered."""
        busy = server.fails(429, "rate_limit_exceeded")
        openai_server.play(busy, busy, cites("Two sailors were wounded [{harbour}]."))
        answer = chatting.answer(HURT)
        assert answer.found

    @pytest.mark.parametrize(
        ("behaviour", "told"),
        [
            (server.fails(401, "invalid_api_key"), "status 401"),
            (server.fails(429, "insufficient_quota"), "status 429"),
            (server.fails(500), "status 500"),
            (server.stalls(), "in time"),
            (server.drips(), "in time"),
            (server.resets(""), "broke off"),
            (server.forgets_the_end("Two sailors"), "broke off in the middle"),
            (server.sends_html, "speak OpenAI's API"),
        ],
        ids=["401", "quota", "500", "stall", "drip", "reset", "no end", "HTML"],
    )
    def test_faults(
        self, chatting: Assistant, openai_server: OpenAIServer, behaviour: Behaviour, told: str
    ) -> None:
        """Whatever the server does, the answer is there in seconds: in quotes, with a notice."""
        openai_server.play(behaviour)
        begun = monotonic()
        answer = chatting.answer(HURT)
        assert monotonic() - begun < SECONDS + 5
        assert "two sailors" in answer.text
        assert answer.engine == QUOTES
        assert answer.notice
        assert answer.notice.startswith("The articles' own sentences are shown.")
        assert told in answer.notice
        assert_whole(chatting, answer)

    @pytest.mark.parametrize(
        "breaks",
        [server.resets, server.breaks_off, server.forgets_the_end, server.garbles, server.stalls],
    )
    def test_break_in_mid_stream(
        self, chatting: Assistant, openai_server: OpenAIServer, breaks: Saying
    ) -> None:
        """What was said stays; quotes go on behind it, none of what was said already."""
        openai_server.play(
            cites("Two sailors were wounded by a drone [{harbour}]. The boat was and", breaks)
        )
        *pieces, answer = chatting.stream(HURT)
        assert isinstance(answer, Answer)
        assert answer.text.startswith("Two sailors were wounded by a drone. [1]")
        assert answer.text.count("two sailors") == 0
        assert "".join(map(str, pieces)) == answer.text
        assert answer.engine == f"openai:{MODEL}"
        assert answer.notice
        assert_whole(chatting, answer)

    def test_break_without_a_sentence_said(
        self, chatting: Assistant, openai_server: OpenAIServer
    ) -> None:
        """If the fall-back wrote all of it, the engine is the fall-back."""
        openai_server.play(cites("Aliens did it [kdead]. And then", server.forgets_the_end))
        answer = chatting.answer(HURT)
        assert (answer.found, answer.engine) == (True, QUOTES)

    def test_engine_before_the_first_question(
        self, chatting: Assistant, openai_server: OpenAIServer
    ) -> None:
        """The engine has a name at once, without a word to the server; then the model's."""
        assert chatting.engine in openai_server.url
        assert openai_server.requests == []
        chatting.answer(HURT)
        chatting.answer(HURT)
        assert chatting.engine == f"openai:{MODEL}"
        assert [r.path for r in openai_server.requests].count("/v1/models") == 1

    def test_a_server_that_starts_late(
        self, chatting: Assistant, openai_server: OpenAIServer
    ) -> None:
        """As long as it does not tell its models there are quotes; then it writes."""
        openai_server.play(server.fails(404), server.lists(MODEL), path="/v1/models")
        openai_server.play(cites("Two sailors were wounded [{harbour}]."))
        early, late = chatting.answer(HURT), chatting.answer(HURT)
        assert (early.engine, late.engine) == (QUOTES, f"openai:{MODEL}")
        assert early.found
        assert early.notice
        assert "for its models" in early.notice
        assert late.text == "Two sailors were wounded. [1]"

    def test_a_server_that_is_down(self, data: Path) -> None:
        """The assistant starts, and answers in quotes within seconds."""
        down = "http://user:secret-word@127.0.0.1:9/v1"
        with Assistant(bare(data, openai_base_url=down, timeout=SECONDS)) as assistant:
            assert assistant.engine == "127.0.0.1:9"
            begun = monotonic()
            answer = assistant.answer(HURT)
        assert monotonic() - begun < SECONDS + 5
        assert answer.found
        assert answer.notice
        assert "secret-word" not in answer.notice

    @pytest.mark.parametrize("name", ["nonsense", "nosuch:model", ":tiny-chat"])
    def test_a_wrong_name_is_refused_at_once(self, data: Path, name: str) -> None:
        """A chat model that cannot be is told at the start, and the folder is free again."""
        with pytest.raises(ModelError, match="DATELINE_CHAT_MODEL"):
            Assistant(bare(data, chat_model=name))
        Assistant(bare(data)).close()


def cites(words: str, how: Saying = server.says) -> Behaviour:
    """Say words in which {harbour} is the key that the harbour's passage was shown under."""

    def told(body: dict[str, Any]) -> str:
        shown = body["messages"][-1]["content"]
        found = re.search(r'<passage key="(\w+)"[^>]*title="Two sailors', shown)
        return words.format(harbour=found[1] if found else "none")

    return lambda exchange: how(told(exchange.request_read.body))(exchange)


def test_one_assistant_for_the_process(tmp_path: Path) -> None:
    """`rag.answer` opens the folder once, whoever asks first, and closes it in the end."""
    program = (
        "from concurrent.futures import ThreadPoolExecutor\n"
        "from rag import answer\n"
        "with ThreadPoolExecutor(4) as pool:\n"
        "    print({a.text for a in pool.map(answer, ['Who?'] * 4)})\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[2],
        env={"DATELINE_DATA": str(tmp_path), "OPENAI_API_KEY": "", "OPENAI_BASE_URL": ""},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stderr == ""
    assert done.stdout.count(NOT_FOUND) == 1
    Assistant(bare(tmp_path)).close()
