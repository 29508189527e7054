from __future__ import annotations

from domain.coaching import Advice
from domain.coaching import Mark


def test_advice_is_read_as_its_sentence() -> None:
    advice = Advice(mark=Mark.CLARITY, message="“Utilise” is jargon.", start=3, end=10, better="use")
    assert str(advice) == "“Utilise” is jargon."
