"""Reads what our replies promise, once they have landed.

Claims: replies that landed, or were deleted, and that nobody has read for promises yet, oldest first.
Decides: which sentences commit us to something with a time, and when that is due; pure.
Records: an open promise for each, once; those of a deleted reply are dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain import words
from domain.clock import Clock
from domain.promise import Pledge
from domain.text import excerpt
from responders.guarding import claim_patterns
from responders.guarding import claim_words
from responders.guarding import claims
from responders.outcomes import deadlines
from responders.outcomes.deadlines import Week
from store import promises
from store.database import Database

_LONGEST = 300
#: So many words may stand in front of, or behind, what is promised: "By Friday at the latest, you hear from us."
_SHORT = 7
#: We tell that we do something, or that it comes to them; in each language also in the present: "you hear from us".
_COMMITS = re.compile(
    r"\b(?:we|i|our \w+|somebody|someone|a (?:colleague|person)|one of us)(?:['’]ll| will| shall| are going to"
    r"|['’](?:re|m) going to| am going to| is going to)\b"
    r"|\byou(?:['’]ll| will)? hear\b|\byou(?:['’]ll| will) (?:get|receive|have|be|know|find)\b"
    r"|\b(?:we|i) (?:get back|come back|write|answer|reply|call|let you know|tell you|update)\b"
    r"|\bexpect (?:an answer|to hear|news|our|my)\b"
    r"|\b(?:wir|ich) (?:melden?|schreiben?|antworten?|rufen?|geben?|schicken?|senden?|liefern?|erstatten?|sagen?"
    r"|informieren?|werden?|kommen?|prüfen?|klären?)\b"
    r"|\b(?:melden?|schreiben?|antworten?|rufen?|geben?|schicken?|senden?|liefern?|erstatten?|sagen?|informieren?"
    r"|werden?|kommen?|prüfen?|klären?) (?:wir|ich)\b"
    r"|\bhör(?:st|en|t)\b.{0,60}\bvon (?:uns|mir)\b|\b(?:du|ihr|sie) (?:bekomm|erh[aä]lt|kriegst)\w*"
    r"|\b(?:bekomm\w*|erh[aä]lt\w*) (?:du|sie|ihr)\b"
    r"|\b(?:du hast|hast du|sie haben|haben sie)\b.{0,60}\b(?:antwort|nachricht|bescheid|rückmeldung)\b"
    r"|\b\w{2,20}(?:remos|aré|eré|iré)\b|\b(?:vamos|voy) a\b|\bnoticias (?:nuestras|mías)\b"
    r"|\b(?:te|le|os|les) (?:escribimos|respondemos|contestamos|llamamos|avisamos|decimos|escribo|respondo|contesto)\b"
    r"|\b(?:tendrás|tendrá|recibirás|recibirá|sabrás|sabrá)\b"
    r"|\b(?:nous|on (?:vous|te|se)|je)\b.{0,40}?\b\w{2,20}(?:rons|rai|ra)\b|\bnous allons\b|\bje vais\b|\bon va\b"
    r"|\b(?:nous|on|je) (?:(?:vous|te) )?(?:reven(?:ons|ez)|reviens|revient|répond(?:ons|s)?|écri(?:vons|s|t)"
    r"|appel(?:ons|le)|tenons|donnons)\b"
    r"|\b(?:vous|tu) (?:aurez|auras|recevrez|recevras|saurez|sauras)\b|\bde (?:nos|mes) nouvelles\b",
    re.IGNORECASE,
)
#: Of these alone a promise without a time that can be computed is kept: that somebody hears from us.
_CONTACTS = re.compile(
    r"\b(?:hear|get back|come back|let you know|write|answer|reply|call|update|tell you|melden?|schreiben?|antworten?"
    r"|geben? .{0,20}Bescheid|hör\w* .{0,40}von|noticias|escribi\w*|responde\w*|contesta\w*|avisa\w*|llama\w*"
    r"|nouvelles|revien\w*|reven\w*|répond\w*|écri\w*|appel\w*|tien\w* au courant)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:soon|shortly|as soon as|in the (?:next|coming) (?:few )?days|bald|in Kürze|sobald|so schnell|in den nächsten"
    r" Tagen|pronto|en breve|en cuanto|en los próximos días|bientôt|sous peu|dès que|au plus vite"
    r"|dans les prochains jours)\b",
    re.IGNORECASE,
)
#: What is usual is told, not promised.
_USUAL = words.terms(
    "usually", "normally", "typically", "generally", "as a rule", "in der Regel", "meist", "meistens",
    "normalerweise", "gewöhnlich", "üblicherweise", "solemos", "suelo", "normalmente", "por lo general",
    "generalmente", "en general", "d'ordinaire", "en général", "d'habitude", "habituellement", "généralement",
)  # fmt: skip
#: A clause that begins so tells when something is so, not by when we do it; or speaks of a meeting, or a wish.
_ASIDE = re.compile(
    r"\s*(?:and |und |y |et )?(?:if|when|once|whenever|wenn|falls|si|cuando|lorsque|quand)\b"
    r"|.*\b(?:see you|look(?:ing)? forward|freu\w*|nos vemos|hasta pronto|à bientôt)\b",
    re.IGNORECASE,
)
_SAID = words.terms(
    "you waited", "you have waited", "you ve waited", "have been waiting", "ve been waiting", "you wrote", "you said",
    "you asked", "were told", "was due", "du wartest", "gewartet", "du schreibst", "Sie schreiben", "esperando",
    "esperado", "escribes", "attendu", "attendez", "vous écrivez", "tu écris",
)  # fmt: skip


def run_once(db: Database, week: Week, clock: Clock, *, limit: int = 100) -> int:
    """Read at most `limit` replies; answer how many there were, 0 when none is left."""
    unread = promises.list_unread(db, limit)
    for reply in unread:
        promises.record(db, reply, find_pledges(reply.text, reply.at, week), now_at=clock())
    return len(unread)


def find_pledges(text: str, sent_at: int, week: Week) -> tuple[Pledge, ...]:
    """Answer what a reply that went out at `sent_at` promises: each sentence by which we commit ourselves in time.

    What we tell to be usual, ask, or deny is no promise. One whose time cannot be computed has no due time.
    """
    return tuple(_pledges(text, sent_at, week))


def _pledges(text: str, sent_at: int, week: Week) -> Iterator[Pledge]:
    for sentence in claims.SENTENCE.finditer(text):
        said = sentence[0].strip()
        if not said or said.endswith("?") or words.found(words.fold(said), _USUAL):
            continue
        clauses = [clause[0] for clause in claims.CLAUSE.finditer(said)]
        bound = _bound(clauses)
        times = [time for clause in bound for time in deadlines.find(clause)]
        is_vague = any(_VAGUE.search(clause) and _CONTACTS.search(said) for clause in bound)
        if times or is_vague:
            start = sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())
            yield Pledge(words=excerpt(said, _LONGEST), start=start, due_at=deadlines.due_at(times, sent_at, week))


def _bound(clauses: list[str]) -> list[str]:
    """Answer the clauses that commit us, and short ones beside them that may name the time."""
    commits = [_commits(clause) for clause in clauses]
    if not any(commits):
        return []
    return [
        clause
        for clause, is_own in zip(clauses, commits, strict=True)
        if is_own or (len(clause.split()) <= _SHORT and not _is_aside(clause))
    ]


def _commits(clause: str) -> bool:
    is_meant = _COMMITS.search(clause) or claim_patterns.DONE.search(clause)
    return bool(is_meant) and not words.found(words.fold(clause), claim_words.NEGATING) and not _is_aside(clause)


def _is_aside(clause: str) -> bool:
    return bool(_ASIDE.match(clause)) or bool(words.found(words.fold(clause), _SAID))
