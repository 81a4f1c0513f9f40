"""An answer drafted by a chat model from passages, sentence by sentence as it comes.

A draft is not yet an answer: `rag.evidence` checks each sentence against what it cites.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rag import prompts
from rag.engines.chat import Chat
from rag.material import KEY, harmless, keyed, shown
from rag.sentences import sentences
from rag.types import NOT_FOUND, Hit, Turn
from store.records import Article

LONGEST_RESTATED = 500
"""Characters; a longer text is no question made to stand alone."""
_TURNS_TOLD = 3

_REFUSAL = NOT_FOUND.rstrip(".").casefold()
_GROUP = re.compile(r"\s*[\[(]([^\[\]()]*)[\])]")
# "It fell. [k12ab] Then": the key belongs to the sentence before it.
_KEYS_BEHIND = re.compile(
    r"([.!?][\"”’']?)((?:\s*\[(?:[^\[\]]{0,80}\bk[0-9a-f]{4,16}\b[^\[\]]{0,80}|\d+)\])+)\s*"
)
_NO_PROSE = (
    (re.compile(r"!\[[^\]]*\]\([^)]*\)?"), ""),
    (re.compile(r"(?<=\])\([^)]*\)?"), ""),
    (re.compile(r"<[^>]*>?"), ""),
    (re.compile(r"https?://[^\s)\]]+"), ""),
    (re.compile(r"^\s*(?:[-*+•>]|#+|\d+[.)])\s+"), ""),
    (re.compile(r"[*_`]{2,}|[`<>]"), ""),
)


@dataclass(frozen=True, slots=True)
class Drafted:
    """A sentence of a draft.

    Attributes:
        text: Its words, without keys, links or markup.
        hits: The passages it cites, in its order; empty where it cites none of ours.
    """

    text: str
    hits: tuple[Hit, ...]


def draft(
    chat: Chat, question: str, hits: Sequence[Hit], articles: Mapping[str, Article], budget: int
) -> Iterator[Drafted]:
    """The sentences a chat model writes, each as soon as it is complete.

    Args:
        chat: The model.
        question: It stands alone: earlier turns are no evidence, and are not shown.
        hits: The passages to answer from, best first.
        articles: The articles of the hits, by id.
        budget: Most tokens of passages to show.

    Yields:
        The sentences; none where the model says that the articles do not say.

    Raises:
        ModelError: no whole draft came; the sentences before that were given.
    """
    keys = keyed(hits)
    passages = shown(keys, articles, budget)
    words = prompts.load("answer").render(
        refusal=NOT_FOUND, passages=passages, question=harmless(question)
    )
    for sentence in cut(chat.stream(words)):
        drafted = read(sentence, keys)
        if not drafted.hits and drafted.text.casefold().startswith(_REFUSAL):
            return
        if drafted.text:
            yield drafted


def restate(chat: Chat, question: str, history: Sequence[Turn]) -> str:
    """A follow-up as a question that stands alone; itself where the model gives no such thing.

    Raises:
        ModelError: the model did not answer.
    """
    told = [
        f"Question: {harmless(turn.question)}\nAnswer: {harmless(_GROUP.sub('', turn.answer))}"
        for turn in history[-_TURNS_TOLD:]
    ]
    words = prompts.load("standalone").render(
        conversation="\n".join(told), question=harmless(question)
    )
    restated = chat.complete(words).strip().strip('"')
    whole = "\n" not in restated and 0 < len(restated) <= LONGEST_RESTATED
    return restated if whole else question


def cut(pieces: Iterable[str]) -> Iterator[str]:
    """The sentences of a stream, each as soon as the next one has begun."""
    text = ""
    for piece in pieces:
        text = _KEYS_BEHIND.sub(_keys_before, text + piece)
        *whole, (start, _) = sentences(text) or [(0, 0)]
        if whole and _begun(text[start:]):
            yield from (text[slice(*span)] for span in whole)
            text = text[start:]
    yield from (text[slice(*span)] for span in sentences(text))


def _keys_before(found: re.Match[str]) -> str:
    return f" {' '.join(found[2].split())}{found[1]} "


def _begun(text: str) -> bool:
    """Whether this is surely a sentence of its own: a word and more, and no key."""
    return not text.startswith(("[", "(")) and len(text.split(maxsplit=1)) > 1


def read(sentence: str, keys: Mapping[str, Hit]) -> Drafted:
    """A sentence as a model wrote it, plain, with the passages whose keys stand in it."""
    for pattern, plain in _NO_PROSE:
        sentence = pattern.sub(plain, sentence)
    cited = [keys[key] for key in map(str.lower, KEY.findall(sentence)) if key in keys]
    words = _GROUP.sub(_without_keys, sentence).replace("[", "").replace("]", "")
    return Drafted(" ".join(words.split()), tuple(dict.fromkeys(cited)))


def _without_keys(group: re.Match[str]) -> str:
    """Brackets in a sentence: gone where they hold keys or numbers, else as they were."""
    left = KEY.sub("", group[1]).strip(" ,;&")
    return "" if left.casefold() in ("", "passage", "key", "and") or left.isdigit() else group[0]
