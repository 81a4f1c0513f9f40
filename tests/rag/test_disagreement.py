"""Sources that differ on one fact of one event are shown side by side, and only they."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rag.compose import compose
from rag.disagreement import Dispute, disputes, opposition
from rag.disputes.facts import NEWSWORTHY
from rag.sentences import sentences
from rag.sides import settled
from rag.types import Answer, Claim, Quote
from store.records import Article


def article(text: str, published: str | None, publisher: str) -> Article:
    """A piece about Port Kesh."""
    title = "Rockets hit the harbour of Port Kesh"
    return Article(text, f"{publisher}.md", title, publisher, published=published)


FIRST = article(
    "Rockets hit the harbour of Port Kesh on Monday and wounded at least five sailors, the navy"
    " said. The Red Lantern claimed the attack.",
    "2021-05-04",
    "Harbour Gazette",
)
LATER = article(
    "Seven sailors, not five, were wounded when rockets hit the harbour of Port Kesh on Monday,"
    " an admiral said. No ship sank.",
    "2021-05-05",
    "Northern Post",
)
ANOTHER_DAY = article(
    "Rockets hit the harbour of Port Kesh on 2 March and wounded nine sailors.",
    "2021-03-03",
    "Northern Post",
)
ELSEWHERE = Article(
    "Rockets hit a barracks in Arvo on Monday and wounded twelve sailors.",
    "arvo.md",
    "Rockets in Arvo, and at Port Kesh",
    published="2021-05-04",
)
DRONE = article(
    "A drone hit the harbour of Port Kesh on Monday and wounded two sailors.",
    "2021-05-04",
    "Arvo Times",
)


def quotes(*articles: Article) -> list[Quote]:
    """Every sentence of the articles."""
    return [Quote(each, *span) for each in articles for span in sentences(each.text)]


def found(said: list[Quote], near: list[Quote]) -> list[Dispute]:
    """The disputes about all that news differs on."""
    return disputes(NEWSWORTHY, said, near)


def test_a_later_toll_updates_the_earlier() -> None:
    """Both numbers stand, the older first, and the later piece is told to be an update."""
    said = quotes(FIRST)[:1]
    (answer,) = (
        each
        for each in compose("?", [Claim(said[0].text, (said[0],), "quoted")])
        if isinstance(each, Answer)
    )
    whole, text = settled(answer, found(said, quotes(FIRST, LATER)))
    (told,) = whole.disagreements
    assert (told.about, told.updated) == ("wounded", True)
    assert [side.value for side in told.sides] == ["at least five", "Seven"]
    assert [side.citations for side in told.sides] == [(1,), (2,)]
    assert text == (
        "\n\nThe number of wounded is told differently: at least five (Harbour Gazette,"
        " 4 May 2021) [1]; seven (Northern Post, 5 May 2021) [2], which updates the earlier."
    )
    assert whole.text == answer.text + text
    for cited in whole.citations:
        source = {each.id: each for each in (FIRST, LATER)}[cited.article_id]
        assert source.text[cited.start : cited.end] == cited.quote


def test_nothing_said_of_it_is_no_disagreement() -> None:
    """What the answer does not state is not disputed either, and then the answer stays as it is."""
    answer = Answer("?", "Yes. [1]", found=True)
    assert found(quotes(LATER)[1:], quotes(FIRST, LATER)) == []
    assert settled(answer, []) == (answer, "")


def test_who_did_it() -> None:
    """A claim and a denial of one attack are a disagreement."""
    denial = article(
        "Rockets hit the harbour of Port Kesh on Monday. The Red Lantern denied any part in the"
        " attack.",
        "2021-05-05",
        "Northern Post",
    )
    (told,) = found(quotes(FIRST)[1:], quotes(denial))
    assert told.about == "who did it"
    assert not told.updated


def test_several_copies_are_one_voice() -> None:
    """Copies of a report stand on one side and are told to be of one origin."""
    text = FIRST.text + " The fire burned until noon, and the quay was closed for the whole day."
    copies = [article(text + end, "2021-05-04", f"Paper {end}") for end in (" A.", " B.", " C.")]
    answer = Answer("?", "x [1]", found=True)
    _, told = settled(answer, found(quotes(LATER)[:1], quotes(*copies)))
    assert "three articles of one origin: Paper" in told.replace("A.", "").replace("B.", "")


@settings(deadline=None, max_examples=30)
@given(st.permutations(quotes(FIRST, LATER, ANOTHER_DAY, ELSEWHERE, DRONE)))
def test_the_order_of_passages_tells_nothing(near: list[Quote]) -> None:
    """The same quotes give the same disagreements in any order."""
    said = quotes(FIRST)[:1]
    assert found(said, near) == found(said, quotes(FIRST, LATER))


@settings(deadline=None, max_examples=30)
@given(st.integers(2, 90), st.integers(2, 90), st.sampled_from(["killed", "wounded"]))
def test_the_same_words_never_disagree(one: int, other: int, harm: str) -> None:
    """Two pieces with the same sentence agree, and with another number of the same they do not."""
    text = "Rockets hit the harbour of Port Kesh on Monday and {} {} people."
    first = article(text.format(harm, one), "2021-05-04", "Harbour Gazette")
    same = article(text.format(harm, one) + " It burned.", "2021-05-04", "Northern Post")
    differs = article(text.format(harm, other), "2021-05-04", "Arvo Times")
    assert found(quotes(first), quotes(same)) == []
    assert bool(found(quotes(first), quotes(differs))) is (one != other)


@settings(deadline=None, max_examples=30)
@given(st.sampled_from([ANOTHER_DAY, ELSEWHERE, DRONE]), st.sampled_from([FIRST, LATER]))
def test_two_events_never_disagree(other: Article, told: Article) -> None:
    """Another day, another place or another weapon is another event, with a toll of its own."""
    assert found(quotes(told), quotes(other)) == []
    assert found(quotes(other), quotes(told)) == []


def test_opposed_answers_may_differ() -> None:
    """What only a judge finds is said with care, each side by its source and citation."""
    quote = quotes(FIRST)[0]
    answer = Answer("?", "Yes. [1]", found=True)
    whole, text = settled(answer, [opposition([quotes(LATER)[1], quote])])
    assert text == (
        "\n\nThe articles may differ on what is asked: Harbour Gazette, 4 May 2021 [1];"
        " Northern Post, 5 May 2021 [2], the later piece."
    )
    (told,) = whole.disagreements
    assert told.maybe
    assert told.sides[1].value == "No ship sank"


def test_of_one_event_a_thing_is_disputed_once() -> None:
    """Where one event is asked about, what sources say of another adds no second dispute."""
    spring = article(ANOTHER_DAY.text.replace("nine", "eight"), "2021-03-04", "Arvo Times")
    said = quotes(FIRST, ANOTHER_DAY)
    near = quotes(FIRST, LATER, ANOTHER_DAY, spring)
    assert len(disputes(NEWSWORTHY, said, near)) == 2
    (only,) = disputes(NEWSWORTHY, said, near, once=True)
    assert {fact.quote.article for side in only.sides for fact in side} == {FIRST, LATER}
