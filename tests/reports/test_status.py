"""Did it happen?"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.model import Report
from communique.reports.status import words

Read = Callable[..., Report]

PAIR = "Vladimir Putin and Angela Merkel"


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("occurred", "Sergei Lavrov met John Kerry."),
        ("occurred", "Sergei Lavrov has met John Kerry."),
        ("occurred", "Sergei Lavrov had met John Kerry before the vote."),
        ("occurred", "Sergei Lavrov managed to meet John Kerry."),
        ("occurred", "Sergei Lavrov said that he had met John Kerry."),
        ("occurred", "After meeting John Kerry, Sergei Lavrov flew to Iran."),
        ("occurred", "The meeting between Sergei Lavrov and John Kerry ended late."),
        ("occurred", "Sergei Lavrov praised the meeting between Angela Merkel and David Cameron."),
        ("occurred", "Talks between India and Pakistan resumed."),
        ("occurred", "Talks were held between India and Pakistan."),
        ("occurred", "Talks between India and Pakistan broke down."),
        ("occurred", "John Kerry began talks with Sergei Lavrov."),
        ("ongoing", "Vladimir Putin is meeting Bashar al-Assad."),
        ("ongoing", "Iran and Saudi Arabia are holding talks."),
        ("ongoing", "Talks between India and Pakistan are continuing."),
        ("ongoing", "India continues to negotiate with Pakistan."),
        ("planned", f"{PAIR} will meet."),
        ("planned", f"{PAIR} are to meet."),
        ("planned", f"{PAIR} are due to meet."),
        ("planned", f"{PAIR} are expected to meet."),
        ("planned", f"{PAIR} agreed to meet."),
        ("planned", "Vladimir Putin promised to call Angela Merkel."),
        ("planned", "John Kerry said he would meet Sergei Lavrov."),
        ("planned", "A meeting between Vladimir Putin and Angela Merkel is planned."),
        ("planned", "A meeting between Vladimir Putin and Angela Merkel has been scheduled."),
        ("planned", "Vladimir Putin prepared for the upcoming summit with Angela Merkel."),
        ("planned", "John Kerry is scheduled to hold talks with Sergei Lavrov."),
        ("planned", "Before meeting John Kerry, Sergei Lavrov will fly to Iran."),
        ("proposed", "Vladimir Putin offered to meet Angela Merkel."),
        ("proposed", "Vladimir Putin wants to meet Angela Merkel."),
        ("proposed", "Vladimir Putin is ready to meet Angela Merkel."),
        ("proposed", "Angela Merkel urged Vladimir Putin to meet Petro Poroshenko."),
        ("proposed", "Vladimir Putin should meet Angela Merkel."),
        ("proposed", "Vladimir Putin must meet Angela Merkel."),
        ("proposed", "Nawaz Sharif proposed talks with Narendra Modi."),
        ("proposed", "Nawaz Sharif offered talks with Narendra Modi."),
        ("proposed", "Nawaz Sharif's proposed summit with Narendra Modi drew praise."),
        ("cancelled", "Vladimir Putin cancelled a meeting with Angela Merkel."),
        ("cancelled", "Vladimir Putin has postponed a visit to Turkey."),
        ("cancelled", "Vladimir Putin refused to meet Angela Merkel."),
        ("cancelled", "Vladimir Putin declined to meet Angela Merkel."),
        ("cancelled", "Vladimir Putin rejected a meeting with Angela Merkel."),
        ("cancelled", "The meeting between Vladimir Putin and Angela Merkel was cancelled."),
        ("cancelled", "The summit between Vladimir Putin and Angela Merkel has been postponed."),
        ("denied", "Vladimir Putin denied that he had met Angela Merkel."),
        ("denied", "Moscow denied a meeting between Vladimir Putin and Angela Merkel."),
        ("hypothetical", "Vladimir Putin may meet Angela Merkel."),
        ("hypothetical", "Vladimir Putin could meet Angela Merkel."),
        ("hypothetical", "If Vladimir Putin met Angela Merkel, the war might end."),
    ],
)
def test_status_of_one_contact(read: Read, status: str, sentence: str) -> None:
    pair = [contact for contact in read(sentence).contacts if contact.form != "visit" or "visit" in sentence]
    assert [contact.status for contact in pair] == [status]


@pytest.mark.parametrize(
    "sentence",
    [
        "Vladimir Putin did not meet Angela Merkel.",
        "Vladimir Putin didn't meet Angela Merkel.",
        "Vladimir Putin never met Angela Merkel.",
        "Vladimir Putin has not spoken with Angela Merkel.",
        "Vladimir Putin and Angela Merkel did not hold talks.",
        "Vladimir Putin is not going to visit Turkey.",
    ],
)
def test_what_is_plainly_negated_is_no_contact(read: Read, sentence: str) -> None:
    assert read(sentence).contacts == ()


def test_no_word_gives_two_statuses() -> None:
    lists = words()
    for status in ("planned", "proposed", "cancelled", "denied", "hypothetical"):
        for lemma in getattr(lists, status):
            assert lists.of(lemma) == status, f"{lemma} is in {status} and in another list"


def test_other_words_give_none() -> None:
    assert words().of("meet") is None
