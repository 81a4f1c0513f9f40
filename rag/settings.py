"""The only reader of the environment and of ``.env``."""

from __future__ import annotations

from pathlib import Path

from pydantic import AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from rag.errors import SettingsError

ROOT = Path(__file__).resolve().parent.parent
"""The project's own folder, where ``prompts/`` and the default data folder are."""


class Settings(BaseSettings):
    """Every setting, with its default; the environment wins over ``.env``.

    Raises `pydantic.ValidationError` on a bad value; `read_settings` says it plainly.
    """

    model_config = SettingsConfigDict(
        env_prefix="DATELINE_", env_file=ROOT / ".env", extra="ignore", frozen=True,
        populate_by_name=True,
    )  # fmt: skip

    data: Path = Field(ROOT / "data", description="Folder that holds everything kept.")
    chat_model: str | None = Field(
        None,
        description="Chat model as provider:model, in LangChain's names; "
        "empty: answers are composed of the articles' own sentences.",
    )
    embedding_model: str = Field(
        "embedded",
        description="Embedding model: 'embedded', or provider:model in LangChain's names.",
    )
    chroma_url: str | None = Field(
        None, description="Address of a Chroma server; empty: Chroma runs in this process."
    )
    passage_tokens: int = Field(
        80, ge=32, le=2000, description="Most tokens in a passage, counted by tiktoken."
    )
    context_tokens: int = Field(
        3000, ge=256, description="Most tokens of passages put before a chat model."
    )
    timeout: float = Field(
        60.0, gt=0, description="Seconds a chat model may take for a whole answer."
    )
    openai_api_key: SecretStr | None = Field(
        None,
        validation_alias=AliasChoices("openai_api_key", "OPENAI_API_KEY"),
        description="Key for OpenAI; with it, and no other choice, OpenAI writes the answers.",
    )
    openai_base_url: str | None = Field(
        None,
        validation_alias=AliasChoices("openai_base_url", "OPENAI_BASE_URL"),
        description="Address of any server that speaks OpenAI's API; needs no key.",
    )


def read_settings(**given: object) -> Settings:
    """Settings from the environment and ``.env``, with ``given`` over both.

    Raises:
        SettingsError: a value cannot be used; it names the setting and the value's fault.
    """
    try:
        return Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        faults = "; ".join(
            f"{'_'.join(map(str, fault['loc'])).upper()}: {fault['msg']}"
            for fault in error.errors(include_url=False, include_input=False)
        )
        raise SettingsError(
            f"These settings cannot be used: {faults}. See .env.example for each one."
        ) from None
