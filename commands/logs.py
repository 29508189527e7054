"""Sets up logging once: one line a fact on standard error, for people or for machines."""

from __future__ import annotations

import logging
import sys

import structlog

#: Libraries that print whole requests, tokens among them, at DEBUG.
_TALKATIVE = ("tweepy", "praw", "prawcore", "urllib3", "requests", "oauthlib", "requests_oauthlib", "asyncio")


def set_up(level: str, form: str) -> None:
    """Write lines from `level` on, as 'plain' or 'json'."""
    machine = form == "json"
    render = (
        structlog.processors.JSONRenderer() if machine else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            render,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=True,
    )
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
