"""The sentences that are read are the likeliest, and a few in other words."""

from __future__ import annotations

from rag.candidates import candidates
from rag.question import asked
from rag.types import Hit
from store.records import Article, Passage

NEAR = "What was found near the harbour of Riga was told. "
FAR = "The army took a red lorry with a launcher."


def read(question: str, text: str, most: int) -> list[str]:
    """The sentences of one article that are read."""
    article = Article(text, "a.md")
    hit = Hit(Passage(article.id, 0, len(text), text), "a.md", 1.0)
    return [q.text for q in candidates(asked(question), [hit], {article.id: article}, most)]


def test_the_likeliest_share_most_words() -> None:
    """So many as are wanted, those with most words of the question."""
    text = "A gull sat there. Riga harbour burned on Monday. Nobody came."
    assert read("What burned in Riga harbour?", text, 1) == ["Riga harbour burned on Monday."]


def test_other_words_that_mean_the_same_are_read_too() -> None:
    """'A lorry' is read where a vehicle is asked for, though other sentences share more words."""
    found = read("Which vehicle was found near the harbour of Riga?", NEAR * 3 + FAR, 2)
    assert FAR in found
    assert FAR not in read("Which gull was found near the harbour of Riga?", NEAR * 3 + FAR, 2)


def test_what_goes_on_behind_the_likeliest_is_read() -> None:
    """'He was named …' shares no word with the question, and leans on the sentence that does."""
    text = "A cook died in Riga harbour. He was named as Olav Lund. Riga slept. It was wet there."
    assert read("Who died in Riga harbour?", text, 1) == [
        "A cook died in Riga harbour.",
        "He was named as Olav Lund.",
    ]
