"""How the press tells of contacts: a sentence each, and who had which contact by it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.model import Report

Read = Callable[..., Report]
DAY = "2016-03-16"

TOLD = [
    ("Angela Merkel welcomed Emmanuel Macron to Berlin.", "meeting", "occurred", "angela-merkel emmanuel-macron"),
    (
        "In a letter to Barack Obama, Hassan Rouhani asked for relief.",
        "letter",
        "occurred",
        "barack-obama hassan-rouhani",
    ),
    ("During his visit to Ankara, Sergei Lavrov praised the government.", "visit", "occurred", "TUR sergei-lavrov"),
    ("Sergei Lavrov, on a visit to Turkey, warned against haste.", "visit", "occurred", "TUR sergei-lavrov"),
    (
        "Sergei Lavrov and John Kerry exchanged views by phone on Sunday.",
        "call",
        "occurred",
        "john-kerry sergei-lavrov",
    ),
    ("William Hague informed Hillary Clinton of it by telephone.", "call", "occurred", "hillary-clinton william-hague"),
    (
        "Vladimir Putin invited Recep Tayyip Erdogan to Moscow.",
        "visit",
        "proposed",
        "recep-tayyip-erdogan vladimir-putin",
    ),
    (
        "Ban Ki-moon is due in Damascus on Saturday to see Bashar al-Assad.",
        "meeting",
        "planned",
        "ban-ki-moon bashar-al-assad",
    ),
    (
        "Barack Obama sent William Burns to Moscow to meet Sergei Lavrov.",
        "meeting",
        "planned",
        "sergei-lavrov william-burns",
    ),
    ("A delegation led by William Burns met Sergei Lavrov.", "meeting", "occurred", "sergei-lavrov william-burns"),
    (
        "The foreign ministers of Turkey and Iran gathered in Astana.",
        "meeting",
        "occurred",
        "mevlut-cavusoglu mohammad-javad-zarif",
    ),
    ("Talks between Washington and Tehran collapsed in February.", "talks", "occurred", "IRN USA"),
    ("Vladimir Putin will not meet Angela Merkel.", "meeting", "cancelled", "angela-merkel vladimir-putin"),
    ("Sergei Lavrov said he had not met John Kerry.", "meeting", "denied", "john-kerry sergei-lavrov"),
    (
        "On the eve of his meeting with Vladimir Putin, Barack Obama smiled.",
        "meeting",
        "planned",
        "barack-obama vladimir-putin",
    ),
    ("Emerging from talks with Mahmoud Abbas, John Kerry was silent.", "talks", "occurred", "john-kerry mahmoud-abbas"),
    ("Jacob Zuma was in Tripoli for talks with Fayez al-Sarraj.", "talks", "occurred", "fayez-al-sarraj jacob-zuma"),
    ("Serbia and Kosovo should return to the negotiating table.", "talks", "proposed", "SRB XKX"),
    (
        "The leaders of France and Ukraine held a conference call.",
        "call",
        "occurred",
        "francois-hollande petro-poroshenko",
    ),
    ("Sergei Lavrov held talks with Islamist leaders, among them Hamas.", "talks", "occurred", "hamas sergei-lavrov"),
    ("John Kerry met several groups, including Hamas and Fatah.", "meeting", "occurred", "fatah hamas john-kerry"),
    ("Angela Merkel opened the door to talks with Russia.", "talks", "proposed", "RUS angela-merkel"),
    (
        "Jordan's King Abdullah II flew to Washington for talks with Barack Obama.",
        "talks",
        "occurred",
        "abdullah-ii barack-obama",
    ),
    ("Wang Yi told his visiting Turkish counterpart that China agreed.", "meeting", "occurred", "TUR wang-yi"),
    ("Barack Obama's pledge at the G7 summit in 2015 was kept.", "summit", "occurred", "barack-obama g7"),
]

APART = [
    ("Catherine Ashton held separate talks with Saeed Jalili and Sergei Lavrov.", "saeed-jalili", "sergei-lavrov"),
    ("Catherine Ashton spoke with Saeed Jalili and Sergei Lavrov separately.", "saeed-jalili", "sergei-lavrov"),
    ("Catherine Ashton called Saeed Jalili and Sergei Lavrov.", "saeed-jalili", "sergei-lavrov"),
]

NONE = [
    "Vladimir Putin called Barack Obama 'a weak man' on Monday.",
    "Saddam Hussein called George W. Bush a liar.",
    "Romania and Slovenia tried to meet the standards of the alliance.",
    "Barack Obama and Mark Kelly speak at the breakfast.",
    "The only two Arab states that border Israel and matter are poor.",
    "Israeli officials do not meet with radicals as a rule.",
]


def parties(report: Report) -> list[set[str]]:
    return [{party.actor.split("/")[1] for party in contact.parties} for contact in report.contacts]


@pytest.mark.parametrize(("sentence", "form", "status", "who"), TOLD)
def test_a_contact_told_in_these_words(read: Read, sentence: str, form: str, status: str, who: str) -> None:
    report = read(sentence, DAY)
    assert [(contact.form, contact.status) for contact in report.contacts] == [(form, status)]
    assert parties(report) == [set(who.split())]


@pytest.mark.parametrize(("sentence", "one", "other"), APART)
def test_each_has_a_contact_of_his_own(read: Read, sentence: str, one: str, other: str) -> None:
    assert parties(read(sentence, DAY)) == [{"catherine-ashton", one}, {"catherine-ashton", other}]


@pytest.mark.parametrize("sentence", NONE)
def test_no_contact_is_told_in_these_words(read: Read, sentence: str) -> None:
    assert read(sentence, DAY).contacts == ()


def test_the_story_s_day_is_that_of_what_it_narrates(read: Read) -> None:
    report = read("Turkey opened its border on Tuesday. Sergei Lavrov met John Kerry in Geneva. Snow fell.", DAY)
    (contact,) = report.contacts
    assert contact.when is not None
    assert contact.when.value == "2016-03-15"


def test_what_was_long_before_has_not_the_story_s_day(read: Read) -> None:
    report = read("Turkey opened its border on Tuesday. Sergei Lavrov had met John Kerry in Geneva before.", DAY)
    assert [contact.when for contact in report.contacts] == [None]
