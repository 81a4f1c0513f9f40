"""A sentence is said only where the cited words bear it out."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from rag.draft import Drafted
from rag.errors import ModelError
from rag.evidence import bear_out, check
from rag.numbers import numbers
from rag.passages import split
from rag.support import Supports
from rag.types import Claim, Hit
from store.records import Article

FELL = Article(
    "PORT KESH - Four rockets came down on Monday on a training camp near Port Kesh, wounding "
    "six soldiers, the army said. No sailor was hurt, although sailors work at the camp. "
    "Colonel Mira Danel spoke of 3.5 tons of explosives.\n\n"
    "The camp was opened in March 2019. It had been fired at 16 times.",
    "fell.md",
    published="2021-05-04",
)
DENIED = Article(
    "Twenty-four hours later the Red Lantern group denied that it had fired the rockets. "
    "Nobody has been arrested.",
    "denied.md",
    published="2021-05",
)
ARTICLES = {article.id: article for article in (FELL, DENIED)}
HITS = [
    Hit(passage, article.source, 1.0)
    for article in (FELL, DENIED)
    for passage in split(article, 200)
]


def said(
    *drafted: tuple[str, tuple[int, ...]],
    supports: Supports | None = None,
    lost: list[str] | None = None,
) -> list[Claim]:
    """What is left of drafted sentences, each citing the hits of those places."""
    drafts = (Drafted(text, tuple(HITS[place] for place in places)) for text, places in drafted)
    return list(bear_out(drafts, HITS, ARTICLES, supports, lost))


@pytest.mark.parametrize(
    "sentence",
    [
        "Four rockets came down on Monday on a training camp near Port Kesh",
        "“No sailor was hurt,” although sailors work at the camp.",
        "COLONEL MIRA DANEL spoke of 3.5 tons of explosives!",
    ],
)
def test_word_for_word_is_quoted(sentence: str) -> None:
    """Words that stand there as they are, whatever their signs and capitals, are quoted."""
    assert check(sentence, [FELL.text]) == "quoted"


@pytest.mark.parametrize(
    "sentence",
    [
        "On Monday, 4 rockets hit a training camp near Port Kesh.",
        "The army said that six soldiers were wounded.",
        "No sailor was hurt at the camp.",
        "Nobody among the sailors was hurt.",
        "Sailors work at the camp, and no sailor was hurt.",
        "Danel told of 3.5 tons of explosives.",
        "The camp has been fired at sixteen times.",
    ],
)
def test_own_words_are_verified(sentence: str) -> None:
    """The same facts in other words, with the same figures, names and denials, are verified."""
    assert check(sentence, [FELL.text]) == "verified"


@pytest.mark.parametrize(
    "sentence",
    [
        # other numbers
        "Five rockets came down on a training camp near Port Kesh.",
        "One rocket came down on a training camp near Port Kesh.",
        "Dozens of rockets came down on a training camp near Port Kesh.",
        "The army said that 60 soldiers were wounded.",
        "Colonel Mira Danel spoke of 5 tons of explosives.",
        "Colonel Mira Danel spoke of 35 tons of explosives.",
        "It had been fired at 6 times.",
        "Six rockets came down on a training camp near Port Kesh.",
        "Four soldiers were wounded.",
        # other names
        "Four rockets came down on a training camp near Port Arvo.",
        "Colonel Selim Haddad spoke of 3.5 tons of explosives.",
        # other dates
        "Four rockets came down on Tuesday on a training camp near Port Kesh.",
        "The camp was opened in May 2019.",
        "The camp was opened in March 2018.",
        "The camp was opened on 3 March 2019.",
        # denials added and lost
        "No rockets came down on a training camp near Port Kesh.",
        "Four rockets didn't come down on a training camp near Port Kesh.",
        "Six soldiers were unharmed, the army said.",
        "A sailor was hurt, although sailors work at the camp.",
        "Sailor was hurt, although sailors work at the camp.",
        "No soldiers were wounded, the army said.",
        # roles exchanged
        "Sailors said that soldiers wounded the army.",
        # what nobody said
        "The Red Lantern group fired the rockets.",
        "Six soldiers were flown to a hospital.",
        "The rockets destroyed the kitchen of the camp.",
        "The colonel resigned.",
        # nothing at all
        "?!",
    ],
)
def test_altered_facts_are_never_verified(sentence: str) -> None:
    """Another number, name, date or denial is not borne out, however like the words are."""
    assert check(sentence, [FELL.text]) == "unverified"


@pytest.mark.parametrize(
    ("sentence", "cited"),
    [
        ("6 were hurt.", "16 were hurt."),
        ("Four rockets fell.", "Twenty-four rockets fell."),
        ("It had fired the rockets.", "The group denied that it had fired the rockets."),
        ("The army was behind it.", "It is not true that the army was behind it."),
        ("Drones were used.", "No rockets, mortars, and drones were used."),
        ("Civilians were hurt.", "Two soldiers were hurt. No civilians were hurt."),
        ("Soldiers were not hurt.", "Two soldiers were hurt. No civilians were hurt."),
    ],
)
def test_a_part_may_say_the_contrary(sentence: str, cited: str) -> None:
    """Words that stand there behind another number or a 'no' are no quote of it."""
    assert check(sentence, [cited]) == "unverified"


@pytest.mark.parametrize(
    ("sentence", "cited"),
    [
        ("No one was hurt.", "Nobody was hurt."),
        ("Two soldiers were hurt.", "Two soldiers were hurt. No civilians were hurt."),
        ("No civilians were hurt.", "Two soldiers were hurt. No civilians were hurt."),
        ("The group denied firing rockets.", "The group denied that it had fired the rockets."),
    ],
)
def test_denials_are_told_apart(sentence: str, cited: str) -> None:
    """A denial beside a claim does not touch it, and one denial may be worded as another."""
    assert check(sentence, [cited]) in ("quoted", "verified")


def test_a_seam_between_citations_is_no_quote() -> None:
    """Words of two citations that happen to follow each other were written by nobody."""
    assert check("He left the camp burned", ["He left", "the camp burned"]) != "quoted"
    assert check("He left", ["He left", "the camp burned"]) == "quoted"


@settings(deadline=None, max_examples=60)
@given(number=st.integers(0, 99_999), which=st.integers(0, 3), data=st.data())
def test_any_other_number_is_caught(number: int, which: int, data: st.DataObject) -> None:
    """Whichever number of a sentence is changed to one that is not cited, it is caught."""
    cited = "On 9 March 2019, 14 rockets wounded 6 soldiers; 1,250 people fled in 2 days."
    assume(number not in numbers(cited))
    assert check(cited, [cited]) == "quoted"
    at = data.draw(st.sampled_from(list(re.finditer(r"\d[\d,]*", cited))))
    written = data.draw(st.sampled_from([str(number), f"{number:,}"]))
    altered = cited[: at.start()] + written + cited[at.end() :]
    assert check(altered, [cited]) == "unverified"


@example("0", ["0A"])
@settings(deadline=None, max_examples=60)
@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=3))
def test_any_text_can_be_checked(sentence: str, cited: list[str]) -> None:
    """Whatever is drafted and cited, there is an answer; and a quote's words are all there."""
    support = check(sentence, cited)
    words = set(re.findall(r"\w+", sentence.lower()))
    assert support != "quoted" or any(
        words <= set(re.findall(r"\w+", text.lower())) for text in cited
    )


class TestBearOut:
    """Drafted sentences become claims."""

    def test_a_true_sentence_stays(self) -> None:
        """It keeps its words and cites the sentence of the article that says so."""
        [claim] = said(("Six soldiers were wounded by four rockets.", (0,)))
        assert claim.text == "Six soldiers were wounded by four rockets."
        assert claim.support == "verified"
        assert claim.quotes[0].text.startswith("PORT KESH - Four rockets")
        assert claim.quotes[0].text.endswith("the army said.")

    def test_a_false_one_gives_way_to_the_quote(self) -> None:
        """What the cited passage does not bear out is replaced by its nearest sentence."""
        [claim] = said(("Nine soldiers were wounded by four rockets.", (0,)))
        assert claim.support == "quoted"
        assert claim.text == claim.quotes[0].text
        assert "wounding six soldiers" in claim.text

    def test_two_citations(self) -> None:
        """A sentence made of two articles cites the words of both."""
        text = "Six soldiers were wounded, and nobody has been arrested."
        [claim] = said((text, (0, 1)))
        assert claim.text == text
        assert [quote.article for quote in claim.quotes] == [FELL, DENIED]

    def test_an_idle_citation_is_left_out(self) -> None:
        """A passage that has none of the sentence's words is not cited for it."""
        [claim] = said(("Nobody has been arrested.", (1, 0)))
        assert {quote.article for quote in claim.quotes} == {DENIED}

    def test_a_neighbour_helps(self) -> None:
        """A fact that stands in the sentence beside the nearest is found, and cited."""
        [claim] = said(("The camp was opened in March 2019 and fired at 16 times.", (0,)))
        assert claim.support == "verified"
        assert claim.quotes[0].text.endswith("It had been fired at 16 times.")
        assert "\n" not in claim.quotes[0].text

    def test_a_day_may_be_written_out(self) -> None:
        """'Monday' in a piece of Tuesday, 4 May 2021 is 3 May 2021, and no other day."""
        [claim] = said(("On 3 May 2021 four rockets came down on a training camp.", (0,)))
        assert claim.support == "verified"
        assert claim.text.startswith("On 3 May 2021")
        [claim] = said(("On 4 May 2021 four rockets came down on a training camp.", (0,)))
        assert claim.support == "quoted"

    def test_a_word_for_a_day_may_stand_for_it(self) -> None:
        """'Monday' and 'yesterday' in a draft are read by the day of the piece that is cited."""
        article = Article(
            "On 3 May 2021 four rockets came down on a training camp near Port Kesh.",
            "later.md",
            published="2021-05-04",
        )
        [passage] = split(article, 200)
        hit, articles = Hit(passage, article.source, 1.0), {article.id: article}
        for day, support in (
            ("Monday", "verified"),
            ("yesterday", "verified"),
            ("Sunday", "quoted"),
        ):
            text = f"Four rockets came down {'on ' if day.endswith('nday') else ''}{day} on a camp."
            [claim] = bear_out([Drafted(text, (hit,))], [hit], articles)
            assert claim.support == support

    def test_a_second_opinion_saves_what_alters_nothing(self) -> None:
        """It is asked for what is not likely borne out, and its yes is enough for that."""
        doubtful, asked = "The camp belongs to the army.", list[tuple[str, str]]()

        def yes(passage: str, sentence: str) -> bool:
            asked.append((passage, sentence))
            return True

        [claim] = said((doubtful, (0,)), supports=yes)
        assert (claim.text, claim.support) == (doubtful, "verified")
        [(passage, sentence)] = asked
        assert sentence == doubtful
        assert "training camp" in passage

    @pytest.mark.parametrize("told", [False, None])
    def test_a_second_opinion_may_be_no_or_none(self, told: bool | None) -> None:
        """Without a yes, the sentence gives way to the nearest quote."""
        [claim] = said(("The camp belongs to the army.", (0,)), supports=lambda *_: told)
        assert claim.support == "quoted"

    def test_a_second_opinion_is_no_way_round_the_others(self) -> None:
        """What is altered stays unverified, and nobody is asked about it."""
        asked: list[str] = []

        def yes(passage: str, sentence: str) -> bool:
            asked.append(sentence)
            return True

        claims = said(("Nine soldiers of the army were wounded.", (0,)), supports=yes)
        claims += said(("No camp belongs to the army.", (0,)), supports=yes)
        assert {claim.support for claim in claims} == {"quoted"}
        assert asked == []

    @pytest.mark.parametrize(("told", "most"), [(False, 3), (None, 1)])
    def test_a_second_opinion_is_asked_seldom(self, told: bool | None, most: int) -> None:
        """Of one draft for three sentences, and no more once none came."""
        asked: list[str] = []

        def opinion(passage: str, sentence: str) -> bool | None:
            asked.append(sentence)
            return told

        owners = ("army", "colonel", "sailors", "soldiers", "rockets")
        said(*((f"The camp belongs to the {owner}.", (0,)) for owner in owners), supports=opinion)
        assert len(asked) == most

    def test_what_is_lost_is_told(self) -> None:
        """Sentences that gave way, or were left out, are listed; those that stay are not."""
        lost: list[str] = []
        said(
            ("Six soldiers were wounded by four rockets.", (0,)),
            ("Nine soldiers were wounded by four rockets.", (0,)),
            ("Bananas are yellow.", ()),
            lost=lost,
        )
        assert lost == ["Nine soldiers were wounded by four rockets.", "Bananas are yellow."]

    def test_uncited_but_true(self) -> None:
        """A sentence without a citation gets that of a passage that was shown."""
        [claim] = said(("Nobody has been arrested.", ()))
        assert claim.support == "quoted"
        assert claim.quotes[0].article == DENIED

    @pytest.mark.parametrize(
        "text", ["BANANA.", "Nine men have been arrested.", "It is so.", "Yes."]
    )
    def test_uncited_and_unfounded(self, text: str) -> None:
        """A sentence without a citation that nothing bears out is not said."""
        [claim] = said((text, ()), ("Nobody has been arrested.", ()))
        assert claim.text == "Nobody has been arrested."

    def test_a_draft_of_which_nothing_holds_is_a_fault(self) -> None:
        """Where no sentence is borne out, nothing is said, and the caller is told so."""
        with pytest.raises(ModelError, match="bear out nothing"):
            said(("BANANA.", ()), ("It is so.", (1,)))
        assert said() == []

    def test_cited_and_unfounded(self) -> None:
        """A sentence that shares no word with what it cites is not said at all."""
        [claim] = said(("BANANA.", (0,)), ("It is so.", (1,)), ("Nobody has been arrested.", (1,)))
        assert claim.text == "Nobody has been arrested."

    def test_nothing_is_said_twice(self) -> None:
        """Two sentences that give way to the same quote are that quote once."""
        assert len(said(("Nine soldiers were hurt.", (0,)), ("Ten soldiers were hurt.", (0,)))) == 1

    def test_quotes_are_verbatim(self) -> None:
        """Each claim's quotes are cut out of the article as it is stored."""
        for claim in said(("Six soldiers were wounded.", (0, 1)), ("Danel spoke.", (0,))):
            for quote in claim.quotes:
                assert quote.text == quote.article.text[quote.start : quote.end]
                assert quote.text == quote.text.strip() != ""
