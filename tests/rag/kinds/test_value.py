"""The value that is asked for is found in a sentence, or nothing is marked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.kinds.value import names_asked, value_asked
from rag.question import asked
from rag.wording import emphasised

FOUND = [
    ("Over what period were they sent?", "They were sent over the last [[six months]]."),
    (
        "Who said that the mayor had been briefed?",
        "The [[White House]] said that Mayor Ruiz had been briefed.",
    ),
    (
        "Whom did the White House say had been briefed?",
        "The White House said that Mayor [[Ruiz]] had been briefed.",
    ),
    (
        "Who warned of a raid?",
        "Latvia’s foreign minister, [[Ana Ruiz]], warned of a raid on the port.",
    ),
    (
        "Which unit did they train?",
        "They trained [[members of the Harbour Guard]] for a year.",
    ),
    (
        "By what date is the mission to end?",
        "On 5 May the mission was said to end by the end of [[June 2022]].",
    ),
    # numbers, by what they count, what came of it, and where
    ("How many sailors were hurt?", "A drone killed two sailors and wounded [[nine others]]."),
    ("How many sailors died?", "A drone killed [[two sailors]] and wounded nine others."),
    (
        "How many rockets fell at Arvo?",
        "On 4 May six men saw [[at least 18 rockets]] fall at Arvo.",
    ),
    ("How many deaths were there?", "The mayor said that [[16 people]] had died and 25 were hurt."),
    (
        "How many soldiers are in Latvia?",
        "There are 2,500 soldiers in Estonia and [[900]] in Latvia, a colonel said.",
    ),
    ("How many people were killed?", "[[No one]] was killed at the gate."),
    ("How many guards were on duty?", "At 3 a.m. [[seven guards]] were on duty."),
    ("How many soldiers were killed in Latvia?", "A drone killed [[three U.S. troops]] in Latvia."),
    ("How many more soldiers will be sent?", "[[4,000 to 7,000]] more soldiers may be sent."),
    ("How many more soldiers will be sent?", "They may send [[4,000-7,000 more soldiers]]."),
    (
        "How many missiles were aimed at Riga?",
        "The crew saw 22 missiles, [[17]] of them aimed at Riga.",
    ),
    ("How many Latvian sailors were hurt?", "[[No Latvian sailor]] was hurt, the army said."),
    ("How many sailors were hurt?", "The raid, which [[did not result in injuries]], was short."),
    ("How many were wounded?", "A drone fell on the quay [[without any casualties]], he said."),
    (
        "How many drivers were hurt?",
        "Five people, including [[two Latvian drivers]] and three sailors, were hurt in Riga.",
    ),
    # days, with what their words mean
    ("When was the lorry hit?", "The lorry was hit [[last Monday (9 December 2019)]] near Arvo."),
    (
        "When was Major Ruiz killed?",
        "It came on Friday (8 May 2020) after a raid killed Ruiz on [[Monday (4 May 2020)]].",
    ),
    ("When did the convoy leave?", "The convoy left on [[4 May (2020)]], the army said on Friday."),
    ("What time did it leave?", "It left on Friday (8 May 2020) at about [[7:35 p.m.]], he said."),
    ("What exact time did it leave?", "It left on 8 May (2020) at [[7:35 p.m.]], he said."),
    ("At what hour was it hit?", "On 4 May (2020) it was hit at [[noon]]."),
    # names, by who did it or to whom it was done
    ("Who claimed the attack?", "[[Red Lantern]] claimed the attack, Major Ruiz said."),
    ("Who was hurt?", "[[At least five Latvians]] were hurt when rockets hit Riga."),
    ("Who was arrested?", "Police arrested [[Ana Ruiz]] in Riga on Friday."),
    ("Who fired the rockets?", "The rockets were fired by [[militants]], Captain Ruiz said."),
    ("Which group did they belong to?", "They belonged to the armed group [[Red Lantern]]."),
    # places
    ("Where was the lorry hit?", "The lorry was hit in [[Riga]], north of Jelgava, on Friday."),
    # weapons, lengths of time, ages, sums, distances
    ("Which weapon was used at Arvo?", "The crew used [[107 mm]] rockets at Arvo."),
    ("How long did the raid last?", "The raid lasted [[about half an hour]], she said."),
    ("How old was Ana Ruiz?", "The dead are Ana Ruiz, [[46]], and Per Lund, 24, of Malmo."),
    ("How much did the repairs cost?", "The repairs cost [[$3.5 million]] and took long."),
    ("How far is the camp from Riga?", "The camp lies [[some 20 kilometres]] from Riga."),
]
OPEN = [
    ("How many soldiers are in Latvia?", "The raids in Latvia have wounded about 120 soldiers."),
    ("How many sailors were hurt?", "Two drones were shot down."),
    ("How many of the 12 sailors were hurt?", "The 12 sailors were seen on Friday."),
    ("How many Latvians died?", "The radio said that 80 Norwegians had died."),
    ("When was the lorry hit?", "The lorry was hit near Arvo."),
    ("What time was it hit?", "The lorry was hit on 4 May 2020."),
    ("When was the lorry hit?", "It came on 4 May 2020 and again on 8 May 2020."),
    ("Who attacked Riga?", "After a strike on Riga the US army bombed a plant in Jelgava."),
    ("Who drove the lorry?", "Soldiers found the lorry in Riga."),
    ("Where was the lorry hit?", "Rockets fell in Riga and in Jelgava."),
    ("Who is Elena Ruiz?", "On Friday Per Lund met Elena Ruiz, the mayor of Riga."),
    ("Who stormed the port?", "Riga burns again, by Per Lund. A militia may halt its attacks."),
    ("Where did Ruiz speak?", "The pride of Major Ana Ruiz was heard, she spoke at a school."),
    ("Why was the lorry hit?", "The lorry was hit because it carried 12 rockets."),
    ("What happened in Riga?", "Two rockets fell in Riga on 4 May 2020."),
    ("How long did it last?", "The first lasted two hours, the second three days."),
]


@pytest.mark.parametrize(("question", "marked"), FOUND)
def test_the_value_is_found(question: str, marked: str) -> None:
    """The words in double brackets are those that the question asks for."""
    text = marked.replace("[[", "").replace("]]", "")
    spans = value_asked(asked(question), text)
    assert emphasised(text, spans) == marked.replace("[[", "**").replace("]]", "**")


@pytest.mark.parametrize(("question", "text"), OPEN)
def test_what_is_not_plain_is_not_marked(question: str, text: str) -> None:
    """Where the sentence has no such value, or several, nothing is marked."""
    assert value_asked(asked(question), text) == ()


QUESTIONS = sorted({question for question, _ in FOUND + OPEN})
WORDS = "4 May two at least 18 rockets Riga , killed (2020) Monday no one in and the Ruiz . 46 mm"


@settings(deadline=None)  # the parser is loaded in the first example
@given(
    st.sampled_from(QUESTIONS), st.lists(st.sampled_from(WORDS.split()), max_size=14).map(" ".join)
)
def test_what_is_marked_is_in_the_sentence(question: str, text: str) -> None:
    """Spans lie in the text, in order, apart, not empty; unmarked, the text is as it was."""
    spans = value_asked(asked(question), text)
    ends = [0, *(end for _, end in spans), len(text)]
    assert all(start < end <= len(text) for start, end in spans)
    assert all(before <= start for before, (start, _) in zip(ends, spans, strict=False))
    assert emphasised(text, spans).replace("**", "") == text


def test_a_list_has_all_names_of_what_is_asked_for() -> None:
    """A question for weapons lists these though it tells of bases; one for bases lists bases."""
    text = "A drone and 107 mm rockets hit the camp at Riga."
    weapons = names_asked(asked("Which weapons were used against bases?"), text)
    assert [text[slice(*span)] for span in weapons] == ["drone", "107 mm", "rockets"]
    bases = names_asked(asked("Which bases were hit?"), text)
    assert [text[slice(*span)] for span in bases] == ["Riga"]


def test_a_list_of_countries_has_no_towns() -> None:
    """What is no country is left out where countries are asked for."""
    text = "Rockets hit bases in Iraq and Syria, and in Jelgava."
    spans = names_asked(asked("In which countries were bases hit?"), text)
    assert [text[slice(*span)] for span in spans] == ["Iraq", "Syria"]
