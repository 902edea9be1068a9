"""One contact for each contact that took place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.model import Contact, Report

Read = Callable[..., Report]

WEDNESDAY = "2016-03-16"


def parties(contact: Contact) -> set[str]:
    return {party.actor.partition("/")[2] for party in contact.parties}


def day(contact: Contact) -> str | None:
    return contact.when.earliest if contact.when is not None else None


LAVROV_KERRY = {"sergei-lavrov", "john-kerry"}


@pytest.mark.parametrize(
    "text",
    [
        "Sergei Lavrov met John Kerry in Vienna. The meeting lasted three hours.",
        "Sergei Lavrov met John Kerry in Vienna. During the meeting they spoke of the truce.",
        "Sergei Lavrov met John Kerry in Vienna. After the meeting with Kerry, Lavrov said the truce would hold.",
        "Sergei Lavrov met John Kerry in Vienna.\n\nThe two ministers met for three hours.",
        "A meeting between Sergei Lavrov and John Kerry took place in Vienna. Lavrov met Kerry at a hotel.",
        "Sergei Lavrov held talks with John Kerry in Vienna. The talks between Lavrov and Kerry were hard.",
    ],
)
def test_a_contact_told_twice_is_one(read: Read, text: str) -> None:
    (contact,) = read(text, WEDNESDAY).contacts
    assert parties(contact) == LAVROV_KERRY
    assert contact.place is not None
    assert contact.place.name == "Vienna"


def test_both_tellings_are_its_evidence(read: Read) -> None:
    report = read("Sergei Lavrov met John Kerry in Vienna. The meeting on Monday lasted three hours.", WEDNESDAY)
    (contact,) = report.contacts
    assert len(contact.evidence) == 2
    assert (day(contact), contact.duration) == ("2016-03-14", "PT3H")


@pytest.mark.parametrize(
    "text",
    [
        "Sergei Lavrov met John Kerry in Vienna on Monday. Lavrov will meet Kerry again in Rome on Friday.",
        "Sergei Lavrov met John Kerry on Monday. Lavrov and Kerry also met on Tuesday.",
        "Sergei Lavrov spoke by phone with John Kerry on Monday. Lavrov met Kerry on Tuesday.",
        "Sergei Lavrov met John Kerry in Vienna on Monday. On 26 February 2013 Lavrov met Kerry in Berlin.",
    ],
)
def test_contacts_of_the_same_two_on_different_days_are_two(read: Read, text: str) -> None:
    contacts = read(text, WEDNESDAY).contacts
    assert [parties(contact) for contact in contacts] == [LAVROV_KERRY, LAVROV_KERRY]
    assert len({day(contact) for contact in contacts}) == 2


def test_contacts_of_different_pairs_are_two(read: Read) -> None:
    contacts = read("Sergei Lavrov met John Kerry on Monday. Sergei Lavrov met Wang Yi on Monday.", WEDNESDAY).contacts
    assert [parties(contact) for contact in contacts] == [LAVROV_KERRY, {"sergei-lavrov", "wang-yi"}]


def test_what_is_planned_is_not_what_took_place(read: Read) -> None:
    contacts = read(
        "Sergei Lavrov met John Kerry in Vienna on Monday. Lavrov will meet Kerry in Rome on Friday.", WEDNESDAY
    ).contacts
    assert [(contact.status, day(contact)) for contact in contacts] == [
        ("occurred", "2016-03-14"),
        ("planned", "2016-03-18"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sergei Lavrov met John Kerry three days after he spoke with Wang Yi on 1 March 2016.", "2016-03-04"),
        (
            "The meeting of Sergei Lavrov and John Kerry took place two days before he met Wang Yi on 10 March 2016.",
            "2016-03-08",
        ),
    ],
)
def test_a_day_counted_from_another_contact(read: Read, text: str, expected: str) -> None:
    found = [contact for contact in read(text, WEDNESDAY).contacts if parties(contact) == LAVROV_KERRY]
    assert [day(contact) for contact in found] == [expected]


def test_ids_are_unique_and_in_order(read: Read) -> None:
    contacts = read(
        "Sergei Lavrov met John Kerry on Monday. Angela Merkel phoned David Cameron. Wang Yi visited Turkey.", WEDNESDAY
    ).contacts
    assert [contact.id for contact in contacts] == ["contact-1", "contact-2", "contact-3"]


def test_confidence_is_a_share(read: Read) -> None:
    for contact in read("Sergei Lavrov met John Kerry in Vienna. The meeting lasted three hours.").contacts:
        assert 0 < contact.confidence <= 1


def test_no_party_stands_twice(read: Read) -> None:
    report = read("Sergei Lavrov met John Kerry in Vienna. At the meeting with Lavrov, Kerry spoke of the truce.")
    for contact in report.contacts:
        actors = [party.actor for party in contact.parties]
        assert len(actors) == len(set(actors))
