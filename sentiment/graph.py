"""Write the network as an ONNX graph: in full precision to measure by, or in int8 with fixed ranges to ship.

The graph is written operation by operation instead of being traced, so that it holds exactly the kernels that are
fast on a CPU (measured with onnxruntime 1.32): one product for query, key and value, `MultiHeadAttention`, and `Add`
with `LayerNormalization`, which is five times as fast as the fused `SkipLayerNormalization`. It takes windows of one
length and no mask.

In int8 each activation has the range that it showed on sample texts. Ranges taken anew from each batch, as dynamic
quantisation does, would move a text's answer with the company it is in.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from collections.abc import Sequence
from pathlib import Path
from typing import Any

#: The parameters of a trained network as arrays, by the names that torch gives them.
Weights = Mapping[str, Any]
#: The least and the greatest value in each column of every quantised activation.
Ranges = Mapping[str, tuple[Any, Any]]

#: What the graph answers, and which parameters each answer ends with.
OUTPUTS = ("sentiment", "emotions", "toward", "sarcasm", "harm", "spam", "intent", "vector")
#: Stands before the name of an activation that the exact graph answers.
RANGE = "range:"
INPUTS = ("input_ids", "target_weights")
_TAPPED = (2, 4, 6)
_ATTENTION_HEADS = 12
_EPSILON = 1e-12
_OURS = "com.microsoft"
# Seven bits: processors without VNNI overflow on eight and would answer something else.
_WEIGHT_LIMIT = 63
_EMBEDDING_LIMIT = 127
_LEAST_SCALE = 1e-9
_LEAST_REACH = 1e-3
_LAYER = "encoder.encoder.layer.{}."
_EMBEDDINGS = "encoder.embeddings."


def write_graph(weights: Weights, path: Path, *, positions: int, ranges: Ranges | None = None) -> None:
    """Write the graph, in int8 where `ranges` are given.

    `positions` is the greatest number of tokens in a window. Without ranges the graph is in full precision and also
    answers every activation that would be quantised, by RANGE and its name.
    """
    _Writer(weights, ranges).write(path, positions)


def quantise(matrix: Any, limit: int, axis: int) -> tuple[Any, Any]:
    """Return the matrix in signed bytes up to `limit`, and the scale of each of its rows (axis 1) or columns (0)."""
    import numpy as np

    scales = np.maximum(np.abs(matrix).max(axis=axis, keepdims=True), _LEAST_SCALE) / limit
    return np.rint(matrix / scales).astype(np.int8), scales.astype(np.float32)


def scale_of(least: float, greatest: float) -> tuple[float, int]:
    """Return the step and the zero point with which unsigned bytes cover a range; zero is met exactly."""
    least, greatest = min(least, 0.0), max(greatest, 0.0)
    step = max(greatest - least, _LEAST_SCALE) / 255
    return step, round(-least / step)


def balance(least: Any, greatest: Any) -> Any:
    """Return by how much each column of an activation is divided, and its row of the weights multiplied, before both
    are rounded, so that a few columns of great values do not coarsen the others.

    It is the square root of how far a column reaches beyond the median column, and 1 below. Of six rules tried it
    changed the fewest answers (1.6 % of labels instead of 2.8 %); SmoothQuant's (Xiao et al. 2023), which also evens
    out the weights, changed more (4.8 %).
    """
    import numpy as np

    reach = np.maximum(np.maximum(np.abs(least), np.abs(greatest)), _LEAST_REACH)
    return np.sqrt(np.maximum(1.0, reach / np.median(reach)))


class _Writer:
    def __init__(self, weights: Weights, ranges: Ranges | None) -> None:
        # Imported by name and late: an extra, absent where the program only scores.
        self._onnx: Any = importlib.import_module("onnx")
        self._weights, self._ranges = weights, ranges
        self._nodes: list[Any] = []
        self._constants: dict[str, Any] = {}
        self._quantised: dict[str, tuple[str, str, str]] = {}
        self._tapped: dict[str, str] = {}

    def write(self, path: Path, positions: int) -> None:
        hidden = [self._embed(positions)]
        layers = sum(name.endswith("attention.self.query.weight") for name in self._weights)
        for number in range(layers):
            hidden.append(self._layer(number, hidden[-1]))
        answers = self._heads(hidden)
        taps = {f"{RANGE}{site}": value for site, value in self._tapped.items()} if self._ranges is None else {}
        for name, value in {**answers, **taps}.items():
            self._nodes.append(self._onnx.helper.make_node("Identity", [value], [name]))
        self._save(path, [*answers, *taps])

    def _save(self, path: Path, outputs: Sequence[str]) -> None:
        helper, kinds = self._onnx.helper, self._onnx.TensorProto
        describe = helper.make_tensor_value_info
        inputs = zip(INPUTS, (kinds.INT64, kinds.FLOAT), strict=True)
        graph = helper.make_graph(
            self._nodes,
            "all-ears",
            [describe(name, kind, ["batch", "tokens"]) for name, kind in inputs],
            [describe(name, kinds.FLOAT, None) for name in outputs],
            list(self._constants.values()),
        )
        opsets = [helper.make_opsetid("", 18), helper.make_opsetid(_OURS, 1)]
        self._onnx.save(helper.make_model(graph, opset_imports=opsets, ir_version=10), str(path))

    def _node(self, kind: str, *inputs: str, domain: str = "", outputs: int = 1, **attributes: Any) -> Any:
        names = [f"{kind}.{len(self._nodes)}.{number}" for number in range(outputs)]
        self._nodes.append(self._onnx.helper.make_node(kind, inputs, names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def _constant(self, name: str, value: Any) -> str:
        import numpy as np

        self._constants[name] = self._onnx.numpy_helper.from_array(np.array(value, order="C"), name)
        return name

    def _ints(self, *values: int) -> str:
        import numpy as np

        return self._constant(f"ints:{values}", np.array(values, dtype=np.int64))

    def _embed(self, positions: int) -> str:
        words, tail = self._weights[f"{_EMBEDDINGS}word_embeddings.weight"], self._weights
        places = tail[f"{_EMBEDDINGS}position_embeddings.weight"][:positions]
        if self._ranges is None:
            word = self._node("Gather", self._constant("words", words), "input_ids")
        else:
            rows, scales = quantise(words, _EMBEDDING_LIMIT, axis=1)
            small = self._node("Gather", self._constant("words", rows), "input_ids")
            scale = self._node("Gather", self._constant("words.scale", scales), "input_ids")
            word = self._node("Mul", self._node("Cast", small, to=self._onnx.TensorProto.FLOAT), scale)
        # Every token is of the first kind, so that its row can be added to the places once and for all.
        table = self._constant("places", places + tail[f"{_EMBEDDINGS}token_type_embeddings.weight"][0])
        width = self._node("Shape", "input_ids", start=1, end=2)
        place = self._node("Slice", table, self._ints(0), width, self._ints(0))
        return self._normalise(self._node("Add", word, place), f"{_EMBEDDINGS}LayerNorm")

    def _normalise(self, value: str, name: str) -> str:
        gain, shift = (self._constant(f"{name}.{end}", self._weights[f"{name}.{end}"]) for end in ("weight", "bias"))
        return str(self._node("LayerNormalization", value, gain, shift, axis=-1, epsilon=_EPSILON))

    def _layer(self, number: int, value: str) -> str:
        import numpy as np

        names = [f"{_LAYER.format(number)}attention.self.{part}" for part in ("query", "key", "value")]
        together = np.concatenate([self._weights[f"{name}.weight"].T for name in names], axis=1)
        bias = np.concatenate([self._weights[f"{name}.bias"] for name in names])
        projected = self._product(value, f"in.{number}", together, bias)
        width = together.shape[1] // 3
        parts = self._node("Split", projected, self._ints(width, width, width), outputs=3, axis=-1)
        context = self._node("MultiHeadAttention", *parts, domain=_OURS, num_heads=_ATTENTION_HEADS)
        own = _LAYER.format(number)
        mixed = self._dense(context, f"context.{number}", f"{own}attention.output.dense")
        middle = self._normalise(self._node("Add", value, mixed), f"{own}attention.output.LayerNorm")
        wide = self._dense(middle, f"middle.{number}", f"{own}intermediate.dense")
        bent = self._node("Gelu", wide, domain=_OURS)
        narrow = self._dense(bent, f"wide.{number}", f"{own}output.dense")
        return self._normalise(self._node("Add", middle, narrow), f"{own}output.LayerNorm")

    def _dense(self, value: str, site: str, name: str) -> str:
        return self._product(value, site, self._weights[f"{name}.weight"].T, self._weights[f"{name}.bias"])

    def _product(self, value: str, site: str, matrix: Any, bias: Any) -> str:
        import numpy as np

        self._tapped[site] = value
        shift = self._constant(f"{site}.bias", bias)
        if self._ranges is None:
            return str(self._node("Add", self._node("MatMul", value, self._constant(f"{site}.weight", matrix)), shift))
        least, greatest = self._ranges[site]
        share = balance(least, greatest)
        value = self._node("Mul", value, self._constant(f"{site}.balance", (1 / share).astype(np.float32)))
        matrix = matrix * share[:, None]
        step, zero = scale_of(float((least / share).min()), float((greatest / share).max()))
        scale = self._constant(f"{site}.step", np.float32(step))
        point = self._constant(f"{site}.zero", np.uint8(zero))
        whole, scales = quantise(matrix, _WEIGHT_LIMIT, axis=0)
        return str(
            self._node(
                "MatMulIntegerToFloat",
                self._node("QuantizeLinear", value, scale, point),
                self._constant(f"{site}.weight", whole),
                scale,
                self._constant(f"{site}.scale", scales[0]),
                point,
                self._constant(f"{site}.weight.zero", np.zeros(scales.shape[1], dtype=np.int8)),
                shift,
                domain=_OURS,
            )
        )

    def _heads(self, hidden: Sequence[str]) -> dict[str, str]:
        """Write what `network.Network.forward` computes from the hidden states."""
        one = self._ints(1)
        means = [self._node("ReduceMean", hidden[number], one, keepdims=0) for number in _TAPPED]
        first = self._node("Squeeze", self._node("Slice", hidden[-1], self._ints(0), one, one), one)
        state = self._node("Tanh", self._head(self._join(first, means[-1]), "state"))
        asked = self._node("Unsqueeze", "target_weights", one)
        aimed = [self._node("Squeeze", self._node("MatMul", asked, hidden[n]), one) for n in _TAPPED[1:]]
        toward = self._node("Tanh", self._head(self._join(*aimed, state), "toward_state"))
        wide = self._join(first, *means)
        drawn_from = {"sentiment": state, "emotions": state, "toward": toward}
        answers = {name: self._head(drawn_from.get(name, wide), name) for name in OUTPUTS[:-1]}
        vector = self._node("LpNormalization", self._head(self._join(*means), "vector"), axis=-1, p=2)
        return {**answers, "vector": vector}

    def _join(self, *values: str) -> str:
        return str(self._node("Concat", *values, axis=-1))

    def _head(self, value: str, name: str) -> str:
        import numpy as np

        # Half precision: heads are small and their answers final, so bytes would cost more than they save.
        matrix = self._constant(f"{name}.weight", self._weights[f"{name}.weight"].T.astype(np.float16))
        product = self._node("MatMul", value, self._node("Cast", matrix, to=self._onnx.TensorProto.FLOAT))
        bias = self._weights.get(f"{name}.bias")
        return str(product if bias is None else self._node("Add", product, self._constant(f"{name}.bias", bias)))
