from __future__ import annotations

import importlib.util
from typing import Any

import pytest

if not all(importlib.util.find_spec(name) for name in ("torch", "transformers")):
    pytest.skip("needs torch", allow_module_level=True)

from sentiment import network
from sentiment.curriculum import Task


def build() -> Any:
    import transformers

    network.torch.manual_seed(1)
    config: Any = transformers.BertConfig(
        vocab_size=20, hidden_size=16, num_hidden_layers=6, num_attention_heads=2, intermediate_size=16
    )
    return network.Network(transformers.BertModel(config, add_pooling_layer=False)).eval()


def ask(built: Any, ids: list[list[int]], mask: list[list[int]], target: list[list[int]]) -> Any:
    with network.torch.inference_mode():
        return built(*map(network.torch.tensor, (ids, mask, target)))


def test_every_head_answers_and_the_vector_has_length_one() -> None:
    answers = ask(build(), [[1, 2, 3]], [[1, 1, 1]], [[0, 0, 0]])

    assert set(network.OUTPUTS) <= set(answers)
    assert float(answers["vector"].norm()) == pytest.approx(1.0, abs=1e-5)


def test_padding_changes_no_answer() -> None:
    built = build()

    alone = ask(built, [[1, 2, 3]], [[1, 1, 1]], [[0, 1, 0]])
    padded = ask(built, [[1, 2, 3, 0, 0]], [[1, 1, 1, 0, 0]], [[0, 1, 0, 0, 0]])

    for name in network.OUTPUTS:
        assert padded[name].tolist()[0] == pytest.approx(alone[name].tolist()[0], abs=1e-4), name


def test_only_the_feeling_towards_it_depends_on_the_target() -> None:
    built = build()

    first, second = (ask(built, [[1, 2, 3]], [[1, 1, 1]], [target]) for target in ([0, 1, 0], [0, 0, 1]))

    assert first["toward"].tolist() != second["toward"].tolist()
    assert first["sentiment"].tolist() == second["sentiment"].tolist()


def test_no_target_asks_about_the_whole_post() -> None:
    built = build()

    nowhere, everywhere = (ask(built, [[1, 2, 3]], [[1, 1, 1]], [target]) for target in ([0, 0, 0], [1, 1, 1]))

    assert nowhere["toward"].tolist()[0] == pytest.approx(everywhere["toward"].tolist()[0], abs=1e-5)


def test_the_loss_counts_each_row_for_its_own_task() -> None:
    criterion = network.Criterion(class_weights=[1.0, 1.0, 1.0], smoothing=0.0, sarcasm_weight=2.0, teacher=0.0)
    built = build()
    answers = ask(built, [[1, 2, 3], [4, 5, 6]], [[1, 1, 1]] * 2, [[0, 0, 0]] * 2)
    nothing: dict[str, Any] = {"vectors": None, "vector_rows": [], "shares": None, "share_rows": []}

    loss = criterion(answers, [Task.SENTIMENT, Task.MEANING], [(2,), ()], nothing)

    wanted = -network.functional.log_softmax(answers["sentiment"][0], dim=-1)[2] / 2
    assert float(loss) == pytest.approx(float(wanted), abs=1e-5)


def test_a_linear_head_finds_what_parts_the_classes() -> None:
    network.torch.manual_seed(3)
    labels = network.torch.arange(90) % 3
    features = network.torch.randn(90, 5) + 4.0
    features[:, 0] += 3.0 * labels

    weight, bias = network.fit_linear(features, labels, penalty=1.0)

    said = (features @ weight.T + bias).argmax(dim=-1)
    assert float((said == labels).float().mean()) > 0.85
    held_back, _ = network.fit_linear(features, labels, penalty=1e6)
    assert float(held_back.abs().max()) < 0.01
