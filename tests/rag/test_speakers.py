"""Whose words a sentence reports is told by its subject, or by what stands around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.question import asked
from rag.quotations import whole_quotation
from rag.quotes import FLOOR, judge
from rag.speakers import speaker
from rag.speech import asked_words_of, asks_all_words_of
from rag.types import Hit, Quote
from rag.wording import readable
from store.records import Article, Passage

TEXT = (
    "Captain Elena Ruiz told the Riga Courier that the harbour was safe.\n\n"
    "She said that two boats had been searched.\n\n"
    "The mayor, Mark Ellis, warned of more raids.\n\n"
    '"We have seen a rise in fires. And it worries us," he added on Monday.\n\n'
    "A spokesman for the port said the cranes were whole.\n\n"
    '"Rebel crews are now shelling Danish bases with American and other forces on them – Riga,'
    " Kesh, et cetera,\" the US State Department's Assistant Secretary for Near Eastern Affairs"
    " Peter Lund told reporters Friday.\n\n"
    '"We are waiting," he said.'
)


def quote(words: str, text: str = TEXT) -> Quote:
    """These words of the text."""
    start = text.index(words)
    return Quote(Article(text, "a.md"), start, start + len(words))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Captain Elena Ruiz told the Riga Courier that the harbour was safe.", "Elena Ruiz"),
        ("She said that two boats had been searched.", "Elena Ruiz"),
        ("The mayor, Mark Ellis, warned of more raids.", "Mark Ellis"),
        ('And it worries us," he added on Monday.', "Mark Ellis"),
        ('"We have seen a rise in fires.', "Mark Ellis"),
        (TEXT[TEXT.index('"Rebel') : TEXT.index('\n\n"We are')], "Peter Lund"),
        ('"We are waiting," he said.', "Peter Lund"),
    ],
)
def test_who_speaks_is_told(words: str, name: str) -> None:
    """By name, by 'she' after a name, and within a quotation by what ends it."""
    found = speaker(quote(words))
    assert found is not None
    assert found.name == name


def test_who_has_no_name_is_nobody_else() -> None:
    """A spokesman is not the mayor who spoke before him."""
    found = speaker(quote("A spokesman for the port said the cranes were whole."))
    assert found is not None
    assert found.name == ""


def test_two_persons_before_leave_he_open() -> None:
    """Where two act in the sentence before, it is not guessed which of them 'he' is."""
    text = "Mark Ellis met John Reed, and John Reed left. He said nothing was decided."
    assert speaker(quote("He said nothing was decided.", text)) is None


def test_he_is_named_where_he_is_read_alone() -> None:
    """The name stands behind the word for it, and nothing else is changed."""
    words = 'And it worries us," he added on Monday.'
    assert readable(quote(words)) == '"And it worries us," he (Mark Ellis) added on Monday.'


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("What did Elena Ruiz say about the boats?", "Elena Ruiz"),
        ("What did Ellis warn of?", "Ellis"),
        ("What did officials say?", ""),
        ("Who was hurt in Riga?", ""),
    ],
)
def test_whose_words_are_asked_for(question: str, name: str) -> None:
    """A person who is asked about as saying something."""
    assert asked_words_of(question) == name


def test_all_words_of_a_person_are_asked_for() -> None:
    """Where the question tells no matter, whatever the person says answers."""
    assert asks_all_words_of("What did Mark Ellis say?")
    assert not asks_all_words_of("What did Ruiz say about the boats?")
    assert not asks_all_words_of("What did they say?")
    article = Article(TEXT, "a.md")
    hit = Hit(Passage(article.id, 0, len(TEXT), TEXT), article.source, 1.0)
    said = judge(asked("What did Mark Ellis say?"), [hit], {article.id: article})
    kept = {j.quote.text: j for j in said}
    assert kept["The mayor, Mark Ellis, warned of more raids."].lacks is None
    assert said[0].score >= FLOOR


def test_whoever_is_spoken_of_does_not_speak() -> None:
    """What Ruiz called Ellis is no word of his, though it names him."""
    text = "Elena Ruiz called Mark Ellis the best mayor of the coast."
    article = Article(text, "a.md")
    hit = Hit(Passage(article.id, 0, len(text), text), article.source, 1.0)
    [told] = judge(asked("What did Mark Ellis say of the coast?"), [hit], {article.id: article})
    assert told.lacks == "no word from Mark Ellis"


def test_another_ones_words_do_not_answer() -> None:
    """'She said' after Ruiz is no word of the mayor's."""
    article = Article(TEXT, "a.md")
    hit = Hit(Passage(article.id, 0, len(TEXT), TEXT), article.source, 1.0)
    rows = judge(asked("What did Mark Ellis say about the boats?"), [hit], {article.id: article})
    lacks = {row.quote.text: row.lacks for row in rows}
    assert lacks["She said that two boats had been searched."] == "no word from Mark Ellis"


@given(st.text(max_size=200))
def test_any_text_has_a_speaker_or_none(text: str) -> None:
    """Nothing breaks it, and what it names stands in the text."""
    article = Article(text, "a.md")
    whole = Quote(article, 0, len(text))
    found = speaker(whole)
    assert found is None or found.name in text
    assert whole_quotation(whole).text.startswith(text)
