"""How a quote is worded where it is read by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rag.engines.reader import View
from rag.sentences import sentences
from rag.speakers import speaker
from rag.types import Quote
from rag.when.dates import known, spell_out, written

_LEANS = re.compile(
    r"[\"“‘']?(?:(?:He|She|They|It|Its|His|Her|Their|This|That|These|Those|Both|Another|The same)\b"
    r"|[\w-]+ of (?:them|these|those|whom)\b)"
)

_BEFORE = 200
"""Characters before a quote that are read with it: the sentence or two that it follows."""
_REACH = 400
"""Characters behind a quote in which a short sentence ends."""
_BLAMES = re.compile(
    r"\b(?:blam\w+|accus\w+|suspect\w*|claim\w*|attribut\w+|responsib\w+)\b.*"
    r"\b(?:the (?:attack|strike|raid|bombing|incident|shooting)s?|it|them|these|responsibility)\b",
    re.IGNORECASE | re.DOTALL,
)
_CORRECTS = re.compile(
    r"\b(?:this|that|it|the (?:claim|report|account|figure|statement|number)) (?:was|is|were)"
    r" (?:not true|wrong|false|untrue|incorrect|inaccurate|mistaken|a mistake|fabricated)\b"
    r"|\b(?:den(?:y|ied|ies)|reject(?:ed|s)|disput(?:ed|es)|dismiss(?:ed|es)|contradict(?:ed|s)"
    r"|retract(?:ed|s)|withdrew) (?:it|this|that(?=[.,;])|(?:the|that|his|her|its|their)"
    r" (?:claim|report|account|figure|statement|charge|allegation|accusation|version)s?)\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?:[A-Z]{3,}[A-Z .]*(?:, [A-Z]\w+)?)(?: \([A-Z]\w*\))? ?[-–—]{1,2} "
    r"|\([A-Z][^()]{2,60}\) ?[-–—]{1,2} |[∎■▪•●►▶] ?"
    r"|\d\d?:\d\d ?[ap]\.?m\.? [A-Z]{2,4}(?: [A-Z][a-z]+ \d\d?, \d{4})?"
    r"(?: Share this update)? (?=[A-Z])"
)
_HE = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)


def dateline(sentence: str) -> int:
    """The length of the 'BAGHDAD - ', bullet or hour of a live page before a sentence."""
    match = _DATELINE.match(sentence)
    return match.end() if match else 0


def dated(quote: Quote) -> str:
    """The quote behind the date of its article, its days spelled out."""
    published = quote.article.published
    text = spelled_out(quote)
    return f"{written(published)}: {text}" if published else text


def viewed(quote: Quote) -> View:
    """The quote as it is read: behind its date, with publisher, title and what is before it."""
    article = quote.article
    before = article.text[max(quote.start - _BEFORE, 0) : quote.start]
    if quote.start > _BEFORE:
        before = before.partition(" ")[2]
    head = ". ".join(filter(None, (article.publisher, article.title)))
    return View(dated(quote), f"{head}. {' '.join(before.split())}")


def spelled_out(quote: Quote) -> str:
    """The quote with what its date expressions mean, read in their article."""
    article = quote.article
    return spell_out(article.text, known(article), quote.start, quote.end)


def readable(quote: Quote) -> str:
    """The quote on one line, its days and who 'he' is spelled out, quotation marks in pairs."""
    text = re.sub(r"\s*\n\s*", " ", _with_speaker(quote, spelled_out(quote)))
    if text.count('"') % 2:
        text = f'"{text}' if re.search(r'[,.!?]"', text) else f'{text}"'
    if text.count("”") > text.count("“"):
        return f"“{text}"
    return f"{text}”" if text.count("“") > text.count("”") else text


def _with_speaker(quote: Quote, text: str) -> str:
    """The text, which is the quote's, with the name of whom 'he said' speaks of behind 'he'."""
    found = speaker(quote) if _HE.search(quote.text) else None
    if found is None or found.pronoun is None:
        return text
    before = len(_HE.findall(quote.text[: found.pronoun[0]]))
    pronoun = list(_HE.finditer(text))[before]
    return f"{text[: pronoun.end()]} ({found.name}){text[pronoun.end() :]}"


def leans(text: str) -> bool:
    """Whether it begins with a word for what the sentence before it names."""
    return bool(_LEANS.match(text))


def with_antecedent(quote: Quote) -> Quote:
    """The quote and the sentence before it, where it begins with a word for what that names."""
    return with_sentence_before(quote) if leans(quote.text) else quote


def with_sentence_before(quote: Quote) -> Quote:
    """The quote and the sentence before it in its paragraph, if there is one."""
    line = quote.article.text.rfind("\n", 0, quote.start) + 1
    before = sentences(quote.article.text[line : quote.start])
    if not before:
        return quote
    start, end = (line + each for each in before[-1])
    return Quote(quote.article, start + dateline(quote.article.text[start:end]), quote.end)


def with_blame_behind(quote: Quote) -> Iterator[Quote]:
    """The quote with the sentence behind it, where that says who is held to have done it."""
    yield from _with_behind(quote, _BLAMES)


def with_correction_behind(quote: Quote) -> Quote:
    """The quote with the sentence behind it, where that says that it is wrong or denies it."""
    return next(_with_behind(quote, _CORRECTS), quote)


def _with_behind(quote: Quote, telling: re.Pattern[str]) -> Iterator[Quote]:
    text = quote.article.text
    for start, end in sentences(text[quote.end : quote.end + _REACH])[:1]:
        if telling.search(text[quote.end + start : quote.end + end]):
            yield Quote(quote.article, quote.start, quote.end + end)


def emphasised(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with the spans, which do not overlap, in Markdown's bold."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}**{text[start:end]}**{text[end:]}"
    return text
