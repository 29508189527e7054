from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from domain.assessment import Passage
from domain.assessment import Probabilities
from domain.assessment import Reading
from sentiment.clauses import blend
from sentiment.clauses import find_part
from sentiment.scorer import EmbeddedScorer
from sentiment.targets import make_prompt

US = ("@acme", "Acme")


def part_of(text: str, names: tuple[str, ...] = US) -> str | None:
    part = find_part(make_prompt(Passage(text=text, names=names)))
    return part.text if part else None


def test_the_clause_that_names_us_is_ours() -> None:
    assert part_of("@acme great, @globex awful") == "@user great,"
    assert part_of("@globex was a nightmare. @acme had it sorted in an hour") == "@user had it sorted in an hour"
    assert part_of("Tried Globex while Acme just worked") == "while Acme just worked"


def test_clauses_without_a_name_belong_to_whoever_was_named_last() -> None:
    assert part_of("@acme here. Third parcel lost, not one word. @globex was fine") == (
        "@user here. Third parcel lost, not one word."
    )
    assert part_of("@globex here. Third parcel lost, not one word. @acme was fine") == "@user was fine"


def test_clauses_before_the_first_name_belong_to_it() -> None:
    assert part_of("So angry. It leaks again, @acme. And @globex never did") == "So angry. It leaks again, @user."


def test_a_post_that_names_nobody_else_is_read_whole() -> None:
    assert part_of("@acme great, the app is awful") is None
    assert part_of("@globex great, @initech awful") is None


def test_two_named_in_one_breath_are_read_whole() -> None:
    assert part_of("@acme beats @globex any day") is None


def test_a_part_that_is_a_name_alone_says_nothing() -> None:
    assert part_of("@globex broke it; @acme") is None


def test_the_marks_of_the_brand_move_with_its_part() -> None:
    part = find_part(make_prompt(Passage(text="@globex awful, @acme saved me, Acme rules", names=US)))
    assert part is not None
    assert [part.text[start:end] for start, end in part.spans] == ["@user", "Acme"]


@given(st.text(max_size=300))
def test_any_text_has_a_part_within_it_or_none(text: str) -> None:
    prompt = make_prompt(Passage(text=f"{text} @acme ok, @globex {text}", names=US))
    part = find_part(prompt)
    assert part is None or len(part.text) <= len(prompt.text)


def test_the_part_counts_for_more_than_the_whole() -> None:
    whole = Reading(sentiment=Probabilities(negative=1, neutral=0, positive=0),
                    toward=Probabilities(negative=1, neutral=0, positive=0))  # fmt: skip
    part = Reading(sentiment=Probabilities(negative=0, neutral=0, positive=1),
                   toward=Probabilities(negative=0, neutral=0, positive=1))  # fmt: skip
    blended = blend(whole, part)
    assert blended is not None
    assert blended.positive > blended.negative > 0.2


def test_a_model_without_that_answer_stays_silent() -> None:
    none = Reading(sentiment=Probabilities(negative=1, neutral=0, positive=0))
    assert blend(none, none) is None


def test_praise_for_us_and_blame_for_a_rival_are_told_apart() -> None:
    text = "@acme great, @globex awful"
    ours, theirs = EmbeddedScorer().read([Passage(text=text, names=("@acme",)), Passage(text=text, names=("@globex",))])
    assert ours.toward is not None
    assert theirs.toward is not None
    assert (ours.toward.top, theirs.toward.top) == ("positive", "negative")
