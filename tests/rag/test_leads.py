"""Questions are made from the articles, and offered only where these answer them."""

from __future__ import annotations

from collections.abc import Callable

from rag.leads import Lead, answered, beginnings, further
from rag.types import Quote
from store.records import Article

PORT = Article(
    "PORT KESH - A drone struck a patrol boat at Port Kesh on Tuesday. Mira Danel, who leads the "
    "port, said that the drone had come from the sea.",
    "port.md",
    title="Two sailors hurt in Port Kesh",
    published="2021-05-04",
)
OTHER = Article("Nothing is told here of where it was.", "other.md", title="Nothing of a place")


def saying(article: Article, *known: str) -> Callable[[str], Quote | None]:
    """One who answers questions with these words in them, from the article's first sentence."""

    def glimpse(question: str) -> Quote | None:
        return Quote(article, 0, 40) if any(word in question for word in known) else None

    return glimpse


def test_an_article_suggests_its_place_its_month_and_its_speaker() -> None:
    """All questions name what the article names; one who said nothing is not asked about."""
    leads = further([PORT], [])
    assert all(lead.article_id == PORT.id for lead in leads)
    assert all("May 2021" in lead.question for lead in leads)
    assert any("Port Kesh" in lead.question for lead in leads)
    assert any(lead.question.startswith("What did Mira Danel say") for lead in leads)


def test_what_was_asked_is_not_suggested() -> None:
    """In whatever letters it was asked."""
    all_leads = further([PORT], [])
    asked = all_leads[0].question.upper()
    assert [each.question for each in further([PORT], [asked])] == [
        each.question for each in all_leads[1:]
    ]


def test_without_names_there_are_questions_for_any_article() -> None:
    """An article that names no place still has a beginning."""
    assert all(lead.article_id is None for lead in beginnings([OTHER]))
    assert beginnings([])


def test_a_place_is_asked_of_once_to_begin_with() -> None:
    """Two articles on one place make one first question."""
    places = [lead for lead in beginnings([PORT, PORT]) if lead.article_id]
    assert len(places) == 1


def test_only_what_is_answered_is_offered() -> None:
    """By the article it was made from, and by words not yet said."""
    leads = [Lead("Who?", PORT.id), Lead("Where?", PORT.id), Lead("When?")]
    assert answered(leads, saying(PORT, "Who", "Where"), 3) == ["Who?"]
    assert answered(leads, saying(OTHER, "Who", "When"), 3) == ["When?"]
    assert answered(leads, saying(PORT, "Who"), 3, [PORT.text[:40]]) == []


def test_no_more_are_tried_than_are_allowed() -> None:
    """Trying costs a search each."""
    tried: list[str] = []
    leads = [Lead(str(number)) for number in range(20)]
    assert answered(leads, lambda question: tried.append(question), 3, tries=4) == []
    assert len(tried) == 4


def test_nothing_is_asked_to_be_at_what_somebody_is_of() -> None:
    """'The chief of the Harbour Force' tells of a group, and of no place."""
    article = Article("The chief of Harbour Force left Port Kesh.", "a.md", published="2021-05")
    assert not any("Harbour Force" in lead.question for lead in further([article], []))
