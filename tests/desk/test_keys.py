"""The keys: none means two things, and script, help and hints agree because they are one registry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib import resources

from desk import keys
from desk.keys import Key
from domain.correction import CHOICES
from domain.correction import CorrectedField
from domain.draft import RejectReason


def _clashes(registry: Sequence[Key]) -> list[str]:
    """Name every key that would mean two things in one scope, a sequence's beginning among them."""
    found: list[str] = []
    for scope in {entry.scope for entry in registry}:
        keys = [key for entry in registry if entry.scope == scope for key in entry.keys]
        starts = {key.split(" ")[0] for key in keys if " " in key}
        found += [f"{scope}: {key}" for key in set(keys) if keys.count(key) > 1 or key in starts]
    return found


def test_no_key_clashes() -> None:
    assert _clashes(keys.REGISTRY) == []


def test_a_clash_would_be_found() -> None:
    extra = Key(keys=("g", "j"), action="x", words="x", group="Look")
    assert sorted(_clashes((*keys.REGISTRY, extra))) == ["page: g", "page: j"]


def test_every_action_is_known_to_the_script_or_stands_on_a_button() -> None:
    scripts = (file for file in (resources.files("desk") / "static").iterdir() if file.name.endswith(".js"))
    script = "".join(file.read_text("utf-8") for file in scripts)
    folder = resources.files("desk") / "templates"
    templates = "".join(file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".html"))
    for entry in keys.REGISTRY:
        in_script = re.search(rf'(^|\s)"?{entry.action}"?: \(\) =>', script)
        on_button = f'data-action="{entry.action}"' in templates
        assert in_script or on_button or entry.action.startswith("choose-"), entry.action


def test_each_choice_of_a_menu_has_its_number() -> None:
    assert set(keys.keymap()["reject"]) == {str(n + 1) for n in range(len(RejectReason))}
    assert set(keys.keymap()["snooze"]) == {"1", "2", "3"}


def test_every_label_can_be_corrected_by_one_key() -> None:
    said = {str(field): set(map(str, choices.values())) for field, choices in keys.CORRECTIONS.items()}
    assert said == {str(field): set(CHOICES[field]) for field in CHOICES if field is not CorrectedField.EMOTIONS}
    assert set(keys.keymap()["correct"]) == {key for choices in keys.CORRECTIONS.values() for key in choices}


def test_every_shown_key_says_what_it_does() -> None:
    shown = [entry for group in keys.groups().values() for entry in group]
    assert len(shown) == len([entry for entry in keys.REGISTRY if entry.scope in {"page", "field"}])
