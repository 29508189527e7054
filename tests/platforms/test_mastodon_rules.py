"""What a reply owes: its circle of readers, the name of its author, the content warning."""

from __future__ import annotations

import pytest

from platforms import mastodon_rules
from platforms.mastodon_rules import Parts
from platforms.mastodon_rules import Target


def a_target(**changes: object) -> Target:
    fields: dict[str, object] = {"native_id": "7", "handle": "bob", "visibility": "public", "warning": ""}
    return Target(**{**fields, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("hi", Parts(warning="", body="hi")),
        ("CW: food\n\n@bob hi\nCW: no", Parts(warning="food", body="@bob hi\nCW: no")),
        ("CW:food \nhi", Parts(warning="food", body="hi")),
        ("CW: food", Parts(warning="food", body="")),
        ("CW:\nhi", Parts(warning="", body="CW:\nhi")),
        (" CW: food\nhi", Parts(warning="", body=" CW: food\nhi")),
    ],
)
def test_a_first_line_is_the_content_warning(text: str, parts: Parts) -> None:
    assert mastodon_rules.split(text) == parts


def test_what_is_joined_is_split_again() -> None:
    assert mastodon_rules.split(mastodon_rules.join("a\nb", "c\n\nd")) == Parts(warning="a b", body="c\n\nd")
    assert mastodon_rules.join("", "c") == "c"


@pytest.mark.parametrize(
    ("of_target", "widest", "ours"),
    [
        ("public", "unlisted", "unlisted"), ("public", "public", "public"), ("unlisted", "public", "unlisted"),
        ("private", "public", "private"), ("public", "direct", "direct"), ("direct", "public", "direct"),
        ("mutuals_only", "public", "direct"), ("", "public", "direct"),
    ],
)  # fmt: skip
def test_a_reply_is_never_seen_by_more_people_than_its_target(of_target: str, widest: str, ours: str) -> None:
    assert mastodon_rules.visibility(of_target, widest) == ours


@pytest.mark.parametrize(
    ("handle", "text", "is_named"),
    [
        ("bob", "@bob hi", True),
        ("bob", "hi @Bob.", True),
        ("bob", "@bob@home.example hi", True),
        ("bob", "@bobby hi", False),
        ("bob", "bob hi", False),
        ("bob", "mail@bob", False),
        ("bob@far.example", "@bob@far.example hi", True),
        ("bob@far.example", "@bob hi", False),
        ("bob@far.example", "@bob@far.examples hi", False),
        ("", "hi", True),
    ],
)
def test_a_reply_must_name_whom_it_answers(handle: str, text: str, is_named: bool) -> None:
    found = mastodon_rules.objections(Parts(warning="", body=text), a_target(handle=handle))

    assert not found if is_named else "name" in found[0]


def test_a_content_warning_may_be_worded_anew_and_not_dropped() -> None:
    target = a_target(warning="food,\n\u202espoiled")

    assert mastodon_rules.objections(Parts(warning="meals", body="@bob hi"), target) == []
    (told,) = mastodon_rules.objections(Parts(warning="", body="@bob hi"), target)
    assert '"CW: food, spoiled"' in told


def test_our_own_post_need_not_be_named() -> None:
    assert mastodon_rules.objections(Parts(warning="", body="more"), a_target(is_ours=True)) == []


def test_a_reply_begins_as_etiquette_has_it() -> None:
    assert mastodon_rules.opening("bob", "CW: food\n\nsoup") == "CW: food\n\n@bob "
    assert mastodon_rules.opening("bob@far.example", "soup") == "@bob@far.example "
    assert mastodon_rules.opening("", "soup") == ""


@pytest.mark.parametrize("status", [{}, {"id": "7"}, {"id": "7", "account": 7}, {"account": {"id": "1"}}])
def test_a_target_without_an_id_or_an_author_is_none(status: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="id"):
        mastodon_rules.read_target(status, me="1")
