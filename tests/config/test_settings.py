"""Every key has a default, a bound and a meaning."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from pydantic import BaseModel
from pydantic import ValidationError

from commands import judging
from config import keys
from config import settings
from config.settings import Settings
from domain.clock import HOUR
from domain.clock import MINUTE
from domain.clock import SECOND
from domain.priority import Priority
from responders import delivery
from sentiment import assessing
from sentiment import priority
from sentiment import reasons


def test_an_empty_tree_is_the_defaults() -> None:
    assert Settings.model_validate({}) == Settings()


def test_the_defaults_obey_their_own_rules() -> None:
    assert Settings.model_validate(Settings().model_dump(mode="json")) == Settings()


def test_every_key_says_what_it_means_in_a_sentence() -> None:
    models: list[type[BaseModel]] = [Settings, settings.Brand, settings.AccountRow]
    tables = [table for model in models for _, table in keys.sections(model)]
    described = [(table, name, info.description or "") for table in tables for name, info in table.model_fields.items()]

    assert [(table, name) for table, name, words in described if not words.endswith(".")] == []


def test_nothing_can_be_changed_later() -> None:
    with pytest.raises(ValidationError):
        Settings().desk.port = 1


@pytest.mark.parametrize(
    ("tree", "kind"),
    [
        ({"desk": {"port": "8765"}}, "int_type"),
        ({"desk": {"port": True}}, "int_type"),
        ({"desk": {"port": 65_536}}, "less_than_equal"),
        ({"desk": {"undo_seconds": 601}}, "less_than_equal"),
        ({"desk": {"undo_seconds": -1}}, "greater_than_equal"),
        ({"desk": {"timezone": "Mars/Base"}}, "value_error"),
        ({"sentiment": {"cutoff": 1.1}}, "less_than_equal"),
        ({"sentiment": {"languages": []}}, "value_error"),
        ({"sentiment": {"languages": ["english"]}}, "string_pattern_mismatch"),
        ({"priority": {"weights": {"negative": float("inf")}}}, "finite_number"),
        ({"priority": {"cutoffs": {"critical": 10}}}, "value_error"),
        ({"sla": {"critical": "3h"}}, "value_error"),
        ({"sla": {"low": 86_400}}, "value_error"),
        ({"sla": {"hours": {"mon": "9 to 5"}}}, "value_error"),
        ({"log": {"level": "loud"}}, "literal_error"),
        ({"accounts": [{"name": "Acme X", "platform": "x"}]}, "string_pattern_mismatch"),
        ({"accounts": [{"name": "a", "platform": "x", "poll_fastest": "2h", "poll_slowest": "1h"}]}, "value_error"),
        ({"brands": [{}]}, "missing"),
        ({"unheard": 1}, "extra_forbidden"),
    ],
)
def test_what_is_out_of_bounds_is_refused(tree: dict[str, Any], kind: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Settings.model_validate(tree)

    assert [error["type"] for error in caught.value.errors()] == [kind]


def test_due_times_are_given_for_each_priority_in_milliseconds() -> None:
    sla = Settings().sla

    assert [getattr(sla, level.value) for level in Priority] == [30 * MINUTE, 2 * HOUR, 8 * HOUR, 24 * HOUR]


def test_a_week_without_hours_is_open_at_all_times() -> None:
    assert Settings().sla.hours.week() == {}


def test_days_left_out_of_a_week_are_closed() -> None:
    loaded = Settings.model_validate({"sla": {"hours": {"tue": "09:00-12:00, 13:00-17:00"}}})

    assert loaded.sla.hours.week() == {1: ((540, 720), (780, 1020))}


def test_one_weight_is_changed_and_the_others_stay() -> None:
    points = Settings.model_validate({"priority": {"weights": {"praise": 7}}}).priority.weights.points()

    assert points == {**Settings().priority.weights.points(), "praise": 7.0}


def test_what_is_not_set_is_what_the_rooms_would_do_by_themselves() -> None:
    ours, figures = Settings(), delivery.Rules()

    assert ours.priority.weights.points() == dataclasses.asdict(reasons.Weights())
    assert ours.priority.cutoffs.model_dump() == dataclasses.asdict(priority.Cutoffs())
    assert judging.cutoffs_of(ours.sentiment) == assessing.Cutoffs()
    assert ours.delivery.deadline_seconds * SECOND == figures.deadline_ms
    assert ours.delivery.settle_seconds * SECOND == figures.settle_ms
    assert ours.delivery.second_lookup_seconds * SECOND == figures.second_lookup_ms
    assert ours.delivery.max_attempts == figures.max_attempts
    assert ours.delivery.daily_limit == figures.daily_limit


@pytest.mark.parametrize("code", ["ita", "IT", ""])
def test_a_model_of_its_own_belongs_to_a_language(code: str) -> None:
    with pytest.raises(ValidationError):
        Settings.model_validate({"sentiment": {"models": {code: "some/model"}}})
