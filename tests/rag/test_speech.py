"""A person's words are told from another's, though a sentence may only say 'he'."""

from __future__ import annotations

from rag.question import asked
from rag.speech import answers_by_speaker, behind_name, lacks_speaker, said_by
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


def test_words_are_read_behind_the_name_that_they_leave_out() -> None:
    """The name goes before the date; a quote that has it is read as it is."""
    assert behind_name(ESPER, ESPERS) == 'Mark Esper: 4 May 2020: "We need boats," he said.'
    assert behind_name(asked("What did John Kirby say?"), KIRBYS).startswith("4 May 2020:")


def test_words_of_another_are_none() -> None:
    """Only the one whose words are asked for answers; where nobody is told, nobody is wrong."""
    assert lacks_speaker(ESPER, ESPERS) is None
    assert lacks_speaker(ESPER, KIRBYS) == "no word of Mark Esper"
    assert lacks_speaker(ESPER, quote("The port was quiet.")) is None


def test_all_words_of_a_person_answer_if_all_are_asked_for() -> None:
    """'What did he say?' is answered by who speaks, 'about boats' is not."""
    assert answers_by_speaker(asked("What did Mark Esper say?"), ESPERS)
    assert not answers_by_speaker(asked("What did Mark Esper say?"), KIRBYS)
    assert not answers_by_speaker(ESPER, ESPERS)
