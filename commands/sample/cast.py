"""Who is in the demo: its brands with their voices, its people with their roles, its networks and our accounts."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from domain.person import Role
from domain.playbook import Voice


@dataclass(frozen=True, kw_only=True, slots=True)
class Brand:
    """An invented brand. `name` is also its handle on every network; `label` is what people read."""

    name: str
    label: str
    about: str
    voice: Voice


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """One of the people at the demo's desk."""

    name: str
    role: Role


@dataclass(frozen=True, kw_only=True, slots=True)
class Network:
    """A simulated network; `reply_limit` is its longest reply, by its own counting."""

    name: str
    label: str
    reply_limit: int


def read_brands() -> tuple[Brand, ...]:
    """Answer the brands, each with the voice its drafts are written in."""
    return tuple(_brand(row) for row in _tables()["brands"])


def find_brand(name: str) -> Brand:
    """Answer the brand of that name; raises ValueError where there is none."""
    for brand in read_brands():
        if brand.name == name:
            return brand
    raise ValueError(f"no brand {name!r} in cast.toml")


def read_people() -> tuple[Person, ...]:
    """Answer the people of the demo; those who decide in the story are an approver or a lead."""
    return tuple(Person(name=row["name"], role=Role(row["role"])) for row in _tables()["people"])


def read_networks() -> tuple[Network, ...]:
    """Answer the two networks; each has a file of posts named after it."""
    rows = _tables()["networks"]
    return tuple(Network(name=row["name"], label=row["label"], reply_limit=row["reply_limit"]) for row in rows)


def account_name(brand: str, network: str) -> str:
    """Answer the name of the account that a brand has on a network, such as ostrelle-chirp."""
    return f"{brand}-{network}"


def _brand(row: dict[str, Any]) -> Brand:
    voice = Voice(
        brand=row["label"],
        signature=row["signature"],
        language=row["language"],
        contact=row["contact"],
        avoid=tuple(row["avoid"]),
        emoji=row["emoji"],
    )
    return Brand(name=row["name"], label=row["label"], about=row["about"], voice=voice)


@cache
def _tables() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(resources.files("commands.sample").joinpath("cast.toml").read_text("utf-8"))
