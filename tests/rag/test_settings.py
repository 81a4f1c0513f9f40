"""The settings: named plainly, read once, and silent about keys."""

from __future__ import annotations

import re
import traceback
from pathlib import Path

import pytest

from rag.errors import SettingsError
from rag.settings import ROOT, Settings, read_settings, variable

KEY = "sk-not-a-real-key-0123456789"
NAMES = {variable(field) for field in Settings.model_fields}


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """No setting of this machine; the `.env` that would be read, which is not there yet."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setitem(Settings.model_config, "env_file", tmp_path / ".env")
    return tmp_path / ".env"


def fault(**given: object) -> str:
    """The message about settings that cannot be used."""
    with pytest.raises(SettingsError) as caught:
        read_settings(**given)
    assert KEY not in "".join(traceback.format_exception(caught.value))
    return str(caught.value)


def test_defaults() -> None:
    """Without any setting, everything is kept in the project's folder and no model writes."""
    settings = read_settings()
    assert settings.data == ROOT / "data"
    assert settings.chat_model is None
    assert settings.openai_api_key is None
    assert settings.openai_base_url is None
    assert settings.embedding_model == "embedded"


def test_example_has_every_setting() -> None:
    """`.env.example` has a line for each setting, and for nothing else."""
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert set(re.findall(r"^#?\s?([A-Z][A-Z_]+)=", text, re.MULTILINE)) == NAMES


def test_names() -> None:
    """Each setting is told by the variable that sets it."""
    assert {"DATELINE_DATA", "DATELINE_CHAT_MODEL", "OPENAI_API_KEY"} < NAMES


@pytest.mark.parametrize("field", sorted(Settings.model_fields))
def test_variable_sets_its_setting(monkeypatch: pytest.MonkeyPatch, field: str) -> None:
    """The variable that is named for a setting is the one that is read."""
    monkeypatch.setenv(variable(field), "http://127.0.0.1:99" if field.endswith("url") else "321")
    assert getattr(read_settings(), field) != getattr(Settings.model_construct(), field)


def test_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch, bare: Path) -> None:
    """A variable hides the file's line, even where it is empty: then it counts as unset."""
    bare.write_text(f"OPENAI_API_KEY={KEY}\nDATELINE_TIMEOUT=7\nDATELINE_PASSAGE_TOKENS=50\n")
    monkeypatch.setenv("OPENAI_API_KEY", "")
    monkeypatch.setenv("DATELINE_TIMEOUT", "8")
    settings = read_settings()
    assert settings.openai_api_key is None
    assert (settings.timeout, settings.passage_tokens) == (8, 50)


def test_given_wins_over_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a program gives is used, whatever the environment says."""
    monkeypatch.setenv("DATELINE_TIMEOUT", "8")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1")
    settings = read_settings(timeout=9, openai_base_url=None)
    assert (settings.timeout, settings.openai_base_url) == (9, None)


def test_empty_lines_are_unset(bare: Path) -> None:
    """A file whose lines name settings and set nothing changes nothing."""
    bare.write_text("\n".join(f"{name}=" for name in NAMES))
    assert read_settings() == Settings.model_construct()


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("DATELINE_TIMEOUT", "soon", "valid number"),
        ("DATELINE_TIMEOUT", "0", "greater than 0"),
        ("DATELINE_TIMEOUT", "inf", "finite"),
        ("DATELINE_PASSAGE_TOKENS", "5", "greater than or equal to 32"),
        ("DATELINE_PASSAGE_TOKENS", "1e9", "valid integer"),
        ("DATELINE_CONTEXT_TOKENS", "-1", "greater than or equal to 256"),
        ("DATELINE_CHROMA_URL", "localhost:8000", "https?://"),
        ("OPENAI_BASE_URL", "localhost:8080/v1", "https?://"),
    ],
)
def test_bad_value_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, expected: str
) -> None:
    """A bad value is told by the name of its variable and what is wrong with it."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv(name, value)
    message = fault()
    assert f" {name}: " in message
    assert expected in message
    assert ".env.example" in message


def test_all_faults_at_once() -> None:
    """Two bad values are told in one message."""
    message = fault(timeout=-1, passage_tokens=1, openai_api_key=KEY)
    assert "DATELINE_TIMEOUT" in message
    assert "DATELINE_PASSAGE_TOKENS" in message


def test_a_file_that_is_no_text(bare: Path) -> None:
    """A `.env` that is not UTF-8 is told as such."""
    bare.write_bytes(b"DATELINE_CHAT_MODEL=\xff\xfe\n")
    assert ".env cannot be read" in fault()


def test_a_key_is_never_shown() -> None:
    """Neither printing the settings nor writing them out shows the key."""
    settings = read_settings(openai_api_key=KEY)
    assert (
        KEY not in f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"
    )
    assert settings.openai_api_key is not None
    assert settings.openai_api_key.get_secret_value() == KEY


def test_home_is_spelled_out() -> None:
    """A data folder may be written with ~, as in a shell."""
    assert read_settings(data="~/news").data == Path.home() / "news"


def test_nobody_else_reads_the_environment() -> None:
    """No other module reads the environment or `.env`; to set another program's switch is none."""
    sources = [path for folder in ("rag", "store", "ui") for path in (ROOT / folder).glob("*.py")]
    reading = re.compile(
        r"os\.environ\b(?!\.setdefault|\.update|\[\S+\] =)|os\.getenv\b|load_dotenv|dotenv_values"
    )
    found = [path.name for path in sources if reading.search(path.read_text(encoding="utf-8"))]
    assert found == []
