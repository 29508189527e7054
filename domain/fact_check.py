"""What is wrong with a fact, whoever wrote it and wherever: each fault with its field and the mend."""

from __future__ import annotations

import re
from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from domain.fact import Fact

#: Every two-letter code of ISO 639-1.
_CODES = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo
    es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg
    ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn
    no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta
    te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"""
LANGUAGES = frozenset(_CODES.split())
_ID = re.compile(r"[a-z0-9]{1,40}+(?:[-_.][a-z0-9]{1,40}+){0,10}+")
#: No fact would be shown under this: it is where the desk adds one.
_UNWRITTEN = "new"
_SLOT = re.compile(r"[{}]")
_PLAIN_LINK = re.compile(r"http://[^\s<>\"]{1,200}", re.IGNORECASE)
_LONGEST_ID, _LONGEST_ANSWER, _LONGEST_QUESTION, _LONGEST_NAME, _LONGEST_LINK = 80, 2_000, 300, 200, 2_000
_MOST_QUESTIONS = 50


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """One thing wrong: the field it stands in, such as "answers.en", and a sentence that says how to mend it."""

    field: str
    message: str


def find_faults(fact: Fact, *, brands: Collection[str] = (), channels: Collection[str] = ()) -> list[Fault]:
    """Answer everything that is wrong with a fact. Brands and networks are checked against those named, if any are."""
    return [
        *_in_id(fact),
        *_in_answers(fact),
        *_in_questions(fact),
        *_in_place(fact, brands, channels),
        *_in_rest(fact),
    ]


def _in_id(fact: Fact) -> Iterator[Fault]:
    if not fact.id:
        yield Fault(field="id", message="is missing; give a short one that stays, such as returns-window")
    elif not _ID.fullmatch(fact.id) or len(fact.id) > _LONGEST_ID:
        yield Fault(field="id", message="must be small letters, digits and single hyphens, such as returns-window")
    elif fact.id == _UNWRITTEN:
        yield Fault(field="id", message="stands for a fact yet to be written; take another, such as returns-window")


def _in_answers(fact: Fact) -> Iterator[Fault]:
    if not fact.answers:
        yield Fault(
            field="answers", message="needs at least one answer, in whole sentences as they may stand in a reply"
        )
    yield from _in_texts("answers", fact.answers)
    yield from _in_texts("instead", fact.instead)
    for language in fact.instead:
        if language not in fact.answers:
            message = "stands behind no answer in this language; write that answer, or take this out"
            yield Fault(field=f"instead.{language}", message=message)


def _in_texts(key: str, texts: Mapping[str, str]) -> Iterator[Fault]:
    for language, text in texts.items():
        field = f"{key}.{language}"
        if language not in LANGUAGES:
            yield Fault(field=field, message="no language has this code; write two small letters, such as en or de")
        if not text.strip():
            yield Fault(field=field, message="must not be empty; take the language out or write its sentence")
        if len(text) > _LONGEST_ANSWER:
            yield Fault(field=field, message=f"is too long for a reply; the most are {_LONGEST_ANSWER} characters")
        if _SLOT.search(text):
            yield Fault(field=field, message="has a brace; a fact says what holds for everybody, so it has no slots")
        if _PLAIN_LINK.search(text):
            yield Fault(field=field, message="has a link that is not https; write https:// or leave the link out")


def _in_questions(fact: Fact) -> Iterator[Fault]:
    if len(fact.questions) > _MOST_QUESTIONS:
        yield Fault(field="questions", message=f"are too many; the most are {_MOST_QUESTIONS}")
    for number, question in enumerate(fact.questions, 1):
        if not question.strip():
            yield Fault(field=f"questions {number}", message="must not be empty")
        elif len(question) > _LONGEST_QUESTION:
            yield Fault(
                field=f"questions {number}", message=f"is too long; the most are {_LONGEST_QUESTION} characters"
            )


def _in_place(fact: Fact, brands: Collection[str], channels: Collection[str]) -> Iterator[Fault]:
    if fact.brand and brands and fact.brand not in brands:
        yield Fault(field="brand", message=f"no brand of the configuration has this name; there are {_listed(brands)}")
    for channel in sorted(fact.channels - set(channels) if channels else ()):
        yield Fault(field="channels", message=f'"{channel}" is no network; there are {_listed(channels)}')


def _in_rest(fact: Fact) -> Iterator[Fault]:
    for link in fact.links:
        if not _is_safe(link):
            yield Fault(
                field="links", message=f'"{link[:100]}" is no https address; write one such as https://a.example'
            )
    if len(fact.owner) > _LONGEST_NAME:
        yield Fault(field="owner", message=f"is too long; the most are {_LONGEST_NAME} characters")
    begins, ends = fact.valid_from_at, fact.valid_until_at
    if begins is not None and ends is not None and ends <= begins:
        yield Fault(field="valid_until", message="lies before valid_from, so the fact would never hold")


def _is_safe(link: str) -> bool:
    try:
        parts = urlsplit(link)
        named = bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False
    return parts.scheme == "https" and named and not re.search(r"\s", link) and len(link) <= _LONGEST_LINK


def _listed(names: Collection[str]) -> str:
    return ", ".join(sorted(names))
