"""Polls an account when it is due, and writes down how that went: well, waiting, failing or disabled.

Claims:  the account's row; the daemon never polls the same account twice at once.
Decides: when to poll next and in which words a failure is shown (`judge`, pure).
Records: store.accounts.record_success, record_wait or record_failure, after every page is already committed.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import structlog

from domain.clock import MINUTE
from domain.clock import Clock
from domain.errors import RateLimited
from domain.errors import Unauthorized
from domain.platform import Platform
from domain.text import excerpt
from domain.text import printable
from monitor import cadence
from monitor import poller
from monitor.poller import Failure
from monitor.poller import Outcome
from store import accounts
from store.accounts import AccountStatus
from store.accounts import Health
from store.database import Database

log = structlog.get_logger()

#: A refused account is asked again so often, so that mended credentials are noticed without a restart.
RECHECK = 30 * MINUTE
_LONGEST_SENTENCE = 500
_MEND = "Mend its credentials (`doctor` says what is missing); it is tried again every 30 minutes."


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What a poll means for its account. `status` is None for a wait, which changes nothing else."""

    status: AccountStatus | None
    next_poll_at: int
    interval_ms: int
    error: str = ""


def poll_when_due(
    db: Database, platform: Platform, clock: Clock, *, rng: Random, page_cap: int = poller.PAGE_CAP
) -> Outcome | None:
    """Poll the account if its time has come; None where it has not. Cheap enough to ask every second."""
    now_at = clock()
    health = accounts.ensure(db, platform.account.name, platform.account.platform)
    # A last poll in the future tells that the clock was set back; waiting for it would be waiting for hours.
    is_clock_back = (health.last_polled_at or 0) > now_at
    if health.next_poll_at > now_at and not is_clock_back:
        return None
    return poll_now(db, platform, clock, rng=rng, page_cap=page_cap)


def poll_now(
    db: Database, platform: Platform, clock: Clock, *, rng: Random, page_cap: int = poller.PAGE_CAP
) -> Outcome:
    """Poll the account whatever its time, and write down how it went. Raises StoreError, nothing else on purpose."""
    before = accounts.ensure(db, platform.account.name, platform.account.platform)
    outcome = poller.poll_account(db, platform, clock, page_cap=page_cap)
    now_at = clock()
    verdict = judge(
        outcome,
        before,
        now_at=now_at,
        fastest=platform.FASTEST_POLL,
        slowest=platform.SLOWEST_POLL,
        rng=rng,
    )
    _record(db, before, verdict, now_at)
    _log(before, verdict, outcome)
    return outcome


def judge(outcome: Outcome, before: Health, *, now_at: int, fastest: int, slowest: int, rng: Random) -> Verdict:
    """Answer what a poll's outcome means for its account.

    A wait the network asked for is no failure. Refused credentials disable the account. Where only some sources
    fail, the others go on at the slowest pace at the latest.
    """
    if not outcome.failures:
        next_at, interval = cadence.next_poll(
            now_at,
            interval_ms=before.interval_ms,
            new_count=outcome.new_count,
            fastest=fastest,
            slowest=slowest,
            rng=rng,
        )
        return Verdict(status=AccountStatus.OK, next_poll_at=next_at, interval_ms=interval)
    last = outcome.failures[-1].error
    sentence = _sentence(outcome.failures)
    if isinstance(last, RateLimited):
        next_at = cadence.come_back(now_at, last.retry_at, rng=rng)
        return Verdict(status=None, next_poll_at=next_at, interval_ms=before.interval_ms, error=sentence)
    if isinstance(last, Unauthorized):
        next_at = cadence.come_back(now_at, now_at + RECHECK, rng=rng)
        return Verdict(
            status=AccountStatus.DISABLED,
            next_poll_at=next_at,
            interval_ms=before.interval_ms,
            error=f"{sentence} {_MEND}",
        )
    wait = cadence.backoff(before.failure_count + 1, rng=rng)
    if len(outcome.failures) < outcome.source_count:
        wait = min(wait, slowest)
    return Verdict(
        status=AccountStatus.FAILING, next_poll_at=now_at + wait, interval_ms=before.interval_ms, error=sentence
    )


def _sentence(failures: tuple[Failure, ...]) -> str:
    """Answer what went wrong in the words a person reads: each sentence once, with the sources it is about."""
    sources: dict[str, list[str]] = {}
    for failure in failures:
        sources.setdefault(str(failure.error), []).append(failure.source)
    parts = [f"{words} ({', '.join(filter(None, names))})" if any(names) else words for words, names in sources.items()]
    whole = excerpt(printable("; ".join(parts)), _LONGEST_SENTENCE)
    return whole if whole.endswith((".", "…")) else f"{whole}."


def _record(db: Database, before: Health, verdict: Verdict, now_at: int) -> None:
    if verdict.status is None:
        accounts.record_wait(db, before.name, next_poll_at=verdict.next_poll_at, now_at=now_at)
    elif verdict.status is AccountStatus.OK:
        accounts.record_success(
            db, before.name, next_poll_at=verdict.next_poll_at, interval_ms=verdict.interval_ms, now_at=now_at
        )
    else:
        accounts.record_failure(
            db, before.name, verdict.status, verdict.error, next_poll_at=verdict.next_poll_at, now_at=now_at
        )


def _log(before: Health, verdict: Verdict, outcome: Outcome) -> None:
    """Say once that an account is lost and once that it is back; a page of posts is worth a line, silence is not."""
    if verdict.status is None:
        log.info("account_waits", account=before.name, until_at=verdict.next_poll_at, reason=verdict.error)
    elif verdict.status is AccountStatus.OK and before.status is not AccountStatus.OK:
        log.info("account_back", account=before.name, failure_count=before.failure_count)
    elif verdict.status not in (AccountStatus.OK, before.status):
        log.warning("account_lost", account=before.name, status=str(verdict.status), reason=verdict.error)
    if outcome.new_count or outcome.quarantined_count:
        log.info(
            "polled",
            account=before.name,
            new=outcome.new_count,
            quarantined=outcome.quarantined_count,
            pages=outcome.page_count,
        )
