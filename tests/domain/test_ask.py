from __future__ import annotations

from domain.ask import Ask
from domain.ask import Need


def test_an_ask_is_shown_in_the_words_of_the_post() -> None:
    post = "Parcel is gone. Can I get my money back?"
    ask = Ask(need=Need.REFUND, start=post.index("Can"), end=len(post))
    assert ask.words(post) == "Can I get my money back?"
