"""What comes back from a browser is believed only as far as the articles bear it out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given

from rag.types import Disagreement, Sentence, Side
from store.records import Article
from tests.ui.making import answer, article, citation, texts
from ui.conversation import Exchange, grown
from ui.kept import CHANGED, LARGEST, MOST, KeptError, pack, unpack
from ui.limits import Limits

if TYPE_CHECKING:
    from store.library import Library


@dataclass
class Shelf:
    """Articles to read again, without a database: live ones, and one that is history."""

    live: Mapping[str, Article] = field(default_factory=dict)
    old: Mapping[str, Article] = field(default_factory=dict)

    def articles_of(self, ids: object) -> dict[str, Article]:
        """The live ones."""
        return dict(self.live)

    def past(self, article_id: str) -> Article | None:
        """The one that is history."""
        return self.old.get(article_id)


KNOWN = replace(article(), title="A title", publisher="A paper", published="2019-12-10")


def shelf(*live: Article, old: tuple[Article, ...] = ()) -> Library:
    """Those articles as a library."""
    known = Shelf({each.id: each for each in live}, {each.id: each for each in old})
    return cast("Library", known)


def said(**changed: object) -> Exchange:
    """An exchange with two sentences, each with its own citation."""
    cited = (citation(), citation(2, 13, 26))
    sentences = (Sentence("First words.", (1,), "quoted"), Sentence("Second.", (2,), "verified"))
    whole = replace(answer("First words. [1] Second. [2]", *cited), sentences=sentences)
    return replace(grown(Exchange("Why?"), whole), **changed)  # type: ignore[arg-type]


def back(*exchanges: Exchange) -> str:
    """What a browser that kept them sends."""
    return "[" + ",".join(map(pack, exchanges)) + "]"


def test_a_conversation_comes_back_as_it_was() -> None:
    """Whole, stopped and failed exchanges, with their limits; who published is read again."""
    stopped = Exchange("And then?", "It", "stopped", limits=Limits(since="2024"))
    failed = Exchange("And now?", "", "failed", None, "It broke.")
    first, *rest = unpack(back(said(), stopped, failed), shelf(KNOWN))
    assert rest == [stopped, failed]
    assert first.answer is not None
    assert [each.title for each in first.answer.citations] == ["A title", "A title"]
    assert [each.quote for each in first.answer.citations] == ["First words.", "Second words."]
    assert replace(first, answer=None) == replace(said(), answer=None)


def test_an_earlier_version_still_bears_its_words_out() -> None:
    """An article that is history only is read, too."""
    (first,) = unpack(back(said()), shelf(old=(KNOWN,)))
    assert first.answer is not None
    assert len(first.answer.citations) == 2


def test_no_path_of_this_machine_goes_to_the_browser() -> None:
    """A source that is no web address stays here; one that is goes along."""
    assert "articles/one.md" not in pack(said())
    cited = replace(citation(), source="https://example.org/a")
    assert "https://example.org/a" in pack(grown(Exchange("?"), answer("x", cited)))


@pytest.mark.parametrize(
    "forged",
    [
        {"quote": "Forged words."}, {"start": 1}, {"end": 99}, {"start": -12}, {"n": 0},
        {"article_id": "0123456789abcdef"},
    ],
)  # fmt: skip
def test_a_forged_citation_is_dropped(forged: dict[str, object]) -> None:
    """Its number opens nothing, its sentence is borne out no longer, and that is said."""
    whole = said().answer
    assert whole is not None
    odd = replace(whole.citations[0], **forged)  # type: ignore[arg-type]
    sides = (Side("first", (odd.n,)), Side("second", (2,)))
    whole = replace(
        whole,
        citations=(odd, whole.citations[1]),
        disagreements=(Disagreement("words", sides),),
    )
    (checked,) = unpack(back(said(answer=whole)), shelf(KNOWN))
    assert checked.answer is not None
    assert [each.n for each in checked.answer.citations] == [2]
    assert [each.support for each in checked.answer.sentences] == ["unverified", "verified"]
    assert checked.answer.disagreements == ()
    assert checked.answer.notice == CHANGED


def test_a_title_from_the_browser_is_not_believed() -> None:
    """Title, publisher and date are the article's own, whatever was sent."""
    whole = said().answer
    assert whole is not None
    lying = tuple(replace(each, title="Lies", published="1999") for each in whole.citations)
    (checked,) = unpack(back(said(answer=replace(whole, citations=lying))), shelf(KNOWN))
    assert checked.answer is not None
    assert {(each.title, each.published) for each in checked.answer.citations} == {
        ("A title", "2019-12-10")
    }


def test_what_was_growing_is_stopped() -> None:
    """Nothing that comes back can be still growing, or be whole without an answer."""
    growing, hollow = Exchange("A?", "x", "streaming"), Exchange("B?", "x", "done")
    assert [each.state for each in unpack(back(growing, hollow), shelf())] == ["stopped"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "", "null", "{}", "[1]", "[{}]", '[{"question": 1}]', '[{"question": "a", "state": "x"}]',
        '[{"question": "a", "answer": "<b>"}]', '[{"question": "a", "text": ["a"]}]', "[" * 99_999,
        '[{"question": "a", "answer": {"question": "a", "text": "a", "found": "yes"}}]',
    ],
)  # fmt: skip
def test_what_has_another_shape_is_refused(text: str) -> None:
    """In plain words, and nothing of it is shown."""
    with pytest.raises(KeptError, match="cannot be read"):
        unpack(text, shelf())


def test_what_is_too_long_is_refused() -> None:
    """By its characters before it is read, and by its questions."""
    with pytest.raises(KeptError, match="too long"):
        unpack(" " * (LARGEST + 1), shelf())
    with pytest.raises(KeptError, match="questions is too long"):
        unpack(back(*[Exchange("?")] * (MOST + 1)), shelf())


@given(texts, texts)
def test_what_goes_out_is_plain_json(question: str, text: str) -> None:
    """Whatever was asked or said, it is JSON in ASCII, and says the same."""
    packed = pack(Exchange(question, text, "stopped"))
    assert packed.isascii()
    assert json.loads(packed)["question"] == question
    assert json.loads(packed)["text"] == text
