"""Who bound themselves to what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.model import Commitment, Report
from communique.reports.commitment_words import CommitmentVerb, words

Read = Callable[..., Report]

WEDNESDAY = "2016-03-16"
VERBS = list(words().verbs)


def name(verb: CommitmentVerb) -> str:
    return verb.lemma


def only(report: Report) -> Commitment:
    (commitment,) = report.commitments
    return commitment


def parties(commitment: Commitment) -> set[str]:
    return {actor.partition("/")[2] for actor in commitment.parties}


@pytest.mark.parametrize("verb", VERBS, ids=name)
def test_a_verbs_example_is_a_commitment_of_its_kind(read: Read, verb: CommitmentVerb) -> None:
    commitment = only(read(verb.example, WEDNESDAY))
    assert (commitment.kind, commitment.status) == (verb.kind, "occurred")


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb.counter != ""], ids=name)
def test_its_counter_example_is_none(read: Read, verb: CommitmentVerb) -> None:
    assert read(verb.counter, WEDNESDAY).commitments == ()


@pytest.mark.parametrize(
    ("sentence", "kind", "who"),
    [
        ("Russia and the United States agreed on a ceasefire in Syria.", "agreement", {"RUS", "USA"}),
        ("Israel and Turkey signed a deal in Rome.", "agreement", {"ISR", "TUR"}),
        ("A deal was signed by Israel and Turkey in Rome.", "agreement", {"ISR", "TUR"}),
        ("Iran promised to open its sites.", "pledge", {"IRN"}),
        ("Vladimir Putin promised not to bomb Aleppo.", "pledge", {"vladimir-putin"}),
        ("France will send 500 soldiers to Mali, Francois Hollande said.", "pledge", {"FRA"}),
        ("Britain said it would supply body armour to the rebels.", "pledge", {"GBR"}),
        ("Russia is ready to help Libya.", "pledge", {"RUS"}),
        ("Barack Obama announced 25 million dollars in aid for Libya.", "pledge", {"barack-obama"}),
        ("The prisoners will be released, the Iranian government said.", "pledge", {"IRN"}),
        ("Ali Abdullah Saleh announced that he would not seek re-election.", "pledge", {"ali-abdullah-saleh"}),
        ("The truce agreed to by Russia and Turkey held.", "agreement", {"RUS", "TUR"}),
        ("A nuclear deal reached with Iran in July was praised.", "agreement", {"IRN"}),
        ("The treaty between Israel and Egypt was signed in 1979.", "agreement", {"ISR", "EGY"}),
        ("The United States gave Iran until 20 July to open its sites.", "deadline", {"USA", "IRN"}),
        ("Iran has until 20 July to open its sites.", "deadline", {"IRN"}),
        ("North Korea threatened to attack unless the broadcasts stopped.", "ultimatum", {"PRK"}),
        ("North Korea said it would attack the loudspeakers if the broadcasts did not stop.", "ultimatum", {"PRK"}),
    ],
)
def test_kind_and_parties(read: Read, sentence: str, kind: str, who: set[str]) -> None:
    commitment = only(read(sentence, WEDNESDAY))
    assert (commitment.kind, parties(commitment), commitment.status) == (kind, who, "occurred")


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Russia and the United States agreed on a ceasefire in Syria from 27 February.", "2016-02-27"),
        ("Elections in Syria are scheduled for 13 April.", "2016-04-13"),
        ("Elections in Syria will be held on 13 April.", "2016-04-13"),
        ("The truce, Russia and Syria said, is to begin on 13 April.", "2016-04-13"),
    ],
)
def test_due(read: Read, sentence: str, day: str) -> None:
    due = only(read(sentence, WEDNESDAY)).due
    assert due is not None
    assert (due.earliest, due.latest, due.value) == (day, day, day)


def test_without_words_for_it_nothing_is_due(read: Read) -> None:
    assert only(read("Iran promised to open its sites.", WEDNESDAY)).due is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia did not promise to withdraw.",
        "Russia refused to sign the agreement with Turkey.",
        "The two sides failed to reach an agreement.",
        "The United States and Russia are close to an agreement on Syria.",
        "John Kerry agreed with Sergei Lavrov.",
        "Angela Merkel agreed to be interviewed.",
        "Russia suspended its agreement with Turkey.",
        "Angela Merkel agreed to meet Vladimir Putin.",
        "Barack Obama will meet Xi Jinping in Beijing on Friday.",
        "Iran plans to build a new plant.",
        "Sergei Lavrov said the truce would hold.",
        "Russia said that Turkey would send troops.",
        "The ministers met to agree on a plan for Syria.",
        "Will Turkey send troops to Syria?",
    ],
)
def test_nobody_is_bound(read: Read, sentence: str) -> None:
    assert [found for found in read(sentence, WEDNESDAY).commitments if found.status == "occurred"] == []


def test_a_step_is_of_those_who_agreed_on_it_before(read: Read) -> None:
    text = "Russia and the United States agreed on a truce in Syria.\n\nThe truce is to begin on 27 March."
    agreement, step = read(text, WEDNESDAY).commitments
    assert (step.kind, step.parties) == ("schedule", agreement.parties)


def test_what_is_promised_twice_is_one_commitment(read: Read) -> None:
    text = "Turkey vowed to protect the border.\n\nTurkey had promised to protect its border before."
    assert len(read(text).commitments) == 1


def test_a_condition_is_told(read: Read) -> None:
    report = read("Iran promised to open its sites if the sanctions were lifted.")
    assert [span.of(report.text) for span in only(report).conditions] == ["if the sanctions were lifted"]


def test_the_content_is_what_was_promised(read: Read) -> None:
    report = read("Turkey vowed to protect the border.")
    (span,) = only(report).content
    assert span.of(report.text) == "to protect the border"
    assert "vowed" in only(report).evidence[0].of(report.text)


def test_a_pledge_whose_matter_the_parser_lost_breaks_nothing(read: Read) -> None:
    meeting = "a meeting in Rome, after which Kerry pledged increased Quist non-lethal US aid, was bad"
    text = f"Russia said on Friday that {meeting}."
    assert read(text, "2013-03-01").skipped is None
