"""Tell a long answer of a fact by what of it bears on what is asked, and never by half of a claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from domain import words
from domain.fact import Fact
from responders.reading.topics import find_topics
from responders.writing import refusing

#: So many sentences are told as they are.
_FEW = 2
#: Fewer words than this may stand anywhere: "Yes, we do."
_LEAST_TELLING = 4
_SENTENCE = re.compile(r"\S.*?[.!?…](?=\s|$)|\S.*$", re.DOTALL)
_NUMBER = re.compile(r"\d(?!\S*/)")
#: What limits, denies or dates what stands before it, or speaks of it: the two are told together or not at all.
_BOUND = words.terms(
    *"""if|unless|when|until|only|but|except|without|not|no|never|cannot|before|after|within|while|as long as|must|
    have to|need|otherwise|however|then|it|its|they|them|their|this|that|these|those|there|here|both|one|ones|such|
    also|too|so|instead|free|limit*|maximum|minimum|
    wenn|falls|sobald|solange|bis|nur|aber|ausser*|ohne|nicht|kein*|nie|vor|nach|innerhalb|muss*|sonst|dann|jedoch|es|
    sie|ihn|ihm|ihnen|dies*|dort|da|dabei|damit|dazu|darauf|daraus|danach|davon|dafur|hier|beide*|solche*|auch|
    so|stattdessen|kostenlos*|frist*|hochstens|mindestens|
    si|cuando|hasta|solo|pero|excepto|salvo|sin|no|nunca|antes|despues|dentro|hay que|debe*|entonces|ello*|ella*|este|
    esta|estos|estas|eso|ese|esa|esos|esas|alli|aqui|ahi|ambos|tambien|asi|gratis|gratuit*|limite*|plazo*|maximo|minimo|
    quand|lorsqu*|jusqu*|seulement|mais|sauf|sans|ne|n|pas|jamais|avant|apres|doit|doivent|faut|sinon|alors|il|
    ils|elle*|ce|cet|cette|ces|cela|ca|aussi|ainsi|delai*|limite*""".replace("\n", "").split("|")
)


def tell(fact: Fact, language: str, asked: str) -> str:
    """Answer what a reply to a post that asks for a fact says of it, in a language that it speaks; pure.

    Of an answer that is longer than a few sentences those are told that share a telling word with the post, each with
    what limits, denies, dates or goes on with it. All is told where none does, and where the rest would be a mere no.
    """
    parts = _parts(fact.answers[language])
    sought = frozenset(find_topics(asked)) if len(parts) > 1 else frozenset()
    near = [part for part in parts if sought & frozenset(find_topics(part))]
    told = " ".join(near)
    if len(near) in {0, len(parts)} or refusing.is_bare_no(told, language):
        return fact.tell(language)
    instead = fact.instead.get(language)
    return f"{told} {instead}" if instead else told


def find_told(fact: Fact, text: str) -> str:
    """Answer what of a fact stands in a text just as the fact says it: all, its answer, or a part that may be told by
    itself; "" where none does. Too few words tell no fact from another, and count for nothing; pure.
    """
    for language, answer in fact.answers.items():
        for said in (fact.tell(language), answer, *_parts(answer)):
            if said in text and len(said.split()) >= _LEAST_TELLING:
                return said
    return ""


@lru_cache(maxsize=2_048)
def _parts(answer: str) -> tuple[str, ...]:
    """Answer what of an answer may be told by itself; the whole where it is short."""
    sentences = [found[0] for found in _SENTENCE.finditer(answer)]
    return tuple(_bound(sentences)) if len(sentences) > _FEW else (answer,)


def _bound(sentences: list[str]) -> Iterator[str]:
    part = ""
    for sentence in sentences:
        is_free = (
            find_topics(sentence) and not _NUMBER.search(sentence) and not words.found(words.fold(sentence), _BOUND)
        )
        if part and find_topics(part) and is_free:
            yield part
            part = ""
        part = f"{part} {sentence}".strip()
    yield part
