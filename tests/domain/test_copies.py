"""Copies say the same however they were shared; what changes what is meant, or who, makes another text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.copies import copy_key

TEXT = "My parcel is late 😡 @marlow https://example.com/1"
SAID = '@marlow Not one of my 3 parcels came, said Ann\'s "driver". Why 😡 ask @rival?'


@pytest.mark.parametrize(
    "copy",
    [
        "RT @ada: My parcel  is LATE 😡 @marlow t.co/abc",
        "my parcel is late 😡 @other https://example.com/2",
        "My parcel is late 😡 @marlow HTTP://example.com",
        "My parcel is late!!! 😡😡😡",
        "“My parcel is late 😡”",
        'RT "@ada: My parcel is late 😡 https://example.com/1" https://example.com/2',
        "RT @bob RT @ada: My parcel is late \N{ZERO WIDTH SPACE}😡 pic.twitter.com/ab via @chirp",
        "My parcel is late 😡 (via @chirp)",
        "My parcel is late 😡\n\n@ada @bob@social.example",
    ],
)
def test_copies_differ_in_what_sharing_adds(copy: str) -> None:
    assert copy_key(copy) == copy_key(TEXT)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It came. Thanks", "it came!!! thanks."),
        ("It\N{RIGHT SINGLE QUOTATION MARK}s here", "It's  here..."),
        ("Where is it?", "WHERE IS IT?!?!"),
        ("@ada@social.example no parcel", "@ada no parcel"),
        ("Tea &amp; cake", "tea & cake"),
        ("Thanks 👍🏽", "thanks 👍"),
        ("Closed today: https://example.com/a", "Closed today"),
        ("“Closed today.” https://example.com/a", "Closed today"),
    ],
)
def test_marks_that_say_nothing_make_no_other_text(one: str, other: str) -> None:
    assert copy_key(one) == copy_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("My parcel is late 😡", "My parcel is late 😍"),
        ("My parcel is late 😡", "My parcel is late"),
        ("My parcel is late", "My parcel is late?"),
        ("My parcel is late", "My parcel is not late"),
        ("My parcel is late", "My parcels are late"),
        ("It came", "It came :("),
        ("It came", "It came, RT @ada: it came"),
        ("Only 5 came", "Only 50 came"),
        ("Only 1.5 came", "Only 15 came"),
        ("No, more parcels please", "No more parcels, please"),
        ('Such "great" service', "Such great service"),
        ("Well, we're here", "Well, were here"),
        ("You are better than @rival", "You are better than @marlow"),
        ("@marlow is better than @rival", "@rival is better than @marlow"),
        ("@rival is awful", "@marlow is awful"),
        ("I went to @rival", "I went to"),
        ("Going from @marlow 👉 @rival", "Going from @marlow 👉 @other"),
        ("C++ is fine", "C is fine"),
        ("“Late again” https://example.com/1😂", "“Late again” https://example.com/2"),
        ("Is this you https://example.com/1?", "Is this you https://example.com/1"),
        ("遅い https://example.com/1最高", "遅い https://example.com/1最低"),
    ],
)
def test_what_changes_the_meaning_makes_another_text(one: str, other: str) -> None:
    assert copy_key(one) != copy_key(other)


def test_bare_links_handles_and_stops_are_copies_of_themselves_alone() -> None:
    bare = ["", "https://a.example/1", "https://a.example/2", "@marlow", "@ada", "@ada https://a.example/1", "...", "?"]
    texts = [*bare, "RT @ada: https://a.example/1", "via @ada"]

    assert len({copy_key(text) for text in texts}) == len(texts)


FRAMES = (
    "RT @ada: {}",
    "rt @some_one {}",
    '"{}"',
    "\N{LEFT DOUBLE QUOTATION MARK}{}\N{RIGHT DOUBLE QUOTATION MARK}",
    '"@ada: {}"',
    "{} via @ada",
    "{} (via @ada)",
    "{}\nhttps://example.com/xyz @ada @bob",
    "{} https://t.co/abc",
    "https://t.co/abc {}",
    "  {}\n",
)


@given(st.lists(st.sampled_from(FRAMES), max_size=4), st.booleans())
def test_no_frame_around_a_text_makes_another_text(frames: list[str], is_shouted: bool) -> None:
    words = "Not one of my 3 parcels came, said Ann. Why 😡 ask @rival? No"
    shared = words.upper() if is_shouted else words
    for frame in frames:
        shared = frame.format(shared)

    # A quote within a quote is of two people, and both stay.
    if shared.replace("\u201c", '"').replace("\u201d", '"').count('"') <= 2:
        assert copy_key(shared) == copy_key(words)


@given(st.lists(st.sampled_from(SAID.split()), min_size=1, unique=True))
def test_other_words_in_another_order_are_another_text(words: list[str]) -> None:
    said = " ".join([*words, "really"])

    assert (copy_key(said) == copy_key(SAID + " really")) is (said == SAID + " really")


@given(st.text(alphabet=st.sampled_from("ab1 .!?'\"@:/\nR T😡-")), st.integers(2, 5))
def test_repeating_marks_says_nothing_new(text: str, times: int) -> None:
    repeated = "".join(char * times if char in ".!😡" else char for char in text)

    assert copy_key(f"word {repeated} end") == copy_key(f"word {text} end")


@given(st.text())
def test_any_text_has_a_key_of_its_own_length(text: str) -> None:
    assert len(copy_key(text)) == 24


@pytest.mark.parametrize("part", ["@a ", "rt @a: ", "\"'", "via @a ", "x\n@a", "https://", ".,!", "a.b@", "😡"])
def test_no_text_takes_for_ever(part: str) -> None:
    assert len(copy_key(part * (100_000 // len(part)))) == 24
