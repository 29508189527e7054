"""Measure fairness: whether reach, rudeness or spelling decide who is heard first.

Invented posts go through the shipped model and the priority's own rules, each from accounts of every size, verified
and not, that spoke to us directly and not. The fold is the lowest plain complaint of the smallest account: whatever
praise stands above it was pushed there by reach alone.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass

from domain.assessment import Passage
from domain.mention import Author
from domain.mention import Mention
from domain.mention import MentionKind
from domain.mention import MentionStatus
from domain.priority import Ranking
from sentiment import assessing
from sentiment import priority
from sentiment import scorer
from sentiment.assessing import Answer
from sentiment.assessing import Cutoffs
from sentiment.priority import Rules

FOLLOWERS = (0, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000)
COMPLAINTS = (
    "@marlow my parcel has not arrived and it is a week late",
    "@marlow the zip of my jacket broke after two days, I am disappointed",
    "@marlow I was charged twice for one order and nobody answers",
    "@marlow your driver left the box in the rain, everything inside is ruined",
    "@marlow my flight was cancelled and I am stuck here with two children",
    "@marlow the refund you promised three weeks ago is still missing",
    "@marlow the app logs me out every time I try to pay",
    "@marlow I got the wrong size again, that is the second time",
    "@marlow waited 50 minutes on hold and then the line went dead",
    "@marlow the lamp I bought from you does not work",
)
PRAISES = (
    "@marlow thank you so much, the new jacket is wonderful!",
    "@marlow best service I have ever had, you made my day",
    "@marlow just got my parcel a day early, you are amazing",
    "Shopping at @marlow is always a pleasure, lovely people",
    "@marlow kudos to your support team, quick and friendly",
    "I love my new @marlow shoes, they look great",
    "@marlow great flight, perfect crew, see you again soon",
    "@marlow awesome, that solved it, thank you!",
    "So happy with @marlow, they always deliver",
    "@marlow thanks for the beautiful card in the box",
)
#: The same wish said twice: calmly and rudely, or with care and without.
PAIRS = {
    "rude": (
        ("@marlow my parcel has not arrived, could you look into it?", "@marlow where the hell is my damn parcel?"),
        ("@marlow my refund is still missing after three weeks", "@marlow my refund is still missing you clowns"),
        ("@marlow the app crashes each time I pay", "@marlow your crappy app crashes each bloody time I pay"),
        ("@marlow I was charged twice for one order", "@marlow you idiots charged me twice for one order"),
        ("@marlow I have been on hold for an hour", "@marlow on hold for a fucking hour"),
        ("@marlow you sent me the wrong shoes again", "@marlow wrong shoes AGAIN, are you stupid???"),
    ),
    "misspelt": (
        ("@marlow my parcel has not arrived, could you look into it?", "@marlow my parcl hasnt arived, cud u look?"),
        ("@marlow my refund is still missing after three weeks", "@marlow my refnd is stil mising after 3 weks"),
        ("@marlow the app crashes each time I pay", "@marlow the ap crashs evry time i pay"),
        ("@marlow I was charged twice for one order", "@marlow i was chargd twice 4 one ordr"),
        ("@marlow I have been on hold for an hour", "@marlow iv been on hold 4 an hr"),
        ("@marlow you sent me the wrong shoes again", "@marlow u sent me teh wrong shoos agen"),
    ),
}  # fmt: skip

#: Ranks a post by its text and its author's account.
Ranker = Callable[[str, Author, MentionKind], Ranking]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Ranked:
    text: str
    is_complaint: bool
    author: Author
    score: float


def load_ranker(rules: Rules | None = None) -> Ranker:
    """Answer what ranks a post as triage does, with the shipped model; a text is read once."""
    judge, known = scorer.load_scorer(), dict[str, Answer]()

    def rank(text: str, author: Author, kind: MentionKind) -> Ranking:
        if text not in known:
            [reading] = judge.read([Passage(text=text, names=("@marlow", "Marlow"))])
            known[text] = Answer(reading=reading, model=judge.name, language="en")
        mention = Mention(
            id=1, account="marlow", platform="x", native_id="1", text=text, author=author, kind=kind,
            created_at=0, fetched_at=0, status=MentionStatus.NEW,
        )  # fmt: skip
        assessment = assessing.assess(mention, known[text], Cutoffs(), now_at=0)
        return priority.rank(assessing.facts_of(mention, assessment, Cutoffs()), rules or Rules())

    return rank


def measure(rank: Ranker) -> dict[str, object]:
    """Answer how far reach moves a post, and what care the rude and the misspelt get."""
    posts = sorted(_rank_all(rank), key=lambda post: -post.score)
    return {
        "posts": len(posts),
        **_tell_fold(posts),
        **_tell_moves(posts),
        "pairs": {name: _tell_pairs(rank, pairs) for name, pairs in PAIRS.items()},
    }


def _rank_all(rank: Ranker) -> Iterator[_Ranked]:
    for is_complaint, texts in ((True, COMPLAINTS), (False, PRAISES)):
        for text in texts:
            for followers in FOLLOWERS:
                for verified in (False, True):
                    author = Author(handle="ada", follower_count=followers, verified=verified)
                    # the worst case: praise speaks to us, a complaint was only found
                    kind = MentionKind.KEYWORD if is_complaint else MentionKind.MENTION
                    score = rank(text, author, kind).score
                    yield _Ranked(text=text, is_complaint=is_complaint, author=author, score=score)


def _tell_fold(posts: Sequence[_Ranked]) -> dict[str, object]:
    small = [post.score for post in posts if post.is_complaint and not post.author.follower_count]
    praise = [post.score for post in posts if not post.is_complaint]
    return {
        "lowest_plain_complaint_of_an_account_without_followers": min(small),
        "highest_praise_of_any_account": max(praise),
        "praises_above_a_plain_complaint": sum(score >= min(small) for score in praise),
        "complaints_below_the_fold": sum(score <= max(praise) for score in small),
    }


def _tell_moves(posts: Sequence[_Ranked]) -> dict[str, object]:
    """Answer how far reach and a mark of the network move a post among all others that are as good as it."""
    complaints = [post for post in posts if post.is_complaint]
    moved = []
    for text in COMPLAINTS:
        places = [place for place, post in enumerate(complaints) if post.text == text]
        moved.append((max(places) - min(places)) / (len(complaints) - 1))
    by_text = [[post.score for post in posts if post.text == text] for text in (*COMPLAINTS, *PRAISES)]
    return {
        "most_points_by_reach": round(max(max(scores) - min(scores) for scores in by_text), 1),
        "furthest_among_complaints": round(max(moved), 3),
        "usual_among_complaints": round(sum(moved) / len(moved), 3),
    }


def _tell_pairs(rank: Ranker, pairs: Sequence[tuple[str, str]]) -> dict[str, object]:
    """Answer how the second of each pair fares against the first."""
    author = Author(handle="ada", follower_count=50)
    ranked = [tuple(rank(text, author, MentionKind.MENTION) for text in pair) for pair in pairs]
    gaps = [round(second.score - first.score, 1) for first, second in ranked]
    return {
        "pairs": len(pairs),
        "same_level": sum(first.priority is second.priority for first, second in ranked),
        "points": {"least": min(gaps), "mean": round(sum(gaps) / len(gaps), 1), "most": max(gaps)},
    }


def main(arguments: Sequence[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench fairness", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    given = parser.parse_args(arguments)
    found = measure(load_ranker())
    if given.json:
        print(json.dumps(found))
        return 0
    for name, value in found.items():
        print(f"{name.replace('_', ' '):<60} {value}")
    return 0
