"""A language model of 80 KB with random weights, in the GGUF that llama.cpp reads.

It says nothing that means anything, but it is a real model: what it says is held to a
grammar, comes token by token, and is the same each time.
"""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np

_WIDE, _HEADS = 32, 2
_TOKENS = ["<unk>", "<s>", "</s>", *(f"<0x{byte:02X}>" for byte in range(256))]
_KINDS = [2, 3, 3, *[6] * 256]
_TEMPLATE = "{% for m in messages %}{{ m['role'] }}: {{ m['content'] }}\n{% endfor %}"
_U32, _I32, _F32, _BOOL, _STRING, _ARRAY = 4, 5, 6, 7, 8, 9
_EDGE = 32

_FACTS: list[tuple[str, int, object]] = [
    ("general.architecture", _STRING, "llama"),
    ("llama.context_length", _U32, 4096),
    ("llama.embedding_length", _U32, _WIDE),
    ("llama.block_count", _U32, 1),
    ("llama.feed_forward_length", _U32, _WIDE),
    ("llama.attention.head_count", _U32, _HEADS),
    ("llama.attention.layer_norm_rms_epsilon", _F32, 1e-5),
    ("llama.rope.dimension_count", _U32, _WIDE // _HEADS),
    ("tokenizer.ggml.model", _STRING, "llama"),
    ("tokenizer.ggml.tokens", _STRING, _TOKENS),
    ("tokenizer.ggml.scores", _F32, [0.0] * len(_TOKENS)),
    ("tokenizer.ggml.token_type", _I32, _KINDS),
    ("tokenizer.ggml.bos_token_id", _U32, 1),
    ("tokenizer.ggml.eos_token_id", _U32, 2),
    ("tokenizer.ggml.unknown_token_id", _U32, 0),
    ("tokenizer.ggml.add_space_prefix", _BOOL, False),
    ("tokenizer.chat_template", _STRING, _TEMPLATE),
]
_SHAPES = {
    "token_embd.weight": (len(_TOKENS), _WIDE),
    "output_norm.weight": (_WIDE,),
    "output.weight": (len(_TOKENS), _WIDE),
    "blk.0.attn_norm.weight": (_WIDE,),
    "blk.0.ffn_norm.weight": (_WIDE,),
    **{
        f"blk.0.{name}.weight": (_WIDE, _WIDE)
        for name in ("attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down")
    },
}


def write(path: Path) -> Path:
    """The model as a file; version 3 of the format, all numbers of 32 bits."""
    chance = np.random.default_rng(0)
    tensors = {name: chance.normal(size=shape) for name, shape in _SHAPES.items()}
    head = struct.pack("<4sIQQ", b"GGUF", 3, len(tensors), len(_FACTS))
    head += b"".join(_string(name) + _fact(kind, value) for name, kind, value in _FACTS)
    body = b""
    for name, tensor in tensors.items():
        sizes = tensor.shape[::-1]
        head += _string(name) + struct.pack(f"<I{len(sizes)}Q", len(sizes), *sizes)
        head += struct.pack("<IQ", 0, len(body))
        body += _padded(tensor.astype("<f4").tobytes())
    path.write_bytes(_padded(head) + body)
    return path


def _fact(kind: int, value: object) -> bytes:
    if isinstance(value, list):
        head = struct.pack("<IIQ", _ARRAY, kind, len(value))
        return head + b"".join(_plain(kind, item) for item in value)
    return struct.pack("<I", kind) + _plain(kind, value)


def _plain(kind: int, value: object) -> bytes:
    if isinstance(value, str):
        return _string(value)
    return struct.pack({_U32: "<I", _I32: "<i", _F32: "<f", _BOOL: "<?"}[kind], value)


def _string(text: str) -> bytes:
    data = text.encode()
    return struct.pack("<Q", len(data)) + data


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % _EDGE)
