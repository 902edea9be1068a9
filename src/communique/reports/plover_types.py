"""The PLOVER type of a contact or a commitment, by what it is and whether it happened: one place for the rule."""

from __future__ import annotations

from typing import Final

import msgspec

from communique.model import Commitment, Contact
from communique.model.reports import CommitmentKind, Plover, Status
from communique.reports.action_words import types

#: A contact that is to come is agreed on, one called off refused; of one that is only proposed nothing is said.
_CONTACT: Final[dict[Status, Plover]] = {
    "occurred": "CONSULT", "ongoing": "CONSULT", "planned": "AGREE", "cancelled": "REJECT",
}  # fmt: skip
_COMMITMENT: Final[dict[CommitmentKind, Plover]] = {
    "agreement": "AGREE", "pledge": "AGREE", "schedule": "AGREE", "ultimatum": "THREATEN",
}  # fmt: skip
_HELD: Final = frozenset({"occurred", "ongoing", "planned"})


def of_contact(status: Status) -> Plover | None:
    """The type of a contact with this status, or None.

    >>> of_contact("planned")
    'AGREE'
    """
    return _CONTACT.get(status)


def of_commitment(kind: CommitmentKind, status: Status) -> Plover | None:
    """The type of a commitment; None for a deadline, which is nobody's act, and for what nobody committed to.

    >>> of_commitment("ultimatum", "occurred")
    'THREATEN'
    """
    return _COMMITMENT.get(kind) if status in _HELD else None


def mode_of_contact(contact: Contact) -> str | None:
    """The mode of CONSULT that the contact's form, channel and roles show."""
    if contact.channel in ("phone", "video"):
        return "phone"
    if contact.form == "visit":
        return "visit"
    if any(party.role == "mediator" for party in contact.parties):
        return "third-party"
    return "multilateral" if contact.form in ("summit", "conference") and len(contact.parties) > 2 else None


def typed_contacts(found: tuple[Contact, ...]) -> tuple[Contact, ...]:
    """The contacts, each with its type."""
    return tuple(msgspec.structs.replace(one, plover=of_contact(one.status)) for one in found)


def typed_commitments(found: tuple[Commitment, ...]) -> tuple[Commitment, ...]:
    """The commitments, each with its type."""
    return tuple(msgspec.structs.replace(one, plover=of_commitment(one.kind, one.status)) for one in found)


def cameo(type_: Plover, mode: str | None) -> tuple[str, ...]:
    """The CAMEO roots that the published table turns into this type and mode.

    >>> cameo("ACCUSE", "investigate")
    ('09',)
    """
    return types().cameo(type_, mode)
