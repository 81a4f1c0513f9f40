"""What may answer is looked for in passages and whole articles, and the likeliest is read."""

from __future__ import annotations

from rag.candidates import candidates, shortlist
from rag.question import asked
from rag.types import Hit, Quote
from store.records import Article, Passage


def hit(article: Article, start: int, end: int) -> Hit:
    """A passage of the article that was found."""
    return Hit(Passage(article.id, start, end, article.text[start:end]), article.source, 1.0)


def pool(question: str, article: Article, end: int | None = None) -> list[Quote]:
    """What may answer, where the article's first ``end`` characters were found."""
    found = [hit(article, 0, len(article.text[:end]))]
    return candidates(asked(question), found, {article.id: article})


def read(question: str, text: str, most: int, liked: str = "") -> list[str]:
    """The sentences of one article that are read, where the cross-encoder likes ``liked``."""
    article = Article(text, "a.md")
    liking = {quote: float(quote.text == liked) for quote in pool(question, article)}
    found = [hit(article, 0, len(text))]
    listed = shortlist(asked(question), found, {article.id: article}, liking, most)
    return [quote.text for quote in listed]


def test_the_likeliest_share_most_words() -> None:
    """Of all that may answer, the sentence with most words of the question is first."""
    text = "A gull sat there. Riga harbour burned on Monday. Nobody came."
    first = pool("What burned in Riga harbour?", Article(text, "a.md"))[0]
    assert first.text == "Riga harbour burned on Monday."


def test_an_article_found_first_is_read_as_a_whole() -> None:
    """A sentence that is in no passage found may answer, each once; a question never does."""
    text = "Riga burned. Who set the fire? A boy of nine did."
    found = pool("Who was to blame for it?", Article(text, "a.md"), end=len("Riga burned."))
    assert [quote.text for quote in found] == ["Riga burned.", "A boy of nine did."]


def test_what_the_cross_encoder_likes_is_read() -> None:
    """'A lorry' shares no word with the question, and stands behind what does."""
    text = "What was found near the harbour of Riga was told. " * 20 + "A lorry was. It was wet."
    found = read("Which vehicle was found near the harbour of Riga?", text, 1, "A lorry was.")
    assert found[1] == "A lorry was."


def test_what_goes_on_behind_the_likeliest_is_read() -> None:
    """'He was named …' shares no word with the question, and leans on the sentence that does."""
    gulls = " ".join(f"Gull {number} slept." for number in range(20))
    text = f"A cook died in Riga harbour. He was named as Olav Lund. {gulls}"
    assert "He was named as Olav Lund." in read("Who died in Riga harbour?", text, 1)
