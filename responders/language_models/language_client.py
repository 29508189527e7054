"""Asks a language model behind an OpenAI-compatible address.

The only file that imports openai, and httpx2 that comes with it. It is imported when the first draft is asked for.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from typing import Any

import httpx2
import openai

from domain import text as texts
from domain.clock import HOUR
from domain.clock import MINUTE
from domain.clock import SECOND
from domain.language_model import NoAnswer
from domain.language_model import Outcome
from domain.language_model import Said
from domain.language_model import Turn

# They write whole requests at DEBUG and addresses at INFO.
for _name in ("openai", "httpx2", "httpcore2"):
    logging.getLogger(_name).setLevel(logging.WARNING)

#: A good answer has a few kilobytes; whatever is beyond this is none.
_MOST_BYTES = 1_000_000
_LONGEST_REST = HOUR
#: Where a server reports no tokens they are taken to have so many bytes each: rather too many tokens than too few.
_BYTES_A_TOKEN = 3
_MOST_TOKENS = 1_000_000_000
#: The client wants some key; servers of one's own ask for none.
_NO_KEY = "none"


@dataclass(frozen=True, kw_only=True, slots=True)
class Connection:
    """Where a model is reached. `connect_ms` bounds reaching it, `total_ms` the whole call; no call is repeated."""

    base_url: str
    model: str
    key: str = field(default="", repr=False)
    connect_ms: int = 5 * SECOND
    total_ms: int = MINUTE
    most_tokens: int = 2_000  #: of an answer


class Client:
    """Asks one model. It learns whether the server takes a schema for answers, and leaves it away where not."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._is_plain = False

    async def ask(self, turns: Sequence[Turn], schema: str) -> Said:
        """Answer what the model says; raises NoAnswer."""
        total = self._connection.total_ms / SECOND
        try:
            async with asyncio.timeout(total):
                return _read(await self._call(turns, schema), turns)
        except (TimeoutError, openai.APITimeoutError):
            raise _silent(f"it did not answer within {total:g} seconds") from None
        except openai.APIConnectionError:
            raise _silent("it could not be reached", may_cost=False) from None
        except httpx2.HTTPError:
            raise _silent("it broke the connection") from None
        except openai.APIStatusError as error:
            raise _refused(error.status_code, error.response.headers.get("retry-after", "")) from None
        except openai.OpenAIError:
            raise _silent("it answered something that is no answer") from None

    async def _call(self, turns: Sequence[Turn], schema: str) -> bytes:
        given = self._connection
        async with openai.AsyncOpenAI(
            base_url=given.base_url,
            api_key=given.key or _NO_KEY,
            max_retries=0,
            timeout=openai.Timeout(given.total_ms / SECOND, connect=given.connect_ms / SECOND),
            # what posts say goes to the address that was configured, and to no other
            http_client=openai.DefaultAsyncHttpxClient(follow_redirects=False),
        ) as api:
            if not self._is_plain:
                try:
                    return await self._post(api, turns, _wishes(schema, given.most_tokens))
                except (openai.BadRequestError, openai.UnprocessableEntityError):
                    self._is_plain = True  # it may not know our wishes: once more without, and from now on
            return await self._post(api, turns, {})

    async def _post(self, api: openai.AsyncOpenAI, turns: Sequence[Turn], wishes: dict[str, Any]) -> bytes:
        messages: list[Any] = [{"role": turn.role, "content": turn.words} for turn in turns]
        body = b""
        async with api.chat.completions.with_streaming_response.create(
            model=self._connection.model, messages=messages, **wishes
        ) as response:
            async for chunk in response.iter_bytes():
                body += chunk
                if len(body) > _MOST_BYTES:
                    raise _silent("it answered more than a megabyte")
        return body


def _wishes(schema: str, most_tokens: int) -> dict[str, Any]:
    form = {"name": "reply", "strict": True, "schema": json.loads(schema)}
    return {"response_format": {"type": "json_schema", "json_schema": form}, "max_tokens": most_tokens}


def _read(body: bytes, turns: Sequence[Turn]) -> Said:
    """Read a completion by hand: servers differ in what else it holds."""
    try:
        found = json.loads(body)
        text = found["choices"][0]["message"]["content"] or ""
        usage = found.get("usage") or {}
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise _silent("it answered something that is no completion") from None
    if not isinstance(text, str):
        raise _silent("it answered something that is no text")
    asked = sum(len(turn.words.encode("utf-8", "replace")) for turn in turns)
    return Said(
        text=texts.clean(text),
        tokens_in=_tokens(usage, "prompt_tokens", asked),
        tokens_out=_tokens(usage, "completion_tokens", len(text.encode("utf-8", "replace"))),
    )


def _tokens(usage: Any, name: str, count_bytes: int) -> int:
    told: Any = usage.get(name) if isinstance(usage, dict) else None
    is_count = isinstance(told, int) and 0 <= told < _MOST_TOKENS
    return int(told) if is_count else count_bytes // _BYTES_A_TOKEN


def _refused(status: int, retry_after: str) -> NoAnswer:
    if status == 429:
        rest = float(retry_after) * SECOND if _is_number(retry_after) else MINUTE
        rest_ms = int(min(max(rest, SECOND), _LONGEST_REST))
        return NoAnswer(Outcome.BUSY, "it asked us to come back later", rest_ms=rest_ms)
    if status in {401, 403}:
        return NoAnswer(Outcome.DENIED, f"it refused our key (status {status})", rest_ms=10 * MINUTE)
    if status == 404:
        return NoAnswer(Outcome.DENIED, "its address or the model's name is wrong (status 404)", rest_ms=10 * MINUTE)
    return _silent(f"it answered with status {status}", may_cost=False)


def _is_number(written: str) -> bool:
    return written.strip().replace(".", "", 1).isascii() and written.strip().replace(".", "", 1).isdigit()


def _silent(words: str, *, may_cost: bool = True) -> NoAnswer:
    return NoAnswer(Outcome.SILENT, words, rest_ms=MINUTE, may_cost=may_cost)
