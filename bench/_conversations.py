"""Read files of conversations between customers and a brand, and cut each at the brand's first answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from domain.errors import ConfigError
from domain.errors import Problem


@dataclass(frozen=True, kw_only=True, slots=True)
class Conversation:
    """What a customer wrote before anybody answered, and what the brand then answered."""

    id: str
    brand: str
    post: str
    reply: str
    language: str


def read(path: Path) -> Iterator[Conversation]:
    """Yield the conversations of a file of JSON lines, each with `id`, `turns` of `role` (customer or agent) and
    `text`, and perhaps `label` (the brand) and `lang`. Those without a customer first and an agent after are left out.

    Raises ConfigError with the line that cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError([Problem(place=str(path), message=f"cannot be read: {error}")]) from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            found = _read_line(f"{path.name}:{number}", line)
            if found is not None:
                yield found


def _read_line(place: str, line: str) -> Conversation | None:
    try:
        row = json.loads(line)
        turns = [(str(turn["role"]), str(turn["text"])) for turn in row["turns"]]
    except (ValueError, KeyError, TypeError) as error:
        message = f'is no conversation ({error}); it needs {{"id": …, "turns": [{{"role": …, "text": …}}]}}'
        raise ConfigError([Problem(place=place, message=message)]) from error
    answered = next((number for number, (role, _) in enumerate(turns) if role == "agent"), 0)
    if not answered:
        return None
    return _cut(row, place, turns, answered)


def _cut(row: Mapping[str, Any], place: str, turns: list[tuple[str, str]], answered: int) -> Conversation:
    replies = []
    for role, text in turns[answered:]:
        if role != "agent":
            break
        replies.append(text)
    return Conversation(
        id=str(row.get("id") or place),
        brand=str(row.get("label") or ""),
        post="\n".join(text for _, text in turns[:answered]),
        reply="\n".join(replies),
        language=str(row.get("lang") or ""),
    )
