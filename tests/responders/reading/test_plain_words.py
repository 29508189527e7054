from __future__ import annotations

from domain.platform import Preview
from domain.playbook import Voice
from responders.guarding import guard
from responders.reading import plain_words

VOICE = Voice(brand="Acme")


def clauses() -> list[str]:
    """Answer a clause with each word that may be said, in each of its forms."""
    deeds = [f"you cannot {verb.base} your account" for verb in plain_words.DEEDS]
    deeds += [f"you keep {verb.ing} your account" for verb in plain_words.DEEDS]
    events = [f"your account {verb.third} again" for verb in plain_words.EVENTS]
    events += [f"your account does not {verb.base} on the website" for verb in plain_words.EVENTS]
    done = [f"your account has not been {word}" for word in plain_words.DONE]
    wrong = [f"your account is {word}" for word in plain_words.WRONG]
    nouns = [f"you cannot find your {word}" for word in (*plain_words.NOUNS, *plain_words.DEVICES.values())]
    more = [f"your {word} account is slow" for word in (*plain_words.ADJECTIVES, *plain_words.TELLING)]
    return [*deeds, *events, *done, *wrong, *nouns, *more]


def test_no_word_that_may_be_said_back_promises_or_tells_anything_private() -> None:
    for clause in clauses():
        said = f"We're sorry that {clause}."
        assert guard.review(said, preview=Preview(text=said, length=len(said), limit=300), voice=VOICE) == (), said


def test_forms_of_verbs_are_written_right() -> None:
    forms = {verb.base: (verb.ing, verb.participle, verb.third) for verb in (*plain_words.DEEDS, *plain_words.EVENTS)}

    assert forms["log in"] == ("logging in", "logged in", "logs in")
    assert forms["verify"] == ("verifying", "verified", "verifies")
    assert forms["delete"] == ("deleting", "deleted", "deletes")
    assert forms["crash"] == ("crashing", "crashed", "crashes")
