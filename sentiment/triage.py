"""Judges new mentions and opens them for people, and judges anew what an author has changed.

Claims: mentions in status new, oldest first; then those whose author changed them since they were judged.
Decides: the models' answers, people's words over them, then the pure rules of intent and priority.
Records: assessment, vector, priority, due time and, of a new one, the move to open, one transaction a batch.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace

from domain import copies
from domain import correction
from domain.assessment import Assessment
from domain.assessment import Passage
from domain.assessment import Scorer
from domain.clock import Clock
from domain.correction import Correction
from domain.correction import Placing
from domain.mention import Mention
from domain.priority import Ranking
from sentiment import asking
from sentiment import assessing
from sentiment import heads
from sentiment import incidents
from sentiment import language
from sentiment import priority
from sentiment.asking import Models
from sentiment.assessing import Answer
from sentiment.assessing import Cutoffs
from sentiment.heads import Heads
from sentiment.language import Detector
from sentiment.text import says_nothing
from store import assessments
from store import corrections
from store import mentions
from store import promises
from store import ranks
from store.assessments import Judgement
from store.database import Database

#: Reasons that set a mention aside: it goes far down and needs no reply, but a person still sees it.
_ASIDE = frozenset({"not_about_us", "spam"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Judge:
    """All that judging needs.

    `scorers` read in place of `scorer` where a post is in their language; `trained_for` names the languages of
    `scorer`, empty where nobody knows. `names` are those under which an account's or a brand's posts speak of us.
    """

    scorer: Scorer
    detector: Detector
    rules: priority.Rules = field(default_factory=priority.Rules)
    cutoffs: Cutoffs = field(default_factory=Cutoffs)
    scorers: Mapping[str, Scorer] = field(default_factory=dict)
    trained_for: frozenset[str] = frozenset()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def models(self) -> Models:
        """The models, each with its languages."""
        return Models(main=self.scorer, by_language=self.scorers, trained_for=self.trained_for)

    def why_unread(self, text: str, code: str) -> str:
        """Answer why no model's word on a post counts, in a word or two: its language, or that it says nothing.

        Empty where it counts: the model was trained for the language, or may be where nobody could tell it.
        """
        if says_nothing(text):
            return "no words"
        is_foreign = not code and language.is_in_foreign_letters(text, self.trained_for)
        return language.name_of(code) or "unknown language" if is_foreign or not self.models.knows(code) else ""

    def names_of(self, mention: Mention) -> tuple[str, ...]:
        """Answer under which names a mention may speak of us."""
        return self.names.get(mention.account) or self.names.get(mention.brand) or tuple(filter(None, [mention.brand]))


def run_once(db: Database, judge: Judge, clock: Clock, *, limit: int = 256) -> int:
    """Judge at most `limit` new or changed mentions; answer how many were claimed, 0 when none is left."""
    batch = mentions.list_new(db, limit)
    if batch:
        judged = assess(db, batch, judge, clock())
        assessments.record(db, judged, now_at=clock(), placing=place(judge))
    changed = mentions.list_changed(db, limit - len(batch))
    if changed:
        judged = assess(db, changed, judge, clock())
        assessments.renew(db, list(zip(changed, judged, strict=True)), now_at=clock(), placing=place(judge))
    return len(batch) + len(changed)


def assess(db: Database, batch: Sequence[Mention], judge: Judge, now_at: int) -> list[Judgement]:
    """Judge a batch. Where no model can be used, rules alone set the priority and the reasons say so."""
    answers = find_answers(db, batch, judge, now_at)
    assessed = [
        assessing.assess(mention, answer, judge.cutoffs, now_at=now_at)
        for mention, answer in zip(batch, answers, strict=True)
    ]
    alike = incidents.count(db, list(zip(batch, assessed, strict=True)), now_at=now_at)
    return [
        _judge(db, mention, answer, assessment, judge, alike=alike.get(mention.id, 0), now_at=now_at)
        for mention, answer, assessment in zip(batch, answers, assessed, strict=True)
    ]


def find_answers(db: Database, batch: Sequence[Mention], judge: Judge, now_at: int) -> list[Answer]:
    """Answer what the models say of a batch, each post read by the model of its language."""
    languages = [judge.detector.detect(mention.text, mention.language) for mention in batch]
    passages = [Passage(text=mention.text, names=judge.names_of(mention)) for mention in batch]
    found = asking.ask(db, judge.models, passages, languages, now_at=now_at)
    taught = heads.load(db)
    return [
        _teach(
            taught,
            mention.brand,
            Answer(reading=reading, model=model, language=code, is_known=not judge.why_unread(mention.text, code)),
        )
        for mention, (reading, model), code in zip(batch, found, languages, strict=True)
    ]


def _teach(taught: Heads, brand: str, answer: Answer) -> Answer:
    """Answer what the brand's own heads make of it, and whether the post is about the brand."""
    reading = answer.reading
    if reading is None:
        return answer
    return replace(
        answer,
        reading=taught.adjust(brand, answer.model, reading),
        relevance=taught.relevance(brand, answer.model, reading),
        untaught=reading,
    )


def rank_again(db: Database, mention_ids: Sequence[int], judge: Judge, now_at: int) -> int:
    """Rank judged mentions anew, as after a person's correction; answer how many were found.

    What was said of an incident when they came in is not said again: it is over, or newer mentions say so.
    """
    rankings = {}
    for mention_id in mention_ids:
        assessment = assessments.find(db, mention_id)
        if assessment is not None:
            mention = mentions.get(db, mention_id)
            rankings[mention_id] = _rank(db, mention, assessment, judge, now_at=now_at)
    assessments.rerank(db, rankings)
    return len(rankings)


def rank_copies_again(db: Database, said: Correction, judge: Judge, now_at: int) -> int:
    """Rank the corrected mention and its copies anew, once a word on them was said or taken back; answer how many."""
    return rank_again(db, ranks.list_copies(db, said.brand, said.copy_key), judge, now_at)


def place(judge: Judge) -> Placing:
    """Answer what says where a mention stands once a person has set its level."""
    return lambda mention, level: priority.place(mention.created_at, level, judge.rules)


def _judge(
    db: Database, mention: Mention, answer: Answer, assessment: Assessment, judge: Judge, *, alike: int, now_at: int
) -> Judgement:
    """Answer the model's own assessment, ranked by what people have said of copies of this post."""
    overrides = corrections.overrides_for(db, mention.brand, copies.copy_key(mention.text))
    counted = correction.corrected(assessment, overrides)
    ranking = _rank(db, mention, counted, judge, alike=alike, now_at=now_at)
    is_aside = any(reason.name in _ASIDE for reason in ranking.reasons)
    return Judgement(
        assessment=replace(assessment, needs_reply=assessment.needs_reply and not is_aside),
        ranking=ranking,
        reading=answer.untaught,
    )


def _rank(
    db: Database, mention: Mention, assessment: Assessment, judge: Judge, *, alike: int = 0, now_at: int
) -> Ranking:
    is_asked = assessment.model != asking.RULES_ALONE
    facts = assessing.facts_of(
        mention,
        assessment,
        judge.cutoffs,
        names=judge.names_of(mention),
        unread=judge.why_unread(mention.text, assessment.language) if is_asked else "",
    )
    history = mentions.find_history(db, mention)
    return priority.rank(
        replace(
            facts,
            now_at=now_at,
            written_again=bool(mention.conversation_id) and mentions.author_still_waits(db, mention),
            earlier=history.earlier,
            answered=history.answered,
            complaints=history.complaints,
            owed=any(one.is_overdue(now_at) for one in promises.list_towards(db, mention)),
            alike=alike,
        ),
        judge.rules,
    )
