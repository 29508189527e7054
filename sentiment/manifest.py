"""Read what a model folder says of itself: its heads, how each is calibrated, and the hash of every file."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from hashlib import sha256
from pathlib import Path
from typing import Any

from domain.assessment import Emotion
from domain.errors import ScorerUnavailable
from sentiment.curriculum import HARMS
from sentiment.curriculum import INTENTS
from sentiment.curriculum import LABELS
from sentiment.emotions import FINE

MANIFEST = "model.json"
MEND = "Restore the shipped model with: git checkout -- sentiment/model"

#: The heads that pick one of several labels.
CHOICES: Mapping[str, tuple[str, ...]] = {"sentiment": LABELS, "toward": LABELS, "harm": HARMS, "intent": INTENTS}
#: Those that say yes or no to one thing.
SINGLES = ("sarcasm", "spam")


@dataclass(frozen=True, kw_only=True, slots=True)
class Curve:
    """How a yes-or-no answer is calibrated (Platt): the logit times `slope`, plus `bias`.

    `cutoff` is the calibrated probability from which on a yes was right most usefully (the best F1).
    """

    slope: float = 1.0
    bias: float = 0.0
    cutoff: float = 0.5


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifest:
    """A model folder's description. Without some head, the model does not answer it.

    `temperatures` are those of CHOICES, `curves` those of SINGLES; `emotions` is empty where there is no such head.
    `outputs` names the graph's outputs that are read.
    """

    name: str
    max_length: int
    hashes: Mapping[str, str]
    temperatures: Mapping[str, float]
    curves: Mapping[str, Curve] = field(default_factory=dict)
    emotions: Mapping[Emotion, Curve] = field(default_factory=dict)
    has_vector: bool = False
    is_single: bool = False

    @property
    def outputs(self) -> dict[str, str]:
        """The graph's name for each head."""
        if self.is_single:
            return {"sentiment": "logits"}
        extra = [name for name, is_there in (("emotions", self.emotions), ("vector", self.has_vector)) if is_there]
        return {name: name for name in (*self.temperatures, *self.curves, *extra)}


def load_manifest(folder: Path) -> Manifest:
    """Read a model folder's manifest; raise ScorerUnavailable, naming the file, when it does not hold.

    A folder left by an earlier version, whose model knew feelings alone, is still read.
    """
    path = folder / MANIFEST
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        is_single = "heads" not in content
        heads = {"sentiment": content} if is_single else content["heads"]
        _check_labels(path, heads)
        return Manifest(
            name=str(content["name"]),
            max_length=int(content["max_length"]),
            hashes={str(name): str(digest) for name, digest in content["sha256"].items()},
            temperatures={name: _positive(heads[name]["temperature"]) for name in CHOICES if name in heads},
            curves={name: _curve(heads[name]) for name in SINGLES if name in heads},
            emotions=_emotions(heads["emotions"]["groups"]) if "emotions" in heads else {},
            has_vector="vector" in heads,
            is_single=is_single,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ScorerUnavailable(f"The model's description {path} cannot be read ({error!r}). {MEND}") from error


def check_files(folder: Path, manifest: Manifest) -> None:
    """Compare every file of a model folder with its hash; raise ScorerUnavailable, naming the first that is wrong."""
    for name, expected in manifest.hashes.items():
        path = folder / name
        try:
            found = sha256(path.read_bytes()).hexdigest()
        except FileNotFoundError as error:
            raise ScorerUnavailable(f"The model file {path} is missing. {MEND}") from error
        except OSError as error:
            raise ScorerUnavailable(f"The model file {path} cannot be read: {error.strerror}. {MEND}") from error
        if found != expected:
            raise ScorerUnavailable(f"The model file {path} is damaged: its sha256 is another. {MEND}")


def _check_labels(path: Path, heads: Mapping[str, Any]) -> None:
    known = {**CHOICES, "emotions": FINE}
    if "sentiment" not in heads:
        raise ScorerUnavailable(f"{path} has no head for sentiment, only {', '.join(heads)}. {MEND}")
    for head, labels in known.items():
        if head in heads and tuple(heads[head]["labels"]) != labels:
            found = heads[head]["labels"]
            raise ScorerUnavailable(f"{path} has the labels {found} for {head}, not {list(labels)}. {MEND}")


def _emotions(groups: Mapping[str, Any]) -> Mapping[Emotion, Curve]:
    return {emotion: _curve(groups[emotion]) for emotion in Emotion}


def _curve(given: Mapping[str, Any]) -> Curve:
    numbers = {name: float(given[name]) for name in ("slope", "bias", "cutoff")}
    if not all(map(math.isfinite, numbers.values())):
        raise ValueError(f"{numbers} is no calibration")
    return Curve(**numbers)


def _positive(value: object) -> float:
    number = float(str(value))
    if not 0.0 < number < math.inf:
        raise ValueError(f"{value} is no temperature")
    return number
