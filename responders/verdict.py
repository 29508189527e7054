"""Says whether and how a mention may be answered: by the program, by a human in the network's page, or not at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain import draft as drafting
from domain.contact import NoContact
from domain.draft import Draft
from domain.mention import Mention
from domain.mention import MentionKind
from domain.platform import Account
from domain.verdict import OWN_RULES
from domain.verdict import Condition
from domain.verdict import Facts
from domain.verdict import Rule
from domain.verdict import Verdict
from domain.verdict import Way
from responders.guarding import patterns
from store import contacts
from store import handoffs
from store.database import Database

#: The network's own word that a post speaks to us.
_ADDRESSED = {MentionKind.MENTION, MentionKind.REPLY}
_OF_AUTHOR = {Condition.OPTED_OUT, Condition.LISTED}


def give(mention: Mention, account: Account | None, rules: Sequence[Rule], facts: Facts) -> Verdict:
    """Answer how the mention may be answered; pure. `account` is None where it is not configured (any more).

    Of the rules that apply the strictest decides, of equally strict ones the network's own before ours; the others
    become notes. Nothing loosens what is built in: who asked to be left alone is left alone.
    """
    applying = [rule for rule in (*rules, *OWN_RULES) if _applies(rule, mention, account, facts)]
    strictness = list(Way).index
    deciding = max(applying, key=lambda rule: strictness(rule.way), default=None)
    if deciding is None or deciding.way is Way.SEND:
        return Verdict(way=Way.SEND, notes=tuple(applying))
    notes = tuple(rule for rule in applying if rule.way is Way.SEND)
    detail = str(facts.no_contact) if facts.no_contact and deciding.when in _OF_AUTHOR else ""
    return Verdict(way=deciding.way, rule=deciding, detail=detail, notes=notes)


def find(
    db: Database,
    mention: Mention,
    account: Account | None,
    rules: Sequence[Rule],
    *,
    draft: Draft | None = None,
    text: str | None = None,
) -> Verdict:
    """Gather what is stored about a mention and answer the verdict for a reply.

    `text` is the reply as it stands in the field, by default the draft's own: only that counts as written by a
    machine.
    """
    facts = Facts(
        no_contact=contacts.find(db, mention.platform, mention.author),
        is_answered=handoffs.is_answered(db, mention),
        text=text if text is not None else draft.text if draft else "",
        is_machine_text=draft is not None and drafting.is_by_machine(draft.written_by) and text in {None, draft.text},
    )
    return give(mention, account, rules, facts)


def find_approval_rule(mention: Mention, account: Account | None, rules: Sequence[Rule]) -> Rule | None:
    """Answer the rule by which the network wants to approve text of a machine beforehand; None where it need not."""
    facts = Facts(is_machine_text=True)
    asking = (rule for rule in rules if rule.when is Condition.MACHINE_TEXT and rule.way is not Way.SEND)
    return next((rule for rule in asking if _applies(rule, mention, account, facts)), None)


def speaks_to(text: str, handle: str) -> bool:
    """Say whether a text names an account: @handle, the first part of @handle@server, or u/handle."""
    names = {handle, handle.partition("@")[0]} - {""}
    if not names:
        return False
    written = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.search(rf"(?<![\w@/.])(?:@|/?u/)(?:{written})(?![\w-])(?!\.\w)", text, re.IGNORECASE) is not None


def _applies(rule: Rule, mention: Mention, account: Account | None, facts: Facts) -> bool:
    if rule.platforms and mention.platform not in rule.platforms:
        return False
    match rule.when:
        case Condition.ALWAYS:
            return True
        case Condition.NOT_ADDRESSED:
            handle = account.handle if account else ""
            return mention.kind not in _ADDRESSED and not speaks_to(mention.text, handle)
        case Condition.ANSWERED:
            return facts.is_answered
        case Condition.MACHINE_TEXT:
            return facts.is_machine_text and not (account and account.machine_text)
        case Condition.LINK:
            return _has_link(facts.text)
        case Condition.OPTED_OUT:
            return _is_opt_out(facts.no_contact)
        case Condition.LISTED:
            return facts.no_contact is not None and not _is_opt_out(facts.no_contact)
        case Condition.NO_ACCOUNT:
            return account is None
        case Condition.NO_PAGE:
            return account is None and not mention.url


def _is_opt_out(entry: NoContact | None) -> bool:
    return entry is not None and bool(entry.words)


def _has_link(text: str) -> bool:
    bare = (match["ending"].lower() in patterns.ENDINGS for match in patterns.BARE_LINK.finditer(text))
    return patterns.LINK.search(text) is not None or any(bare)
