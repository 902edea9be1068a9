from __future__ import annotations

import pytest

from communique.model import Commitment, Contact, Party, Span
from communique.model.reports import Channel, Form, Role, Status
from communique.reports import plover_types

WORDS = Span(start=0, end=4)


def contact(form: Form, channel: Channel, roles: tuple[Role, ...] = ("party", "party")) -> Contact:
    parties = tuple(Party(actor=f"state/{i}", role=role, mention=WORDS) for i, role in enumerate(roles))
    return Contact(id="contact-1", evidence=(WORDS,), parties=parties, form=form, channel=channel, status="occurred")


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("occurred", "CONSULT"), ("ongoing", "CONSULT"), ("planned", "AGREE"), ("cancelled", "REJECT"),
        ("proposed", None), ("denied", None), ("hypothetical", None),
    ],
)  # fmt: skip
def test_a_contact_is_what_its_status_makes_it(status: Status, expected: str | None) -> None:
    assert plover_types.of_contact(status) == expected


def test_an_ultimatum_threatens_and_a_deadline_is_nobodys_act() -> None:
    assert plover_types.of_commitment("ultimatum", "occurred") == "THREATEN"
    assert plover_types.of_commitment("deadline", "occurred") is None
    assert plover_types.of_commitment("pledge", "cancelled") is None


@pytest.mark.parametrize(
    ("one", "mode"),
    [
        (contact("call", "phone"), "phone"),
        (contact("visit", "in_person"), "visit"),
        (contact("talks", "in_person", ("party", "party", "mediator")), "third-party"),
        (contact("summit", "in_person", ("party", "party", "party")), "multilateral"),
        (contact("meeting", "in_person"), None),
    ],
)
def test_the_mode_is_of_form_channel_and_roles(one: Contact, mode: str | None) -> None:
    assert plover_types.mode_of_contact(one) == mode


def test_types_are_filled_in() -> None:
    pledge = Commitment(id="commitment-1", evidence=(WORDS,), kind="pledge", parties=("state/RUS",))
    assert [one.plover for one in plover_types.typed_commitments((pledge,))] == ["AGREE"]
    assert [one.plover for one in plover_types.typed_contacts((contact("call", "phone"),))] == ["CONSULT"]
