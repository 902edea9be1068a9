"""When two accounts of a contact tell of one contact."""

from __future__ import annotations

import re

from communique.ledger.accounts import Account
from communique.ledger.days import Days, each_day
from communique.ledger.judgement import Judgement, Reason, judged, same_words
from communique.ledger.parties import Agreement, agreement
from communique.ledger.places import same_place

HAPPENED = frozenset({"occurred", "ongoing"})
PLANNED = frozenset({"planned", "proposed"})
NEGATED = frozenset({"cancelled", "denied"})

# A time is a bounded one up to a week; a plan is matched to its deed only where both are known to some three days.
_BOUNDED = 7
_CLOSE = 3
# News tells of the last days: an undated account is of an event at most so long before its article was published.
# Presidents in a crisis call each other twice a week.
_NEWS = 4
# Near-equal words are of one story for as long as papers repeat it.
_STORY = 10
_MONTH = 31
_TWO = 2
_YEARLESS = re.compile(r"XXXX-(\d\d-\d\d)")
_IN_PERSON = frozenset({"meeting", "talks", "visit", "conference", "summit"})


def same_contact(a: Account, b: Account) -> Judgement:
    """Judge by parties, form, status, time, place and wording, in this order; the first that excludes decides."""
    parties = agreement(a.cast, b.cast)
    people = Reason(field="parties", a=a.names, b=b.names, weight=round(0.35 * parties.weight, 4))
    if not parties.contained:
        return judged("different", _against(people))
    if parties.smaller < _TWO or parties.exact == 0:
        return judged("open", people)
    form = Reason(field="form", a=a.subkind, b=b.subkind, weight=0.15 if a.subkind == b.subkind else 0.05)
    if not _forms_fit(a, b):
        return judged("different", people, _against(form))
    alike = same_words(a, b)
    status = Reason(field="status", a=a.status, b=b.status, weight=0.0)
    if not _statuses_fit(a, b):
        return judged("different", people, form, _against(status))
    return _by_time(a, b, parties, alike, (people, form, status))


def _by_time(a: Account, b: Account, parties: Agreement, alike: bool, reasons: tuple[Reason, ...]) -> Judgement:
    time = Reason(field="time", a=_time(a), b=_time(b), weight=0.0)
    if alike and parties.complete and _one_story(a, b):
        words = Reason(field="wording", a=a.quote, b=b.quote, weight=0.35)
        return judged("same", *reasons, time, words)
    if not a.when.meets(b.when) or not _years_apart_fit(a, b):
        return judged("different", *reasons, _against(time))
    if parties.matched - parties.exact + parties.named < _TWO:
        return judged("open", *reasons, time)
    if a.when.within(_BOUNDED) and b.when.within(_BOUNDED):
        return _both_dated(a, b, parties, reasons, time)
    if _one_day_of_some_year(a, b):
        return judged("possible", *reasons, _weighed(time, 0.2))
    # States talk every day; without a day, only the very same people can tell that it is one talk.
    if parties.exact == parties.smaller and parties.people > 0 and _near_in_news(a, b):
        return judged("possible", *reasons, _weighed(time, 0.15))
    return judged("open", *reasons, time)


def _both_dated(a: Account, b: Account, parties: Agreement, reasons: tuple[Reason, ...], time: Reason) -> Judgement:
    exact = a.when == b.when and a.when.within(1)
    place = _place(a, b)
    found = (*reasons, _weighed(time, 0.35 if exact else 0.2), *place)
    apart = any(reason.weight < 0 for reason in place)
    if apart and not exact:
        return judged("different", *found)
    certain = exact and not apart and parties.complete and a.subkind != "other" and b.subkind != "other"
    return judged("same" if certain else "possible", *found)


def _forms_fit(a: Account, b: Account) -> bool:
    if a.subkind == b.subkind or "other" in (a.subkind, b.subkind):
        return True
    if {a.subkind, b.subkind} <= _IN_PERSON:
        return True
    # "Talks" may be held by telephone, so long as the account does not say that they were held in a room.
    return all(account.subkind == "call" or _may_be_remote(account) for account in (a, b))


def _may_be_remote(account: Account) -> bool:
    return account.subkind == "talks" and account.channel in (None, "phone", "video")


def _statuses_fit(a: Account, b: Account) -> bool:
    kinds = {status_class(a.status), status_class(b.status)}
    if len(kinds) == 1:
        return True
    if "hypothetical" in kinds:
        return False
    # A plan and its deed, a report and its denial: only the time can say that they are of one event.
    close = a.when.within(_CLOSE) and b.when.within(_CLOSE)
    return close and a.when.meets(b.when)


def status_class(status: str) -> str:
    """``happened``, ``planned``, ``negated`` or ``hypothetical``: statuses of one class never contradict each other."""
    if status in HAPPENED:
        return "happened"
    if status in PLANNED:
        return "planned"
    return "negated" if status in NEGATED else status


def _years_apart_fit(a: Account, b: Account) -> bool:
    """Whether a day without a year (``XXXX-12-10``) is not another day than the one that the other account gives."""
    first, second = yearless_day(a), yearless_day(b)
    return first is None or second is None or first == second


def _one_day_of_some_year(a: Account, b: Account) -> bool:
    first, second = yearless_day(a), yearless_day(b)
    return first is not None and first == second and a.published.gap(b.published) <= _MONTH


def _one_story(a: Account, b: Account) -> bool:
    """Whether near-equal words are of one time: a chancery announces every call in the same words."""
    return a.when.gap(b.when) <= 1 and a.published.gap(b.published) <= _STORY


def _near_in_news(a: Account, b: Account) -> bool:
    """Whether the days of publication bring the two within the same days' news."""
    if len(each_day(reach(a))) == 0 or len(each_day(reach(b))) == 0:
        return False
    if a.when.within(_BOUNDED) or b.when.within(_BOUNDED):
        return reach(a).meets(reach(b))
    # Neither is dated: then both articles must have come out at much the same time.
    return a.published.within(_CLOSE) and b.published.within(_CLOSE) and a.published.gap(b.published) <= _CLOSE


def reach(account: Account) -> Days:
    """The days that the account can be of: its own, or those in the news when its article came out; else open."""
    if account.when.within(_BOUNDED):
        return account.when
    if not account.published.within(_BOUNDED) or account.when != Days():
        return Days()
    ahead = account.status in PLANNED
    return account.published.widened(before=0 if ahead else _NEWS, after=_NEWS if ahead else 0)


def yearless_day(account: Account) -> str | None:
    """Month and day (``12-10``) of an account of a single day, whether or not it knows the year."""
    yearless = _YEARLESS.match(account.value)
    if yearless is not None:
        return yearless[1]
    if account.when.within(1) and account.when.earliest is not None:
        return account.when.earliest[5:]
    return None


def _place(a: Account, b: Account) -> tuple[Reason, ...]:
    if a.place is None or b.place is None:
        return ()
    fits = same_place(a.place, a.country, b.place, b.country)
    return (Reason(field="place", a=a.place, b=b.place, weight=0.1 if fits else -0.15),)


def _time(account: Account) -> str:
    if account.when != Days():
        return str(account.when)
    if account.published == Days():
        return "undated"
    return f"undated, published {account.published}"


def _weighed(reason: Reason, weight: float) -> Reason:
    return Reason(field=reason.field, a=reason.a, b=reason.b, weight=weight)


def _against(reason: Reason) -> Reason:
    return _weighed(reason, -1.0)
