"""Turns the demo's story into a database: every past decision goes through the same functions as a real one."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from commands import composition
from commands.composition import Program
from commands.sample import asked
from commands.sample import cast
from commands.sample import elsewhere
from commands.sample import knowing
from commands.sample import owing
from commands.sample import story
from commands.sample.story import Decision
from commands.sample.story import Outcome
from commands.sample.story import StoryLine
from config.display import write_value
from domain.assessment import Passage
from domain.clock import HOUR
from domain.clock import SECOND
from domain.clock import system_clock
from domain.clock import to_iso
from domain.delivery import Delivery
from domain.draft import Draft
from domain.draft import RejectReason
from domain.mention import Mention
from domain.mention import Post
from domain.person import Role
from domain.person import User
from domain.platform import Cursor
from domain.platform import Receipt
from responders import decisions
from responders import target
from responders.writing import drafting
from sentiment import asking
from sentiment import triage
from store import deliveries
from store import drafts
from store import intake
from store import mentions
from store import users
from store.database import Database

#: The folder beside the database that holds the simulated networks' posts.
NETWORKS = "networks"
#: Who the demo's visitor signs in as: a lead, who may do everything at the desk.
HOST = "Dana"
#: So many of the newest waiting posts are not there yet: they come in one by one while the visitor looks around.
_STILL_TO_COME = 8
#: Begins every configuration the demo wrote; what does not begin so is not the demo's to touch.
MARK = "# Written by `main.py demo`."
_UNDO = 20 * SECOND
#: What the replay platform calls its only source.
_SOURCE = "file"


def sow(path: Path, config: Path) -> None:
    """Write configuration, network files and database. The database appears whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    now_at = system_clock()
    lines = story.read_story(now_at)
    coming = [line for line in lines if _may_come_later(line, lines)][-_STILL_TO_COME:]
    here = [line for line in lines if line not in coming]
    _write_networks(path.parent / NETWORKS, [*here, *coming])
    config.write_text(write_config(path), encoding="utf-8")
    fresh = path.with_name(f"{path.name}.new")
    for left_over in path.parent.glob(f"{fresh.name}*"):
        left_over.unlink()
    program = composition.build(config, fresh)
    _Sower(program, here, now_at).sow()
    program.db.close()
    os.replace(fresh, path)
    fresh.with_name(f"{fresh.name}.lock").unlink()


def _may_come_later(line: StoryLine, lines: Sequence[StoryLine]) -> bool:
    """Only a post that nobody has answered yet, neither we nor others, can be missing for a while."""
    parents = {other.post.parent_id for other in lines}
    return line.outcome is None and not line.post.is_ours and line.post.native_id not in parents


def write_config(database: Path) -> str:
    """Answer the demo's configuration file: also a small example of a real one."""
    lines = [f"{MARK} Change what you like; `demo --reset` writes it anew.", "", "[store]"]
    lines += [f"path = {write_value(database.name)}", "", "[monitor]", 'settle = "1s"', ""]
    # generous, so that a visitor finds replies in time beside overdue ones whenever the demo is started
    lines += ["[sla]", 'critical = "8h"', 'high = "1d"', 'medium = "36h"', 'low = "3d"', ""]
    for brand in cast.read_brands():
        voice = brand.voice
        lines += ["[[brands]]", f"name = {write_value(brand.label)}", "[brands.voice]"]
        lines += [f"signature = {write_value(voice.signature)}", f"contact = {write_value(voice.contact)}"]
        lines += [f"language = {write_value(voice.language)}", f"emoji = {write_value(voice.emoji)}"]
        lines += [f"avoid = [{', '.join(write_value(word) for word in voice.avoid)}]", ""]
    for brand in cast.read_brands():
        for network in cast.read_networks():
            name = cast.account_name(brand.name, network.name)
            options = f'label = {write_value(network.label)}, limit = "{network.reply_limit}", pace = "1"'
            lines += ["[[accounts]]", f"name = {write_value(name)}", 'platform = "replay"']
            lines += [f"handle = {write_value(brand.name)}", f"brand = {write_value(brand.label)}"]
            lines += [f"path = {write_value(f'{NETWORKS}/{name}.jsonl')}", f"options = {{ {options} }}", ""]
    return "\n".join(lines)


def _write_networks(folder: Path, lines: Sequence[StoryLine]) -> None:
    """Write what each network knows, in the order in which it appears: a reply needs its post to be there."""
    folder.mkdir(parents=True, exist_ok=True)
    for brand in cast.read_brands():
        for network in cast.read_networks():
            name = cast.account_name(brand.name, network.name)
            posts = [line.post for line in lines if line.account == name]
            told = "".join(json.dumps(_replayed(post), ensure_ascii=False) + "\n" for post in posts)
            (folder / f"{name}.jsonl").write_text(told, encoding="utf-8")


def _replayed(post: Post) -> dict[str, object]:
    author = post.author
    return {
        "id": post.native_id,
        "created_at": to_iso(post.created_at),
        "author": {
            "id": author.native_id,
            "handle": author.handle,
            "name": author.name,
            "followers": author.follower_count,
            "verified": author.verified,
        },
        "text": post.text,
        "conversation_id": post.conversation_id,
        "parent_id": post.parent_id,
        "lang": post.language,
        "brand": cast.find_brand(post.brand).label,
        "kind": str(post.kind),
    }


class _Sower:
    """Lives through the month in the order in which it happened."""

    def __init__(self, program: Program, lines: Sequence[StoryLine], now_at: int) -> None:
        self._db: Database = program.db
        self._program, self._lines, self._now_at = program, lines, now_at
        self._writer = replace(program.writer, settle_ms=0)
        self._people: dict[str, User] = {}

    def sow(self) -> None:
        """Write everything in one transaction, which takes a second instead of a minute."""
        with self._db.immediate():
            self._hire()
            knowing.learn(self._db, actor=HOST, now_at=self._now_at, at=self._lines[0].post.created_at - SECOND)
            judge = self._program.judge
            self._read_ahead(judge)
            for at, line, outcome in self._events():
                owing.pass_by(self._program, at, self._now_at)
                if outcome is None:
                    self._receive(line, judge, at)
                else:
                    self._decide(line, outcome)
            owing.pass_by(self._program, self._now_at, self._now_at)
            self._hear_elsewhere(judge)
            asked.live_through(self._program, self._writer, self._people[HOST], self._now_at)
            self._mark_read()

    def _read_ahead(self, judge: triage.Judge) -> None:
        """Let the model read the whole story in one batch: judged one by one, each post is then known already."""
        theirs = [line for line in self._lines if not line.post.is_ours]
        passages = [Passage(text=line.post.text, names=judge.names.get(line.account, ())) for line in theirs]
        languages = [judge.detector.detect(line.post.text, line.post.language) for line in theirs]
        asking.ask(self._db, judge.models, passages, languages, now_at=self._now_at)

    def _hear_elsewhere(self, judge: triage.Judge) -> None:
        handed, at = elsewhere.receive(self._db, self._now_at), self._now_at - HOUR
        triage.run_once(self._db, judge, lambda: at)
        drafting.run_once(self._db, self._writer, lambda: at)
        elsewhere.hand_off(self._program, handed, self._people[HOST], self._now_at)

    def _mark_read(self) -> None:
        """Leave each account's cursor behind the last post that is here; the others then come in at their pace."""
        for account in self._program.accounts:
            count = sum(line.account == account.name for line in self._lines)
            cursor = Cursor(floor=str(count), floor_at=self._now_at)
            intake.record_page(
                self._db,
                account=account.name,
                platform=account.platform,
                source=_SOURCE,
                posts=[],
                cursor=cursor,
                now_at=self._now_at,
            )

    def _hire(self) -> None:
        born_at = self._lines[0].post.created_at - SECOND
        for person in cast.read_people():
            self._people[person.name] = users.add(
                self._db, person.name, person.role, actor="system:demo", now_at=born_at
            )

    def _events(self) -> Iterator[tuple[int, StoryLine, Outcome | None]]:
        events: list[tuple[int, int, StoryLine, Outcome | None]] = []
        for order, line in enumerate(self._lines):
            events.append((line.post.created_at, order, line, None))
            if line.outcome is not None:
                events.append((line.outcome.decided_at, order, line, line.outcome))
        for at, _, line, outcome in sorted(events, key=lambda event: (event[0], event[1], event[3] is not None)):
            yield at, line, outcome

    def _receive(self, line: StoryLine, judge: triage.Judge, at: int) -> None:
        text = (line.outcome and line.outcome.before) or line.post.text
        post = replace(line.post, text=text, brand=cast.find_brand(line.post.brand).label)
        recorded = intake.record_page(self._db, account=line.account, platform="replay", posts=[post], now_at=at)
        if recorded.new_ids:
            triage.run_once(self._db, judge, lambda: at)
            self._draft(mentions.get(self._db, recorded.new_ids[0]), line.outcome, at)

    def _draft(self, mention: Mention, outcome: Outcome | None, at: int) -> None:
        """What was approved as it stood is the draft itself; for all else the composer writes."""
        if outcome is not None and outcome.decision is Decision.APPROVED and outcome.reply is not None:
            drafts.record(self._db, mention, text=outcome.reply.text, steps=(), playbook="acknowledge", now_at=at)
        drafting.run_once(self._db, self._writer, lambda: at)

    def _decide(self, line: StoryLine, outcome: Outcome) -> None:
        user, at = self._people[outcome.by], outcome.decided_at
        mention = mentions.find(self._db, "replay", line.post.native_id)
        match outcome.decision:
            case Decision.SNOOZED:
                decisions.snooze(self._db, mention.id, user, until_at=outcome.snoozed_until or at + 1, now_at=at)
            case Decision.ESCALATED:
                to = self._people.get(outcome.asked) or Role(outcome.asked)
                decisions.escalate(self._db, mention.id, user, to=to, reason=outcome.why, now_at=at)
            case Decision.DISMISSED:
                decisions.dismiss(self._db, mention.id, user, now_at=at)
            case Decision.REJECTED:
                self._reject(mention.id, outcome, user)
            case Decision.CHANGED:
                self._send_back(mention, line, user, at)
            case Decision.EDITED if outcome.reply is not None:
                draft = self._live(mention.id)
                editor = self._people[outcome.edited_by]
                edited = decisions.edit(self._db, draft.id, draft.version, editor, outcome.reply.text, now_at=at)
                self._send(edited, user, outcome.reply, at)
            case Decision.APPROVED if outcome.reply is not None:
                self._send(self._live(mention.id), user, outcome.reply, at)

    def _reject(self, mention_id: int, outcome: Outcome, user: User) -> None:
        draft, at = self._live(mention_id), outcome.decided_at
        reason = outcome.reason or RejectReason.OTHER
        decisions.reject(self._db, draft.id, draft.version, user, reason=reason, now_at=at)
        if outcome.reply is not None:
            own = decisions.write(self._db, mention_id, user, outcome.reply.text, now_at=at)
            self._send(own, user, outcome.reply, at)
        elif reason is not RejectReason.NOT_ABOUT_US:
            decisions.dismiss(self._db, mention_id, user, now_at=at)

    def _live(self, mention_id: int) -> Draft:
        draft = drafts.find_live(self._db, mention_id)
        if draft is None:
            raise ValueError(f"mention {mention_id} of the story has no draft to decide on")
        return draft

    def _send(self, draft: Draft, user: User, reply: Post, at: int) -> None:
        """Approve and deliver; the simulated network's receipt is the reply's id in the story."""
        delivery = self._approve(draft, user, at)
        left_at = delivery.next_at
        sending = deliveries.open_intent(
            self._db, delivery, key=f"demo-{delivery.id}", deadline_at=left_at + 30 * SECOND, now_at=left_at
        )
        if sending is not None:
            deliveries.land(self._db, sending, Receipt(native_id=reply.native_id), now_at=left_at)

    def _send_back(self, mention: Mention, line: StoryLine, user: User, at: int) -> None:
        """Approve, and find the post changed when the reply is about to leave: it is judged and drafted for anew."""
        delivery = self._approve(self._live(mention.id), user, at)
        words = target.find_objection(mention, line.post, line.network) or ""
        target.send_back(self._db, delivery, mention, line.post, words, now_at=delivery.next_at)
        triage.run_once(self._db, self._program.judge, lambda: delivery.next_at)
        drafting.run_once(self._db, self._writer, lambda: delivery.next_at)

    def _approve(self, draft: Draft, user: User, at: int) -> Delivery:
        return decisions.approve(
            self._db,
            draft.id,
            draft.version,
            user,
            review=lambda _draft, _text: (),
            undo_ms=min(_UNDO, self._now_at - at),
            now_at=at,
        )
