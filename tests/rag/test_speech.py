"""A person's words are told from another's, though a sentence may only say 'he'."""

from __future__ import annotations

import pytest

from rag.question import asked
from rag.speech import answers_by_speaker, asked_words_of, lacks_speaker, said_by
from rag.types import Quote
from store.records import Article

TEXT = (
    'Mark Esper met reporters. "We need boats," he said. "They need sleep," said John Kirby.'
    " The port was quiet."
)
ARTICLE = Article(TEXT, "port.md", published="2020-05-04")
ESPER = asked("What did Mark Esper say about boats?")


def quote(words: str) -> Quote:
    """The sentence of the article that has these words."""
    start = TEXT.index(words)
    return Quote(ARTICLE, start, start + len(words))


ESPERS, KIRBYS = quote('"We need boats," he said.'), quote('"They need sleep," said John Kirby.')


def test_it_is_told_who_speaks_where_it_is_asked() -> None:
    """By name for 'he'; nobody where the question asks for no words."""
    assert said_by(ESPER, ESPERS) == "Mark Esper"
    assert said_by(asked("How many boats are there?"), ESPERS) == ""


def test_words_of_another_are_none() -> None:
    """Only the one whose words are asked for answers; where nobody is told, nobody is wrong."""
    assert lacks_speaker(ESPER, ESPERS) is None
    assert lacks_speaker(ESPER, KIRBYS) == "no word from Mark Esper"
    assert lacks_speaker(ESPER, quote("The port was quiet.")) is None


@pytest.mark.parametrize(
    ("question", "whose"),
    [
        ("What did Mark Esper say about boats?", "Mark Esper"),
        ("How did Mark Esper defend himself?", "Mark Esper"),
        ("What does Mark Esper's lawyer say about boats?", ""),
        ("How did the army defend the port?", ""),
    ],
)
def test_whose_words_are_asked_for(question: str, whose: str) -> None:
    """Of who says or defends something, and not of whose lawyer does."""
    assert asked_words_of(question) == whose


@pytest.mark.parametrize(
    "sentence",
    [
        "Iran said that it would answer.", "Iran's envoy John Smith promised an answer.",
        "There will be an answer, according to Iran.", "Tehran denied it.",
    ],
)  # fmt: skip
def test_a_state_speaks_by_its_people(sentence: str) -> None:
    """Its envoys, its capital and what is told 'according to' it are its words."""
    article = Article(sentence, "iran.md")
    question = asked("What did Iran say about the attack?")
    assert lacks_speaker(question, Quote(article, 0, len(sentence))) is None


def test_who_is_named_with_a_body_speaks_for_it() -> None:
    """Where the article says elsewhere that Lund is the navy's spokesman; one who is not is not."""
    said = "Lund called it an invention."
    question = asked("What did the Pentagon say about the raid?")
    for before, reason in (
        ("Pentagon press secretary Gen. Ana Lund met reporters.", None),
        ("Lund, a Pentagon spokesman, met reporters.", None),
        ("The Pentagon was quiet when Lund met reporters.", "no word from Pentagon"),
    ):
        article = Article(f"{before} It rained. {said}", "lund.md")
        end = len(article.text)
        assert lacks_speaker(question, Quote(article, end - len(said), end)) == reason


@pytest.mark.parametrize(
    "sentence",
    ["The Pentagon said that Iran did it.", "A drone from Iran fell.", "He said Iran did it."],
)
def test_what_others_say_of_a_state_is_not_its_word(sentence: str) -> None:
    """To be named, or spoken of, is not to speak."""
    article = Article(sentence, "iran.md")
    question = asked("What did Iran say about the attack?")
    assert lacks_speaker(question, Quote(article, 0, len(sentence))) == "no word from Iran"


def test_a_sentence_that_the_parser_misreads_has_no_teller() -> None:
    """A 'subject' as long as a sentence is none."""
    text = (
        "Israel expects Iran or its allies to strike in revenge for the killing last week of two"
        " men: Ismail Haniyeh, the political chief of Hamas, who died in Tehran, and Fuad Shukr."
    )
    question = asked("What did Iran say after the strike?")
    assert lacks_speaker(question, Quote(Article(text, "a.md"), 0, len(text)))


def test_a_body_speaks_in_all_of_a_quotation() -> None:
    """The words inside a quotation are of the spokesman's office whom its end names."""
    text = '"We saw it. It will not be borne," Pentagon spokesperson Cdr. Mark Lee told CNN.'
    inside = Quote(Article(text, "word.md"), 0, text.index("It will") - 1)
    question = asked("What did the Pentagon say about it?")
    assert said_by(question, inside) == "Pentagon spokesperson Cdr. Mark Lee"
    assert lacks_speaker(question, inside) is None


def test_all_words_of_a_person_answer_if_all_are_asked_for() -> None:
    """'What did he say?' is answered by who speaks, 'about boats' is not."""
    assert answers_by_speaker(asked("What did Mark Esper say?"), ESPERS)
    assert not answers_by_speaker(asked("What did Mark Esper say?"), KIRBYS)
    assert not answers_by_speaker(ESPER, ESPERS)
