"""Read a post that goes on with a talk: by what its author told before in the thread, and what we said to them."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from collections.abc import Set
from dataclasses import dataclass
from dataclasses import replace

from domain import words
from domain.ask import Ask
from domain.ask import Need
from domain.assessment import Assessment
from domain.assessment import Intent
from domain.fact import Fact
from domain.mention import Mention
from domain.playbook import Circumstance
from domain.playbook import Mishap
from domain.playbook import Playbook
from responders.reading import concerns
from responders.reading import details
from responders.reading import signs
from responders.reading import talking
from responders.reading.asks import find_asks
from responders.writing.history import NO_TALK
from responders.writing.history import Talk
from responders.writing.matches import SURE
from responders.writing.matches import Match
from store import threads
from store.database import Database
from store.threads import EarlierPost

Find = Callable[[str], Sequence[Match]]

_SENTENCE = re.compile(r"[^.!?\n]{1,1000}+(?:[.!?\n](?=\S)[^.!?\n]{1,1000}+)*+")
#: So much of a thread is read, the newest last.
_LONGEST = 3_000
#: A post of so few words is written in the language of the talk, whatever it looks like.
_FEW_WORDS = 5
#: Who says more than this, and names a trouble, speaks of that one.
_SHORT = 6
#: These are asked about something named before.
_OPEN = frozenset(
    {Need.INFORMATION, Need.STATUS, Need.CONTACT, Need.EXPLANATION, Need.HOW_TO, Need.TIME, Need.PLACE, Need.REPAIR}
)
#: Troubles of who waits for us.
_OF_WAITING = frozenset({Mishap.SILENT, Mishap.WAIT, Mishap.UNTOLD})
#: What somebody may want who then only adds to it. A wrong done to them since stands over it.
_WANTED = frozenset({Intent.COMPLAINT, Intent.OUTAGE, Intent.QUESTION, Intent.REQUEST})
_ADDING = frozenset({Intent.OTHER, Intent.PRAISE, Intent.QUESTION, Intent.REQUEST})
#: What a post may do that says little by itself.
_GOING_ON = frozenset({Circumstance.ANSWERED, Circumstance.UNHELPED, Circumstance.CHASING})
#: What stands at the beginning of a talk alone.
_BEGINNING = frozenset({"acknowledge", "repeat"})
#: Who has told what we would ask for, and whom we could not help, is asked nothing more.
_NOTHING_TO_ASK = frozenset({Circumstance.INFORMED, Circumstance.UNHELPED})
#: What comes next beside who takes it up: only when, and what to do where a fact was told.
_TIME = "{reply_within}"
#: Who waits for us alone.
_WAITING = frozenset({Circumstance.CHASING, Circumstance.INFORMED})
#: Where nobody could say what is wanted.
_ASIDE = frozenset({Intent.OTHER, Intent.PRAISE})
#: What an earlier post tells so that nobody need ask.
_TELLING = frozenset({Circumstance.DATED, Circumstance.PLACED, Circumstance.TRIED})


@dataclass(frozen=True, kw_only=True, slots=True)
class Followed:
    """A mention as it is to be understood: with the words it goes on from before its own, and assessed by both."""

    mention: Mention
    assessment: Assessment
    talk: Talk = NO_TALK

    def is_earlier(self, ask: Ask) -> bool:
        """Say whether an ask stands in what the author wrote before the mention."""
        return ask.start < len(self.talk.before)


def read(db: Database, mention: Mention, assessment: Assessment) -> Followed:
    """Answer how a stored mention is to be understood, as `follow` does, by the thread that is stored before it."""
    return follow(mention, assessment, threads.read_earlier(db, mention))


def follow(mention: Mention, assessment: Assessment, earlier: Sequence[EarlierPost]) -> Followed:
    """Answer how a mention is to be understood after the posts before it, oldest first; pure.

    What goes on with something told before is read together with it: an answer to our question, a call for news, "that
    didn't work". What tells its own matter, and thanks at the end, is read by itself. Our posts only say what was asked
    and told; the words of a thread are data, as those of the mention are.
    """
    theirs = [post for post in earlier if not post.is_ours]
    if not theirs or _is_closing(mention.text, assessment, earlier[-1]):
        return Followed(mention=mention, assessment=assessment)
    assessment = replace(assessment, language=_language(mention, assessment, theirs))
    talk = _talk(mention.text, assessment.language, earlier)
    matter = _matter(theirs, assessment.language)
    if _stands_alone(mention.text, assessment, talk):
        return Followed(mention=mention, assessment=assessment, talk=talk)
    talk = replace(talk, before="".join(f"{post.text}\n" for post in matter)[-_LONGEST:])
    assessment = _with_intent(assessment, matter[0].intent, talk)
    return Followed(mention=talk.told_by(mention), assessment=assessment, talk=talk)


def going_on(playbook: Playbook, conditions: Set[str], language: str) -> Playbook:
    """Answer the playbook as it speaks to who goes on with a talk: `follow_up` instead of what stands at the beginning,
    and `take_up` instead of a question where nothing is left to ask; without both to all others. A playbook that lacks
    such words keeps all of its own.
    """
    said = playbook.phrases.get(language, {})
    follows = bool(conditions & _GOING_ON) and "follow_up" in said
    left_out = {"take_up", *(_BEGINNING if follows else ("follow_up",))}
    moves = tuple(move for move in playbook.moves if move not in left_out)
    if not conditions & _NOTHING_TO_ASK or "take_up" not in said:
        return replace(playbook, moves=moves)
    steps = (one for one in said.get("next_step", ()) if Circumstance.TOLD in one.when or _TIME in one.text)
    heard = {**said, "answer": said["take_up"], "next_step": tuple(steps)}
    return replace(playbook, moves=moves, phrases={**playbook.phrases, language: heard})


def leave_out(find: Find, talk: Talk) -> Find:
    """Answer what finds facts as `find` does, but none that we told already; another stands in for it where it is sure.

    Where it is ours to look nothing is found.
    """

    def find_new(asked: str) -> Sequence[Match]:
        found = () if talk.is_ours_to_look else find(asked)
        new = [match for match in found if not is_told(match.fact, talk)]
        is_best = len(found) > 0 and found[0] in new
        return new if is_best else [match for match in new if match.score >= SURE]

    return find_new if talk.said or talk.is_ours_to_look else find


def is_told(fact: Fact, talk: Talk) -> bool:
    """Say whether a post of ours in a talk holds a sentence of a fact, in whatever language."""
    ours = " ".join(map(words.fold, talk.said))
    told = (words.fold(one) for answer in fact.answers.values() for one in _SENTENCE.findall(answer))
    return any(sentence.count(" ") > _FEW_WORDS and sentence in ours for sentence in told)


def _is_closing(text: str, assessment: Assessment, last: EarlierPost) -> bool:
    """Say whether a post ends the talk: with thanks alone, or since all is well."""
    if signs.is_glad(text):
        return True
    if talking.closes(text) and not concerns.trouble_of(text, assessment.language, is_pleased=False):
        return True
    is_pleased = assessment.intent is Intent.PRAISE and not (talking.fails(text) or talking.chases(text))
    return is_pleased and not (last.is_ours and talking.asks(last.text))


def _language(mention: Mention, assessment: Assessment, theirs: Sequence[EarlierPost]) -> str:
    known = next((post.language for post in reversed(theirs) if post.language), "")
    is_told = mention.language or words.fold(mention.text).count(" ") > _FEW_WORDS + 1
    return assessment.language if (is_told and assessment.language) or not known else known


def _conditions(text: str, told: str, said: Sequence[str], answers: Sequence[bool]) -> frozenset[Circumstance]:
    """Answer how a post goes on, and whether anything is left to ask: `told` is all its author wrote, `said` what we
    did, the newest first, and `answers` which of their posts gave what we had asked for.
    """
    last, is_advised = next(iter(said), ""), any(map(talking.advises, said))
    is_at_work = bool(last) and not (talking.asks(last) or talking.advises(last))
    found = {Circumstance.INFORMED} if any(answers) or talking.names_reference(told) else set()
    is_call = talking.chases(text) or (is_at_work and talking.waits(text))
    is_no = talking.denies(text) and not is_call and talking.advises(last) and not talking.asks(last)
    is_vain = talking.fails(text) or is_no
    if is_vain and is_advised:
        return frozenset(found | {Circumstance.UNHELPED})
    if answers[-1] or (said and talking.names_reference(text)):
        return frozenset(found | {Circumstance.ANSWERED})
    if is_vain or is_call:
        return frozenset(found | {Circumstance.CHASING} | ({Circumstance.INFORMED} if is_at_work else set()))
    # who asks about what we told them is asked nothing in return
    return frozenset(found | ({Circumstance.INFORMED} if is_advised and "?" in text else set()))


def _details(told: str, language: str) -> frozenset[Circumstance]:
    found = details.read_details(told, language).circumstances & _TELLING
    is_device = concerns.read(told, Intent.COMPLAINT, language).names_device
    return found | {Circumstance.DEVICE} if is_device else found


def _is_ours_to_look(text: str, said: Sequence[str], conditions: frozenset[Circumstance]) -> bool:
    """Say whether they just gave the number we look them up by, or ask for news of what we know all of."""
    is_known = talking.names_reference(text) or any(map(talking.wants_reference, said[:1]))
    return (Circumstance.ANSWERED in conditions and is_known) or conditions >= _WAITING


def _find_answers(posts: Iterable[EarlierPost]) -> Iterator[bool]:
    """Yield of each post of the author whether it gives what we asked for in our last one before."""
    asked = ""
    for post in posts:
        if post.is_ours:
            asked = post.text if talking.asks(post.text) else ""
        else:
            yield bool(asked) and _is_answer(post.text)


def _is_answer(text: str) -> bool:
    is_telling = talking.names_reference(text) or "?" not in text
    return is_telling and not (talking.chases(text) or talking.fails(text) or talking.closes(text))


def _talk(text: str, language: str, earlier: Sequence[EarlierPost]) -> Talk:
    posts = [*earlier, EarlierPost(text=text, is_ours=False)]
    told = "\n".join(post.text for post in posts if not post.is_ours)[-_LONGEST:]
    said = tuple(post.text for post in reversed(earlier) if post.is_ours)
    conditions = _conditions(text, told, said, tuple(_find_answers(posts)))
    return Talk(
        said=said,
        conditions=conditions | _details(told, language),
        is_ours_to_look=_is_ours_to_look(text, said, conditions),
    )


def _matter(theirs: Sequence[EarlierPost], language: str) -> Sequence[EarlierPost]:
    """Answer the author's posts from the last one on that tells of a matter; all where we know the words of none."""
    for place in range(len(theirs) - 1, -1, -1):
        text, intent = theirs[place].text, theirs[place].intent or Intent.OTHER
        concern = concerns.read(text, Intent.COMPLAINT, language)
        asks = find_asks(text, intent=intent, language=language)
        if concern.noun or concern.problem or any(ask.need not in _OPEN or _is_long(ask, text) for ask in asks):
            return theirs[place:]
    return theirs


def _is_long(ask: Ask, text: str) -> bool:
    return words.fold(ask.words(text)).count(" ") > _SHORT


def _stands_alone(text: str, assessment: Assessment, talk: Talk) -> bool:
    """Say whether a post says for itself what it is about: a trouble of its own, something else that is wanted or asked
    back, or nothing that anybody waits for.
    """
    concern = concerns.read(text, Intent.COMPLAINT, assessment.language)
    if concern.problem and concern.names_thing:
        return True
    if talk.conditions & _GOING_ON:
        return False
    is_asking_back = "?" in text and any(map(talking.asks, talk.said[:1]))
    is_aside = assessment.intent in _ASIDE and "?" not in text and bool(talk.said)
    is_told = bool(concern.noun) or (bool(concern.problem) and concern.mishap not in _OF_WAITING)
    asks = find_asks(text, intent=assessment.intent, language=assessment.language)
    is_wished = any(ask.stated and ask.need not in _OPEN for ask in asks)
    return is_asking_back or is_aside or (words.fold(text).count(" ") > _SHORT + 1 and (is_told or is_wished))


def _with_intent(assessment: Assessment, earlier: Intent | None, talk: Talk) -> Assessment:
    """Answer the assessment by what they wanted before, where the mention only adds to it and no person has said.

    Who goes on with a talk wants something, whatever nobody could make of it.
    """
    if assessment.intent not in _ADDING or "intent" in assessment.corrected:
        return assessment
    if earlier in _WANTED:
        return replace(assessment, intent=earlier)
    is_lost = assessment.intent in _ASIDE and talk.conditions & _GOING_ON
    unhelped = Intent.COMPLAINT if Circumstance.UNHELPED in talk.conditions else Intent.REQUEST
    return replace(assessment, intent=unhelped) if is_lost else assessment
