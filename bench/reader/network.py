"""The reader as it learns: the cross-encoder in torch, with low-rank changes and heads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from tokenizers import Encoding
from torch import Tensor, nn
from torch.nn import functional

from rag.engines.adapting import quantized

Arrays = Mapping[str, NDArray[Any]]

LAYERS, WIDTH, HEADS = 12, 384, 12
_PARTS = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)
_DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
"""Where the network is; what it tells goes back to the processor, where losses are counted."""
_RANK = 16
_SCALE = 2.0
"""What the product of the thin matrices is multiplied by."""
_DROPPED = 0.1
_EPSILON = 1e-12


class Changed(nn.Module):
    """A matrix that stays, and two thin ones that are learned beside it."""

    def __init__(self, weight: NDArray[Any], bias: NDArray[Any]) -> None:
        super().__init__()
        self.weight, self.bias = (
            nn.Parameter(_kept(each).to(torch.bfloat16), requires_grad=False)
            for each in (weight, bias)
        )
        self.A = nn.Parameter(torch.randn(weight.shape[0], _RANK) / sqrt(weight.shape[0]))
        self.B = nn.Parameter(torch.zeros(_RANK, weight.shape[1]))

    def forward(self, states: Tensor) -> Tensor:
        """The states times the matrix as it is now."""
        stays = functional.linear(states, self.weight.T, self.bias)
        return stays + _SCALE * (states @ self.A) @ self.B

    def take(self, A: Tensor, B: Tensor) -> None:  # noqa: N803 - as the paper has them
        """Be changed as these two tell, which may be thinner."""
        rank = A.shape[1]
        self.A[:, :rank], self.B[:rank] = A, B / _SCALE
        self.B[rank:] = 0


class Network(nn.Module):
    """The cross-encoder from its eight bits, as numbers that can be learned from."""

    def __init__(self, model: Path) -> None:
        super().__init__()
        proto = onnx.load(str(model))
        told = {each.name: numpy_helper.to_array(each) for each in proto.graph.initializer}
        matrices = {name: weight for name, (weight, _) in quantized(proto).items()}
        self.tables = nn.ParameterList(
            _kept(_table(told, kind)) for kind in ("word", "position", "token_type")
        )
        self.norm = _norm(told, "bert.embeddings")
        self.layers = nn.ModuleList(_Layer(told, matrices, at) for at in range(LAYERS))
        self.pooler = Changed(matrices["bert.pooler.dense"], told["bert.pooler.dense.bias"])
        self.dropout = nn.Dropout(_DROPPED)
        old = torch.tensor(matrices["classifier"])
        self.judgement = nn.Parameter(torch.cat([old, old], 1))
        self.judgement_bias = nn.Parameter(torch.tensor([float(told["classifier.bias"][0])] * 2))
        self.span = nn.Parameter(torch.randn(WIDTH, 2) * 0.02)
        self.to(_DEVICE)

    def forward(self, ids: Tensor, mask: Tensor, kinds: Tensor) -> tuple[Tensor, Tensor]:
        """Judgements [texts, 2], and for each token whether a value begins or ends there."""
        words, places, parts = self.tables
        with torch.no_grad():
            states = self.norm(words[ids] + places[: ids.shape[1]] + parts[kinds])
            unseen = (1 - mask)[:, None, None, :].float() * -1e4
        for layer in self.layers:
            states = layer(states, unseen)
        pooled = self.dropout(torch.tanh(self.pooler(states[:, 0])))
        return pooled @ self.judgement + self.judgement_bias, states @ self.span

    def load(self, file: Path) -> None:
        """Go on from what was learned before, as `save` wrote it, at this rank or a lower one."""
        with np.load(file) as told, torch.no_grad():
            for name, each in self._changed():
                if f"{name}.A" in told:
                    each.take(torch.tensor(told[f"{name}.A"]), torch.tensor(told[f"{name}.B"]))
            self.judgement.copy_(torch.tensor(told["judgement.weight"]))
            self.judgement_bias.copy_(torch.tensor(told["judgement.bias"]))
            self.span.copy_(torch.tensor(told["span.weight"]))

    def save(self, file: Path) -> None:
        """Write what was learned, as `rag.engines.adapting` reads it."""
        arrays: dict[str, NDArray[Any]] = {}
        for name, each in self._changed():
            arrays[f"{name}.A"] = _halved(each.A)
            arrays[f"{name}.B"] = _halved(_SCALE * each.B)
        arrays["judgement.weight"] = _told(self.judgement)
        arrays["judgement.bias"] = _told(self.judgement_bias)
        arrays["span.weight"] = _told(self.span)
        arrays["span.bias"] = np.zeros(2, np.float32)
        np.savez_compressed(file, allow_pickle=False, **arrays)

    def _changed(self) -> Iterator[tuple[str, Any]]:
        """Each matrix that is changed, by its name in the model."""
        for at, layer in enumerate(self.layers):
            for number, name in enumerate(_PARTS):
                yield f"bert.encoder.layer.{at}.{name}", layer.parts[number]
        yield "bert.pooler.dense", self.pooler


def read(network: Network, encoded: Sequence[Encoding]) -> tuple[Tensor, Tensor]:
    """Judgements and spans of texts, in order; in quarters of like length: less is padded so."""
    ids, mask, kinds = (
        torch.tensor([getattr(each, name) for each in encoded], device=_DEVICE)
        for name in ("ids", "attention_mask", "type_ids")
    )
    judged, spans = torch.zeros(len(encoded), 2), torch.zeros(*ids.shape, 2)
    for part in torch.argsort(mask.sum(1)).chunk(4):
        long = int(mask[part].sum(1).max())
        with torch.autocast(_DEVICE, torch.bfloat16):
            told, marks = network(ids[part, :long], mask[part, :long], kinds[part, :long])
        places = (part.cpu(),)
        judged = judged.index_put(places, told.float().cpu())
        padded = functional.pad(marks.float().cpu(), (0, 0, 0, ids.shape[1] - long))
        spans = spans.index_put(places, padded)
    return judged, spans


class _Layer(nn.Module):
    """One layer of BERT (Devlin et al., 2019): attention, then two matrices."""

    def __init__(self, told: Arrays, matrices: Arrays, at: int) -> None:
        super().__init__()
        name = f"bert.encoder.layer.{at}"
        self.parts = nn.ModuleList(
            Changed(matrices[f"{name}.{part}"], told[f"{name}.{part}.bias"]) for part in _PARTS
        )
        self.norms = nn.ModuleList(
            _norm(told, f"{name}.{part}") for part in ("attention.output", "output")
        )
        self.dropout = nn.Dropout(_DROPPED)

    def forward(self, states: Tensor, unseen: Tensor) -> Tensor:
        """The states behind this layer."""
        query, key, value, mixed, wide, narrow = self.parts
        asking, asked, told = (_in_heads(part(states)) for part in (query, key, value))
        # By hand: on a processor the fused one takes longer to learn from than all else together.
        near = asking @ asked.transpose(-2, -1) / sqrt(WIDTH // HEADS) + unseen
        seen = torch.softmax(near, -1) @ told
        seen = mixed(seen.transpose(1, 2).reshape(states.shape))
        states = self.norms[0](states + self.dropout(seen))
        return self.norms[1](states + self.dropout(narrow(functional.gelu(wide(states)))))


def _in_heads(states: Tensor) -> Tensor:
    texts, tokens, width = states.shape
    return states.reshape(texts, tokens, HEADS, width // HEADS).transpose(1, 2)


def _kept(values: NDArray[Any]) -> nn.Parameter:
    return nn.Parameter(torch.tensor(np.asarray(values, np.float32)), requires_grad=False)


def _norm(told: Arrays, name: str) -> nn.LayerNorm:
    norm = nn.LayerNorm(WIDTH, _EPSILON)
    norm.weight, norm.bias = (
        _kept(told[f"{name}.LayerNorm.{each}"]) for each in ("weight", "bias")
    )
    return norm


def _table(told: Arrays, kind: str) -> NDArray[Any]:
    name = f"bert.embeddings.{kind}_embeddings.weight"
    whole, zero, scale = (told[f"{name}_{part}"] for part in ("quantized", "zero_point", "scale"))
    return (whole.astype(np.float32) - zero.astype(np.float32)) * scale


def _told(values: Tensor) -> NDArray[Any]:
    return values.detach().cpu().numpy()


def _halved(values: Tensor) -> NDArray[Any]:
    return _told(values).astype(np.float16)
