"""Learns the head that finds danger anew, for the model that is shipped or one of your own."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from domain.assessment import Passage
from domain.errors import AllEarsError
from sentiment import danger_training
from sentiment.scorer import SHIPPED
from sentiment.scorer import EmbeddedScorer


def main(data: Path, folder: Path = SHIPPED) -> None:
    """Learn from the sets in `data` and lay the head into the model's folder; minutes, without a graphics card."""
    scorer = EmbeddedScorer(folder)

    def embed(texts: Sequence[str]) -> Sequence[bytes]:
        return [reading.vector for reading in scorer.read([Passage(text=text) for text in texts])]

    head = danger_training.learn(data, scorer.name, embed)
    danger_training.install(head, folder)
    print(f"The head for {head.model} lies in {folder}.")


if __name__ == "__main__":
    try:
        main(*map(Path, sys.argv[1:3]))
    except (AllEarsError, TypeError) as error:
        sys.exit(f"{error}\nUsage: python -m commands.learn_dangers DATA [MODEL]")
