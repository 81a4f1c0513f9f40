"""The head of the page tells what there is to ask about and what answers."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given

from rag import Assistant
from tests.rag.collection import ARTICLES, bare, take_in, write
from tests.ui.making import texts
from tests.ui.page import parse
from ui.dates import extent
from ui.masthead import Collection, collection, header, welcome


def test_the_collection_is_counted_and_dated(tmp_path: Path) -> None:
    """How many articles there are, from when to when."""
    with Assistant(bare(tmp_path / "data")) as assistant:
        take_in(assistant, write(tmp_path / "articles"))
        about = collection(assistant, leaves=False)
        kept = assistant.articles()
        dates = extent(each.published for each in kept)
    assert about == Collection(len(ARTICLES), dates, "quotes", False, (), about.publishers)
    assert set(about.publishers) == {each.publisher for each in kept if each.publisher}
    assert f"{len(ARTICLES)} articles from 2020 to " in parse(header(about)).elements[0].text


def test_where_questions_go_is_said() -> None:
    """Nothing leaves the machine unless a model elsewhere is asked; that is then said."""
    here = parse(header(Collection(1, "", "quotes", False))).elements[0].text
    assert "1 article" in here
    assert "Nothing leaves this machine." in here
    there = parse(header(Collection(1, "", "openai:gpt-5", True))).elements[0].text
    assert "Nothing leaves" not in there
    assert "written by openai:gpt-5. Questions and passages go to the model’s server." in there


def test_whose_page_it_is_is_said() -> None:
    """Who is signed in goes to where one signs out; nobody is named where nobody signs in."""
    about = Collection(1, "", "quotes", False)
    signed = parse(header(about, 'a"b'))
    assert signed.having("masthead")[0].attributes["data-person"] == 'a"b'
    assert [e.text for e in signed.elements if e.attributes.get("href") == "login"] == ['a"b']
    nobody = parse(header(about, ""))
    assert nobody.having("masthead")[0].attributes["data-person"] == ""
    assert not [e for e in nobody.elements if e.attributes.get("href") == "login"]


def test_questions_are_offered() -> None:
    """Each can be pressed, and carries its own question."""
    offered = ("Who was hurt?", "Who is blamed?")
    page = parse(welcome(Collection(1, "", "quotes", False, offered)))
    buttons = [each for each in page.elements if each.tag == "button"]
    assert tuple(each.attributes["data-question"] for each in buttons) == offered
    assert tuple(each.text for each in buttons) == offered


@given(texts, texts)
def test_nothing_of_the_collection_is_rendered(question: str, publisher: str) -> None:
    """Whatever names the articles put into questions, and whoever published them."""
    plain = parse(welcome(Collection(1, "", "quotes", False, ("a",), ("b",))))
    odd = parse(welcome(Collection(1, "", "quotes", False, (question,), (publisher,))))
    assert odd.shape() == plain.shape()


def test_an_empty_collection_says_how_to_fill_it() -> None:
    """No examples, but the command."""
    page = parse(welcome(Collection(0, "", "quotes", False)))
    assert "python ingest.py PATH" in page.elements[0].text
    assert not any(each.tag == "button" for each in page.elements)


@given(texts)
def test_an_engines_name_is_text(engine: str) -> None:
    """Whatever a model is called, no tag of its name is rendered."""
    plain = parse(header(Collection(1, "", "x", True)))
    assert parse(header(Collection(1, "", engine, True))).shape() == plain.shape()
