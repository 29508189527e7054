"""May we answer this post, and how: the rules of networks, those of our own, and what they come to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from domain.contact import NoContact
from domain.draft import HAND_OFF
from domain.draft import Finding
from domain.draft import Severity


class Way(StrEnum):
    """How a reply may reach an author, the freest first."""

    SEND = "send"  #: the program posts it, once a human approved it
    HAND_OFF = "hand_off"  #: a human posts it in the network's own page
    NOWHERE = "nowhere"  #: there is no page on which it could be posted
    DO_NOT_CONTACT = "do_not_contact"  #: nobody writes to this author


class Condition(StrEnum):
    """When a rule applies: what the program can tell of a post, its author and the text of the reply."""

    ALWAYS = "always"
    NOT_ADDRESSED = "not_addressed"  #: the author neither named our account nor answered us
    ANSWERED = "answered"  #: we have answered this very post already
    MACHINE_TEXT = "machine_text"  #: nobody edited the draft, and the network has not approved such replies
    LINK = "link"  #: the reply holds a link
    OPTED_OUT = "opted_out"  #: the author asked not to be contacted
    LISTED = "listed"  #: one of us put the author on the do-not-contact list
    NO_ACCOUNT = "no_account"  #: the account that heard the post is not configured
    NO_PAGE = "no_page"  #: nor is there a link to the post


#: Conditions on the words of the reply; the others are known before anyone types.
OF_TEXT = frozenset({Condition.MACHINE_TEXT, Condition.LINK})


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """One rule in words a manager understands. With the way `send` it forbids nothing: its words are a note.

    `platforms` are the networks it holds on, none for all; `source` names the document it was read in, `url` its
    address, `checked` the day somebody last looked (ISO 8601).
    """

    id: str
    words: str
    when: Condition
    way: Way
    platforms: tuple[str, ...] = ()
    source: str = ""
    url: str = ""
    checked: str = ""

    def __str__(self) -> str:
        return self.words


#: What holds everywhere and no file can change, the weightiest first.
OWN_RULES = (
    Rule(
        id="opt-out",
        when=Condition.OPTED_OUT,
        way=Way.DO_NOT_CONTACT,
        words="The author asked not to be contacted. We honour that at once, and for ever.",
    ),
    Rule(
        id="listed",
        when=Condition.LISTED,
        way=Way.DO_NOT_CONTACT,
        words="The author is on the do-not-contact list.",
    ),
    Rule(
        id="no-page",
        when=Condition.NO_PAGE,
        way=Way.NOWHERE,
        words="The account that heard this post is not configured, and there is no link to the post: "
        "a reply has nowhere to go.",
    ),
    Rule(
        id="no-account",
        when=Condition.NO_ACCOUNT,
        way=Way.HAND_OFF,
        words="The account that heard this post is not configured, so nothing can be sent from here: "
        "post the reply in the network's own page.",
    ),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """What is known about one post and the reply in hand, gathered before the rules are asked."""

    no_contact: NoContact | None = None  #: the entry of the do-not-contact list that the author is on
    is_answered: bool = False
    text: str = ""  #: the reply as it stands; empty before anyone wrote
    is_machine_text: bool = False  #: the text is a draft that no person has changed


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """How a reply may go. `rule` forbids more, None where nothing does; `notes` are worth knowing all the same."""

    way: Way
    rule: Rule | None = None
    detail: str = ""  #: what the rule's words leave open: who asked, when and in which words
    notes: tuple[Rule, ...] = ()

    @property
    def words(self) -> str:
        """Why, in sentences; empty where nothing stands against sending."""
        return " ".join(part for part in (self.rule.words if self.rule else "", self.detail) if part)

    def findings(self) -> list[Finding]:
        """Answer the verdict as findings about a reply: what refuses approval, and notes on its words as warnings."""
        notes = [note for note in self.notes if note.when in OF_TEXT]
        warnings = [Finding(rule=note.id, severity=Severity.WARNING, message=note.words) for note in notes]
        if self.way is Way.SEND:
            return warnings
        rule = HAND_OFF if self.way is Way.HAND_OFF else str(self.way)
        return [Finding(rule=rule, severity=Severity.BLOCK, message=self.words), *warnings]
