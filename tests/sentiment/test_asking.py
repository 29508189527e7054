"""Models are asked once for each text, each in its languages, and one that fails stops no other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.assessment import Passage
from domain.assessment import Probabilities
from domain.assessment import Reading
from domain.errors import ScorerUnavailable
from sentiment import asking
from sentiment.asking import Models
from sentiment.asking import NoScorer
from store.database import Database
from tests.builders import NOON

NAMES = ("Marlow", "@marlow")
GONE = NoScorer(why=ScorerUnavailable("the model is gone"))


@dataclass(kw_only=True)
class Fake:
    """Answers each text with its length, and remembers what it was asked."""

    name: str = "fake-1"
    asked: list[str] = field(default_factory=list)

    def read(self, passages: Sequence[Passage]) -> list[Reading]:
        self.asked += [passage.text for passage in passages]
        return [self.reading(passage.text) for passage in passages]

    @staticmethod
    def reading(text: str) -> Reading:
        share = len(text) / 1_000
        return Reading(sentiment=Probabilities(negative=share, neutral=1 - share, positive=0.0))


def ask(db: Database, models: Models, *texts: str, languages: Sequence[str] = ()) -> list[tuple[Reading | None, str]]:
    passages = [Passage(text=text, names=NAMES) for text in texts]
    return asking.ask(db, models, passages, languages or ["en"] * len(texts), now_at=NOON)


def test_a_text_and_its_copies_are_read_once_for_ever(db: Database) -> None:
    fake = Fake()
    models = Models(main=fake)
    first = ask(db, models, "My parcel is late", "RT @ada: My parcel is late", "My bag is late")
    again = ask(db, models, "my parcel is LATE")

    assert fake.asked == ["RT @ada: My parcel is late", "My bag is late"]
    assert first[0] == first[1] == again[0] != first[2]


def test_another_model_reads_anew(db: Database) -> None:
    one, other = Fake(), Fake(name="fake-2")

    ask(db, Models(main=one), "late")
    assert ask(db, Models(main=other), "late") == [(Fake.reading("late"), "fake-2")]
    assert other.asked == ["late"]


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("@marlow is bad, @rival is good", "@rival is bad, @marlow is good", False),
        ("@marlow is bad", "Marlow is bad", True),
        ("@marlow is bad", "@rival is bad", False),
        ("@rival is bad", "@other is bad", True),
        ("marlowe is bad", "Marlow is bad", False),
    ],
)
def test_who_is_meant_makes_a_difference(one: str, other: str, is_same: bool) -> None:
    keys = [asking.key_of(Passage(text=text, names=NAMES)) for text in (one, other)]

    assert (keys[0] == keys[1]) is is_same


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("#MarlowAir is bad", ("Marlow",)),
        ("love #BlueHarbour so much", ("Blue Harbour",)),
        ("@marlow is bad, @rival is good", ("Blue", "@marlow@social.example")),
    ],
)
def test_no_other_brand_gets_the_feeling_towards_one(text: str, names: tuple[str, ...]) -> None:
    ours, theirs = Passage(text=text, names=names), Passage(text=text, names=("Rival", "@rival@social.example"))

    assert asking.key_of(ours) != asking.key_of(theirs)


def test_each_language_is_read_by_its_model(db: Database) -> None:
    english, italian = Fake(), Fake(name="italian")
    models = Models(main=english, by_language={"it": italian}, trained_for=frozenset({"en"}))

    answers = ask(db, models, "late", "tardi", "tard", languages=["en", "it", "fr"])

    assert [model for _, model in answers] == ["fake-1", "italian", "fake-1"]
    assert (english.asked, italian.asked) == (["late", "tard"], ["tardi"])
    assert [models.knows(code) for code in ("en", "it", "fr", "")] == [True, True, False, True]


def test_a_model_that_fails_leaves_its_language_to_the_rules_and_the_others_go_on(db: Database) -> None:
    models = Models(main=Fake(), by_language={"it": GONE})

    answers = ask(db, models, "late", "tardi", languages=["en", "it"])

    assert answers == [(Fake.reading("late"), "fake-1"), (None, asking.RULES_ALONE)]


def test_where_nobody_knows_what_a_model_was_trained_for_it_is_trusted() -> None:
    assert Models(main=Fake()).knows("xx")


def test_hostile_names_are_only_names() -> None:
    for name in ("(", "[a-", "a|b", "\\"):
        assert asking.key_of(Passage(text="no name here", names=(name,)))


def test_a_model_that_could_not_be_named_is_refused_for_months_without_holding_on_to_anything() -> None:
    missing = NoScorer(why=ScorerUnavailable("no such model"))
    for _ in range(3):
        with pytest.raises(ScorerUnavailable) as caught:
            missing.read([])
    assert len(caught.traceback) == 2


@given(
    st.lists(
        st.sampled_from(
            ["@marlow", "@ada", "RT", "via", "late", "not", ":", ".", "!", '"', "(", ")", "😡", "https://a.example"]
        )
    ),
    st.data(),
)
def test_no_frame_lets_two_posts_share_a_reading_of_which_one_names_us_more(
    words: list[str], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(words)))
    texts = (" ".join([*words[:place], who, *words[place:]]) for who in ("@marlow", "@rival"))

    ours, theirs = (asking.key_of(Passage(text=text, names=NAMES)) for text in texts)
    assert ours != theirs
