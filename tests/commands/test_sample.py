"""The demo's story is rich, consistent, wholly in the past, and invented."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from commands.sample import cast
from commands.sample import story
from commands.sample.story import Decision
from commands.sample.story import Outcome
from commands.sample.story import StoryLine
from domain import clock
from domain.draft import RejectReason
from domain.mention import MentionKind
from domain.mention import Post
from domain.person import Role

MIDNIGHT = clock.from_iso("2031-03-01T00:00:00")
#: The story is told again for every start of the demo, so its order must hold at each hour of the day.
NOWS = [MIDNIGHT, MIDNIGHT + 5 * clock.HOUR, MIDNIGHT + 14 * clock.HOUR + 7, MIDNIGHT + clock.DAY - 1]
NOW = NOWS[2]
STREAM = Path(__file__).parents[3] / "shared" / "data" / "streams" / "airline_week.jsonl"
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u06ff]")
LINK = re.compile(r"https?://[^\s)]*[\w/]")


def told() -> list[StoryLine]:
    """The lines that reach the queue: without our own announcements."""
    return [line for line in story.read_story(NOW) if not line.post.is_ours]


def with_decision(*decisions: Decision) -> list[tuple[StoryLine, Outcome]]:
    """The lines with such an outcome, and the outcome."""
    return [(line, line.outcome) for line in told() if line.outcome and line.outcome.decision in decisions]


def replies(now_at: int = NOW) -> list[Post]:
    """All replies of ours that were sent in the past."""
    return [line.outcome.reply for line in story.read_story(now_at) if line.outcome and line.outcome.reply]


def chirp_length(text: str) -> int:
    """Count as X does: a link is 23, characters outside the first blocks weigh two."""
    light = (range(0x1100), range(0x2000, 0x200E), range(0x2010, 0x2020), range(0x2032, 0x2038))
    return sum(1 if any(ord(c) in block for block in light) else 2 for c in LINK.sub("x" * 23, text))


def test_thirty_days_on_two_networks_for_two_brands() -> None:
    lines = told()

    assert len(lines) >= 240
    assert min(line.post.created_at for line in lines) < NOW - 28 * clock.DAY
    assert min(line.post.created_at for line in lines) > NOW - 30 * clock.DAY
    assert {line.network for line in lines} == {"chirp", "commons"}
    assert min(Counter(line.account for line in lines).values()) >= 25
    assert len({line.post.created_at // clock.DAY for line in lines}) >= 29


def test_at_least_six_languages_and_a_right_to_left_script_are_spoken() -> None:
    counts = Counter(line.post.language for line in told())

    assert min(counts[language] for language in ("en", "de", "es", "fr")) >= 15
    assert min(counts[language] for language in ("it", "pt")) >= 5
    assert any(RIGHT_TO_LEFT.search(line.post.text) for line in told())


def test_ids_and_texts_are_unique_and_no_two_posts_begin_alike() -> None:
    posts = [line.post for line in story.read_story(NOW)] + replies()

    assert len({post.native_id for post in posts}) == len(posts)
    assert len({post.text for post in posts}) == len(posts)
    assert Counter(post.text[:28].casefold() for post in posts).most_common(1)[0][1] == 1


@pytest.mark.parametrize("now_at", NOWS)
def test_every_parent_exists_came_earlier_and_shares_the_conversation(now_at: int) -> None:
    posts = {post.native_id: post for post in [line.post for line in story.read_story(now_at)] + replies(now_at)}
    children = [post for post in posts.values() if post.parent_id]

    assert len(children) >= 60
    for child in children:
        parent = posts[child.parent_id]
        assert parent.created_at < child.created_at, child.native_id
        assert parent.conversation_id == child.conversation_id
        assert parent.brand == child.brand
    assert all(posts[post.conversation_id].conversation_id == post.conversation_id for post in posts.values())


@pytest.mark.parametrize("now_at", NOWS)
def test_nothing_lies_in_the_future_but_the_end_of_a_snooze(now_at: int) -> None:
    lines = story.read_story(now_at)
    outcomes = [line.outcome for line in lines if line.outcome]

    assert all(line.post.created_at < now_at for line in lines)
    assert all(outcome.decided_at <= now_at for outcome in outcomes)
    assert all(outcome.snoozed_until > now_at for outcome in outcomes if outcome.snoozed_until is not None)
    assert all(earlier.post.created_at <= later.post.created_at for earlier, later in pairwise(lines))


def test_the_same_moment_tells_the_same_story() -> None:
    assert story.read_story(NOW) == story.read_story(NOW)


def test_an_outage_yesterday_brings_forty_complaints_in_four_hours() -> None:
    start = NOW - NOW % clock.DAY - clock.DAY + 6 * clock.HOUR
    hit = [line for line in told() if start <= line.post.created_at < start + 4 * clock.HOUR]
    before = [line for line in told() if start - clock.DAY <= line.post.created_at < start]

    assert len(hit) >= 40
    assert {line.post.brand for line in hit} == {"ostrelle"}
    assert len(before) <= 10
    assert len({line.post.language for line in hit}) >= 6


@pytest.mark.parametrize("now_at", NOWS)
def test_what_is_counted_from_now_comes_after_the_outage(now_at: int) -> None:
    end = now_at - now_at % clock.DAY - clock.DAY + 10 * clock.HOUR
    burning = next(line.post for line in story.read_story(now_at) if "burning smell" in line.post.text)

    assert burning.created_at > end
    assert story.moment("-13h", now_at) > end


def test_the_past_has_enough_of_each_decision_and_enough_waits() -> None:
    counts = Counter(line.outcome.decision if line.outcome else "waiting" for line in told())
    recent = [line for line in told() if line.outcome is None and line.post.created_at > NOW - 2 * clock.DAY]

    assert counts[Decision.APPROVED] + counts[Decision.EDITED] >= 50
    assert counts[Decision.REJECTED] >= 12
    assert counts[Decision.DISMISSED] >= 10
    assert counts[Decision.SNOOZED] == 3
    assert counts[Decision.ESCALATED] == 2
    assert counts[Decision.CHANGED] == 1
    assert len(recent) == counts["waiting"] >= 70


def test_each_outcome_carries_what_its_decision_needs_and_nothing_else() -> None:
    for line in told():
        if line.outcome is None:
            continue
        outcome, decision = line.outcome, line.outcome.decision
        sent = decision in (Decision.APPROVED, Decision.EDITED)
        assert outcome.decided_at > line.post.created_at
        assert outcome.reply is not None or not sent, line.post.native_id
        assert outcome.reply is None or sent or decision is Decision.REJECTED
        assert bool(outcome.edited_by) == (decision is Decision.EDITED)
        assert (outcome.reason is not None) == (decision is Decision.REJECTED)
        assert (outcome.snoozed_until is not None) == (decision is Decision.SNOOZED)
        assert bool(outcome.asked and outcome.why) == (decision is Decision.ESCALATED)
        assert (outcome.before not in {"", line.post.text}) == (decision is Decision.CHANGED)


def test_every_reject_reason_occurs() -> None:
    assert {outcome.reason for _, outcome in with_decision(Decision.REJECTED)} == set(RejectReason)


def test_those_who_decided_are_people_of_the_demo_with_the_right_to() -> None:
    roles = {person.name: person.role for person in cast.read_people()}
    outcomes = [line.outcome for line in told() if line.outcome]

    assert {Role.LEAD, Role.APPROVER, Role.WRITER} == set(roles.values())
    decided = [outcome for outcome in outcomes if outcome.decision is not Decision.ESCALATED]
    assert all(roles[outcome.by].includes(Role.APPROVER) for outcome in decided)
    assert {outcome.edited_by for outcome in outcomes if outcome.edited_by} == set(roles)


def test_short_posts_and_our_answers_to_them_fit_the_short_network() -> None:
    limits = {network.name: network.reply_limit for network in cast.read_networks()}
    lines = [line for line in story.read_story(NOW) if line.network == "chirp"]
    sent = [line.outcome.reply for line in lines if line.outcome and line.outcome.reply]

    assert limits["chirp"] == 280
    assert [post.native_id for post in sent if chirp_length(post.text) > limits["chirp"]] == []
    assert [line.post.native_id for line in lines if chirp_length(line.post.text) > limits["chirp"]] == []
    assert any(len(line.post.text) > 300 for line in told() if line.network == "commons")


def test_our_past_replies_keep_to_the_voice() -> None:
    voices = {brand.name: brand.voice for brand in cast.read_brands()}
    for reply in replies():
        voice = voices[reply.brand]
        assert reply.text.endswith(f"Team {voice.brand}")
        assert not [word for word in voice.avoid if word.casefold() in reply.text.casefold()], reply.native_id
        assert all(link.startswith(voice.contact) for link in LINK.findall(reply.text))
        assert reply.is_ours


def test_an_author_is_the_same_person_in_every_post() -> None:
    seen: dict[tuple[str, str], object] = {}
    for line in story.read_story(NOW):
        assert seen.setdefault((line.network, line.post.author.handle), line.post.author) == line.post.author


def test_each_post_names_its_brand_the_way_its_kind_says() -> None:
    marks = {"chirp": "@", "commons": "u/"}
    for line in told():
        text, brand = line.post.text.casefold(), line.post.brand
        addressed = marks[line.network] + brand in text
        if line.post.kind is MentionKind.MENTION:
            assert addressed, line.post.native_id
        elif line.post.kind is MentionKind.KEYWORD and not line.post.parent_id:
            assert brand in text, line.post.native_id
            assert line.network == "commons" or not addressed, line.post.native_id


def test_hostile_famous_and_wordless_posts_are_among_them() -> None:
    texts = [line.post.text for line in told()]
    followers = [line.post.author.follower_count or 0 for line in told()]

    assert any("<script>" in text for text in texts)
    assert any("ignore all previous instructions" in text for text in texts)
    assert any(not re.search(r"\w", re.sub(r"@\w+", "", text)) for text in texts)
    assert max(followers) > 1_000_000
    assert sum(0 < count < 20 for count in followers) >= 5


def test_conversations_take_several_turns_with_us_and_with_others() -> None:
    turns = Counter(line.post.conversation_id for line in told() if line.post.parent_id)
    answered_twice = Counter(reply.conversation_id for reply in replies())

    assert sum(count >= 2 for count in turns.values()) >= 5
    assert sum(count >= 2 for count in answered_twice.values()) >= 8


def test_links_lead_nowhere_real() -> None:
    links = LINK.findall("\n".join(post.text for post in [line.post for line in told()] + replies()))

    assert links
    assert all(re.match(r"https?://([\w-]+\.)*example(\.com)?(/|$)", link) for link in links)


def test_accounts_are_named_after_brand_and_network() -> None:
    expected = {cast.account_name(brand.name, net.name) for brand in cast.read_brands() for net in cast.read_networks()}

    assert {line.account for line in told()} == expected


def test_a_time_that_means_nothing_is_refused() -> None:
    for text in ("", "-", "yesterday", "-3d", "12:30"):
        with pytest.raises(ValueError, match="is not a time"):
            story.moment(text, NOW)


def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = (Path(story.__file__).parent / "chirp.jsonl").read_text("utf-8").split("\n")[0]
    (tmp_path / "chirp.jsonl").write_text(f'{whole}\n{{"id": "chirp-2"}}\n', "utf-8")
    cast.read_networks()  # keeps cast.toml, read from its true place
    monkeypatch.setattr("commands.sample.story.resources.files", lambda _: tmp_path)

    with pytest.raises(ValueError, match=r"chirp\.jsonl line 2: 'text'"):
        story.read_story(NOW)


def test_an_unknown_brand_is_refused() -> None:
    with pytest.raises(ValueError, match="no brand 'nobody'"):
        cast.find_brand("nobody")


@pytest.mark.skipif(not STREAM.exists(), reason="the shared streams are not on this machine")
def test_no_handle_of_a_real_brand_is_used() -> None:
    real = Counter[str]()
    with STREAM.open(encoding="utf-8") as lines:
        for row in lines:
            real.update(handle.casefold() for handle in re.findall(r"@(\w+)", json.loads(row)["text"]))
    brands = {handle for handle, count in real.items() if count >= 5 and handle != "someone"}
    ours = {line.post.author.handle.casefold() for line in story.read_story(NOW)}
    ours |= {handle.casefold() for line in told() for handle in re.findall(r"@(\w+)", line.post.text)}

    assert brands
    assert ours & brands == set()
