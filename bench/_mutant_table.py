"""The guards of delivery, each with the change that takes it away and the tests that must notice."""

from __future__ import annotations

from dataclasses import dataclass

_DELIVERY, _OUTBOX, _RULES = "responders/delivery.py", "store/deliveries.py", "store/schema.py"
_SEND = (
    "tests/responders/test_delivery.py", "tests/responders/test_delivery_later.py",
    "tests/responders/test_delivery_by_hand.py",
)  # fmt: skip
_TRIES = ("tests/responders/test_attempts.py", *_SEND)
_FENCES = ("tests/responders/test_delivery_fences.py", "tests/store/test_deliveries.py")
_TARGET = "responders/target.py"
_ASKED, _FOUND = ("tests/responders/test_target.py",), ("tests/platforms/test_finding.py",)
_STORE = ("tests/store/test_schema.py", "tests/store/test_deliveries.py", "tests/store/test_handoffs.py")
#: Where every trigger is made: a condition of 0 never fires, and the trigger is still counted.
_MAKER = '    when = f" WHEN {condition}" if condition else ""\n'


@dataclass(frozen=True, kw_only=True, slots=True)
class Mutant:
    """One guard taken away: in `file` the text `old`, which stands there once, becomes `new`."""

    guard: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


def _sender(guard: str, old: str, new: str, tests: tuple[str, ...] = _SEND) -> Mutant:
    return Mutant(guard=guard, file=_DELIVERY, old=old, new=new, tests=tests)


def _trying(guard: str, old: str, new: str, tests: tuple[str, ...] = _TRIES) -> Mutant:
    return Mutant(guard=guard, file="responders/attempts.py", old=old, new=new, tests=tests)


def _outbox(guard: str, old: str, new: str, tests: tuple[str, ...] = _FENCES) -> Mutant:
    return Mutant(guard=guard, file=_OUTBOX, old=old, new=new, tests=tests)


def _trigger(name: str, tests: tuple[str, ...] = _STORE) -> Mutant:
    asleep = f'    if name == "{name}":\n        condition = "0"\n'
    return Mutant(guard=f"trigger {name}", file=_RULES, old=_MAKER, new=asleep + _MAKER, tests=tests)


def _index(name: str, file: str, old: str, tests: tuple[str, ...] = _STORE) -> Mutant:
    return Mutant(guard=f"index {name}", file=file, old=old, new=old.replace("UNIQUE ", ""), tests=tests)


MUTANTS = (
    # the text and who approved it, right before it leaves
    _sender("the text is the approved one", "delivery.text) != delivery.hash:", "delivery.text) is None:"),
    _sender("an approval grows old", "now_at - delivery.created_at > rules.stale_ms", "now_at < 0"),
    _sender("the approver still has access", "if not deliveries.is_approver_here(db, delivery):", "if now_at < 0:"),
    _sender("the facts still stand", "if moved := citing.find_moved(", "if moved := now_at < 0 and citing.find_moved("),
    Mutant(guard="what a fact says now is asked", file="store/citations.py", new='(row["touched"] and now_at < 0):',
           old='(row["touched"] and kept.fact.digest != row["digest"]):',
           tests=("tests/store/test_citations.py", *_SEND)),
    Mutant(guard="a fact that ended is told", file="store/citations.py", old="if (not holds and held) or", new="if",
           tests=("tests/store/test_citations.py",)),
    Mutant(guard="a text in somebody's hands rests on its facts", file="responders/handoff.py",
           old="if moved := citing.find_moved(", new="if moved := now_at < 0 and citing.find_moved(",
           tests=("tests/responders/test_handoff.py",)),
    _sender("nothing newer was said", "return deliveries.find_newer(db, delivery)", "return None"),
    _sender("the verdict still allows it", "return None if found.way is Way.SEND else", "return None if found else"),
    _sender("the daily limit", ">= limit:", "< 0:"),
    _sender("a faulty intent goes back", "except IntegrityError as error:", "except MemoryError as error:",
            ("tests/responders/test_delivery_faults.py",)),
    # the post, asked for right before
    _sender("the network is asked how the post stands", "if platform.account.check_target and (done",
            "if platform.account.check_target is None and (done", _ASKED),
    _sender("who cannot say has not said yes", "return _ask_later(db, delivery, words, error, clock() - d",
            "return None\n        return _ask_later(db, delivery, words, error, clock() - d", _ASKED),
    _trying("a network that wants a pause gets it", 'max(now_at + wait, getattr(error, "retry_at", None) or 0)',
            "max(now_at + wait, 0)", _ASKED),
    _trying("no network's pause is longer than a day", "or 0), now_at + DAY)", "or 0), now_at + 9_999 * DAY)", _ASKED),
    _sender("what came up meanwhile is heeded", "_stop(db, delivery, platform, rules, clock)) is not None:  # the",
            "None) is not None:  # the", _ASKED),
    Mutant(guard="a post that is gone is not answered", file=_TARGET, old="    if post is None:\n        return (",
           new="    if post is None:\n        return None\n    if not post:\n        return (", tests=_ASKED),
    Mutant(guard="a post that was changed is not answered", file=_TARGET, old="if clean(post.text) != mention.text:",
           new="if mention.id < 0:", tests=_ASKED),
    Mutant(guard="what a post says now is kept", file=_TARGET, old="        if post is None:\n            earlier",
           new="        if True:\n            earlier", tests=_ASKED),
    Mutant(guard="an edit has an id of its own", file="platforms/x.py", old="if latest_id != native_id:",
           new='if latest_id == "":', tests=_FOUND),
    Mutant(guard="only X's own word says that a post is gone", file="platforms/x.py",
           old="if page is None and not x_posts.is_withheld(data, native_id):", new="if False:", tests=_FOUND),
    Mutant(guard="only a list of nothing says so on Reddit", file="platforms/reddit.py",
           old='if not thing and listing.get("children") != []:', new="if False:", tests=_FOUND),
    Mutant(guard="only a list of nothing says so on Bluesky", file="platforms/bluesky.py",
           old="if view is None and posts != []:", new="if False:", tests=_FOUND),
    # what was once in somebody's hands
    _sender("a hand-off taken back is looked up", "if handed is not None and (done", "if handed is False and (done"),
    _sender("the network may settle first", "if 0 < unsettled <= rules.settle_ms:", "if unsettled < -(10**15):"),
    _sender("an older answer is not taken for it", "if not handoffs.is_known(db, delivery.platform, receipt):",
            "if receipt is not None:"),
    # the call and what became of it
    _sender("no call after the deadline", "if clock() >= (delivery.deadline_at or 0):", "if clock() < 0:"),
    _sender("an unknown fault is a doubt", "lost = Uncertain(", "lost = Unavailable("),
    _trying("a refusal after a doubt is a doubt", "return Next.DOUBT if doubts else Next.REFUSE", "return Next.REFUSE"),
    _trying("only sure refusals are tried again", "isinstance(error, RateLimited | Unavailable | Unauthorized)",
            "isinstance(error, PlatformError)"),
    _sender("a retry uses the first key", "key = deliveries.first_key(db, delivery.id) or secrets.token_hex(16)\n"
            "    deadline_at", "key = secrets.token_hex(16)\n    deadline_at"),
    _sender("a look-up waits for the network", "settled_at = max(delivery.deadline_at or now_at, now_at) +",
            "settled_at = 0 *"),
    _trying("two look-ups must agree", "if lookups < 2:", "if lookups < 1:"),
    _trying("repeats only where the network refuses them", "if refuses_duplicates and doubts < max_attempts else",
            "if doubts < max_attempts else"),
    _trying("repeats only so often", "if refuses_duplicates and doubts < max_attempts else",
            "if refuses_duplicates else"),
    _sender("no repeat without the key", 'deliveries.first_key(db, delivery.id) != ""', "delivery.id > 0",
            ("tests/store/test_backups.py",)),
    _sender("a failed look-up says nothing", "if receipt is not None:\n        return Tally(sent=int(deliveries.land(",
            "if receipt is None:\n        return Tally(sent=int(deliveries.land("),
    _sender("a dead process leaves a doubt", "in deliveries.list_expired(", "in () and deliveries.list_expired("),
    # fences: who slept writes nothing
    Mutant(guard="outcomes are fenced by the state", file="store/moves.py", old="WHERE id = ? AND status = ?{fence}",
           new="WHERE id = ? AND ? <> ''{fence}", tests=_FENCES),
    _outbox("outcomes are fenced by the attempt", 'fence = f" AND attempt = {delivery.attempt:d}"', 'fence = ""'),
    _outbox("postponing is fenced by the attempt", "WHERE id = ? AND status = ? AND attempt = ?",
            "WHERE id = ? AND status = ? AND 0 <= ?"),
    _outbox("look-ups are counted once", "AND attempt = ? AND lookups = ?", "AND attempt = ? AND 0 <= ?"),
    _outbox("an intent is opened once", "if fresh is None:", "if attempt < 0:"),
    _outbox("no intent while paused", "if switches.find_pause(db):\n            return None", "if attempt < 0:\n"
            "            return None", ("tests/store/test_deliveries.py", "tests/store/test_switches.py", *_ASKED)),
    _outbox("a clock set back is followed", 'ahead = "updated_at > ? AND', 'ahead = "updated_at > ? + 9e12 AND', _SEND),
    # what the database enforces by itself
    *(_trigger(name) for name in (
        "delivery_moves", "approval_by_human", "intent_needs_approval", "intent_while_paused", "intent_once",
        "delivery_starts_queued", "delivery_frozen", "delivery_needs_intent", "draft_text_frozen", "approval_no_update",
        "activity_no_delete", "hand_off_needs_approval", "hand_off_alone", "delivery_alone", "hand_off_ends_once",
    )),
    _trigger("intent_leaves_alone", _SEND),
    _index("intent_open", _RULES, "CREATE UNIQUE INDEX intent_open"),
    _index("delivery_live", "store/deletions.py", 'f"CREATE UNIQUE INDEX delivery_live'),
    _index("delivery_target", "store/deletions.py", 'f"CREATE UNIQUE INDEX delivery_target'),
    # deleting
    Mutant(guard="only the reply the link names is deleted", file="responders/deletion.py",
           old="if not {key, key.rpartition", new="if {key} < {key, key.rpartition",
           tests=("tests/responders/test_deletion.py",)),
    Mutant(guard="a deletion is believed by a look", file="platforms/reddit.py",
           old="        if self._is_standing(native_id):\n            raise Unavailable",
           new="        if not native_id:\n            raise Unavailable", tests=("tests/platforms/test_deleting.py",)),
)  # fmt: skip
