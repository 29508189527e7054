"""Say what "it" and "them" stand for in a post in English, where only one thing can be meant: "my card came, how do I
activate it" is read as "activate my card"."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence

from responders.reading import phrases
from responders.reading import plain_words
from responders.reading.phrases import Phrase

_PRONOUNS: Mapping[str, bool] = {"it": False, "them": True}
#: What a thing begins with that may be meant later.
_NAMING: Mapping[str, str] = {
    "my": "my", "our": "my", "a": "the", "an": "the", "the": "the", "this": "the", "these": "the", "your": "the",
    "another": "the",
}  # fmt: skip
_GRANTING = plain_words.listed("let lets letting allow allows allowing")
#: These tell of a thing and are none that somebody does something to.
_TELLING = plain_words.listed(
    "error errors message messages notification notifications warning warnings prompt screen post comment reply "
    "response answer part end list name"
)
_LONGEST_VERB = 3


def resolve(sentences: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Answer the sentences with the thing in the place of "it" and "them" behind a plain verb.

    What only tells where or by what is not meant; where two things could be nothing is put in.
    """
    if not any(pronoun in words for words in sentences for pronoun in _PRONOUNS):
        return list(sentences)
    named: list[tuple[tuple[str, ...], bool]] = []
    return [_resolve(words, named) for words in sentences]


def _resolve(words: tuple[str, ...], named: list[tuple[tuple[str, ...], bool]]) -> tuple[str, ...]:
    found: list[str] = []
    at = 0
    while at < len(words):
        if words[at] in _GRANTING and named:
            # what does not let anybody do a thing is not that thing
            named.pop()
        # "two guitars", "2 guitars": what may come again is one thing among others
        start = at + 1 if words[at].isdecimal() else at
        thing = phrases.noun_at(words, start) if words[at] in _NAMING or start > at else None
        is_whole = thing is not None and not thing.is_of_people and not phrases.is_unknown(words[thing.end])
        if thing is not None and is_whole and _TELLING.isdisjoint(thing.words):
            if at == 0 or words[at - 1] not in phrases.WHERE:
                named.append(((_NAMING.get(words[at], "the"), *_written(thing)), thing.is_plural))
            found += words[at : thing.end]
            at = thing.end
            continue
        meant = _meant(named, is_plural=_PRONOUNS[words[at]]) if _is_object(words, at) else None
        found += meant or (words[at],)
        at += 1
    return tuple(found)


def _written(thing: Phrase) -> Iterator[str]:
    """Yield the words of a thing as they stand in a post, without what says whose it is."""
    for word in thing.words if thing.words[0] in plain_words.NOUNS else thing.words[1:]:
        yield from word.lower().replace(" ", "-").split()


def _is_object(words: Sequence[str], at: int) -> bool:
    """Say whether a pronoun stands behind what somebody does, not within a verb: "turn it on"."""
    if words[at] not in _PRONOUNS or words[at + 1] in {"to", "all"}:
        return False
    if words[at - 1] in {"do", "doing"}:
        return False
    told = [" ".join(words[max(0, at - length) : at]) for length in range(1, _LONGEST_VERB + 1)]
    deeds = [(verb, listed) for verb in told for listed in (phrases.DEEDS["base"], phrases.DEEDS["ing"])]
    is_done = any(verb in listed for verb, listed in deeds)
    return is_done and not any(f"{verb} {words[at + 1]}" in listed for verb, listed in deeds)


def _meant(named: Sequence[tuple[tuple[str, ...], bool]], *, is_plural: bool) -> tuple[str, ...] | None:
    fitting = [thing for thing, is_several in named if is_several is is_plural]
    return fitting[-1] if len({thing[-1] for thing in fitting}) == 1 else None
