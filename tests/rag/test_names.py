"""Spellings of one name meet, and different names do not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.engines.language import analyse
from rag.names import mentions, name_words, names

SAME = [
    ("F-15Es", "F-15E"), ("the States", "America"), ("Eastern Syria", "eastern Syria"),
    ("Al Asad", "al-Assad"), ("Al Asad", "Ain al-Asad"), ("Ain al-Asad", "Al-Assad Airbase"),
    ("Ayn al-Asad", "Al Asad"), ("Soleimani", "Suleimani"), ("Soleimani", "Sulaimani"),
    ("Qassem Soleimani", "Qasem Suleimani"), ("Qassim", "Qasem"), ("Iraq", "Iraqi"),
    ("Iraq", "Iraqis"), ("Iran", "Iran's"), ("Iran", "Iranians"), ("Syria", "Syrian"),
    ("US", "U.S."), ("US", "American"), ("US", "United States"), ("USA", "Americans"),
    ("America", "US"), ("U.S.", "the United States of America"), ("IS", "ISIS"),
    ("ISIS", "Islamic State"), ("Daesh", "ISIL"), ("Da'esh", "IS"), ("Da’esh", "Islamic State"),
    ("Kata'ib", "Kataib"), ("Kata’ib", "Kataib"), ("Kataʿib", "Kataib"), ("Kata`ib", "Kata'ib"),
    ("Kataʾib", "Kata‘ib"), ("Kataeb Hezbollah", "Kataib Hizbullah"), ("Hizballah", "Hezbollah"),
    ("Turkey", "Turkish"), ("Turkey", "Türkiye"), ("France", "French"), ("Germany", "German"),
    ("Britain", "UK"), ("British", "United Kingdom"), ("Israel", "Israelis"), ("China", "Chinese"),
    ("Lebanon", "Lebanese"), ("Yemen", "Yemeni"), ("Houthi", "Huthis"), ("Erbil", "Irbil"),
    ("Erbil", "Arbil"), ("Baghdad", "Bagdad"), ("Kirkuk", "Karkuk"), ("Afghanistan", "Afghan"),
    ("Denmark", "Danish"), ("Tehran", "Teheran"), ("al-Qaeda", "al Qaida"), ("Nouri", "Nuri"),
    ("Al-Qa'ida", "Al Qaeda"), ("Muqtada al-Sadr", "Moqtada Sadr"), ("UN", "United Nations"),
    ("EU", "European Union"), ("U.N.", "UN"), ("Saudi Arabia", "Saudi"), ("K-1 base", "K1"),
    ("F-16", "F16"), ("NATO", "Nato"), ("Erdoğan", "Erdogan"), ("CENTCOM", "US Central Command"),
    ("IRGC", "Revolutionary Guards"), ("Pentagon", "Department of Defense"),
    ("PMF", "Popular Mobilisation Forces"), ("Nigeria", "Nigerian"), ("Jordan", "Jordanian"),
    ("UNHCR", "the U.N. refugee agency"), ("Britons", "British"),
    ("GIs", "American"), ("AP", "Associated Press"),
    ("Poland", "Poles"), ("Frenchmen", "France"), ("Dutch", "Dutchman"),
]  # fmt: skip
DIFFERENT = [
    ("Iran", "Iraq"), ("Iranian", "Iraqi"), ("Hamas", "Hezbollah"),
    ("Hama", "Hamas"), ("Austria", "Australia"),
    ("Austrian", "Australian"), ("Niger", "Nigeria"), ("Niger", "Nigerian"), ("Mali", "Malawi"),
    ("Mali", "Somalia"), ("Syria", "Assyria"), ("Gaza", "Giza"), ("North Korea", "South Korea"),
    ("Slovakia", "Slovenia"), ("Guinea", "Guyana"), ("Kuwait", "Kurdistan"), ("US", "UK"),
    ("Turkey", "Turkmenistan"), ("Georgia", "George"), ("US", "Russia"), ("India", "Indiana"),
    ("Islamic State", "Islamic Resistance"), ("Islamic Jihad", "Islamic State"), ("Chad", "China"),
    ("United States", "United Nations"), ("United Nations", "United Kingdom"), ("Oman", "Yemen"),
    ("United Arab Emirates", "United States"), ("Kataib Hezbollah", "Asaib Ahl al-Haq"),
    ("Pakistan", "Palestine"), ("Mauritania", "Mauritius"), ("Romania", "Armenia"),
    ("Congo", "Congress"), ("Indonesia", "India"), ("Johnson", "Johnston"), ("2019", "2020"),
    ("Williams", "Williamson"), ("Khamenei", "Khomeini"), ("Hassan", "Hussein"), ("122", "107"),
    ("Martin", "Martinez"), ("Bush", "Bushehr"), ("Tower 22", "Tower 23"), ("K1", "K2"),
    ("Camp Taji", "Camp Victory"), ("Ethiopia", "Eritrea"), ("Algeria", "Nigeria"),
    ("Libya", "Liberia"), ("Lebanon", "Libya"), ("Ireland", "Iceland"), ("Sudan", "Jordan"),
    ("Ramadi", "Ramadan"), ("Salman", "Suleiman"), ("Jordan", "Jordania Bank"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_meet(one: str, other: str) -> None:
    """Each of the two is found where the other stands, inside a sentence too."""
    for name, text in ((one, other), (other, one)):
        assert name_words(name)
        assert mentions(name_words(f"It was {text}, they said."), name)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_names_that_are_like_do_not_meet(one: str, other: str) -> None:
    """A name that only looks like another does not stand for it."""
    assert not mentions(name_words(other), one)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They told us that it is over.", set()),
        ("US troops", {"usa"}),
        ("the IS fighters", {"isis"}),
        ("he is at home with us", set()),
        ("On Monday, the General was at the Air Base.", set()),
    ],
)
def test_words_that_are_no_names(text: str, found: set[str]) -> None:
    """The pronoun 'us' is no country, 'is' is no group, and common words tell nothing."""
    assert name_words(text) - {"they"} == found


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Who is Qassem Soleimani?", ("Soleimani",)),
        ("How many US troops are in Iraq?", ("US", "Iraq")),
        ("What did Secretary of Defense Mark Esper say?", ("Esper",)),
        ("Which militia attacked K-1?", ("K-1",)),
        ("What happened at Tower 22?", ("Tower 22",)),
        ("Has the Islamic State come back?", ("Islamic State",)),
        ("What did the Pentagon say about IS?", ("Pentagon", "IS")),
        ("Did Iran attack Iraq, and did Iran say so?", ("Iran", "Iraq")),
        ("How many people were hurt?", ()),
        ("Who lives in Eastern Syria?", ("Eastern Syria",)),
        ("What did Kataib al-Fajr's spokesman say?", ("al-Fajr", "Fajr")),
    ],
)
def test_names_of_a_question(question: str, found: tuple[str, ...]) -> None:
    """Each name once, in order; of a person the surname."""
    assert names(analyse(question)) == found


@settings(deadline=None)
@given(st.text())
def test_any_text_mentions_itself(text: str) -> None:
    """No text fails, and each holds the names that it is made of."""
    assert mentions(name_words(text), text)


@settings(deadline=None)
@given(st.sampled_from(SAME + DIFFERENT))
def test_likeness_is_mutual_for_single_words(pair: tuple[str, str]) -> None:
    """Of two names of one word each, either both are found for the other or none is."""
    one, other = pair
    if len(name_words(one)) == len(name_words(other)) == 1:
        assert mentions(name_words(other), one) == mentions(name_words(one), other)
