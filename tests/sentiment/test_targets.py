from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies

from domain.assessment import Passage
from sentiment import targets
from sentiment.text import normalise


def named(text: str, *names: str) -> list[str]:
    """What of the text as the model reads it is marked as ours, each with what follows."""
    prompt = targets.make_prompt(Passage(text=text, names=names))
    assert prompt.text == normalise(text)
    return [prompt.text[start : end + 6] for start, end in prompt.spans]


def test_our_handle_is_told_from_a_rival() -> None:
    assert named("@us great, @rival awful", "@us") == ["@user great"]
    assert named("@us great, @rival awful", "@rival") == ["@user awful"]
    assert named("@us great, @rival awful", "@stranger") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("@US, why?", "@us"),
        ("thanks @us@mastodon.example!", "@us@mastodon.example"),
        ("thanks @us!", "@us@mastodon.example"),
        ("thanks @us@mastodon.example!", "@us"),
        ("hey @us.bsky.social", "@us.bsky.social"),
        ("ask u/us_support", "u/us_support"),
        ("ask /u/us_support", "@us_support"),
        ("@us's app", "@us"),
    ],
)
def test_handles_are_found_as_networks_write_them(text: str, name: str) -> None:
    assert len(named(text, name)) == 1


def test_the_same_name_on_another_server_is_not_ours() -> None:
    assert named("@us@elsewhere.example hello", "@us@mastodon.example") == []


@pytest.mark.parametrize("text", ["acme air is late", "#AcmeAir is late", "#acmeair is late", "ACME AIR?"])
@pytest.mark.parametrize("name", ["Acme Air", "AcmeAir"])
def test_a_name_in_words_is_found_however_it_is_written(text: str, name: str) -> None:
    assert len(named(text, name)) == 1


@pytest.mark.parametrize("text", ["I love marlow's", "Thanks Marlow’s", "late #Marlows"])
@pytest.mark.parametrize("name", ["Marlow's", "Marlow’s"])
def test_a_name_is_found_with_any_apostrophe_and_with_none(text: str, name: str) -> None:
    assert named(text, name) == [text.split()[-1].lstrip("#")]


def test_a_name_is_no_part_of_a_word() -> None:
    assert named("the acmeairport", "Acme Air") == []


def test_every_place_that_names_us_is_marked_in_order() -> None:
    assert named("Acme is fine, @acme is not", "@acme", "Acme") == ["Acme is fi", "@user is no"]


def test_without_names_nothing_is_marked() -> None:
    assert named("@us great") == []
    assert named("@us great", "", " ", "@") == []


def test_places_hold_in_a_text_so_long_that_it_is_read_in_pieces() -> None:
    text = "😡😂" * 7_000 + " @us is awful, @rival is not"

    prompt = targets.make_prompt(Passage(text=text, names=("@us",)))

    assert [prompt.text[start : end + 6] for start, end in prompt.spans] == ["@user is aw"]


@given(strategies.text(strategies.sampled_from("ab @u/s#.-A😡\ue000&;\u0301"), max_size=60))
def test_marking_never_changes_what_the_model_reads(text: str) -> None:
    for names in (("@a", "u/abs"), ("@b", "ab"), ("a",)):
        prompt = targets.make_prompt(Passage(text=text, names=names))

        assert prompt.text == normalise(text)
        assert all(prompt.text[start:end].strip() for start, end in prompt.spans)
