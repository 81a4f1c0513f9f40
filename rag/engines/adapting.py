"""A model made another by a small file of changes: the only door to onnx.

The file holds, for each matrix of the model that is changed, two thin ones whose product
is added to it (Hu et al., LoRA: Low-Rank Adaptation of Large Language Models, 2021), and
the heads that take the place of the model's own. It is a hundredth of the model's size.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

Floats = NDArray[np.float32]
Arrays = Mapping[str, Floats]

STATES = "/bert/encoder/layer.11/output/LayerNorm/Add_1_output_0"
"""What the model thinks of each token: [texts, tokens, 384]."""
POOLED = "/bert/pooler/activation/Tanh_output_0"
"""What it thinks of the whole: [texts, 384]."""
HEADS = {"judgement": POOLED, "span": STATES}
"""The heads of an adapter, by name, and what each reads: a ``.weight`` and a ``.bias``."""
_LEVELS = 127


def adapted(model: Path, adapter: Path) -> bytes:
    """The model of the file ``model``, changed as the file ``adapter`` tells."""
    proto = onnx.load(str(model))
    changes: Arrays = {name: values.astype(np.float32) for name, values in np.load(adapter).items()}
    for name, (weight, node) in quantized(proto).items():
        if f"{name}.A" in changes:
            _put(proto, node, weight + changes[f"{name}.A"] @ changes[f"{name}.B"])
    _set_heads(proto, changes)
    return bytes(proto.SerializeToString())


def quantized(proto: ModelProto) -> dict[str, tuple[Floats, NodeProto]]:
    """The matrices that are kept in eight bits, as numbers, with the node of each; by name."""
    kept = {each.name: each for each in proto.graph.initializer}
    found = {}
    for node in proto.graph.node:
        if node.op_type == "MatMulInteger":
            whole, zero, scale = (numpy_helper.to_array(kept[part]) for part in _parts(node))
            weight = (whole.astype(np.float32) - zero.astype(np.float32)) * scale
            found[_name(node)] = (weight.astype(np.float32), node)
    return found


def _parts(node: NodeProto) -> tuple[str, str, str]:
    """The names of a matrix's whole numbers, of their zero and of their scale."""
    stem = node.input[1].removesuffix("_quantized")
    return f"{stem}_quantized", f"{stem}_zero_point", f"{stem}_scale"


def _name(node: NodeProto) -> str:
    """'bert.encoder.layer.0.output.dense' of '/bert/encoder/layer.0/output/dense/MatMul_quant'."""
    path = node.name.strip("/").rpartition("/")[0]
    return path.replace("/", ".")


def _put(proto: ModelProto, node: NodeProto, weight: Floats) -> None:
    """Keep another matrix in eight bits in its place, with a scale for each column."""
    scale = np.maximum(np.abs(weight).max(axis=0), 1e-9) / _LEVELS
    whole = np.round(weight / scale).astype(np.int8)
    values = (whole, np.zeros(weight.shape[1], np.int8), scale.astype(np.float32))
    kept = {each.name: each for each in proto.graph.initializer}
    for name, value in zip(_parts(node), values, strict=True):
        kept[name].CopyFrom(numpy_helper.from_array(value, name))


def _set_heads(proto: ModelProto, changes: Arrays) -> None:
    graph = proto.graph
    del graph.output[:]
    for name, source in HEADS.items():
        for part in ("weight", "bias"):
            values = changes[f"{name}.{part}"]
            graph.initializer.append(numpy_helper.from_array(values, f"{name}.{part}"))
        graph.node.append(helper.make_node("MatMul", [source, f"{name}.weight"], [f"{name}.sum"]))
        graph.node.append(helper.make_node("Add", [f"{name}.sum", f"{name}.bias"], [name]))
        graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, None))
