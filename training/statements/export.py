"""The network as an int8 ONNX file, built node by node: no tracing, and the fused operators of onnxruntime."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.statements.model import HEADS, LAYERS, LINK, TAGS, Network

_FUSED: Final = "com.microsoft"
Factors = dict[str, NDArray[np.float32]]


class Graph:
    """Nodes and weights of the graph while it is built."""

    def __init__(self, network: Network, factors: Factors) -> None:
        self.state = {name: values.detach().float().numpy() for name, values in network.state_dict().items()}
        self.factors = factors
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, name: str, values: NDArray[np.float32] | NDArray[np.int64]) -> str:
        """Add a constant; gives its name."""
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, kind: str, inputs: list[str], output: str, *, domain: str = "", **attributes: object) -> str:
        """Add an operator with one output; gives the output's name."""
        self.nodes.append(helper.make_node(kind, inputs, [output], output, domain=domain, **attributes))
        return output

    def matmul(self, states: str, name: str) -> str:
        """``states`` times the weights of a linear layer, without its bias; smoothed, where it has factors."""
        matrix = self.state[f"{name}.weight"].T
        if name in self.factors:
            matrix = np.asarray(matrix * self.factors[name][:, None], dtype=np.float32)
            states = self.node(
                "Mul", [states, self.weight(f"{name}.smooth", np.reciprocal(self.factors[name]))], f"{name}.even"
            )
        return self.node("MatMul", [states, self.weight(f"{name}.matrix", matrix)], f"{name}.x")

    def bias(self, name: str) -> str:
        """The bias of a linear layer or a norm."""
        return self.weight(f"{name}.shift", self.state[f"{name}.bias"])

    def skip(self, states: str, added: str, norm: str, bias: str) -> str:
        """The norm of ``states + added + bias``."""
        scale = self.weight(f"{norm}.scale", self.state[f"{norm}.weight"])
        inputs = [states, added, scale, self.bias(norm), bias]
        return self.node("SkipLayerNormalization", inputs, f"{norm}.y", domain=_FUSED, epsilon=1e-12)

    def embedded(self) -> str:
        """Words, positions and features, added and normed."""
        rows = [
            self.node("Gather", [self.weight(f"{name}.rows", self.state[f"{name}.weight"]), index], f"{name}.y")
            for name, index in (("words", "pieces"), ("features", "features"))
        ]
        size = self.node("Shape", ["pieces"], "size", start=1, end=2)
        zero, axis = self.weight("zero", np.array([0])), self.weight("axis", np.array([0]))
        table = self.weight("positions.rows", self.state["positions.weight"])
        positions = self.node("Slice", [table, zero, size, axis], "positions.y")
        added = self.node("Add", [self.node("Add", rows, "embedded.1"), positions], "embedded.2")
        scale = self.weight("norm.scale", self.state["norm.weight"])
        return self.node("LayerNormalization", [added, scale, self.bias("norm")], "embedded", epsilon=1e-12, axis=-1)

    def layer(self, states: str, number: int) -> str:
        """One layer of the encoder."""
        own = f"layers.{number}"
        parts = [f"{own}.{part}" for part in ("query", "key", "value")]
        matrix = np.concatenate([self.state[f"{part}.weight"].T for part in parts], axis=1)
        shift = np.concatenate([self.state[f"{part}.bias"] for part in parts])
        inputs = [states, self.weight(f"{own}.all.matrix", matrix), self.weight(f"{own}.all.shift", shift), "lengths"]
        seen = self.node("Attention", inputs, f"{own}.seen", domain=_FUSED, num_heads=HEADS)
        mixed = self.matmul(seen, f"{own}.mixed")
        states = self.skip(states, mixed, f"{own}.norm1", self.bias(f"{own}.mixed"))
        wide = [self.matmul(states, f"{own}.wide"), self.bias(f"{own}.wide")]
        narrow = self.matmul(self.node("BiasGelu", wide, f"{own}.gelu", domain=_FUSED), f"{own}.narrow")
        return self.skip(states, narrow, f"{own}.norm2", self.bias(f"{own}.narrow"))

    def model(self) -> onnx.ModelProto:
        """The whole graph: pieces, features, lengths in; tags, links out."""
        states = self.embedded()
        for number in range(LAYERS):
            states = self.layer(states, number)
        for name in ("tags", "links"):
            self.node("Add", [self.matmul(states, name), self.bias(name)], name)
        shape = ["windows", "length"]
        inputs = [helper.make_tensor_value_info(name, TensorProto.INT32, shape) for name in ("pieces", "features")]
        inputs.append(helper.make_tensor_value_info("lengths", TensorProto.INT32, ["windows"]))
        outputs = [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, [*shape, width])
            for name, width in (("tags", TAGS), ("links", 4 * LINK))
        ]
        graph = helper.make_graph(self.nodes, "statements", inputs, outputs, self.weights)
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(_FUSED, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=9)


def export(network: Network, path: Path, factors: Factors, *, whole: bool = False) -> None:
    """Write the network.

    Args:
        network: with its trained weights.
        path: the file to write.
        factors: what ``smooth.factors`` gives.
        whole: keep 32-bit numbers, to compare.
    """
    model = Graph(network, factors).model()
    if whole:
        onnx.save(model, path)
        return
    with tempfile.TemporaryDirectory() as folder:
        between = Path(folder) / "whole.onnx"
        onnx.save(model, between)
        quantize_dynamic(
            between, path, op_types_to_quantize=["MatMul", "Attention", "Gather"], per_channel=True,
            weight_type=QuantType.QInt8, nodes_to_exclude=["tags.x", "links.x"],
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )  # fmt: skip
