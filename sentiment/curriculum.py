"""What the embedded model learns from: the labelled sets as examples, and what of them is held apart."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any

from domain.errors import ScorerUnavailable
from sentiment.emotions import FINE
from sentiment.text import normalise
from sentiment.text import normalise_marking
from sentiment.text import unmark

LABELS = ("negative", "neutral", "positive")
HARMS = ("hate", "offensive", "neither")
INTENTS = ("complaint", "question", "request", "praise", "suggestion", "other")
_FEELING_OF = {"complaint": "negative", "question": "neutral", "request": "neutral", "praise": "positive"}
LESSONS_DIR = Path(__file__).parent / "lessons"
_COMPOSITES = 3_000
_COMPOSITE_CHARACTERS = 120
_JOINERS = (" ", " but ", ". ", " - ", ", while ", " and ", ". Meanwhile, ")


class Task(StrEnum):
    """What a labelled set teaches. MEANING has no labels: the sentence vector follows the original encoder's."""

    SENTIMENT = "sentiment"
    VALENCE = "valence"
    EMOTIONS = "emotions"
    TOWARD = "toward"
    SARCASM = "sarcasm"
    HARM = "harm"
    SPAM = "spam"
    INTENT = "intent"
    MEANING = "meaning"


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """A post as the model reads it and what it should answer.

    `target` is a class number for SENTIMENT, TOWARD, HARM and INTENT; 0 or 1 for SARCASM and SPAM; -1..1 for VALENCE;
    28 numbers of 0 or 1 for EMOTIONS; nothing for MEANING. `spans` are where in the text the target of TOWARD stands.
    """

    task: Task
    text: str
    target: tuple[float, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    label: str = ""  #: the set's own label, for measuring MEANING


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """One labelled set: its file, how its rows are read, and which share of it an epoch takes.

    `polish` is the share in the last, gentle epochs; more than 1 repeats rows. A set that is `ours` was written by us
    and lies in the lessons folder.
    """

    file: str
    task: Task
    read: Callable[[dict[str, Any]], Iterable[Example]]
    share: float = 1.0
    polish: float = 1.0
    ours: bool = False
    #: The file held apart. Where it is "", a tenth of the rows is, chosen by the hash of the text; None: nothing is.
    held_apart: str | None = ""


def _sentiment(row: dict[str, Any]) -> Iterator[Example]:
    yield Example(task=Task.SENTIMENT, text=normalise(row["text"]), target=(LABELS.index(row["label"]),))


def _valence(row: dict[str, Any]) -> Iterator[Example]:
    yield Example(task=Task.VALENCE, text=normalise(row["text"]), target=(row["score"] / 4.0,))


def _emotions(row: dict[str, Any]) -> Iterator[Example]:
    target = tuple(float(name in row["label"]) for name in FINE)
    yield Example(task=Task.EMOTIONS, text=normalise(row["text"]), target=target)


def _toward(row: dict[str, Any]) -> Iterator[Example]:
    text = normalise(row["text"])
    feeling = 1 + (row["score"] > 0) - (row["score"] < 0)
    yield Example(task=Task.TOWARD, text=text, target=(feeling,), spans=find_target(text, [row["topic"]]))


def _sarcasm(row: dict[str, Any]) -> Iterator[Example]:
    yield Example(task=Task.SARCASM, text=normalise(row["text"]), target=(float(row["label"] == "sarcastic"),))
    if row.get("rephrase"):
        # The author's own plain words for the same thing: what tells the two apart is the sarcasm alone.
        yield Example(task=Task.SARCASM, text=normalise(row["rephrase"]), target=(0.0,), label="rephrase")


def _harm(row: dict[str, Any]) -> Iterator[Example]:
    yield Example(task=Task.HARM, text=normalise(row["text"]), target=(HARMS.index(row["label"]),))


def _spam(row: dict[str, Any]) -> Iterator[Example]:
    yield Example(task=Task.SPAM, text=normalise(row["text"]), target=(float(row["label"] == "spam"),))


def _intent(row: dict[str, Any]) -> Iterator[Example]:
    yield Example(task=Task.INTENT, text=normalise(row["text"]), target=(INTENTS.index(row["intent"]),))


def _intent_feeling(row: dict[str, Any]) -> Iterator[Example]:
    # What people want of a company tells how they feel where the words alone would not: "still waiting" complains.
    feeling = _FEELING_OF.get(row["intent"])
    if feeling:
        yield Example(task=Task.SENTIMENT, text=normalise(row["text"]), target=(LABELS.index(feeling),))


def _toward_ours(row: dict[str, Any]) -> Iterator[Example]:
    # As when it is read: every account becomes @user, and the span alone says which of them is meant.
    name = row["target"].casefold()
    text, spans = unmark(normalise_marking(row["text"], lambda account: account.casefold() == name))
    spans = spans or find_target(text, [row["target"]])
    yield Example(task=Task.TOWARD, text=text, target=(LABELS.index(row["feeling"]),), spans=spans)


def _sarcasm_ours(row: dict[str, Any]) -> Iterator[Example]:
    yield Example(task=Task.SARCASM, text=normalise(row["text"]), target=(float(row["label"] == "sarcastic"),))


def _meaning(row: dict[str, Any]) -> Iterator[Example]:
    yield Example(task=Task.MEANING, text=normalise(row["text"]), label=row["label"])


SOURCES = (
    Source(
        file="tweeteval_sentiment.train_rebuilt.jsonl",
        task=Task.SENTIMENT,
        read=_sentiment,
        polish=0.7,
        held_apart="tweeteval_sentiment.val.jsonl",
    ),
    Source(
        file="goemotions.train.jsonl",
        task=Task.EMOTIONS,
        read=_emotions,
        share=0.5,
        polish=0.25,
        held_apart="goemotions.dev.jsonl",
    ),
    Source(file="vader_gt_tweets.all.jsonl", task=Task.VALENCE, read=_valence, polish=0.5),
    Source(file="vader_gt_amazonReviewSnippets.all.jsonl", task=Task.VALENCE, read=_valence, polish=0.3),
    Source(
        file="semeval_topic.train.jsonl",
        task=Task.TOWARD,
        read=_toward,
        held_apart="semeval_topic.dev.jsonl",
    ),
    Source(file="isarcasm_en.train.jsonl", task=Task.SARCASM, read=_sarcasm, polish=1.0),
    Source(file="davidson.all.jsonl", task=Task.HARM, read=_harm, share=0.2, polish=0.15),
    Source(file="sms_spam.all.jsonl", task=Task.SPAM, read=_spam, share=0.3, polish=0.2),
    Source(file="youtube_spam.psy.jsonl", task=Task.SPAM, read=_spam, polish=0.5),
    Source(file="banking77.train.jsonl", task=Task.MEANING, read=_meaning, share=0.35, polish=0.25),
    Source(
        file="clinc150.train.jsonl",
        task=Task.MEANING,
        read=_meaning,
        share=0.25,
        polish=0.15,
        held_apart="clinc150.val.jsonl",
    ),
    Source(file="intents.jsonl", task=Task.INTENT, read=_intent, ours=True, share=0.0, polish=4.0),
    Source(
        file="intents.jsonl",
        task=Task.SENTIMENT,
        read=_intent_feeling,
        ours=True,
        share=0.0,
        polish=2.0,
        held_apart=None,
    ),
    *(
        Source(file=file, task=Task.SENTIMENT, read=_sentiment, ours=True, share=0.0, polish=3.0, held_apart=None)
        for file in ("feelings.jsonl", "negation.jsonl", "emoji.jsonl", "service.jsonl")
    ),
    Source(file="toward.jsonl", task=Task.TOWARD, read=_toward_ours, ours=True, share=0.0, polish=3.0, held_apart=None),
    Source(
        file="sarcasm.jsonl", task=Task.SARCASM, read=_sarcasm_ours, ours=True, share=0.0, polish=2.0, held_apart=None
    ),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Curriculum:
    """All examples to learn from, one list for each source, and the held apart, one list for each task."""

    lessons: tuple[tuple[Example, ...], ...]
    held_apart: dict[Task, tuple[Example, ...]]

    def plan_epoch(self, epoch: int, seed: int, *, polish: bool = False) -> list[Example]:
        """Return the examples of one epoch: of each set its share, another part each time, composites among them."""
        chance = random.Random(seed * 1000 + epoch)  # noqa: S311 - reproducible, nothing secret
        planned: list[Example] = []
        for source, lesson in zip(SOURCES, self.lessons, strict=True):
            order = list(range(len(lesson)))
            random.Random(seed).shuffle(order)  # noqa: S311 - the same order each epoch, so that parts differ
            size = round(len(order) * (source.polish if polish else source.share))
            start = epoch * size
            planned.extend(lesson[order[(start + offset) % len(order)]] for offset in range(size if order else 0))
            if source.task is Task.TOWARD and not source.ours:
                planned.extend(compose(lesson, _COMPOSITES, chance))
        return planned


def load(data_dir: Path) -> Curriculum:
    """Load every set; raise ScorerUnavailable, naming the file, where one is missing or broken.

    A post that is held apart for one task is learned from for none.
    """
    read = [_read((LESSONS_DIR if source.ours else data_dir) / source.file, source) for source in SOURCES]
    apart: dict[Task, list[Example]] = {task: [] for task in Task}
    for source, rows in zip(SOURCES, read, strict=True):
        apart[source.task].extend(_hold_apart(data_dir, source, rows))
    known = {copy_key(row.text) for rows in apart.values() for row in rows}
    lessons = tuple(
        tuple(row for row in rows if copy_key(row.text) not in known and not _is_cut(source, row))
        for source, rows in zip(SOURCES, read, strict=True)
    )
    return Curriculum(lessons=lessons, held_apart={task: tuple(rows) for task, rows in apart.items()})


def _hold_apart(data_dir: Path, source: Source, rows: Sequence[Example]) -> list[Example]:
    if source.held_apart:
        return _read(data_dir / source.held_apart, source)
    return [row for row in rows if _is_cut(source, row) and row.label != "rephrase"]


def _is_cut(source: Source, row: Example) -> bool:
    return source.held_apart == "" and _is_held_apart(row.text)


def _is_held_apart(text: str) -> bool:
    return sha256(copy_key(text).encode()).digest()[0] % 10 == 0


def _read(path: Path, source: Source) -> list[Example]:
    if not path.is_file():
        raise ScorerUnavailable(f"Training data is missing: {path}. Give its folder: main.py train --data FOLDER")
    found: list[Example] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.strip():
            try:
                found.extend(source.read(json.loads(line)))
            except (ValueError, KeyError, TypeError) as error:
                raise ScorerUnavailable(f"{path}, line {number} cannot be learned from ({error!r}).") from error
    return found


def copy_key(text: str) -> str:
    """Return what two copies of a post share: its letters and digits."""
    return "".join(char for char in text.casefold() if char.isalnum())


def find_target(text: str, names: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return where a normalised text names one of the names, as spans of characters, in order; whole words only.

    A handle is written @user by then, so a name that begins with @ is found at each @user.
    """
    sought = [r"@user" if name.startswith("@") else _loosely(name) for name in names if name.strip("@# ")]
    if not sought:
        return ()
    pattern = rf"(?<!\w)(?:{'|'.join(sorted(sought, key=len, reverse=True))})(?!\w)"
    return tuple(match.span() for match in re.finditer(pattern, text, re.IGNORECASE))


def _loosely(name: str) -> str:
    return r"[\s#_-]*".join(map(re.escape, name.strip("# ").split()))


def compose(lesson: Sequence[Example], count: int, chance: random.Random) -> Iterator[Example]:
    """Yield pairs of posts about two targets put together, each asked for its own target's feeling.

    Few real posts speak of two things with two feelings; without such the model would read the whole post's mood.
    """
    short = [row for row in lesson if len(row.spans) == 1 and len(row.text) <= _COMPOSITE_CHARACTERS]
    for _ in range(count // 2 if len(short) > 1 else 0):
        first, second = chance.sample(short, 2)
        if first.target == second.target and chance.random() < 0.7:
            continue
        text = first.text + chance.choice(_JOINERS) + second.text
        shift = len(text) - len(second.text)
        yield Example(task=Task.TOWARD, text=text, target=first.target, spans=first.spans)
        moved = tuple((start + shift, end + shift) for start, end in second.spans)
        yield Example(task=Task.TOWARD, text=text, target=second.target, spans=moved)
