"""Spots: places in the text where an actor is named or described, before it is decided who that is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Doc

from communique.actors import Entry
from communique.model.reports import MentionKind
from communique.reports.lexicon import NameHit

Sort = Literal[
    "person",
    "state",
    "organisation",
    "group",
    "office",
    "body",
    "government",
    "collective",
    "pair",
    "land",
    "institution",
    "pronoun",
]


@dataclass(slots=True)
class Spot:
    """One spot. Token indices are of its paragraph; ``first`` and ``last`` are inclusive.

    Attributes:
        head: the token that carries its syntax.
        senses: registry entries that the name can mean.
        name: for people and organisations, the name as written, without titles.
        offices: for titled people and offices, the offices the title can mean, each with its bound state or None.
        title: the title's words, lower case.
        states: ids of the states (or organisations) named beside it ("Russian", "of Iraq").
        possessor: index of the token that owns it ("Putin's spokesman", "his counterpart"), or None.
        about: which of several offices of a kind, as the registry writes it: the state that an ambassador is sent to.
        former: the office is said to be over or not begun.
        locative: it says where something is.
        actors: who it is, filled in by the cast.
        candidates: who it can be, where that stays open.
        qualifies: it stands before another noun that it qualifies ("NATO strikes"): a mention, but nobody who acts.
        same_as: the person whose name stands right after it: "the foreign minister of Iraq, Dr Ibrahim al-Jaafari".
    """

    paragraph: int
    first: int
    last: int
    head: int
    sort: Sort
    kind: MentionKind
    senses: list[Entry] = field(default_factory=list)
    name: str = ""
    offices: tuple[tuple[str, str | None], ...] = ()
    title: str = ""
    states: list[str] = field(default_factory=list)
    possessor: int | None = None
    about: str | None = None
    plural: bool = False
    former: bool = False
    locative: bool = False
    surname_only: bool = False
    feminine: bool | None = None
    body: str = ""
    qualifies: bool = False
    same_as: Spot | None = None
    actors: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


def is_nation(hit: NameHit) -> bool:
    """A state in any use, or an organisation by its name: what an office can be of."""
    return any(entry.type in ("state", "organisation", "group") for entry, _ in hit.senses)


def nations(hit: NameHit) -> list[str]:
    """Ids of what a name can make an office be of: its state, or else its organisation or group."""
    states = [entry.id for entry, _ in hit.senses if entry.type == "state"]
    return states[:1] if len(states) > 0 else [entry.id for entry, _ in hit.senses if entry.type != "person"][:1]


def is_full(doc: Doc, entries: list[Entry], span: tuple[int, int]) -> bool:
    """Whether the tokens are the full name of one of the people, not a short form."""
    return span[1] > span[0] and any(
        doc[span[0] : span[1] + 1].text == name.text for e in entries for name in e.names if name.use == "name"
    )


def has_given_name(name: str, senses: list[Entry]) -> bool:
    """Whether a name has more than the surname."""
    uses = {form.use for entry in senses for form in entry.names if form.text == name}
    return "surname" not in uses and " " in name
