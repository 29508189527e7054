from __future__ import annotations

import pytest

from domain.claim import ClaimKind
from responders.guarding import claims
from responders.guarding import lookalikes


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It takes \uff15 hours.", "5 hours"),
        ("It takes \u0665 hours.", "5 hours"),
        ("It takes \U0001d7d3 hours.", "5 hours"),
        ("It takes 5\ufe0f\u20e3 hours.", "5 hours"),
        ("Here are 2\u200b0 euros.", "EUR 20"),
        ("Here are \uff0420.", "USD 20"),
        ("Here are 20 \u0435uros.", "EUR 20"),
        ("Here are 20\neuros.", "EUR 20"),
        ("That is 15 \uff05 less.", "15 %"),
        ("You get a full re\u00adfund.", "refund"),
        ("You get a full r\u0435fund.", "refund"),
        ("Shipping is fr\u200bee.", "free"),
        ("Shipping is \uff46\uff52\uff45\uff45.", "free"),
        ("Shipping is \U0001d41f\U0001d42b\U0001d41e\U0001d41e.", "free"),
    ],
)
def test_a_claim_counts_as_it_looks(text: str, value: str) -> None:
    found = claims.find_claims(text)

    assert value in [claim.value for claim in found]
    assert all(0 <= claim.start < claim.end <= len(text) for claim in found)


def test_a_claim_stands_where_it_is_written() -> None:
    text = "\ufb01ne, it takes \u200b\uff12\u200b\uff13 hours, then \u20ac5."
    hours, money = claims.find_claims(text)

    assert (hours.value, text[hours.start : hours.end]) == ("23 hours", "\uff12\u200b\uff13 hours")
    assert text[money.start : money.end] == "\u20ac5"


def test_a_link_that_only_looks_like_another_is_not_that_one() -> None:
    links = [one for one in claims.find_claims("See https://m\u0430rlow.example now") if one.kind is ClaimKind.LINK]

    assert [one.value for one in links] == ["m\u0430rlow.example"]


@pytest.mark.parametrize("text", ["", "Plain words.", "Versandkosten für Österreich", "ответ завтра", "5 hours"])
def test_what_looks_like_itself_stays(text: str) -> None:
    assert lookalikes.see(text) == lookalikes.Seen(text=text)
