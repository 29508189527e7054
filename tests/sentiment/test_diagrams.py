from __future__ import annotations

import re
from typing import Protocol
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies

from domain.assessment import Sentiment
from sentiment import diagrams
from sentiment import evaluation
from sentiment.evaluation import Answer
from sentiment.evaluation import Figures
from sentiment.evaluation import Judged
from sentiment.evaluation import Labelled
from sentiment.tasks import TASKS


class Drawing(Protocol):
    """Either of the two pictures."""

    def __call__(self, figures: Figures, *, model: str) -> str: ...


NAMES = {"svg": "http://www.w3.org/2000/svg"}
DRAWINGS = pytest.mark.parametrize("draw", [diagrams.draw_reliability, diagrams.draw_confusion])


def figures(*pairs: tuple[Sentiment, float]) -> Figures:
    """Figures of posts that are all called negative, each by its label and the model's confidence."""
    return evaluation.measure(
        [
            Judged(
                post=Labelled(line=1, text="", label=label),
                answer=Answer(said="negative", confidence=sure),
            )
            for label, sure in pairs
        ]
    )


SOME = figures((Sentiment.NEGATIVE, 0.95), (Sentiment.NEGATIVE, 0.9), (Sentiment.NEUTRAL, 0.95))


def read(picture: str) -> ET.Element:
    return ET.fromstring(picture.encode("utf-8"))


def words(picture: str) -> list[str]:
    return [one.text or "" for one in read(picture).iterfind(".//svg:text", NAMES)]


@DRAWINGS
def test_a_picture_names_and_describes_itself_for_who_cannot_see_it(draw: Drawing) -> None:
    root = read(draw(SOME, model="mini"))

    named = [one.attrib["id"] for one in root if one.tag.endswith(("}title", "}desc"))]
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"].split() == named
    assert "mini" in (root.findtext("svg:title", namespaces=NAMES) or "")
    assert re.search(r"2 (?:negative )?posts", root.findtext("svg:desc", namespaces=NAMES) or "")


@DRAWINGS
def test_a_picture_follows_light_and_dark_and_fetches_nothing(draw: Drawing) -> None:
    picture = draw(SOME, model="mini")

    assert "prefers-color-scheme: dark" in picture
    assert re.findall(r"<script|href|url\(|@import|<image|<foreignObject", picture) == []


@DRAWINGS
@given(model=strategies.text(max_size=60))
def test_no_name_breaks_a_picture(draw: Drawing, model: str) -> None:
    read(draw(SOME, model=model))


@DRAWINGS
def test_a_hostile_name_stays_a_name(draw: Drawing) -> None:
    root = read(draw(SOME, model='</title><script>x</script>"&\ufffe'))

    assert '</title><script>x</script>"&' in (root.findtext("svg:title", namespaces=NAMES) or "")
    assert root.find(".//svg:script", NAMES) is None


@DRAWINGS
def test_no_posts_still_make_a_picture(draw: Drawing) -> None:
    read(draw(figures(), model="mini"))


def test_the_cells_count_the_posts() -> None:
    told = words(diagrams.draw_confusion(SOME, model="mini"))

    assert [word for word in told if word.isdigit()] == ["2", "0", "0", "1", "0", "0", "0", "0", "0"]
    assert told.count("100%") == 2
    assert {"negative", "neutral", "positive", "called"} <= set(told)


def test_a_bar_ends_at_the_share_that_is_right() -> None:
    root = read(diagrams.draw_reliability(SOME, model="mini"))
    bars = [one for one in root.iterfind("svg:rect", NAMES) if one.find("svg:title", NAMES) is not None]

    assert [float(bar.attrib["height"]) for bar in bars] == [320.0, 160.0]
    assert [bar.findtext("svg:title", namespaces=NAMES) for bar in bars] == [
        "Confidence 0.87 to 0.93: 1 posts, claimed 0.90, right 1.00",
        "Confidence 0.93 to 1.00: 2 posts, claimed 0.95, right 0.50",
    ]


def test_the_claim_is_drawn_at_its_height() -> None:
    root = read(diagrams.draw_reliability(SOME, model="mini"))
    claims = [one for one in root.iterfind("svg:line", NAMES) if "said" in one.attrib["class"]]

    assert [float(one.attrib["y1"]) for one in claims] == [
        pytest.approx(56 + 320 * 0.1),
        pytest.approx(56 + 320 * 0.05),
    ]


def test_a_long_name_is_cut_in_the_picture_and_whole_in_its_title() -> None:
    picture = diagrams.draw_reliability(SOME, model="m" * 200)

    assert "m" * 200 in (read(picture).findtext("svg:title", namespaces=NAMES) or "")
    assert max(map(len, words(picture))) < 60


def test_a_task_of_more_labels_gets_a_larger_picture() -> None:
    task = TASKS["intent"]
    one = Judged(
        post=Labelled(line=1, text="", label="request"),
        answer=Answer(said="suggestion", confidence=0.6),
    )

    picture = diagrams.draw_confusion(evaluation.measure([one], task), model="mini")

    assert set(task.labels) <= set(words(picture))
    assert int(read(picture).attrib["width"]) > int(read(diagrams.draw_confusion(SOME, model="mini")).attrib["width"])
