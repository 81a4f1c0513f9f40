"""The only reader of the environment and of ``.env``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    AliasChoices,
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict

from rag.errors import SettingsError

ROOT = Path(__file__).resolve().parent.parent
"""The project's own folder, where ``prompts/`` and the default data folder are."""


_Address = Annotated[str, Field(pattern=r"^https?://[^\s/]+")]


class Settings(BaseSettings):
    """Every setting, with its default; the environment wins over ``.env``, and empty is unset.

    Raises `pydantic.ValidationError` on a bad value; `read_settings` says it plainly.
    """

    model_config = SettingsConfigDict(
        env_prefix="DATELINE_", env_file=ROOT / ".env", extra="ignore", frozen=True,
        populate_by_name=True,
    )  # fmt: skip

    data: Annotated[Path, AfterValidator(Path.expanduser)] = Field(
        ROOT / "data", description="Folder that holds everything kept."
    )
    chat_model: str | None = Field(
        None,
        description="Chat model as provider:model, in LangChain's names, or 'local', which "
        "`make local-model` installs; empty: answers are composed of the articles' own sentences.",
    )
    embedding_model: str = Field(
        "embedded",
        description="Embedding model: 'embedded', 'embedded-english' (faster, English alone), "
        "or provider:model in LangChain's names.",
    )
    chroma_url: _Address | None = Field(
        None, description="Address of a Chroma server; empty: Chroma runs in this process."
    )
    passage_tokens: int = Field(
        80, ge=32, le=2000, description="Most tokens in a passage, counted by tiktoken."
    )
    context_tokens: int = Field(
        3000, ge=256, description="Most tokens of passages put before a chat model."
    )
    timeout: float = Field(
        60.0,
        gt=0,
        allow_inf_nan=False,
        description="Seconds a chat model may take for a whole answer.",
    )
    auth: SecretStr | None = Field(
        None,
        description="Who may sign in to the chat, as name:hash, apart by spaces; needed wherever "
        "it is served to other machines. Make one: python -m ui --hash-password NAME.",
    )
    openai_api_key: SecretStr | None = Field(
        None,
        validation_alias=AliasChoices("openai_api_key", "OPENAI_API_KEY"),
        description="Key for OpenAI; with it, and no other choice, OpenAI writes the answers.",
    )
    openai_base_url: _Address | None = Field(
        None,
        validation_alias=AliasChoices("openai_base_url", "OPENAI_BASE_URL"),
        description="Address of any server that speaks OpenAI's API; needs no key.",
    )

    @property
    def models(self) -> Path:
        """The folder that `make local-model` puts its model in."""
        return self.data / "models"

    @field_validator("*", mode="before")
    @classmethod
    def _unset(cls, value: Any, info: ValidationInfo) -> Any:  # noqa: ANN401 - before validation
        """An empty line of ``.env`` leaves the default; an empty variable hides such a line."""
        empty = isinstance(value, str) and not value.strip()
        return cls.model_fields[str(info.field_name)].default if empty else value


def read_settings(**given: object) -> Settings:
    """Settings from the environment and ``.env``, with ``given`` over both.

    Raises:
        SettingsError: a value cannot be used; it names the setting and the value's fault.
    """
    try:
        return Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        faults = "; ".join(
            f"{variable(str(fault['loc'][0]))}: {fault['msg']}"
            for fault in error.errors(include_url=False, include_input=False)
        )
    except (OSError, UnicodeError) as error:
        faults = f"{ROOT / '.env'} cannot be read ({type(error).__name__}); save it as UTF-8"
    raise SettingsError(f"These settings cannot be used: {faults}. See .env.example for each one.")


def variable(field: str) -> str:
    """The environment variable of a setting."""
    name = field.upper()
    return name if name.startswith("OPENAI_") else f"DATELINE_{name.removeprefix('DATELINE_')}"
