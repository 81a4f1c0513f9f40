"""What a question asks for is told from its words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.question import asked


@pytest.mark.parametrize(
    ("kind", "question"),
    [
        ("who", "Who was killed at K1?"),
        ("who", "Whom did the US blame?"),
        ("who", "Whose base was hit?"),
        ("who", "By whom was it done?"),
        ("who", "Tell me who fired the rockets."),
        ("name", "What is the name of the base?"),
        ("name", "What was the commander's name?"),
        ("name", "Which names were given?"),
        ("when", "When did it happen?"),
        ("when", "On what date was the attack?"),
        ("when", "What year was that?"),
        ("when", "In which month did it fall?"),
        ("when", "At what time did the drone strike?"),
        ("when", "What day was Soleimani killed?"),
        ("where", "Where was the base?"),
        ("where", "In which country is Tower 22?"),
        ("where", "What city was hit?"),
        ("where", "In what province is Al Asad?"),
        ("which", "Which militia claimed it?"),
        ("which", "What kind of rockets were used?"),
        ("which", "What type of drone hit Tower 22?"),
        ("why", "Why did Iran attack?"),
        ("why", "For what reason did Iran attack?"),
        ("why", "How come nobody was hurt?"),
        ("how many", "How many were hurt?"),
        ("how many", "What was the death toll?"),
        ("how many", "What is the number of wounded?"),
        ("how many", "How few rockets hit?"),
        ("how many", "What was the total number of attacks?"),
        ("how many", "How many people died when the rockets hit Taji?"),
        ("how much", "How much did it cost?"),
        ("how much", "What did the damage cost?"),
        ("how much", "How much money was paid?"),
        ("how long", "How long did it last?"),
        ("how long", "For how long were they there?"),
        ("how far", "How far is the base from Baghdad?"),
        ("how far", "What is the range in kilometres of the rocket?"),
        ("how long", "How much warning did they get?"),
        ("how many", "latest wounded count Kesh"),
        ("how far", "How many kilometres from Baghdad is it?"),
        ("how old", "How old was the soldier?"),
        ("how old", "What age was she?"),
        ("open", "What happened at Taji?"),
        ("open", "Did Iran deny it?"),
        ("open", "How did the US respond?"),
        ("open", "What did Esper say?"),
        ("open", "Was anyone hurt?"),
        ("open", "Describe the attack on Al Asad."),
        ("who", "Who said when it happened?"),
        ("open", "What happened when the rockets fell?"),
        ("open", "What did the man who led it say?"),
        ("open", "What is known about the base where it fell?"),
        ("why", "Did anyone say why it happened?"),
        ("open", "How much of the base was damaged?"),
        ("how many", "HOW MANY DIED?"),
        ("when", "when was qassem soleimani killed"),
        ("when", "How long ago was the attack?"),
        ("how many", "How often was the base hit?"),
        ("open", "How large was the hole?"),
        ("where", "What was the location of the attack?"),
        ("which", "Is it known which way they fled?"),
        ("open", "What was in the statement that named Iran?"),
        ("which", "Which officials spoke?"),
        ("which", "Which group named Iran?"),
        ("when", "When? What happened at Al Asad?"),
    ],
)
def test_the_kind_of_answer_is_told(kind: str, question: str) -> None:
    """Question words count where they ask, and not where they open another clause."""
    assert asked(question).kind == kind


@pytest.mark.parametrize(
    ("question", "compares"),
    [
        ("Do the accounts differ?", True),
        ("Do the outlets agree on how many died?", True),
        ("Is it the same group?", True),
        ("Are the sources of one mind?", True),
        ("Do independent reports say so?", True),
        ("Were they reported independently?", True),
        ("Does the article from The Independent say that she resigned?", False),
        ("Does the report say that the militia acted independently?", False),
        ("What do the reports say about the wounded?", True),
        ("How many were hurt?", False),
        ("Did Iraq agree to a truce?", False),
        ("When did Iraq and Iran agree the troops would leave?", False),
        ("When did Kuwait become an independent state?", False),
    ],
)
def test_asking_for_accounts_to_be_compared(question: str, compares: bool) -> None:
    """Whether reports agree is asked for; that a country agrees to something is not."""
    assert asked(question).compares == compares


def test_names_and_years_are_told() -> None:
    """What the answer must speak of is in the question."""
    found = asked("How many US troops were in Iraq in 2019, and how many in 2024?")
    assert found.names == ("US", "Iraq")
    assert found.years == ("2019", "2024")
    assert asked("What happened to 12019 of them?").years == ()


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_asked(text: str) -> None:
    """No text fails, and the question stays as it is."""
    assert asked(text).text == text
