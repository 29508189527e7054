"""The language model, where one is configured: what brings drafts to it, whether it answers, and `drafts cost`."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from collections.abc import Iterator
from datetime import UTC
from datetime import datetime
from functools import partial
from pathlib import Path

from commands import composition
from commands.composition import Program
from commands.outcome import print_json
from config import secrets
from config.language_model import LanguageModel
from config.secrets import Unusable
from domain.clock import DAY
from domain.clock import SECOND
from domain.clock import system_clock
from domain.errors import AllEarsError
from domain.errors import ConfigError
from domain.errors import Problem
from domain.language_model import Asks
from domain.language_model import Budget
from domain.language_model import NoAnswer
from domain.language_model import Price
from domain.language_model import Turn
from domain.mention import Mention
from domain.platform import Check
from responders import verdict
from responders.language_models.language_model import Model
from responders.language_models.language_model import Rewriter
from store import language_calls
from store.language_calls import Day

_MISSING = (
    "A language model is configured under [llm], but its client is not installed. "
    "Install the llm extra (pip install 'allears[llm]'), or take [llm] out."
)
#: What the doctor wants to hear, as a schema.
_WORD = '{"type": "object", "properties": {"word": {"type": "string"}}, "required": ["word"]}'


def find_rewriter(program: Program) -> Rewriter | None:
    """Answer what brings drafts to the language model; None where none is configured.

    Raises AllEarsError where its client is not installed, ConfigError where its key cannot be read.
    """
    given = program.settings.llm
    if not given.base_url:
        return None
    model = Model(
        name=given.model,
        client=_connect(given),
        review=lambda mention: partial(program.look_over, mention),
        budget=Budget(tokens=given.tokens_per_day, cost=round(given.cost_per_day * 1_000_000)),
        price=Price(per_million_in=given.price_in, per_million_out=given.price_out, currency=given.currency),
        most_tokens=given.max_tokens,
        at_once=given.at_once,
        why_not=_why_not(program),
        detect=program.judge.detector.detect,
    )
    return Rewriter(program.db, lambda: program.writer, model, program.clock)


def examine(program: Program) -> Iterator[Check]:
    """Ask the language model for a word, where one is configured, and say whether it answers."""
    given = program.settings.llm
    if not given.base_url:
        return
    where, question = f"{given.model} at {given.base_url}", Turn(role="user", words='Answer with {"word": "yes"}.')
    try:
        asyncio.run(_connect(given).ask([question], _WORD))
    except (NoAnswer, AllEarsError) as error:
        message = f"{where}: {str(error).rstrip('.')}. Until then the composer writes."
        yield Check(name="language model", state="fail", message=message)
    else:
        yield Check(name="language model", state="ok", message=f"{where} answers.")


def _connect(given: LanguageModel) -> Asks:
    try:
        # loaded late: its library takes a second, and is an extra
        from responders.language_models import language_client
    except ModuleNotFoundError as error:
        raise AllEarsError(_MISSING) from error
    connection = language_client.Connection(
        base_url=given.base_url,
        model=given.model,
        key=_find_key(),
        connect_ms=given.connect_seconds * SECOND,
        total_ms=given.total_seconds * SECOND,
        most_tokens=given.max_tokens,
    )
    return language_client.Client(connection)


def _find_key() -> str:
    try:
        found = secrets.find_given(secrets.LANGUAGE_MODEL_KEY, os.environ)
    except Unusable as error:
        raise ConfigError([Problem(place=f"environment {error.variable}", message=error.message)]) from None
    return found.value if found else ""


def _why_not(program: Program) -> Callable[[Mention], str]:
    accounts = {account.name: account for account in program.accounts}

    def why_not(mention: Mention) -> str:
        if program.settings.llm.unapproved_networks:
            return ""
        rule = verdict.find_approval_rule(mention, accounts.get(mention.account), program.platform_rules)
        return "the network wants to approve beforehand that a machine writes replies" if rule else ""

    return why_not


def cost(days: int, config: Path | None, db: Path | None, as_json: bool) -> int:
    """Tell what the language model wrote and cost, day by day."""
    program = composition.build(config, db, must_exist=True)
    now_at = system_clock()
    found = language_calls.list_days(program.db, now_at - now_at % DAY - (days - 1) * DAY)
    if as_json:
        print_json([_told(day) for day in found])
    elif found:
        print("\n".join(_line(day) for day in found))
    else:
        print("No language model was asked." if program.settings.llm.base_url else "No language model is configured.")
    return 0


def _told(day: Day) -> dict[str, object]:
    return {
        "day": _date(day.at),
        "model": day.model,
        "written": day.written,
        "kept": day.others,
        "calls": day.spent.calls,
        "tokens_in": day.spent.tokens_in,
        "tokens_out": day.spent.tokens_out,
        "cost": day.spent.cost / 1_000_000,
        "currency": day.currency,
    }


def _line(day: Day) -> str:
    money = f"{day.spent.cost / 1_000_000:,.4f} {day.currency}"
    drafts = f"{day.written} drafts written, {day.others} left to the composer"
    return f"{_date(day.at)}  {day.model}: {drafts}, {day.spent.tokens:,} tokens, {money}"


def _date(at: int) -> str:
    return datetime.fromtimestamp(at / SECOND, UTC).date().isoformat()
