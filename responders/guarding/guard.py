"""Say what must not, or should not, leave the house in a reply. Blocks refuse approval, warnings are shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping

from domain import words
from domain.claim import ClaimKind
from domain.draft import NEEDS_LEAD
from domain.draft import Finding
from domain.draft import Severity
from domain.fact import Fact
from domain.person import Role
from domain.platform import Preview
from domain.playbook import Playbook
from domain.playbook import Signal
from domain.playbook import Voice
from responders.guarding import avoiding
from responders.guarding import consistency
from responders.guarding import identities
from responders.guarding import patterns
from responders.guarding import private_data
from responders.guarding import standing
from responders.guarding.consistency import Said
from responders.guarding.standing import Unbound
from responders.reading import signs

_CLAIMED: Mapping[ClaimKind, str] = {
    ClaimKind.MONEY: "is an amount",
    ClaimKind.DATE: "is a time people will count on",
    ClaimKind.DURATION: "is a length of time people will count on",
    ClaimKind.LINK: "leads elsewhere than the brand's contact",
    ClaimKind.PROMISE: "commits the brand",
}


def review(
    text: str,
    *,
    preview: Preview,
    voice: Voice,
    playbook: Playbook | None = None,
    facts: Collection[Fact] = (),
    post: str = "",
    said: Iterable[Said] = (),
) -> tuple[Finding, ...]:
    """Answer everything found in a reply, blocks first, then by place; start and end count characters of `text`.

    `facts` are those that hold for it, `post` is what it answers, `said` what the brand wrote lately on any network.
    Blocks: too long by the network's own counting or refused by it, empty, unfilled slots, words the voice avoids,
    personal data of anybody (what stands in the voice's contact or a fact is ours), claims that no fact covers, what
    leaked from a program's instructions, nearly a reply that was sent on the network. Warnings: another figure than
    the brand gave elsewhere, shouting, a post that may be meant ironically or was taken for a joke, and a playbook that
    wants a lead to look first.
    """
    ours = " ".join(
        [voice.contact, voice.signature, *(fact.tell(language) for fact in facts for language in fact.answers)]
    )
    findings = [*_size(text, preview), *_slots(text), *_avoided(text, voice), *_leaks(text)]
    findings += [one for one in private_data.find_private_data(text) if not _is_known(text, one, ours, post)]
    findings += [_claimed(text, one) for one in standing.find_unbound(text, facts=facts, voice=voice, post=post)]
    findings += consistency.compare(text, said)
    findings += _shouting(text, voice)
    if signs.is_mocking(post):
        findings.append(_warn("irony", "The post may be irony: it thanks for what went wrong. Read it again.", 0, 0))
    if playbook is not None and Signal.JOKE in playbook.signals:
        findings.append(_warn("joke", "The post was taken for a joke, and is met lightly. Read it again.", 0, 0))
    if playbook is not None and playbook.escalate:
        findings.append(_warn(NEEDS_LEAD, f"{playbook.label}: a lead should look before anybody answers.", 0, 0))
    if playbook is not None and playbook.authority in {Role.LEAD, Role.ADMIN}:
        message = f"{playbook.label}: the role {playbook.authority} approves replies of this kind."
        findings.append(_warn(f"needs_{playbook.authority}", message, 0, 0))
    return tuple(sorted(_once(findings), key=lambda one: (one.severity is not Severity.BLOCK, one.start, one.rule)))


def _is_known(text: str, found: Finding, ours: str, post: str) -> bool:
    """Say whether what was found is ours to tell, or somebody of whom the author wrote themselves."""
    said = text[found.start : found.end]
    return said in ours or (
        found.rule == identities.OTHERS and words.fold(said).split()[-1] in words.fold(post).split()
    )


def _block(rule: str, message: str, start: int = 0, end: int = 0) -> Finding:
    return Finding(rule=rule, severity=Severity.BLOCK, message=message, start=start, end=end)


def _warn(rule: str, message: str, start: int, end: int) -> Finding:
    return Finding(rule=rule, severity=Severity.WARNING, message=message, start=start, end=end)


def _once(findings: Iterable[Finding]) -> set[Finding]:
    """Leave out what was found twice, and the claim of a telephone number that is private data already."""
    found = set(findings)
    private = {(one.start, one.end) for one in found if one.claim is None}
    return {one for one in found if one.claim is None or (one.start, one.end) not in private}


def _claimed(text: str, unbound: Unbound) -> Finding:
    """Say what is claimed, and what would cover it."""
    claim = unbound.claim
    words = text[claim.start : claim.end]
    if claim.kind is ClaimKind.PHONE:
        message = "A phone number must not stand in a public reply."
    elif unbound.fact_id:
        message = (
            f"“{words}” {_CLAIMED[claim.kind]}, and the fact “{unbound.fact_id}” says so of something else or under a "
            "condition. Say what it says, or let somebody with the authority stand for it."
        )
    else:
        message = (
            f"“{words}” {_CLAIMED[claim.kind]}, and no fact says so. Add a fact, change it, or let somebody with the "
            "authority stand for it."
        )
    return Finding(
        rule=claim.kind, severity=Severity.BLOCK, message=message, start=claim.start, end=claim.end, claim=claim
    )


def _size(text: str, preview: Preview) -> Iterator[Finding]:
    if not any(_is_visible(char) for char in text):
        yield _block("empty", "The reply is empty.")
    elif preview.length > preview.limit:
        message = f"The reply is {preview.length - preview.limit} too long: {preview.length} of {preview.limit}."
        yield _block("length", message, min(preview.limit, len(text) - 1), len(text))
    else:
        for problem in preview.problems:
            yield _block("network", problem)


def _is_visible(char: str) -> bool:
    return not char.isspace() and unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"}


def _slots(text: str) -> Iterator[Finding]:
    for match in patterns.SLOT.finditer(text):
        yield _block("slot", f"{match[0]} was never filled in.", *match.span())
    for match in patterns.BRACE.finditer(patterns.SLOT.sub(lambda slot: " " * len(slot[0]), text)):
        yield _block("slot", "A brace is left over from a slot.", *match.span())


def _avoided(text: str, voice: Voice) -> Iterator[Finding]:
    for start, end in avoiding.find_avoided(text, voice.avoid):
        yield _block("avoid", f"{voice.brand or 'The brand'} does not say “{text[start:end]}”.", start, end)


def _leaks(text: str) -> Iterator[Finding]:
    for match in (*patterns.LEAK.finditer(text), *patterns.ASIDE.finditer(text)):
        yield _block("leak", f"“{match[0].strip()}” reads as if a program's instructions got into it.", *match.span())
    for match in patterns.SECRET.finditer(text):
        yield _block("secret", "This looks like a key or a token.", *match.span())


def _shouting(text: str, voice: Voice) -> Iterator[Finding]:
    for match in patterns.EXCLAIMING.finditer(text):
        yield _warn("shouting", "One mark is enough.", *match.span())
    for match in patterns.CAPITALS.finditer(text):
        if match[0] not in f"{voice.brand} {voice.signature}":
            yield _warn("shouting", f"“{match[0]}” reads as shouting.", *match.span())
