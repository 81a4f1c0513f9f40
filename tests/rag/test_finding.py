"""What is found for a question: for each thing that it asks the words that answer that thing."""

from __future__ import annotations

from pathlib import Path

from rag import Assistant
from tests.rag.collection import bare, take_in, write

RUIZ = "Mayor Ana Ruiz said on Monday that the raid on the port had been a mistake."
LUND = "Captain Olav Lund said that the raid on the port had been right and would be repeated."


def test_who_is_set_beside_another_is_asked_about_alone(tmp_path: Path) -> None:
    """Both sides stand in the answer; where one said nothing, the whole question is asked."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, told in (("ruiz", RUIZ), ("lund", LUND)):
        (folder / f"{name}.txt").write_text(told, encoding="utf-8")
    with Assistant(bare(tmp_path / "data")) as assistant:
        take_in(assistant, folder)
        both = assistant.answer("Did Ruiz and Lund say the same about the raid on the port?")
        one = assistant.answer("Did Ruiz and Moe say the same about the raid on the port?")
    assert {each.quote for each in both.citations} == {RUIZ, LUND}
    assert "What did Ruiz say about the raid on the port?" in both.text
    assert "What did Moe say" not in one.text


def test_what_answers_one_part_does_not_stand_in_for_another(tmp_path: Path) -> None:
    """A sentence that hardly fits a part is none of its answer where it answers another well."""
    with Assistant(bare(tmp_path / "data")) as assistant:
        take_in(assistant, write(tmp_path / "articles"))
        answer = assistant.answer("Who was hurt in Port Kesh and what burned?")
    assert "wounding **two sailors**. [1]" in answer.text
    assert answer.text.endswith("The articles do not say: What burned (Port Kesh)?")
