"""The composition root: reads the configuration once and builds from it what the rooms need."""

from __future__ import annotations

import os
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from commands import judging
from commands import logs
from commands import writing
from commands.fact_keeping import Folder
from commands.fact_keeping import Keeper
from commands.playbook_keeping import Library
from config import loader
from config import platform_rules
from config.accounts import Stored
from config.facts import Known
from config.loader import Loaded
from config.loader import OriginKind
from config.settings import Settings
from domain.assessment import Passage
from domain.authority import Authority
from domain.clock import DAY
from domain.clock import SECOND
from domain.clock import Clock
from domain.clock import system_clock
from domain.coaching import Report
from domain.draft import Draft
from domain.draft import Finding
from domain.errors import AllEarsError
from domain.fact import Fact
from domain.handoff import ReplyPage
from domain.mention import Mention
from domain.person import Grants
from domain.person import Role
from domain.platform import Account
from domain.platform import Platform
from domain.platform import Preview
from domain.platform import ReplyOpenings
from domain.playbook import Playbook
from domain.preference import NO_PREFERENCE
from domain.verdict import Rule
from domain.verdict import Verdict
from platforms import options as platform_options
from platforms import registry
from responders import coach
from responders import delivery
from responders import handoff
from responders import verdict
from responders.coaching import brief as briefs
from responders.guarding import consistency
from responders.guarding import guard
from responders.guarding.consistency import Said
from responders.writing import citing
from responders.writing import drafting
from responders.writing import history
from responders.writing import threads
from responders.writing.drafting import Writer
from sentiment import asking
from sentiment import dangers
from sentiment import nearness
from sentiment import priority
from sentiment import scorer
from sentiment.triage import Judge
from store import assessments
from store import credentials
from store import drafts
from store import mentions
from store import migrations
from store import preferences
from store import said
from store.database import Database

#: For replies to mentions of no configured account, such as imported ones: the strictest of the usual limits.
_USUAL_LIMIT = 280


@dataclass(frozen=True)
class Program:
    """One configuration and its database; everything heavier is made when it is first needed."""

    loaded: Loaded
    db: Database
    clock: Clock = system_clock

    @property
    def settings(self) -> Settings:
        """Answer the settings in force."""
        return self.loaded.settings

    @cached_property
    def accounts(self) -> tuple[Account, ...]:
        """Answer the configured accounts, with the secrets that were found."""
        return loader.to_accounts(self.loaded)

    @cached_property
    def platforms(self) -> Mapping[str, Platform]:
        """Answer each account's platform, ready to be called."""
        return self.load_platforms()

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Answer what people call each account's network."""
        return {name: platform.LABEL for name, platform in self.platforms.items()}

    def load_platforms(self) -> Mapping[str, Platform]:
        """Answer clients of one's own for each account; those of different threads must not be shared."""
        deadline = self.settings.delivery.deadline_seconds
        platforms = {row.name: registry.load(_in_time(row, deadline), self.clock) for row in self.accounts}
        for row in self.settings.accounts:
            _set_paces(platforms[row.name], row.poll_fastest, row.poll_slowest)
        return platforms

    @cached_property
    def rules(self) -> priority.Rules:
        """Answer what comes first, and when it is due."""
        return judging.make_rules(self.settings)

    @cached_property
    def judge(self) -> Judge:
        """Answer what triage needs; the model itself loads with the first text."""
        return judging.make_judge(self.settings, self.accounts, self.rules)

    @cached_property
    def knowledge(self) -> Keeper:
        """Answer the facts as they stand at each call."""
        return Keeper(self.db, self._embed, nearness.multiply)

    @property
    def fact_names(self) -> Known:
        """Answer what facts may name, and the zone of their dates."""
        brands = [brand.name for brand in self.settings.brands]
        return Known(zone=self.settings.desk.timezone, brands=brands, channels=registry.kinds())

    @cached_property
    def fact_folder(self) -> Folder:
        """Answer the folder that facts are read from, if one is configured."""
        folder = self.loaded.locate(("facts", "folder")) if self.settings.facts.folder else None
        return Folder(self.db, folder, self.fact_names, self.clock)

    def _embed(self, texts: Sequence[str]) -> Sequence[bytes]:
        """Answer the sentence vector of each text; what was asked before is not read again."""
        passages = [Passage(text=text) for text in texts]
        found = asking.ask(self.db, self.judge.models, passages, [""] * len(texts), now_at=self.clock())
        return [reading.vector if reading else b"" for reading, _ in found]

    @cached_property
    def library(self) -> Library:
        """Answer the playbooks, which follow their folder as it changes."""
        folder = self.loaded.locate(("playbooks", "folder")) if self.settings.playbooks.folder else None
        return Library(folder, registry.kinds())

    @property
    def writer(self) -> Writer:
        """Answer what drafting needs, with the playbooks as they are now."""
        return replace(self._writer, playbooks=self.library())

    @cached_property
    def _writer(self) -> Writer:
        return writing.make_writer(
            self.loaded,
            preview=self.preview,
            opening=self.opening,
            knowledge=self.knowledge,
            hours=self.rules.hours,
            weights=writing.Taste(self.db, self.clock),
            find_dangers=dangers.Finder(Path(self.settings.sentiment.model or scorer.SHIPPED)),
        )

    @cached_property
    def platform_rules(self) -> tuple[Rule, ...]:
        """Answer what networks allow, with the operator's own rules over it."""
        file = self.settings.platform_rules.file
        return platform_rules.load_rules(
            self.loaded.locate(("platform_rules", "file")) if file else None, registry.kinds()
        )

    def verdict(self, mention: Mention, draft: Draft | None = None, text: str | None = None) -> Verdict:
        """Answer whether and how a mention may be answered, with the reply as it stands where there is one."""
        account = next((known for known in self.accounts if known.name == mention.account), None)
        return verdict.find(self.db, mention, account, self.platform_rules, draft=draft, text=text)

    def reply_page(self, mention: Mention, text: str) -> ReplyPage:
        """Answer where a human posts a reply by hand."""
        return handoff.page_of(mention, self.platforms.get(mention.account), text)

    @property
    def grants(self) -> Grants:
        """Answer what each role may promise alone."""
        given = self.settings.authority
        roles = {Role.APPROVER: given.approver, Role.LEAD: given.lead, Role.ADMIN: given.admin}
        by_role = {role: authority_of(grant.amounts, grant.commitments) for role, grant in roles.items()}
        one_person = authority_of(given.one_person.amounts, given.one_person.commitments)
        return Grants(by_role=by_role, one_person=one_person)

    @property
    def remind_ms(self) -> int:
        """Answer how long after a hand-off somebody is asked whether the reply was posted."""
        return self.settings.delivery.hand_off_reminder

    @property
    def delivery_rules(self) -> delivery.Rules:
        """Answer the figures of delivery."""
        given = self.settings.delivery
        return delivery.Rules(
            deadline_ms=given.deadline_seconds * SECOND,
            settle_ms=given.settle_seconds * SECOND,
            second_lookup_ms=given.second_lookup_seconds * SECOND,
            max_attempts=given.max_attempts,
            daily_limit=given.daily_limit,
            platform_rules=self.platform_rules,
            daily_limits={row.name: row.daily_limit for row in self.settings.accounts if row.daily_limit is not None},
        )

    def preview(self, account: str, text: str) -> Preview:
        """Answer what an account's network would be sent, counted its own way; unknown accounts get the usual limit."""
        platform = self.platforms.get(account)
        return platform.preview(text) if platform else Preview(text=text, length=len(text), limit=_USUAL_LIMIT)

    def opening(self, mention: Mention) -> str:
        """Answer how a reply has to begin on the mention's network; nothing where it may begin as it likes."""
        platform = self.platforms.get(mention.account)
        return platform.opening(mention.author.handle, mention.text) if isinstance(platform, ReplyOpenings) else ""

    def review(self, draft: Draft, text: str) -> Sequence[Finding]:
        """Answer what the verdict on its mention and the guard say about a text for a draft's account."""
        mention = mentions.get(self.db, draft.mention_id)
        playbook = next((known for known in self.writer.playbooks if known.name == draft.playbook), None)
        facts = drafting.standing_facts(self.db, mention, self.writer, self.clock())
        found = self.look_over(mention, text, facts, playbook)
        cited = citing.review(self.db, draft, text, brand=mention.brand, now_at=self.clock())
        return [*self.verdict(mention, draft, text).findings(), *cited, *found]

    def look_over(
        self, mention: Mention, text: str, facts: Sequence[Fact], playbook: Playbook | None = None
    ) -> Sequence[Finding]:
        """Answer what the guard says about a reply to a mention, where these facts stand for its claims."""
        return guard.review(
            text,
            preview=self.preview(mention.account, text),
            voice=writing.voice_for(self.db, self.writer, mention),
            playbook=playbook,
            facts=facts,
            post=self._told(mention),
            said=self._said(mention, text),
        )

    def coach(self, mention: Mention, text: str) -> Report:
        """Answer what could be better in a reply to a mention."""
        voice, room = writing.voice_for(self.db, self.writer, mention), self.preview(mention.account, "").limit
        draft = drafts.find_live(self.db, mention.id)
        playbook = next((known for known in self.library() if draft and known.name == draft.playbook), None)
        brief = briefs.brief_of(
            mention,
            assessments.find(self.db, mention.id),
            voice=voice,
            room=room,
            pace=self._pace(mention),
            playbook=playbook,
            preference=preferences.find(self.db, mention.platform, mention.author) or NO_PREFERENCE,
        )
        return coach.review(text, brief)

    def _pace(self, mention: Mention) -> Fact | None:
        """Answer how soon the team usually answers, where its author may still be told so."""
        now_at = self.clock()
        pace = history.read_pace(self.db, mention.account, now_at=now_at, worked=self.writer.worked)
        return history.still_ahead(pace, now_at - mention.created_at)

    def _told(self, mention: Mention) -> str:
        """Answer the words of a mention's author that a draft rests on."""
        found = assessments.find(self.db, mention.id)
        return threads.read(self.db, mention, found).mention.text if found else mention.text

    def _said(self, mention: Mention, text: str) -> list[Said]:
        """Answer what the brand wrote to others lately and on the same matters, where and when, in the team's words."""
        since_at = self.clock() - self.settings.guard.compare_days * DAY
        brand, topics = mention.brand, consistency.find_topics(text)
        newest = said.replies_since(self.db, brand, since_at, but_mention=mention.id, limit=consistency.MOST_REPLIES)
        alike = said.replies_about(
            self.db, brand, topics, since_at, but_mention=mention.id, limit=consistency.MOST_ON_TOPICS
        )
        zone = ZoneInfo(self.settings.desk.timezone)
        return [
            Said(
                text=one.text,
                where=f"on {self.labels.get(one.account, one.platform)}, {_day(one.sent_at, zone)}",
                is_here=one.platform == mention.platform,
            )
            for one in dict.fromkeys([*newest, *alike])
        ]


def _day(at: int, zone: ZoneInfo) -> str:
    moment = datetime.fromtimestamp(at / SECOND, zone)
    return f"{moment.day} {moment:%B at %H:%M}"


def authority_of(amounts: Mapping[str, float], commitments: Iterable[str]) -> Authority:
    """Answer an authority from amounts as people write them, in whole units."""
    hundredths = {code: round(amount * 100) for code, amount in amounts.items()}
    return Authority(amounts=hundredths, commitments=frozenset(commitments))


def _in_time(account: Account, deadline: int) -> Account:
    """Answer the account with its calls ending by delivery's deadline.

    A call that outlives the deadline could land after the look-ups that declared it absent, and be sent twice.
    """
    if "timeout" not in registry.describe(account.platform).options:
        return account
    return platform_options.capped(account, "timeout", deadline)


def _set_paces(platform: Platform, fastest: int | None, slowest: int | None) -> None:
    if fastest is not None:
        platform.FASTEST_POLL = fastest
        platform.SLOWEST_POLL = max(platform.SLOWEST_POLL, fastest)
    if slowest is not None:
        platform.SLOWEST_POLL = slowest
        platform.FASTEST_POLL = min(platform.FASTEST_POLL, slowest)


def build(
    config: Path | None,
    db: Path | None,
    *,
    need_secrets: bool = False,
    must_exist: bool = False,
    is_service: bool = False,
    options: Mapping[str, str] | None = None,
) -> Program:
    """Read the configuration and open the database; raises ConfigError or StoreError, each with the mend.

    With `must_exist` a missing database is an error: a command that only reads must not leave an empty one behind.
    A service logs as configured; a command that a person waits for says only what is wrong, unless told otherwise.
    """
    loaded = load(config, db, need_secrets=need_secrets, options=options)
    is_quiet = not is_service and loaded.origin(("log", "level")).kind is OriginKind.DEFAULT
    logs.set_up("warning" if is_quiet else loaded.settings.log.level, loaded.settings.log.format)
    path = loaded.locate(("store", "path"))
    if must_exist and not path.exists():
        raise AllEarsError(
            f"There is no database {path}. Name another with --db, or fill one with poll, import or demo."
        )
    return Program(loaded=loaded, db=migrations.open_database(path))


def _stored_secrets(database: Path, key_file: Path) -> Mapping[str, Mapping[str, str]]:
    """Answer the secrets kept in the database, if there is one."""
    if not database.exists():
        return {}
    db = migrations.open_database(database)
    try:
        return credentials.load_all(db, credentials.load_key(key_file, os.environ.get("ALLEARS_KEY")))
    finally:
        db.close()


def load(
    config: Path | None,
    db: Path | None,
    *,
    need_secrets: bool,
    stored: Stored | None = _stored_secrets,
    options: Mapping[str, str] | None = None,
) -> Loaded:
    """Read the configuration, with the command line's options over it; raises ConfigError with every problem.

    `stored` answers the secrets kept in the database; with None the database is not opened.
    """
    given = dict(options or {})
    if db is not None:
        given["store.path"] = str(db)
    kinds = {name: registry.describe(name) for name in registry.kinds()}
    return loader.load(config, os.environ, kinds=kinds, stored=stored, need_secrets=need_secrets, options=given)
