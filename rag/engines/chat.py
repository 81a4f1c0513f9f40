"""One way to ask a chat model, whoever provides it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol

from rag.engines import deadline, faults
from rag.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessageChunk

Message = tuple[Literal["system", "human", "ai"], str]
"""Who speaks, and the words."""

_ENDS = ("finish_reason", "stop_reason", "done_reason", "stopReason", "status")
LONGEST_ANSWER = 20_000
"""Characters; a model that says more has lost its way, and is stopped."""

_CUT = {"endless", "length", "max_tokens", "MAX_TOKENS", "incomplete", "content_filter"}


class Chat(Protocol):
    """A chat model: one of a provider's (`ProvidedChat`), or `rag.engines.local`'s."""

    @property
    def name(self) -> str:
        """provider:model, as an answer names its engine."""

    @property
    def small(self) -> bool:
        """Whether it is to be shown little and held to a grammar, and is slow to begin."""

    def stream(self, messages: Sequence[Message], grammar: str = "") -> Iterator[str]:
        """The answer in pieces, as they come.

        Args:
            messages: The conversation, which ends with a person's turn.
            grammar: What the answer of a small model must look like, in llama.cpp's GBNF.

        Raises:
            ModelError: no answer came, or not a whole one; what came before was given.
        """

    def complete(self, messages: Sequence[Message], grammar: str = "") -> str:
        """The whole answer; as `stream` otherwise."""


@dataclass(frozen=True, slots=True)
class ProvidedChat:
    """A chat model that LangChain provides.

    Attributes:
        name: provider:model, as an answer names its engine.
        whom: What an error calls it: its name, and the server's address if one was given.
        seconds: The one deadline over a whole answer.
        says_end: Whether this provider always says that an answer is whole; one that
            does not say so was then cut on the way.
    """

    name: str
    whom: str
    seconds: float
    says_end: bool
    model: BaseChatModel = field(repr=False)

    @property
    def small(self) -> bool:
        """It is not taken for one."""
        return False

    def stream(self, messages: Sequence[Message], grammar: str = "") -> Iterator[str]:
        """The answer in pieces, as they come; the grammar is not asked for.

        Raises:
            ModelError: no answer came, or not a whole one; what came before was given.
        """
        end, said = "", 0
        try:
            for chunk in deadline.each(lambda: self._chunks(messages), self.seconds):
                end, said = _end(chunk) or end, said + len(chunk.text)
                if said > LONGEST_ANSWER:
                    break
                if chunk.text:
                    yield str(chunk.text)
        except Exception as error:
            raise faults.plain(error, self._asked) from None
        self._check_whole("endless" if said > LONGEST_ANSWER else end)

    def complete(self, messages: Sequence[Message], grammar: str = "") -> str:
        """The whole answer; as `stream` otherwise."""
        return "".join(self.stream(messages, grammar))

    @property
    def _asked(self) -> str:
        return f"Asked {self.whom} for an answer"

    async def _chunks(self, messages: Sequence[Message]) -> AsyncIterator[AIMessageChunk]:
        async with aclosing(self.model.astream(list(messages))) as chunks:  # type: ignore[type-var]
            async for chunk in chunks:
                yield chunk

    def _check_whole(self, end: str) -> None:
        if end == "" and self.says_end:
            raise ModelError(f"{self._asked}, but it broke off in the middle. Ask again.")
        if end in _CUT:
            raise ModelError(
                f"{self._asked}, but it was cut short ({end}). Allow the server longer answers."
            )


def _end(chunk: AIMessageChunk) -> str:
    said = (chunk.response_metadata.get(key) for key in _ENDS)
    return next((str(reason) for reason in said if reason), "")
