"""Lets a language model write drafts anew, from the same brief as the composer's and under the same checks.

Claims: pending drafts of the last day as the composer wrote them, the most urgent first, and nobody is at
work on them.
Decides: asks the model, several drafts at once and with no transaction open; what it says is taken only where it breaks
no rule, and it gets one chance to mend it.
Records: its words in the place of the composer's, or why those stand; and what it cost, either way.
"""

from __future__ import annotations

import asyncio
import re
import secrets
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace

import structlog

from domain.clock import DAY
from domain.clock import Clock
from domain.draft import Draft
from domain.draft import Finding
from domain.draft import is_by_machine
from domain.fact import Fact
from domain.language_model import Asks
from domain.language_model import Budget
from domain.language_model import NoAnswer
from domain.language_model import Outcome
from domain.language_model import Price
from domain.language_model import Said
from domain.language_model import Spent
from domain.language_model import Turn
from domain.mention import Mention
from domain.playbook import Circumstance
from responders.language_models import language_answer
from responders.language_models import language_prompt
from responders.language_models.language_answer import Review
from responders.language_models.language_answer import Unreadable
from responders.language_models.language_prompt import Line
from responders.language_models.language_prompt import Task
from responders.writing import drafting
from responders.writing.composer import Brief
from responders.writing.composer import Composition
from responders.writing.drafting import Writer
from store import contacts
from store import drafts
from store import language_calls
from store import mentions
from store.database import Database
from store.language_calls import Call

log = structlog.get_logger()

#: What a reply is not without, where its playbook has it.
_NEEDED = frozenset({"acknowledge", "next_step"})
_CLOSING = "sign"
#: Stands by what was promised before; where nothing was, it would only ask for promises.
_PROMISE = "promise"
_OWED = frozenset({Circumstance.PROMISED, Circumstance.OVERDUE})
_TRIES = 2
_QUOTED = re.compile(r"“[^”]*”")
#: How long a call waits, in seconds, before it looks again whether the budget has room beside those under way.
_MOMENT = 0.05
#: A token has at least so many bytes, on the whole: what a call will cost is guessed from this, rather too high.
_BYTES_A_TOKEN = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Model:
    """A language model and what it may do.

    `review` looks over its words as an approval would; `why_not` answers why a mention is none for it, "" where it is.
    `detect` answers the language of a text, or the second word it is given where it cannot tell. `most_tokens` bounds
    one answer.
    """

    name: str
    client: Asks
    review: Callable[[Mention], Review]
    budget: Budget
    price: Price = field(default_factory=Price)
    most_tokens: int = 2_000
    at_once: int = 4
    why_not: Callable[[Mention], str] = lambda _: ""
    detect: Callable[[str, str], str] = lambda _, expected: expected


@dataclass(frozen=True, kw_only=True, slots=True)
class _Job:
    """One draft on its way to the model."""

    draft: Draft
    mention: Mention
    task: Task
    opening: str


class Rewriter:
    """Brings drafts to one model. It leaves a model alone for a while that gave no answer.

    `writer` answers what drafting needs, as it is now.
    """

    def __init__(self, db: Database, writer: Callable[[], Writer], model: Model, clock: Clock) -> None:
        self._db, self._writer, self._model, self._clock = db, writer, model, clock
        self._rest_until_at = 0
        self._under_way: list[Spent] = []  #: the most that each call under way may cost

    def run_once(self, *, limit: int = 16) -> int:
        """Bring at most `limit` drafts to the model; answer how many were claimed, 0 when none is left or it rests."""
        now_at = self._clock()
        if now_at < self._rest_until_at:
            return 0
        claimed = language_calls.list_waiting(self._db, limit, now_at=now_at)
        jobs = [job for draft_id in claimed if (job := self._prepare(drafts.get(self._db, draft_id), now_at))]
        if jobs:
            asyncio.run(self._ask_all(jobs))
        return len(claimed)

    def _prepare(self, draft: Draft, now_at: int) -> _Job | None:
        """Answer what the model is to do; None where the draft is none for it, which is recorded."""
        mention = mentions.get(self._db, draft.mention_id)
        brief = drafting.read_brief(self._db, mention, self._writer(), now_at)
        language = brief.language or brief.voice.language
        why_not = self._left_alone(mention) or self._model.why_not(mention) or _why_not(brief, language)
        if why_not:
            note = f"the language model was not asked: {why_not}"
            language_calls.record(self._db, self._call(draft, Outcome.NOT_ASKED, note), now_at=now_at)
            return None
        task = _task(brief, language, draft, self._thread(mention))
        task = replace(task, said_before=(*self._drafted_before(draft), *task.said_before))
        return _Job(draft=draft, mention=mention, task=task, opening=self._writer().opening(mention))

    def _left_alone(self, mention: Mention) -> str:
        """Answer why an author's words go nowhere, "" where they may."""
        is_listed = contacts.find(self._db, mention.platform, mention.author) is not None
        return "the author is not to be contacted" if is_listed else ""

    def _drafted_before(self, draft: Draft) -> Iterator[str]:
        """Yield how machines worded the earlier drafts of a mention, newest first: what people wrote was never sent."""
        for draft_id in reversed(drafts.list_ids(self._db, draft.mention_id)):
            texts = [text for text, by, _ in drafts.revisions(self._db, draft_id) if is_by_machine(by)]
            if draft_id != draft.id and texts:
                yield texts[-1]

    def _thread(self, mention: Mention) -> tuple[Line, ...]:
        before = [post for post in mentions.conversation(self._db, mention) if post.created_at < mention.created_at]
        return tuple(
            Line(by="us" if post.is_ours else "author" if _is_same(post, mention) else "other", text=post.text)
            for post in before
        )

    async def _ask_all(self, jobs: Sequence[_Job]) -> None:
        """Ask about drafts side by side; one that fails unforeseen stops no other, and is raised at the end."""
        places = asyncio.Semaphore(self._model.at_once)

        async def ask(job: _Job) -> None:
            async with places:
                if self._clock() >= self._rest_until_at:
                    await self._do(job)

        ended = await asyncio.gather(*map(ask, jobs), return_exceptions=True)
        failed = [error for error in ended if error is not None]
        if failed:
            raise failed[0]

    async def _do(self, job: _Job) -> None:
        started_at, bill = self._clock(), list[Spent]()
        digest = language_prompt.digest(job.task, self._model.name)
        call = replace(self._call(job.draft, Outcome.WRITTEN, ""), digest=digest)
        composed = None
        try:
            composed, answer = await self._write(job, digest, bill)
            call = replace(call, answer=answer)
        except _Unfit as error:
            call = replace(call, outcome=Outcome.UNFIT, note=f"the language model's words were set aside. {error}")
        except NoAnswer as error:
            call = replace(call, outcome=error.outcome, note=f"the language model did not write: {error.words}")
            self._rest(error)
        except Exception as error:
            if bill:  # what was paid is counted, and the draft is not brought to the model for ever
                note = f"the language model's words could not be read ({type(error).__name__})"
                paid = replace(call, outcome=Outcome.SILENT, note=note, spent=sum(bill, Spent()))
                language_calls.record(self._db, paid, now_at=self._clock())
            raise
        now_at = self._clock()
        self._record(job, replace(call, spent=sum(bill, Spent()), took_ms=now_at - started_at), composed, now_at)

    def _record(self, job: _Job, call: Call, composed: Composition | None, now_at: int) -> None:
        if composed is None:
            language_calls.record(self._db, call, now_at=now_at)
            outcome = call.outcome
        else:
            text = job.opening + composed.text
            cited = [fact for fact in composed.facts if fact not in job.task.brief.stands]
            outcome = language_calls.record_written(
                self._db, job.draft, call, text=text, steps=composed.moves, cited=cited, now_at=now_at
            )
        told = {"outcome": str(outcome), "tokens": call.spent.tokens, "took_ms": call.took_ms}
        log.info("language_model_asked", draft=job.draft.id, **told)

    async def _write(self, job: _Job, digest: str, bill: list[Spent]) -> tuple[Composition, str]:
        """Answer a draft that breaks no rule, and the answer it was in; raises _Unfit and NoAnswer."""
        nonce = secrets.token_hex(16)
        known = language_calls.find_answer(self._db, digest)
        if known:
            composed, faults = self._judge(known, job, nonce)
            if composed is not None and not faults:
                return composed, ""
        asked = turns = language_prompt.turns(job.task, nonce)
        for _ in range(_TRIES):
            said = await self._ask(job, turns, bill)
            composed, faults = self._judge(said.text, job, nonce)
            if composed is not None and not faults:
                return composed, said.text
            turns = language_prompt.again(asked, said.text, faults)
        raise _Unfit(_QUOTED.sub("“…”", " ".join(faults[:3])))

    async def _ask(self, job: _Job, turns: Sequence[Turn], bill: list[Spent]) -> Said:
        """Ask within the day's budget, counting what is under way, and put it on the bill; raises NoAnswer.

        An author may have asked to be left alone a moment ago.
        """
        why_not = self._left_alone(job.mention)
        if why_not:
            raise NoAnswer(Outcome.NOT_ASKED, why_not)
        tokens_in = sum(len(turn.words.encode("utf-8", "replace")) for turn in turns) // _BYTES_A_TOKEN
        most = self._model.price.of(tokens_in, self._model.most_tokens)
        while not self._is_allowed(most):
            if not self._under_way:
                raise NoAnswer(Outcome.SPENT, "today's budget is used up")
            await asyncio.sleep(_MOMENT)  # calls under way mostly cost less than they may
        self._under_way.append(most)
        try:
            said = await self._model.client.ask(turns, language_prompt.schema(job.task))
        except NoAnswer as error:
            bill += [most] if error.may_cost else []
            raise
        finally:
            self._under_way.remove(most)
        bill.append(self._model.price.of(said.tokens_in, said.tokens_out))
        return said

    def _is_allowed(self, most: Spent) -> bool:
        """Say whether the day's budget has room for a call, beside what those under way may cost at most."""
        now_at = self._clock()
        spent = language_calls.spent_since(self._db, now_at - now_at % DAY)
        return self._model.budget.allows(sum(self._under_way, spent + most))

    def _judge(self, answer: str, job: _Job, nonce: str) -> tuple[Composition | None, tuple[str, ...]]:
        """Answer the draft that an answer makes, and what is wrong with it."""
        try:
            composed = language_answer.compose(language_answer.read(answer), job.task)
        except Unreadable as error:
            return None, (str(error),)

        look = self._model.review(job.mention)

        def review(text: str, facts: Sequence[Fact]) -> Sequence[Finding]:
            return look(job.opening + text, facts)

        faults = language_answer.find_faults(composed, job.task, nonce, review)
        language = job.task.language
        if any(self._model.detect(text, language) != language for text in (composed.text, *_said(composed))):
            faults = (f"It is not in the language “{language}”.", *faults)
        return composed, faults

    def _rest(self, error: NoAnswer) -> None:
        if error.rest_ms:
            self._rest_until_at = max(self._rest_until_at, self._clock() + error.rest_ms)
            log.warning("language_model_failed", outcome=str(error.outcome), why=error.words, rest_ms=error.rest_ms)

    def _call(self, draft: Draft, outcome: Outcome, note: str) -> Call:
        model = self._model
        return Call(draft_id=draft.id, model=model.name, outcome=outcome, note=note, currency=model.price.currency)


def _said(composed: Composition) -> Iterator[str]:
    """Yield what each move says: one sentence in another language is lost among the others."""
    return (move.text for move in composed.moves)


def _is_same(post: Mention, mention: Mention) -> bool:
    return bool(mention.author.handle) and post.author.handle == mention.author.handle


class _Unfit(Exception):
    """The model broke a rule, and broke one again when it was told; the message says which, without its words."""


def _why_not(brief: Brief, language: str) -> str:
    """Answer why a brief is none for a language model, "" where it is."""
    playbook = brief.playbook
    if playbook.escalate:
        return f"“{playbook.label}” is answered by an acknowledgement alone"
    if language not in playbook.phrases:
        return "no playbook speaks this language, so nobody checks what is promised in it"
    return ""


def _task(brief: Brief, language: str, draft: Draft, thread: tuple[Line, ...]) -> Task:
    told = [*(one.fact for one in brief.answered if one.fact), *brief.stands]
    left_out = {_CLOSING} if brief.conditions & _OWED else {_CLOSING, _PROMISE}
    moves = tuple(move for move in brief.playbook.moves if move not in left_out)
    return Task(
        brief=brief,
        language=language,
        moves=moves,
        needed=_NEEDED.intersection(moves),
        facts=tuple({fact.id: fact for fact in told if language in fact.answers}.values()),
        closing=tuple(move for move in draft.moves if move.name == _CLOSING),
        thread=thread,
        said_before=tuple(brief.recent),
    )
