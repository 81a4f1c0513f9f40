"""A question that asks several things is cut, one that asks one thing is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.assistant import Assistant
from rag.dialogue.parts import MOST, parts
from rag.names import name_words
from rag.numbers import numbers
from rag.types import NOT_FOUND, Answer


@pytest.mark.parametrize(
    ("question", "cut"),
    [
        (
            "Do the December 2019 and August 2024 attacks differ in casualties?",
            ("How many people were killed or hurt in the December 2019 attacks?",
             "How many people were killed or hurt in the August 2024 attacks?"),
        ),
        (
            "Who was hurt at Al Asad and who claimed the attack on Erbil?",
            ("Who was hurt at Al Asad?", "Who claimed the attack on Erbil?"),
        ),
        (
            "When and where did the attack on K1 happen, and how many died?",
            ("When did the attack on K1 happen?", "Where did the attack on K1 happen?",
             "How many died (K1)?"),
        ),
        (
            "Compare the attack on Al Asad with the attack on Tower 22.",
            ("What happened in the attack on Al Asad?",
             "What happened in the attack on Tower 22?"),
        ),
        (
            "Compare the number of troops in Iraq in October 2017, December 2018 and May 2021.",
            ("How many troops were there in Iraq in October 2017?",
             "How many troops were there in Iraq in December 2018?",
             "How many troops were there in Iraq in May 2021?"),
        ),
        (
            "How did Iran's April 2024 attack on Israel differ from the one in October 2024 in"
            " scale and in the weapons used?",
            ("What were the scale and the weapons used in Iran's April 2024 attack on Israel?",
             "What were the scale and the weapons used in Iran's attack in October 2024?"),
        ),
        (
            "How did the toll of the 5 May 2022 attacks differ from that of the August 2024 one?",
            ("What was the toll of the 5 May 2022 attacks?",
             "What was the toll of the August 2024 attacks?"),
        ),
        (
            "Compare the death tolls given for Norway and for Latvia after the raid, and say who"
            " gave them.",
            ("How many people were killed in Norway after the raid?",
             "How many people were killed in Latvia after the raid?"),
        ),
        (
            "How does the number of ships in Norway compare with Latvia?",
            ("How many ships were there in Norway?", "How many ships were there in Latvia?"),
        ),
        (
            "How did the death toll in Norway differ from that in Latvia?",
            ("How many people were killed in Norway?", "How many people were killed in Latvia?"),
        ),
        (
            "What is the difference between the injuries in the May attack and the June attack?",
            ("How many people were hurt in the May attack?",
             "How many people were hurt in the June attack?"),
        ),
        (
            "How many ships are in Norway compared to Latvia?",
            ("How many ships are in Norway?", "How many ships are in Latvia?"),
        ),
        (
            "How many ships are in Norway and how many in Latvia?",
            ("How many ships are in Norway?", "How many ships are in Latvia?"),
        ),
        (
            "How many rockets hit Arvo in March 2021 versus August 2024?",
            ("How many rockets hit Arvo in March 2021?",
             "How many rockets hit Arvo in August 2024?"),
        ),
        (
            "In which of the two attacks were more rockets fired, Arvo or Port Kesh?",
            ("How many rockets were fired at Arvo?", "How many rockets were fired at Port Kesh?"),
        ),
        (
            "Compare casualties in December 2019 with those in August 2024",
            ("What were casualties in December 2019?", "What were casualties in August 2024?"),
        ),
        (
            "Compare the casualties at Al Asad and at Tower 22.",
            ("What were the casualties at Al Asad?", "What were the casualties at Tower 22?"),
        ),
        (
            "What is the difference in range between the K1 attack and the Al Asad attack?",
            ("What was the range in the K1 attack?", "What was the range in the Al Asad attack?"),
        ),
        (
            "How does the attack of 5 August 2024 differ from the attack of 9 December 2019?",
            ("What happened in the attack of 5 August 2024?",
             "What happened in the attack of 9 December 2019?"),
        ),
        (
            "Which bombers took part in the raids of February 2024, and where had they come from?",
            ("Which bombers took part in the raids of February 2024?",
             "Where had the bombers come from (February 2024)?"),
        ),
        (
            "How many people were killed and how many wounded at Tower 22?",
            ("How many people were killed (Tower 22)?", "How many wounded at Tower 22?"),
        ),
        (
            "Which came first in May 2020, the raid on K1 or the drone at Tower 22?",
            ("When was the raid on K1 in May 2020?", "When was the drone at Tower 22 in May 2020?"),
        ),
        (
            "Which was deadlier, the raid on K1 or the drone at Tower 22?",
            ("How many people were killed in the raid on K1?",
             "How many people were killed in the drone at Tower 22?"),
        ),
        (
            "According to the police, how many drones flew to K1 and how many of them fell?",
            ("According to the police, how many drones flew to K1?",
             "How many of the drones fell (K1)?"),
        ),
        ("Who attacked K1 and when?", ("Who attacked K1?", "When? Who attacked K1?")),
        (
            "I read about Tower 22. Who died there? Who claimed it?",
            ("I read about Tower 22. Who died there?", "Who claimed it (Tower 22)?"),
        ),
        (
            "Was anyone hurt at Taji, and did Iran deny it?",
            ("Was anyone hurt at Taji?", "Did Iran deny it (Taji)?"),
        ),
    ],
)  # fmt: skip
def test_several_questions_in_one(question: str, cut: tuple[str, ...]) -> None:
    """Each part can be searched by itself: it has the names that the others gave it."""
    assert parts(question) == cut


@pytest.mark.parametrize(
    "question",
    [
        "How many were killed and wounded at Tower 22?",
        "What did Kataib Hezbollah and Asaib Ahl al-Haq say about Iraq and Syria?",
        "How did Iran and Iraq respond?",
        "Did Iran and Iraq differ?",
        "How many rockets were launched at K1? Do the sources differ?",
        "Do Reuters and AP differ on the number of rockets?",
        "In which country did the drone come down: do Jordan and the Americans agree?",
        "What happened at the base where rockets fell and where Americans live?",
        "What happened when the rockets fell and the guards fled?",
        "Which general foresaw the attack, and what was his job?",
        "Which militia shot down the drone over Erbil, and with what missile?",
        "At what hour, and on what date, did the drone come to K1?",
        "Wer griff Al Asad an und wie viele starben?",
        "  Who  died? ",
        "?!",
        "",
    ],
)
def test_one_question(question: str) -> None:
    """A conjunction inside one thing does not cut, nor does asking how accounts agree."""
    assert parts(question) == (question,)


NAMES = st.sampled_from(
    ["Al Asad", "Tower 22", "K1", "Erbil", "Iran", "Kataib Hezbollah", "5 August 2024", "Taji"]
)
ASKED = st.sampled_from(
    ["who was hurt at {}", "how many died in {}", "when and where did {} fall", "what did {} say",
     "did the attack on {} kill 14 people", "which 3 bases near {} were hit", "why"]
)  # fmt: skip
JOINS = st.sampled_from([" and ", ", and ", "? ", "; ", " with ", " but "])


@settings(deadline=None, max_examples=80)
@given(st.lists(st.tuples(ASKED, NAMES, JOINS), min_size=1, max_size=7))
def test_nothing_is_lost(asked: list[tuple[str, str, str]]) -> None:
    """However questions are joined, their names and numbers are in the parts, which are few."""
    question = "".join(how.format(name) + join for how, name, join in asked)
    found = parts(question)
    told = " ".join(found)
    assert 1 <= len(found) <= 3 * MOST
    assert name_words(question) <= name_words(told)
    assert numbers(question) <= numbers(told)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=120) | st.text("Who and where compare, AB?.", max_size=80))
def test_any_text(text: str) -> None:
    """No text fails, and what is not cut is given back as it was."""
    found = parts(text)
    assert found == (text,) or all(found)


class TestAnswers:
    """What an answer makes of the parts."""

    def test_each_part_is_answered_in_its_paragraph(self, assistant: Assistant) -> None:
        """The parts' quotes come one after another, each below its own question."""
        answer = assistant.answer(
            "Who commands the port of Port Kesh and who claimed the attack near Arvo?"
        )
        asked, commands, *_ = answer.text.split("\n\n")
        assert asked == "**Who commands the port of Port Kesh?**"
        assert "Mira Danel" in commands
        _, claims = answer.text.split("\n\n**Who claimed the attack near Arvo?**\n\n")
        assert "Red Lantern" in claims
        assert NOT_FOUND[:-1] not in answer.text

    def test_a_silent_part_is_named(self, assistant: Assistant) -> None:
        """What the articles do not answer is said, and the rest is answered."""
        question = "Who claimed the attack near Arvo, and who is the mayor of Reykjavik?"
        *pieces, answer = assistant.stream(question)
        assert isinstance(answer, Answer)
        assert answer.found
        assert "Red Lantern" in answer.text
        assert answer.text.endswith("\n\nThe articles do not say: Who is the mayor of Reykjavik?")
        assert "".join(map(str, pieces)) == answer.text

    def test_one_sentence_that_answers_two_parts_is_said_once(self, assistant: Assistant) -> None:
        """Where parts have the same first quote, both stand before it."""
        answer = assistant.answer("When and where did a drone strike the patrol boat?")
        assert answer.found
        assert len({s.text for s in answer.sentences}) == len(answer.sentences)

    def test_parts_with_one_answer_are_one_question(self, assistant: Assistant) -> None:
        """Where one sentence is the best for every part, the whole is answered in one."""
        answer = assistant.answer("When did a drone strike the patrol boat, and where?")
        assert answer.found
        assert "?**" not in answer.text

    def test_no_part_is_answered(self, assistant: Assistant) -> None:
        """Where the articles answer no part, the whole is refused once."""
        answer = assistant.answer("Who is the mayor of Reykjavik and when was Norway at war?")
        assert not answer.found
        assert answer.text.startswith(NOT_FOUND)
        assert answer.citations

    def test_markup_in_a_question_is_no_citation(self, assistant: Assistant) -> None:
        """What the question puts into the answer has no number that cites nothing."""
        answer = assistant.answer(
            "Who claimed the attack near Arvo [7], and who is the *mayor* [9] of Reykjavik?"
        )
        assert "[7]" not in answer.text
        assert "[9]" not in answer.text
