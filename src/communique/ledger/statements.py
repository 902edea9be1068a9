"""When two accounts of a statement, commitment, position or action tell of one."""

from __future__ import annotations

from communique.ledger.accounts import Account
from communique.ledger.contacts import status_class
from communique.ledger.days import Days
from communique.ledger.judgement import Judgement, Reason, judged, reprinted, same_words
from communique.ledger.parties import agreement, same_actor
from communique.ledger.wording import lies_within, likeness, overlap
from communique.model import EventParty

# Fewer words than this are said by everybody ("we can work together" has four and needs the same week).
_FEWEST = 4
_TELLING = 8
_NEAR_EQUAL = 90.0
_SAME_NEWS = 10
_BOUNDED = 7
# Positions shift: what was held more than a season apart is two rows, from which a change can be seen.
_SEASON = 92
_SAME_MATTER = 0.75
_SAME_ISSUE = 0.8


def same_statement(a: Account, b: Account) -> Judgement:
    """Near-equal words of the same speaker, or of one that an account leaves unnamed, are one statement."""
    score = likeness(a.words, b.words)
    shorter = min(len(a.words), len(b.words))
    printed = reprinted(a, b)
    words = Reason(field="wording", a=a.quote, b=b.quote, weight=round(0.6 * score / 100, 4))
    part = score < _NEAR_EQUAL and shorter >= _TELLING and lies_within(a.words, b.words)
    if not printed and (shorter < _FEWEST or (score < _NEAR_EQUAL and not part)):
        return judged("different", _against(words))
    if (a.subkind == "indirect") != (b.subkind == "indirect"):
        return judged("open", words)
    who = _speakers(a, b)
    if who.weight < 0 and (shorter < _TELLING or part or "indirect" in (a.subkind, b.subkind)):
        return judged("different", words, who)
    time = Reason(field="time", a=_time(a), b=_time(b), weight=0.0)
    common = shorter < _TELLING and not printed
    if a.when.gap(b.when) > 1 or (common and a.published.gap(b.published) > _SAME_NEWS):
        return judged("different", words, who, _against(time))
    known = who.weight > 0 and (not common or _same_news(a, b))
    certain = printed and who.weight >= 0
    return judged("same" if certain or (known and not part) else "possible", words, who, time)


def same_commitment(a: Account, b: Account) -> Judgement:
    """The same kind, parties and matter; a due day that both give must be the same."""
    parties = agreement(a.cast, b.cast)
    people = Reason(field="parties", a=a.names, b=b.names, weight=round(0.4 * parties.weight, 4))
    kind = Reason(field="kind", a=a.subkind, b=b.subkind, weight=0.1)
    if a.subkind != b.subkind or parties.matched == 0:
        return judged("different", people, _against(kind))
    if not parties.contained or parties.exact == 0:
        return judged("open", people, kind)
    status = Reason(field="status", a=a.status, b=b.status, weight=0.0)
    due = Reason(field="due", a=str(a.due), b=str(b.due), weight=0.0)
    if not a.due.meets(b.due):
        return judged("different", people, kind, _against(due))
    if status_class(a.status) != status_class(b.status) and not _same_due(a, b):
        return judged("different", people, kind, _against(status))
    alike = same_words(a, b)
    shared = overlap(a.matter, b.matter)
    matter = Reason(field="wording", a=a.quote, b=b.quote, weight=round(0.4 * shared, 4))
    if alike and parties.complete:
        return judged("same", people, kind, matter)
    if _apart(a, b) > _SEASON:
        return judged("different", people, kind, _against(due))
    if min(len(set(a.matter)), len(set(b.matter))) >= _FEWEST and shared >= _SAME_MATTER:
        return judged("same" if parties.complete and _same_news(a, b) else "possible", people, kind, matter)
    if _same_due(a, b) and shared >= _SAME_MATTER / 2:
        return judged("possible", people, kind, matter, due)
    return judged("open", people, kind, matter)


def same_position(a: Account, b: Account) -> Judgement:
    """The same actor, stance and issue within a season; an issue in other words is another issue."""
    parties = agreement(a.cast, b.cast)
    people = Reason(field="actor", a=a.names, b=b.names, weight=0.4)
    stance = Reason(field="stance", a=a.subkind, b=b.subkind, weight=0.1)
    issue = Reason(field="issue", a="; ".join(a.topics), b="; ".join(b.topics), weight=0.4)
    if not parties.complete or parties.exact == 0 or a.subkind != b.subkind or _apart(a, b) > _SEASON:
        return judged("different", people, stance)
    if len(a.matter) == 0 or len(b.matter) == 0:
        return judged("open", people, stance)
    smaller, larger = sorted((len(set(a.matter)), len(set(b.matter))))
    if overlap(a.matter, b.matter) * smaller / larger >= _SAME_ISSUE:
        return judged("same", people, stance, issue)
    return judged("open", people, stance)


def same_action(a: Account, b: Account) -> Judgement:
    """The same type between the same sides, in near-equal words or on the same day at no other place."""
    kind = Reason(field="type", a=a.subkind, b=b.subkind, weight=0.2)
    people = Reason(field="parties", a=a.names, b=b.names, weight=0.4)
    sides_a, sides_b = _sides(a), _sides(b)
    if a.subkind != b.subkind or sides_a != sides_b or status_class(a.status) != status_class(b.status):
        return judged("different", _against(kind))
    time = Reason(field="time", a=_time(a), b=_time(b), weight=0.3)
    if not a.when.meets(b.when):
        return judged("different", kind, people, _against(time))
    if same_words(a, b):
        return judged("same", kind, people, time)
    if a.when.within(1) and b.when.within(1) and a.place == b.place and overlap(a.matter, b.matter) >= _SAME_MATTER:
        return judged("possible", kind, people, time)
    return judged("open", kind, people)


def _speakers(a: Account, b: Account) -> Reason:
    first, second = _speaker(a), _speaker(b)
    shown = [
        party.name if party is not None else account.speaker or "unnamed"
        for party, account in ((first, a), (second, b))
    ]
    if first is None or second is None:
        weight = 0.0
    elif same_actor(first, second):
        weight = 0.3
    else:
        # A spokesman and the government that he speaks for are one voice.
        weight = (
            0.15
            if first.country is not None and first.country == second.country and _one_is_no_person(first, second)
            else -0.2
        )
    return Reason(field="speaker", a=shown[0], b=shown[1], weight=weight)


def _one_is_no_person(a: EventParty, b: EventParty) -> bool:
    return "person" not in (a.type, b.type) or a.type != b.type


def _speaker(account: Account) -> EventParty | None:
    return next((party for party in account.parties if party.role == "speaker"), None)


def _sides(account: Account) -> frozenset[tuple[str, str]]:
    return frozenset((party.role, party.actor) for party in account.parties)


def _same_due(a: Account, b: Account) -> bool:
    return a.due.within(_BOUNDED) and b.due.within(_BOUNDED) and a.due.meets(b.due)


def _same_news(a: Account, b: Account) -> bool:
    return (
        a.published.within(_SAME_NEWS) and b.published.within(_SAME_NEWS) and a.published.gap(b.published) <= _SAME_NEWS
    )


def _apart(a: Account, b: Account) -> int:
    return a.published.gap(b.published)


def _time(account: Account) -> str:
    return str(account.when) if account.when != Days() else f"published {account.published}"


def _against(reason: Reason) -> Reason:
    return Reason(field=reason.field, a=reason.a, b=reason.b, weight=-1.0)
