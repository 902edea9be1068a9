"""The words that report a contact (``vocab/data/contacts.yaml``)."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from communique.model import Record
from communique.model.reports import Channel, Form, Role, Status
from communique.vocab import load_data


class VerbTrigger(Record, frozen=True, kw_only=True, rename={"with_": "with"}):
    """A verb that reports a contact by itself; the data file's header says what each field does."""

    lemma: str
    form: Form
    example: str
    counter: str = ""
    channel: Channel = "unspecified"
    object: Literal["none", "any", "person", "people"] = "none"
    with_: tuple[str, ...] = ()
    reciprocal: bool = False
    subject: Role = "party"
    between: bool = False
    each: bool = False
    object_place: bool = False
    official: bool = False
    journey: bool = False
    things: frozenset[str] = frozenset()
    active: bool = False
    certain: bool = False
    status: Status | None = None
    needs_noun: bool = False
    needs_place: bool = False


class NounTrigger(Record, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A noun that names a contact."""

    lemma: str
    form: Form
    example: str
    counter: str = ""
    channel: Channel = "unspecified"
    plural: bool = False
    to: bool = False
    from_: bool = False
    by: bool = False
    needs_between: bool = False
    needs_with: bool = False
    carriers: frozenset[str] = frozenset()
    qualifiers: frozenset[str] = frozenset()
    sociable: bool = False


class Triggers(Record, frozen=True, kw_only=True):
    """All of them, and the words that shape them."""

    verbs: tuple[VerbTrigger, ...]
    nouns: tuple[NounTrigger, ...]
    carriers: frozenset[str]
    through: frozenset[str]
    hosts: frozenset[str]
    initiates: frozenset[str]
    phone: frozenset[str]
    video: frozenset[str]
    face_to_face: frozenset[str]
    means: frozenset[str]

    def verb(self, lemma: str) -> VerbTrigger | None:
        """The verb with this lemma, its particle behind a low line: ``sit_down``."""
        return _by_lemma()[0].get(lemma)

    def noun(self, lemma: str) -> NounTrigger | None:
        """The noun with this lemma."""
        return _by_lemma()[1].get(lemma)


@lru_cache(maxsize=1)
def triggers() -> Triggers:
    """The triggers, loaded once."""
    return load_data("communique.vocab", "data/contacts.yaml", Triggers)


@lru_cache(maxsize=1)
def _by_lemma() -> tuple[dict[str, VerbTrigger], dict[str, NounTrigger]]:
    loaded = triggers()
    return {verb.lemma: verb for verb in loaded.verbs}, {noun.lemma: noun for noun in loaded.nouns}
