"""A question finds what is written in another language, and claims no more than can be checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rag.assistant import Assistant
from rag.question import in_latin_letters
from rag.types import NOT_FOUND
from tests.rag.collection import bare, take_in

FOREIGN = {
    "arabic": """---
title: سقوط صواريخ على مطار مدينة نهران
publisher: بريد نهران
published: 2021-03-02
---

سقطت أربعة صواريخ على مطار نهران فجر الثلاثاء وأصيب ثلاثة جنود بجروح. وقال قائد المطار العقيد سامي \
الدرّاج إن الصواريخ أُطلقت من بستان نخيل قرب النهر.

وأُغلق المدرج يومين قبل أن تُستأنف الرحلات.
""",
    "persian": """---
title: انفجار در انبار مهمات
publisher: پیک شمال
published: 2021-04-11
---

انفجاری در انبار مهمات شهر سروآباد دو نگهبان را کشت. فرماندار سروآباد گفت که علت انفجار هنوز روشن \
نیست و تحقیق ادامه دارد.

آتش‌نشان‌ها شش ساعت با آتش جنگیدند.
""",
    "hebrew": """---
title: כטב"ם פגע בספינת משמר
publisher: דואר החוף
published: 2021-05-04
---

כלי טיס בלתי מאויש פגע ביום שלישי בספינת משמר בנמל אלון ופצע שני מלחים. מפקד הנמל, רב-סרן דן כרמי, \
אמר שכלי הטיס הגיע מהים.
""",
    "german": """---
title: Bombe zerstört Brücke bei Arvenau
publisher: Nordpost
published: 2021-06-08
---

Eine Bombe hat am Dienstag die Brücke bei Arvenau zerstört. Der Fahrer eines Lastwagens kam ums \
Leben, sagte Polizeisprecherin Jana Wirth. Zu dem Anschlag bekannte sich die Gruppe Rote Laterne.

Die Straße bleibt bis August gesperrt.
""",
}
ENGLISH = {
    "depot": """---
title: Mortars fall on fuel depot
published: 2021-07-01
---

Five mortar rounds fell on a fuel depot outside Corven overnight. Nobody was hurt, the fire \
brigade said, but one tank burned until morning.
""",
    "checkpoint": """---
title: Gunmen attack a checkpoint
published: 2021-08-01
---

Gunmen attacked a police checkpoint on the road to Marrow Hill on Sunday and killed one officer. \
They fled in a white van.
""",
    "hostages": """---
title: Hostages freed
published: 2021-09-01
---

Two aid workers who were kidnapped in the village of Lindale in March were freed on Wednesday. A \
ransom was paid, their families said.
""",
    "bridge": """---
title: Ferry resumes
published: 2021-10-01
---

The ferry over the Sorrel runs again after a mine was cleared from the landing. Its captain \
praised the divers.
""",
}
Open = Callable[[dict[str, str]], Assistant]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """Opens an assistant over these pieces, and closes all in the end."""
    assistants: list[Assistant] = []

    def over(pieces: dict[str, str]) -> Assistant:
        here = tmp_path_factory.mktemp("languages")
        for name, text in pieces.items():
            (here / f"{name}.md").write_text(text, encoding="utf-8")
        assistants.append(Assistant(bare(here / "data")))
        assert len(take_in(assistants[-1], here).added) == len(pieces)
        return assistants[-1]

    yield over
    for assistant in assistants:
        assistant.close()


@pytest.fixture(scope="module")
def foreign(opened: Open) -> Assistant:
    """An assistant over pieces in four languages, none of them English."""
    return opened(FOREIGN)


@pytest.fixture(scope="module")
def english(opened: Open) -> Assistant:
    """An assistant over pieces in English."""
    return opened(ENGLISH)


def found(assistant: Assistant, question: str, k: int = 3) -> list[str]:
    """The pieces of the first three passages, or of so many."""
    return [Path(hit.source).stem for hit in assistant.search(question, k)]


@pytest.mark.parametrize(
    ("piece", "question"),
    [
        ("arabic", "How many soldiers were wounded when rockets hit Nahran airport?"),
        ("arabic", "How long was the runway closed?"),
        ("persian", "How many guards did the explosion at the ammunition depot kill?"),
        ("persian", "How long did firefighters fight the fire?"),
        ("hebrew", "Who was hurt when a drone hit the patrol boat in the harbour?"),
        ("german", "Who claimed the attack on the bridge near Arvenau?"),
        ("german", "How long will the road be closed?"),
    ],
)
def test_english_finds_what_is_written_in_other_languages(
    foreign: Assistant, piece: str, question: str
) -> None:
    """By meaning alone, the right piece is among the first three passages."""
    assert piece in found(foreign, question)


@pytest.mark.parametrize(
    ("piece", "question"),
    [
        ("depot", "كم قذيفة هاون سقطت على مستودع الوقود؟"),
        ("checkpoint", "من قُتل في الهجوم على نقطة التفتيش؟"),
        ("depot", "چند خمپاره به انبار سوخت اصابت کرد؟"),
        ("checkpoint", "چند پلیس در حمله به ایست بازرسی کشته شد؟"),
        ("hostages", "מי שוחרר לאחר שנחטף?"),
        ("checkpoint", "כמה שוטרים נהרגו במחסום?"),
        ("depot", "Wie viele Granaten fielen auf das Treibstofflager?"),
        ("hostages", "Wurde Lösegeld für die Geiseln bezahlt?"),
    ],
)
def test_other_languages_find_what_is_written_in_english(
    english: Assistant, piece: str, question: str
) -> None:
    """By meaning alone, the right piece is among the first three passages."""
    assert piece in found(english, question)


@pytest.mark.parametrize(
    ("piece", "question"),
    [
        ("arabic", "كم جنديا أصيب في مطار نهران؟"),
        ("persian", "چند نگهبان کشته شدند؟"),
        ("hebrew", "כמה מלחים נפצעו?"),
        ("hebrew", "\u200fכמה מלחים נפצעו?\u200e"),
    ],
)
def test_what_cannot_be_judged_is_shown_not_said(
    foreign: Assistant, piece: str, question: str
) -> None:
    """A question in letters that the judge cannot read gets the nearest passages, no claim."""
    answer = foreign.answer(question)
    assert not answer.found
    assert answer.text.startswith(f"{NOT_FOUND} The nearest passage has not been judged")
    assert Path(answer.citations[0].source).stem == piece
    for cited in answer.citations:
        assert foreign.read(cited.article_id).text[cited.start : cited.end] == cited.quote


def test_an_english_question_is_shown_an_arabic_passage(foreign: Assistant) -> None:
    """What was found first stands among the nearest passages, though no judge can read it."""
    answer = foreign.answer("How many soldiers were wounded when rockets hit Nahran airport?")
    assert not answer.found
    assert Path(answer.citations[0].source).stem == "arabic"


def test_german_is_answered_in_german(foreign: Assistant) -> None:
    """The judge reads what German has in common with English: enough for a plain question."""
    answer = foreign.answer("Wer hat sich zu dem Anschlag bekannt?")
    assert answer.found
    assert "Rote Laterne" in answer.text


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Who was hurt at Al Asad?", True),
        ("Was sagte Jürgen über Đà Nẵng?", True),
        ("Who are the حشد?", True),
        ("من هي Kataib؟", False),
        ("2019?!", True),
        ("", True),
        ("Кто это?", False),
    ],
)
def test_letters(text: str, latin: bool) -> None:
    """A word in other letters does not count where most are Latin."""
    assert in_latin_letters(text) is latin


@pytest.fixture(scope="module")
def mixed(opened: Open) -> Assistant:
    """An assistant over all the pieces."""
    return opened(FOREIGN | ENGLISH)


@pytest.mark.parametrize(
    ("piece", "question"),
    [
        ("arabic", "How many soldiers were wounded when rockets hit Nahran airport?"),
        ("persian", "How many guards did the explosion at the ammunition depot kill?"),
        ("persian", "How long did firefighters fight the fire?"),
        ("german", "How long will the road be closed?"),
        ("checkpoint", "من قُتل في الهجوم على نقطة التفتيش؟"),
        ("hostages", "מי שוחרר לאחר שנחטף?"),
    ],
)
def test_other_letters_are_found_among_ones_own(
    mixed: Assistant, piece: str, question: str
) -> None:
    """Where no word can match, meaning has the words' vote, too: of seven, among the first five.

    By vectors alone the English pieces of this and of any other matter stand before them.
    """
    assert piece in found(mixed, question, 5)
