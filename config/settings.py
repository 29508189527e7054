"""Describe `allears.toml`: every key with its type, its default, its bounds and its meaning."""

from __future__ import annotations

from typing import Annotated
from typing import Literal
from typing import Self

from pydantic import AfterValidator
from pydantic import BeforeValidator
from pydantic import Field
from pydantic import PlainSerializer
from pydantic import model_validator

from config import values
from config.authority import Authority
from config.language_model import LanguageModel
from config.section import Section
from config.values import Span
from config.voice import Voice
from domain.clock import HOUR
from domain.clock import MINUTE

#: Environment variables that are no settings, each with its meaning.
VARIABLES = {
    "ALLEARS_NO_BOOTSTRAP": "set to 1, `main.py` uses the running Python as it is and makes no `.venv`",
    "ALLEARS_BOOTSTRAPPED": "set by `main.py` itself when it starts again inside its `.venv`",
    "ALLEARS_KEY": "the key that encrypts access tokens in the database, in place of `store.key_file`",
    "ALLEARS_LLM_API_KEY": "the key of the language model's server, where it wants one",
    "ALLEARS_LLM_API_KEY_FILE": "the path of a file that holds that key in one line",
}

Duration = Annotated[
    int,
    BeforeValidator(values.parse_duration),
    PlainSerializer(values.format_duration, return_type=str, when_used="json"),
]
Words = Annotated[tuple[str, ...], Field(strict=False)]
Language = Annotated[str, Field(pattern=r"^[a-z]{2}$")]
Languages = Annotated[tuple[Language, ...], Field(strict=False), AfterValidator(values.check_some)]
Zone = Annotated[str, AfterValidator(values.check_timezone)]
Address = Annotated[str, AfterValidator(values.check_address)]
Models = Annotated[dict[Language, str], BeforeValidator(values.parse_pairs)]
Points = Annotated[float, Field(ge=0, le=1000, allow_inf_nan=False)]
Chance = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Hours = Annotated[str, AfterValidator(values.check_opening)]
Name = Annotated[str, Field(min_length=1, max_length=80)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


class Store(Section):
    """Where everything is kept."""

    path: str = Field(default="allears.db", min_length=1, description="The database file.")
    key_file: str = Field(
        default="allears.key",
        min_length=1,
        description="The file with the key that encrypts access tokens in the database. Keep a copy elsewhere.",
    )


class Desk(Section):
    """The web desk, where people approve."""

    host: str = Field(
        default="127.0.0.1",
        min_length=1,
        description="The address to listen on. Others reach it through a reverse proxy.",
    )
    port: int = Field(default=8765, ge=0, le=65535, description="The port to listen on; 0 takes a free one.")
    timezone: Zone = Field(
        default="UTC", description="The IANA time zone of the team, for times on screen and office hours."
    )
    url: Address = Field(
        default="",
        description="The address by which people reach the desk, where a reverse proxy stands before it, such as "
        '"https://desk.example.com". Sign-in links begin with it; over https the cookie is marked secure.',
    )
    undo_seconds: int = Field(
        default=20, ge=0, le=600, description="How long an approved reply can still be taken back."
    )
    session_days: int = Field(default=14, ge=1, le=365, description="How many days a person stays signed in.")


class Sentiment(Section):
    """How mentions are judged."""

    model: str = Field(
        default="",
        description="Empty for the model that is shipped; else a folder that `train` left, or the folder or hub id "
        "of a sequence-classification model for transformers (needs the torch extra). Where there is such a folder "
        "beside the file, it is meant.",
    )
    models: Models = Field(
        default={},
        description="A model of its own for each of these languages, by id or folder, such as "
        '`it = "folder-or-id"`; the variable takes `it=folder-or-id, fr=other`. It is loaded with the first post in '
        "its language; where it cannot be, rules alone judge those posts.",
    )
    languages: Languages = Field(
        default=("en", "de", "es", "fr", "it", "pt"), description="The languages to tell apart, as ISO 639-1."
    )
    cutoff: Chance = Field(default=0.5, description="Below this confidence a feeling is called unsure.")
    emotion_cutoff: Chance = Field(default=0.5, description="An emotion is shown from this probability.")
    intent_cutoff: Chance = Field(default=0.6, description="Below this probability rules say what is asked.")
    sarcasm_cutoff: Chance = Field(default=0.7, description="Praise that may be sarcasm from here is called unsure.")
    hate_cutoff: Chance = Field(default=0.7, description="From this probability a mention may be hateful.")
    spam_cutoff: Chance = Field(default=0.9, description="Spam from here, where it does not name us; it sinks.")
    relevance_cutoff: Chance = Field(default=0.3, description="Below this a mention is not about us; it sinks.")


class Weights(Section):
    """How many points each reason adds at most to the priority of a mention. The points of all reasons are summed."""

    negative: Points = Field(default=30.0, description="The author feels badly about us; scaled by the probability.")
    unsure: Points = Field(default=10.0, description="The feeling is unsure, so a person should look.")
    sarcasm: Points = Field(default=20.0, description="Praise that may be sarcasm; scaled by the probability.")
    anger: Points = Field(default=8.0, description="Anger. Of the emotions only the heaviest counts, scaled.")
    fear: Points = Field(default=8.0, description="Fear or worry.")
    disappointment: Points = Field(default=6.0, description="Disappointment.")
    sadness: Points = Field(default=6.0, description="Sadness.")
    complaint: Points = Field(default=28.0, description="A complaint, or a question or request about a trouble.")
    outage: Points = Field(default=34.0, description="Something is down.")
    question: Points = Field(default=14.0, description="A question.")
    request: Points = Field(default=14.0, description="A request.")
    suggestion: Points = Field(default=4.0, description="A suggestion.")
    praise: Points = Field(default=1.0, description="Praise.")
    abuse: Points = Field(default=8.0, description="Insults.")
    safety: Points = Field(default=40.0, description="Words of danger or of the law; half where nobody is upset.")
    hate: Points = Field(default=8.0, description="It may be hateful; scaled by the probability.")
    grave: Points = Field(default=10.0, description="Words of a grave event.")
    incident: Points = Field(default=12.0, description="Three people or more report the same within an hour.")
    reach: Points = Field(default=6.0, description="Followers of the author, by their order of magnitude.")
    verified: Points = Field(default=2.0, description="The network has verified the author.")
    direct: Points = Field(default=4.0, description="The author speaks to us directly.")
    written_again: Points = Field(default=8.0, description="The author wrote in this conversation and still waits.")
    known: Points = Field(default=2.0, description="The author wrote to us before.")
    complained_before: Points = Field(default=4.0, description="The author complained before; three times in full.")
    promised: Points = Field(default=10.0, description="A promise of ours to the author is overdue.")
    waiting: Points = Field(default=12.0, description="A third each at half, three quarters and all of its time.")
    not_about_us: Points = Field(default=60.0, description="Taken away where it is probably not about us.")
    spam: Points = Field(default=60.0, description="Taken away where it looks like spam.")

    def points(self) -> dict[str, float]:
        """Answer the reasons by name with their points."""
        return {name: float(getattr(self, name)) for name in type(self).model_fields}


class Cutoffs(Section):
    """From how many points a mention has which priority; below the last it is low."""

    critical: Points = Field(default=90.0, description="Critical from here.")
    high: Points = Field(default=55.0, description="High from here.")
    medium: Points = Field(default=20.0, description="Medium from here, low below.")

    @model_validator(mode="after")
    def _check_order(self) -> Self:
        if not self.critical > self.high > self.medium:
            raise ValueError("the cutoffs must fall: critical above high, high above medium")
        return self


class Priority(Section):
    """What comes first."""

    weights: Weights = Field(default=Weights(), description="The points of each reason.")
    cutoffs: Cutoffs = Field(default=Cutoffs(), description="The points of each priority.")


class OfficeHours(Section):
    """When replies are due. With no day set, at all times; with any day set, the days left out are closed."""

    mon: Hours = Field(default="", description='Monday, such as "09:00-17:00".')
    tue: Hours = Field(default="", description="Tuesday.")
    wed: Hours = Field(default="", description="Wednesday.")
    thu: Hours = Field(default="", description="Thursday.")
    fri: Hours = Field(default="", description="Friday.")
    sat: Hours = Field(default="", description="Saturday.")
    sun: Hours = Field(default="", description="Sunday.")

    def week(self) -> dict[int, tuple[Span, ...]]:
        """Answer the days that are worked (Monday is 0) with their spans; no day at all means open at all times."""
        spans = [values.parse_opening(getattr(self, day)) for day in type(self).model_fields]
        return {day: found for day, found in enumerate(spans) if found}


class Sla(Section):
    """How soon a reply is due, by priority."""

    critical: Duration = Field(default=30 * MINUTE, description="A critical mention is answered within this time.")
    high: Duration = Field(default=2 * HOUR, description="A high one.")
    medium: Duration = Field(default=8 * HOUR, description="A medium one.")
    low: Duration = Field(default=24 * HOUR, description="A low one.")
    hours: OfficeHours = Field(default=OfficeHours(), description="Office hours; only they count towards these times.")

    @model_validator(mode="after")
    def _check_order(self) -> Self:
        if not self.critical <= self.high <= self.medium <= self.low:
            raise ValueError("the times must rise: critical, high, medium, low")
        return self


class Delivery(Section):
    """How approved replies leave."""

    deadline_seconds: int = Field(
        default=30, ge=5, le=300, description="How long one post to a network may take in all."
    )
    settle_seconds: int = Field(
        default=120,
        ge=10,
        le=3600,
        description="How long after an uncertain post the network is first asked whether it landed.",
    )
    second_lookup_seconds: int = Field(
        default=300, ge=30, le=86400, description="How long after the first look-up the second follows."
    )
    max_attempts: int = Field(default=3, ge=1, le=10, description="How often a reply is tried before a person decides.")
    daily_limit: int = Field(
        default=500, ge=0, le=10000, description="The most replies that each account sends in a day; 0 sends none."
    )
    hand_off_reminder: Duration = Field(
        default=30 * MINUTE, description="How long after a hand-off somebody is asked whether it was posted."
    )


class Monitor(Section):
    """How networks are read."""

    page_cap: int = Field(
        default=50,
        ge=1,
        le=1000,
        description="The most pages that one poll reads; what lies beyond is recorded as a gap.",
    )
    settle: Duration = Field(
        default=2 * MINUTE, description="How long an author must be silent in a thread before a reply is drafted."
    )


class Brand(Section):
    """A brand that is spoken of."""

    name: Name = Field(description="The name, as people read it.")
    terms: Words = Field(
        default=(), description="Words that name the brand, for keyword search; every account adds its own."
    )
    voice: Voice = Field(default=Voice(), description="How the brand sounds.")


class AccountRow(Section):
    """One account of ours on one network."""

    name: Slug = Field(description="Our own name for it: small letters, digits and single hyphens.")
    platform: str = Field(min_length=1, description="The network: the name of a file in platforms/.")
    handle: str = Field(default="", description="The account's name on the network, without @.")
    brand: str = Field(default="", description="The name of its brand. Needless where there is only one.")
    terms: Words = Field(default=(), description="Further words that name the brand, for keyword search.")
    places: Words = Field(default=(), description="Where to listen: subreddits and the like.")
    api_url: Address = Field(default="", description="Another address for the network's API, such as a local server.")
    path: str = Field(default="", description="The file to read, for platforms that read one.")
    options: dict[str, str] = Field(default={}, description="What only this platform knows, as text. No secrets.")
    poll_fastest: Duration | None = Field(
        default=None, description="The pause between polls when much comes in; not set, the platform's own."
    )
    poll_slowest: Duration | None = Field(
        default=None, description="The pause between polls when nothing comes in; not set, the platform's own."
    )
    daily_limit: int | None = Field(
        default=None, ge=0, le=10000, description="In place of `delivery.daily_limit` for this account."
    )
    machine_text: bool = Field(
        default=False,
        description="Whether the network has approved replies of this account written by a machine, as X asks for; "
        "until then drafts that nobody edited are posted there by hand.",
    )
    check_target: bool = Field(
        default=True,
        description="Whether the network is asked, right before a reply leaves, that the post still stands as it was "
        "read. Set it to false only where the account's plan may not read.",
    )

    @model_validator(mode="after")
    def _check_polls(self) -> Self:
        if self.poll_fastest and self.poll_slowest and self.poll_fastest > self.poll_slowest:
            raise ValueError("poll_fastest must not be longer than poll_slowest")
        return self


class Playbooks(Section):
    """What replies are made of."""

    folder: str = Field(default="", description="Playbooks of your own; a file there takes the place of a shipped one.")


class Facts(Section):
    """What replies may claim."""

    folder: str = Field(default="", description="A folder of facts in .md, .toml and .csv files; see docs/facts.md.")


class Guard(Section):
    """How replies are looked over."""

    compare_days: int = Field(default=30, ge=1, le=365, description="How many days back replies are compared.")


class PlatformRules(Section):
    """What networks allow."""

    file: str = Field(default="", description="Rules of your own; one takes the place of a shipped rule of its id.")


class Retention(Section):
    """What is forgotten, and when."""

    raw_days: int = Field(default=30, ge=0, le=3650, description="Days that raw answers and earlier texts are kept.")


class Log(Section):
    """What the program says about itself."""

    level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="The least weighty line to write."
    )
    format: Literal["plain", "json"] = Field(default="plain", description="Lines for people, or for machines.")


class Settings(Section):
    """The whole file. Everything has a default, so that an empty file is valid."""

    store: Store = Field(default=Store(), description="Where everything is kept.")
    desk: Desk = Field(default=Desk(), description="The web desk.")
    sentiment: Sentiment = Field(default=Sentiment(), description="How mentions are judged.")
    priority: Priority = Field(default=Priority(), description="What comes first.")
    sla: Sla = Field(default=Sla(), description="How soon a reply is due.")
    authority: Authority = Field(default=Authority(), description="What a person may promise alone, by role.")
    delivery: Delivery = Field(default=Delivery(), description="How approved replies leave.")
    monitor: Monitor = Field(default=Monitor(), description="How networks are read.")
    playbooks: Playbooks = Field(default=Playbooks(), description="What replies are made of.")
    facts: Facts = Field(default=Facts(), description="What replies may claim.")
    llm: LanguageModel = Field(default=LanguageModel(), description="The language model that drafts replies.")
    guard: Guard = Field(default=Guard(), description="How replies are looked over.")
    platform_rules: PlatformRules = Field(default=PlatformRules(), description="What networks allow.")
    retention: Retention = Field(default=Retention(), description="What is forgotten.")
    log: Log = Field(default=Log(), description="What the program says about itself.")
    brands: Annotated[tuple[Brand, ...], Field(strict=False)] = Field(
        default=(), description="The brands that are spoken of."
    )
    accounts: Annotated[tuple[AccountRow, ...], Field(strict=False)] = Field(default=(), description="Our accounts.")
