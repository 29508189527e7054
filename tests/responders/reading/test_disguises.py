from __future__ import annotations

import pytest

from responders.reading import disguises


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("I'm gonna k1ll your driver", "I'm gonna kill your driver"),
        ("I will ki11 you", "I will kill you"),
        ("K!LL them all", "kill them all"),
        ("k1lling all of you", "killing all of you"),
        ("I want to d1e", "I want to die"),
        ("I'll sh00t and st4b you", "I'll shoot and stab you"),
        ("su1cide", "suicide"),
        ("kms", "kill myself"),
        ("@marlow kms", "@marlow kill myself"),
        ("Late again. kms.", "Late again. kill myself."),
        ("I want to KMS tonight", "I want to kill myself tonight"),
        ("honestly kms if this isn't fixed", "honestly kill myself if this isn't fixed"),
    ],
)
def test_what_is_spelled_so_as_not_to_be_found_is_read_as_it_is_meant(text: str, meant: str) -> None:
    assert disguises.unmask(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "5 kms from the shop",
        "My route is 12 kms long",
        "how many kms does the warranty cover",
        "From miles to kms",
        "kms driven: 20000",
        "the KMS server fails",
        "I have to kms per hour",
        "order k1234 and k11",
        "the skill of your staff",
        "size d13 of 20",
        "",
    ],
)
def test_a_distance_a_server_and_a_number_stay_what_they_are(text: str) -> None:
    assert disguises.unmask(text) == text


@pytest.mark.parametrize("slow", ["i might as well ", "\n ", " ", "want to ", "@a", "k1", "km"])
def test_a_post_made_to_be_slow_takes_no_longer(slow: str) -> None:
    text = slow * 50_000 + "x"

    assert disguises.unmask(text) == text
