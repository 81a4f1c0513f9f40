"""A sentence answers only with the kind of thing that is asked for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.kinds.signs import NO_DOER
from rag.need import lacks, of_sources, unspoken
from rag.question import Kind, asked
from store.records import Article

QUESTIONS: dict[Kind, str] = {
    "how many": "How many were there?",
    "how much": "How much did it cost?",
    "how long": "How long did it last?",
    "how far": "How far is it?",
    "how old": "How old was he?",
    "when": "When was it?",
    "who": "Who did it?",
    "name": "What is his name?",
    "where": "Where was it?",
    "which": "Which rockets were used?",
    "why": "Why did it happen?",
    "open": "What happened?",
}


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("how many", "Five were hurt."), ("how many", "No one was hurt."),
        ("how many", "Dozens fled."), ("how many", "It was the fifteenth of them."),
        ("how many", "A couple of them fled."), ("how many", "122 fell."),
        ("how much", "It cost $3 million."), ("how much", "They paid two million dollars."),
        ("how much", "It held 40 kg of it."), ("how much", "It made 2 million gallons a day."),
        ("how long", "It lasted two hours."),
        ("how long", "It took 15 more minutes."), ("how long", "They have fled since."),
        ("how long", "It took a week."), ("how far", "It is 30 km away."),
        ("how far", "It is several hundred kilometres away."), ("how far", "A few miles away."),
        ("how old", "The 24-year-old fell."), ("how old", "He was 24."), ("how old", "Aged 30."),
        ("how old", "John Smith, 31, fell."), ("when", "It fell on Monday."),
        ("when", "It fell on 9 December."), ("when", "It fell on Dec. 9."), ("when", "In 2019."),
        ("when", "It fell at 6:30 p.m."), ("when", "It fell at dawn."), ("when", "In May it fell."),
        ("when", "It fell three days later."), ("when", "The previous week."),
        ("who", "Iran did it."), ("who", "Two militants did it."), ("who", "Mark Esper did it."),
        ("name", "He is Mark Esper."), ("where", "It fell in Baghdad."),
        ("which", "The rockets fell."), ("why", "It fell."), ("open", "It fell."),
    ],
)  # fmt: skip
def test_a_sentence_that_holds_it(kind: Kind, sentence: str) -> None:
    """Each kind is found in the forms that news has for it."""
    assert asked(QUESTIONS[kind]).kind == kind
    assert lacks(asked(QUESTIONS[kind]), sentence, sentence) is None


@pytest.mark.parametrize(
    ("kind", "sentence", "reason"),
    [
        ("how many", "They were hurt with rockets in the north of the city.", "no number"),
        ("how many", "The security of the military party, and its death.", "no number"),
        ("how much", "It cost five men.", "no sum or measure"),
        ("how long", "It lasted on 9 December.", "no length of time"),
        ("how far", "It is 30 hours away.", "no distance"),
        ("how old", "The 24 soldiers fell.", "no age"),
        ("when", "It may fall in the base, 5 of them.", "no date"),
        ("who", "It fell near the river.", "no name"),
        ("name", "He is a soldier of Iran.", "no name of a person"),
        ("where", "It fell hard and was loud.", "no place"),
    ],
)
def test_a_sentence_that_does_not(kind: Kind, sentence: str, reason: str) -> None:
    """Words that only look like numbers, days and names do not do."""
    assert lacks(asked(QUESTIONS[kind]), sentence, sentence) == reason


def test_a_name_may_stand_around() -> None:
    """What is asked about can be named before; what answers must be in the sentence."""
    question = asked("How many were hurt at Taji?")
    assert lacks(question, "Five were hurt.", "Rockets hit Taji. Five were hurt.") is None
    assert lacks(question, "Five were hurt.", "Five were hurt.") == "no mention of Taji"
    assert lacks(question, "They were hurt.", "Five fell on Taji. They were hurt.") == "no number"


def test_the_day_of_an_anniversary_is_not_the_day() -> None:
    """What is remembered on a day did not happen on it, unless the anniversary is asked for."""
    sentence = "Arvo marked the second anniversary of the death of Ruiz on 3 January."
    assert lacks(asked("When was Ruiz killed?"), sentence, sentence) == "no date"
    question = asked("When did Arvo mark the anniversary of the death of Ruiz?")
    assert lacks(question, sentence, sentence) is None


def test_who_attacked_is_told_by_who_did() -> None:
    """A strike of which nobody is told to be the doer does not answer who struck."""
    question, mill = asked("Who struck the mill?"), "It followed a strike on the mill near Arvo"
    assert lacks(question, f"{mill}.", mill) == NO_DOER
    for sentence in (f"{mill} that Norway is blamed for.", "Norwegian troops struck the mill."):
        assert lacks(question, sentence, sentence) is None


def test_a_deed_done_to_others_does_not_tell_who_attacked() -> None:
    """Who struck back elsewhere is not who attacked the place that is asked about."""
    back = "After the raid on Riga, which hurt nobody, Norway bombed a plant in Jelgava."
    assert lacks(asked("Who attacked Riga?"), back, back) == NO_DOER
    assert lacks(asked("Who carried out the attack on Riga?"), back, back) == NO_DOER
    assert lacks(asked("Who bombed the plant in Jelgava?"), back, back) is None
    own = "Norway bombed the port of Riga after an attack on Oslo."
    assert lacks(asked("Who attacked Riga?"), own, own) is None
    drone = "A Norwegian drone strike killed Ruiz."
    assert lacks(asked("Who killed Ruiz?"), drone, drone) is None
    rockets = "Rockets struck Riga."
    assert lacks(asked("Who attacked Riga?"), rockets, rockets)


def test_who_holds_an_office_is_told_by_a_name() -> None:
    """A commander without a name does not answer who the commander is."""
    other = "Captain John Smith, spokesman for US Central Command, told reporters."
    question = asked("Who is the commander of US Central Command?")
    assert lacks(question, other, other) == "no word of commander"
    nameless, named = "A commander of the Reds died.", "Reds commander Ana Ruiz spoke."
    assert lacks(asked("Who is the commander of the Reds?"), nameless, nameless)
    assert lacks(asked("Who is the commander of the Reds?"), named, named) is None


def test_what_was_intercepted_is_told_as_such() -> None:
    """Rockets that hit are no intercepted ones."""
    question = asked("How many rockets were intercepted?")
    assert lacks(question, "Two rockets hit the base.", "") == "no word of intercepting"
    assert lacks(question, "Two rockets were shot down.", "") is None


@pytest.mark.parametrize(
    ("question", "sentence", "reason"),
    [
        ("When will they leave?", "They left in 2011.", "no word on what is to come"),
        ("When will they leave?", "They will meet in 2027.", "no word on what is to come"),
        ("When will they leave?", "They will leave in 2027.", None),
        ("Who condemned the raid?", "Norway mourned after the raid.", "no word of condemning"),
        ("Who condemned the raid?", "Norway denounced the raid.", None),
        ("Who were the soldiers killed there?", "Two soldiers spoke.", "no word of killing"),
        ("Who were the soldiers killed there?", "Soldiers Ana Ruiz and Per Lund died.", None),
        ("List the attacks on the embassy.", "The port was hit by rockets.", "no word of embassy"),
        ("List the attacks on ships.", "A drone hit the vessel.", None),
        ("List the attacks on troops.", "The base was hit by rockets.", None),
        ("Who took over the guild?", "A sailor led the guild.", "no word of succeeding"),
        ("Who took over the guild?", "A sailor succeeded him.", None),
        ("What's the number of men killed?", "Six men were wounded.", "no word of killing"),
        ("What's the number of men killed?", "Six men died.", None),
        ("Were the drones stopped?", "The drones came at noon.", "no word of “stopped”"),
        ("Were the drones stopped?", "All of the drones were intercepted.", None),
        ("How many were killed or hurt?", "Six men were hurt.", None),
        ("How many were killed or hurt?", "Six men were freed.", "no word of hurting"),
        ("How many were killed and hurt?", "Six men were hurt.", "no word of killing"),
        ("Did they agree that he would go?", "They met in May.", "no word of agreeing"),
        ("Whom does Ana hold responsible?", "Ana blames Iran for it.", None),
    ],
)
def test_what_is_asked_of_a_deed(question: str, sentence: str, reason: str | None) -> None:
    """What is to come, who condemned, who was killed and what was attacked has to be told."""
    assert lacks(asked(question), sentence, sentence) == reason


@pytest.mark.parametrize(
    ("question", "sentence", "reason"),
    [
        ("What was the effect of the raid on prices?", "The raid hit a ship.", "no word of prices"),
        ("What was the effect of the raid on prices?", "Prices rose after the raid.", None),
        ("Which outfit do they train?", "They train the Harbour Guard.", None),
        ("How many died in the air strikes?", "No casualties followed the shelling.",
         "no word on air strikes"),
        ("How many died in the air strikes?", "Nobody was killed in the strikes.", None),
        ("How did the prime minister react?", "The mayor was angry.",
         "no mention of the prime minister"),
        ("How did the prime minister react?", "The prime minister was angry.", None),
        ("What nationality was the sailor?", "Two foreign sailors and a Latvian cook were hurt.",
         "no nationality"),
        ("What nationality was the sailor?", "A Latvian sailor was hurt in the port.", None),
        ("What weaponry did they use?", "They used ballistic missiles.", None),
        ("Was the government told of it?", "The prime minister was told of it.", None),
        ("How did the UN respond?", "Iran called on the UN to respond.",
         "no word on what the UN did"),
        ("How did the UN respond?", "The United Nations sent a ship.", None),
        ("How did Oslo respond?", "It sent a ship to Oslo.", None),
        ("How did Norway's defence ministry respond?", "Norway sent a ship.",
         "no mention of the ministry"),
        ("How did Norway's defence ministry respond?", "Norway's defence minister sent a ship.",
         None),
        ("How did Norway's government respond?", "Norway sent a ship.", None),
        ("What is the range in kilometres of the rocket?", "The rocket has a longer range.",
         "no distance"),
        ("How many fighters has it?", "In 2020 its fighters met.", "no number"),
        ("How many men fell?", "Men marked the second anniversary.", "no number"),
        ("How many rockets fell?", "Those used are 122 mm rockets.", "no number"),
        ("How many rockets fell?", "Two 122 mm rockets fell.", None),
        ("How many missiles were fired?", "Two drones were stopped by a missile.", "no number"),
        ("How many drones were stopped?", "Two drones were stopped by a missile.", None),
        ("How many sailors were hurt?", "The first statement said that nobody was hurt.", None),
        ("How many Britons were hurt?", "The first statement said that nobody was hurt.",
         "no mention of Britons"),
        ("How many Britons were hurt?", "Two of the hurt were Dutch and one British.", None),
        ("What model of drone hit the camp?", "An armed drone hit the camp.",
         "no name of a model"),
        ("What model of drone hit the camp?", "A model MQ-9 drone hit the camp.", None),
        ("How many rockets hit it?", "A few km away lay three rockets unfired.", "no number"),
        ("How many rockets were found?", "It had three rockets unfired.", None),
        ("How many rockets hit Camp 22?", "F-16 jets saw rockets hit Camp 22.", "no number"),
        ("How many rockets fell?", "The blasts both began with rockets.", "no number"),
        ("How many rockets fell?", "Both rockets fell in the harbour.", None),
        ("How many years did it last?", "It lasted from 2019 to 2020.", None),
        ("How many US troops were hurt?", "Three soldiers of the US were hurt.", None),
        ("How many US troops were hurt?", "The US said three soldiers were hurt.", None),
        ("How many US troops were hurt?", "The US said three Iraqi soldiers were hurt.",
         "no number of US"),
        ("When was the harbour built?", "In April rockets fell on the harbour.",
         "no word of “built”"),
        ("Who is Norway's top diplomat?", "Foreign Minister Ana Ruiz of Norway spoke.", None),
        ("How big was the garrison?", "Some 350 soldiers lived there.", None),
        ("Which building did it hit?", "It hit a hangar.", None),
        ("How big was the garrison?", "Some 350 drones fell there.", "no word of garrison"),
        ("List the names of the dead.", "Three soldiers died.", "no name of a person"),
        ("How many of the crew died?", "Six airmen died.", None),
        ("Besides Ana Ruiz, who was hurt?", "Two sailors were hurt.", None),
    ],
)  # fmt: skip
def test_what_is_asked_of_things_and_people(
    question: str, sentence: str, reason: str | None
) -> None:
    """What an effect was on, who acted, how and from where people are has to be told."""
    assert lacks(asked(question), sentence, sentence) == reason


def test_the_names_of_the_question_do_not_answer_it() -> None:
    """'Who attacked Iran?' is not answered by a sentence that names Iran alone."""
    question = asked("Who attacked Iran?")
    assert lacks(question, "Iran was attacked.", "Iran was attacked.") == NO_DOER
    assert lacks(question, "Israel attacked Iran.", "Israel attacked Iran.") is None


@settings(deadline=None, max_examples=50)
@given(st.sampled_from(list(QUESTIONS.values())), st.text(max_size=200))
def test_no_sentence_is_too_odd(question: str, sentence: str) -> None:
    """Whatever the text, something is lacking or nothing is."""
    reason = lacks(asked(question), sentence, sentence)
    assert reason is None or reason.startswith("no ")


@pytest.mark.parametrize(
    ("question", "text", "reason"),
    [
        ("How many fell in the stampede at the funeral?", "Two fell.", "no word of stampede"),
        ("How many fell in the stampede at the funeral?", "A funeral was held. Two fell.", None),
        ("Which vehicle stood at the harbour?", "A lorry stood there.", None),
        ("How many fell in the attack on the raid's last day?", "Two fell.", None),
        ("Do the accounts of the stampede at the funeral agree?", "Two fell.", None),
    ],
)
def test_two_nouns_that_are_nowhere_leave_no_answer(
    question: str, text: str, reason: str | None
) -> None:
    """One may be told in other words; of a stampede at a funeral one must be in the article."""
    long = f"{text} {'It was a quiet day, and the sea was calm. ' * 30}"
    assert unspoken(asked(question), Article(long, "a.md")) == reason
    assert unspoken(asked(question), Article(text, "a.md")) is None


def test_publishers_asked_about_are_not_looked_for() -> None:
    """Of a question about sources the publishers' names fall away, and no other name does."""
    post, gazette, unknown = (
        Article(str(name), "a.md", publisher=name) for name in ("Northern Post", "Gazette", None)
    )
    question = asked("Do the Northern Post and ARVO report on Taji independently of each other?")
    assert of_sources(question, [post, gazette]).names == ("ARVO", "Taji")
    assert of_sources(question, [post, unknown]).names == ("Taji",)
    assert of_sources(question, [gazette, unknown]).names == question.names
    same = asked("Do ARVO and the Northern Post give the same number for Taji?")
    arvo, oslo = (Article("e", "a.md", publisher=name) for name in ("ARVO News", "Oslo Post"))
    assert of_sources(same, [post, arvo]).names == ("Taji",)
    assert of_sources(asked("Do Oslo and Ruiz agree?"), [arvo, oslo]).names == ("Oslo", "Ruiz")
    plain = asked("What did the Northern Post say about Taji?")
    assert of_sources(plain, [post]) == plain
