from __future__ import annotations

from collections.abc import Callable

from communique.ledger.accounts import accounts_of
from communique.ledger.days import Days
from communique.model import Report

MakeReport = Callable[..., Report]
CALL = {"parties": ["Putin", "Obama:initiator"], "when": "2013-03-01", "channel": "phone"}


def test_the_same_text_in_two_papers_is_one_account_of_two_copies(make_report: MakeReport) -> None:
    text = "They spoke by telephone."
    late = make_report(text, contacts=[CALL], outlet="Post", published="2013-03-03")
    early = make_report(text, contacts=[CALL], outlet="Times", published="2013-03-02")
    (account,) = accounts_of([late, early])
    assert [copy.outlet for copy in account.appearances] == ["Times", "Post"]
    assert account.published == Days(earliest="2013-03-02", latest="2013-03-02")


def test_fields_are_those_of_the_first_printing(make_report: MakeReport) -> None:
    text = "They spoke by telephone yesterday."
    early = make_report(text, contacts=[CALL], outlet="Times", published="2013-03-02")
    late = make_report(text, contacts=[{**CALL, "when": "2013-03-02"}], outlet="Post", published="2013-03-03")
    (account,) = accounts_of([late, early])
    assert account.when.earliest == "2013-03-01"


def test_three_calls_in_one_sentence_are_three_accounts(make_report: MakeReport) -> None:
    calls = [{"parties": ["Putin", other]} for other in ("Assad", "Saudi", "Iran")]
    assert len(accounts_of([make_report("He rang all three.", contacts=calls)])) == 3


def test_two_items_on_the_same_words_are_kept_apart(make_report: MakeReport) -> None:
    assert len(accounts_of([make_report("They spoke twice.", contacts=[CALL, CALL])])) == 2


def test_a_report_given_twice_counts_once(make_report: MakeReport) -> None:
    report = make_report("They spoke.", contacts=[CALL])
    (account,) = accounts_of([report, report])
    assert len(account.appearances) == 1


def test_an_unspecified_channel_is_not_known(make_report: MakeReport) -> None:
    (account,) = accounts_of([make_report("They spoke.", contacts=[{**CALL, "channel": "unspecified"}])])
    assert account.channel is None


def test_every_kind_of_item_gives_an_account(make_report: MakeReport) -> None:
    report = make_report(
        "Lavrov met Kerry and said it would hold.",
        contacts=[{"parties": ["Lavrov", "Kerry"]}],
        statements=[{"words": "it would hold", "speaker": "Lavrov"}],
        commitments=[{"parties": ["Russia"]}],
        positions=[{"actor": "Russia", "issue": "the truce"}],
        actions=[{"plover": "AID", "source": ["Russia"], "target": ["Syria"]}],
    )
    accounts = accounts_of([report])
    assert sorted(account.kind for account in accounts) == ["action", "commitment", "contact", "position", "statement"]
    assert all(
        account.quote == report.text[account.evidence[0].start : account.evidence[0].end] for account in accounts
    )
