"""What a person may promise alone: amounts by currency, and kinds of commitments."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from domain.claim import Claim
from domain.claim import ClaimKind
from domain.draft import Finding

#: Stands for every currency that is not named; never for shares (%), which need a limit of their own.
ANY = "any"
SHARE = "%"
#: What a person can judge where the guard cannot, beside claims. Private data, open slots, length and what a network
#: refuses are no matter of judgement, and what is not listed here is none either.
JUDGED = frozenset({"avoid", "near_copy"})
#: What may never be stood for, whatever it is called: it would be private data of somebody.
_NEVER = frozenset({"email", "iban", "card", "phone"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Authority:
    """The most a person may promise in one reply, in hundredths by currency, and what they may commit us to.

    `amounts` is by ISO 4217 code, "%" or `ANY`. `commitments` are kinds of claims ("date", "promise") or single
    promises by their value ("refund"). A currency or kind that is not named may not be promised.
    """

    amounts: Mapping[str, int] = field(default_factory=dict)
    commitments: frozenset[str] = frozenset()

    def limit(self, currency: str) -> int:
        """Answer the most that may be promised in a currency ("" for one the reply does not name), in hundredths."""
        return self.amounts.get(currency, 0 if currency == SHARE else self.amounts.get(ANY, 0))

    def exceeded_by(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Answer the claims that go beyond this authority. Different amounts of one currency are added up."""
        listed = tuple(claims)
        totals = _totals(listed)
        return tuple(claim for claim in listed if not self._covers(claim, totals))

    def _covers(self, claim: Claim, totals: Mapping[str, int]) -> bool:
        if claim.kind is ClaimKind.MONEY:
            return claim.amount is not None and totals[claim.currency] <= self.limit(claim.currency)
        if claim.kind is ClaimKind.PHONE:
            return False
        is_named = claim.kind is ClaimKind.PROMISE and claim.value in self.commitments
        return is_named or claim.kind in self.commitments

    def __str__(self) -> str:
        amounts = [money(limit, "" if code == ANY else code) for code, limit in self.amounts.items() if limit]
        return ", ".join([*amounts, *sorted(self.commitments)]) or "nothing"


@dataclass(frozen=True, kw_only=True, slots=True)
class Ruling:
    """What becomes of blocking findings: a person's authority covers them, a lead may judge them, or they stand."""

    covered: tuple[Finding, ...]
    judged: tuple[Finding, ...]  #: for a lead, or the person themselves where they are one, with a reason
    final: tuple[Finding, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that the person stands for by approving."""
        return tuple(finding.claim for finding in self.covered if finding.claim)

    @property
    def beyond(self) -> tuple[Claim, ...]:
        """The claims that are beyond the person's authority."""
        return tuple(finding.claim for finding in self.judged if finding.claim)


def rule(blocks: Sequence[Finding], authority: Authority) -> Ruling:
    """Sort blocking findings by what a person with this authority can do about each."""
    final = tuple(finding for finding in blocks if not _can_be_judged(finding))
    claimed = [finding for finding in blocks if finding.claim and finding not in final]
    beyond = authority.exceeded_by(finding.claim for finding in claimed if finding.claim)
    covered = tuple(finding for finding in claimed if finding.claim not in beyond)
    judged = tuple(finding for finding in blocks if finding not in final and finding not in covered)
    return Ruling(covered=covered, judged=judged, final=final)


def explain(beyond: Sequence[Claim], name: str, authority: Authority) -> str:
    """Say which claims are beyond a person's authority, and what it is: "This promises EUR 80; Dana may promise …"."""
    totals = _totals(beyond)
    kept = [claim.value for claim in beyond if claim.kind is not ClaimKind.MONEY]
    said = [*(money(total, currency) for currency, total in totals.items()), *dict.fromkeys(kept)]
    allowed = [money(authority.limit(currency), currency) for currency in totals if authority.limit(currency)]
    return f"This promises {_listed(said)}; {name} may promise {_listed(allowed) if allowed else 'none of it'}."


def money(amount: int, currency: str) -> str:
    """Write hundredths with their currency: EUR 80, EUR 79.90, 20 %."""
    number = f"{amount / 100:,.2f}".removesuffix(".00")
    return f"{number} %" if currency == SHARE else f"{currency} {number}".strip()


def _can_be_judged(finding: Finding) -> bool:
    if finding.rule in _NEVER or (finding.claim and finding.claim.kind is ClaimKind.PHONE):
        return False
    return finding.claim is not None or finding.rule in JUDGED


def _totals(claims: Iterable[Claim]) -> dict[str, int]:
    """Add up different amounts of each currency; the same amount said twice is one promise."""
    amounts = [(one.currency, one.value, one.amount or 0) for one in claims if one.kind is ClaimKind.MONEY]
    totals: dict[str, int] = {}
    for currency, _, amount in dict.fromkeys(amounts):
        totals[currency] = totals.get(currency, 0) + amount
    return totals


def _listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
