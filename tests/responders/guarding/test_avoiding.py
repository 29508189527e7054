from __future__ import annotations

import pytest

from responders.guarding.avoiding import find_avoided

AVOIDED = ("policy", "dear customer", "C++", "no")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It is our Policy.", "Policy"),
        ("Against our p0licy", "p0licy"),
        ("Our p o l i c y is", "p o l i c y"),
        ("Our p.o.l.i.c.y, yes", "p.o.l.i.c.y"),
        ("Our po-licy is", "po-licy"),
        ("Our p*licy is", "p*licy"),
        ("Our \u0440olicy is", "\u0440olicy"),
        ("Our pol\u00adicy is", "pol\u00adicy"),
        ("Our pölicy is", "pölicy"),
        ("Our ｐｏｌｉｃｙ is", "ｐｏｌｉｃｙ"),
        ("Dear  customer, hi", "Dear  customer"),
        ("Dear-customer, hi", "Dear-customer"),
        ("We know C++ here", "C++"),
        ("No, sorry", "No"),
    ],
)
def test_a_word_to_avoid_is_found_in_its_disguises(text: str, said: str) -> None:
    assert [text[start:end] for start, end in find_avoided(text, AVOIDED)] == [said]


@pytest.mark.parametrize("text", ["Our policies are known.", "n o t now, ***** it", "police", "A customer, dear"])
def test_other_words_pass(text: str) -> None:
    assert list(find_avoided(text, ("policy", "dear customer", "", " "))) == []


def test_a_text_of_a_hundred_thousand_characters_is_searched() -> None:
    assert list(find_avoided("p o l i c" * 11_000, AVOIDED)) == []
