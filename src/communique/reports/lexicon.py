"""The registry's names and titles as a reader looks them up: longest match at a token."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar
from weakref import WeakKeyDictionary

from spacy.tokens import Doc

from communique.actors import Entry, NameUse, Registry
from communique.actors.naming import fold

_LONGEST_NAME, _LONGEST_TITLE, _LONGEST_BODY = 9, 8, 5
_MARKS = frozenset(
    "\"'’‘“”()[],.;:!?-–—|/*…"
)  # a name does not end in one; "U.S." does, and its first sign is a letter
_CACHED = 1 << 16


@dataclass(slots=True, frozen=True)
class NameHit:
    """Tokens ``first`` to ``last`` (inclusive) that are a name in the registry."""

    first: int
    last: int
    senses: tuple[tuple[Entry, NameUse], ...]

    def of_type(self, *types: str) -> list[Entry]:
        """The entries of these types that it can mean, other than as an adjective or a people."""
        return [entry for entry, use in self.senses if entry.type in types and use not in ("adjective", "people")]

    def used_as(self, *uses: str) -> list[Entry]:
        """The entries for which it is used so."""
        return [entry for entry, use in self.senses if use in uses]


@dataclass(slots=True, frozen=True)
class TitleHit:
    """Tokens that are a title: the offices it can mean, each with the state or organisation it is bound to, or None."""

    first: int
    last: int
    offices: tuple[tuple[str, str | None], ...]
    plural: bool


_Hit = TypeVar("_Hit", NameHit, TitleHit)


class Lexicon:
    """Names and titles of one registry, with the first words that make a look-up worth while."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        first_words = {key.partition(" ")[0] for key in registry.folded_names()}
        small = {fold(text).partition(" ")[0] for text, _, _ in registry.names() if text[0].islower()}
        # The same few words and names come again and again, and folding a spelling is the dearest part of a look-up.
        # A word in small letters starts a name only where the registry writes one so: "al-Qaeda".
        self._starts = lru_cache(maxsize=_CACHED)(
            lambda word: fold(word).partition(" ")[0] in (small if word.islower() else first_words)
        )
        self._named = lru_cache(maxsize=_CACHED)(registry.named)
        self._titles: dict[str, list[tuple[str, str | None]]] = {}
        self.leading = frozenset(office.id for office in registry.offices() if office.leads)
        for office in registry.offices():
            for title in office.titles:
                self._titles.setdefault(title.lower(), []).append((office.id, None))
            for of, titles in office.national.items():
                for title in titles:
                    self._titles.setdefault(title.lower(), []).append((office.id, of))
        self._title_words = {title.split(" ")[0].split("-")[0] for title in self._titles}
        self.bodies = {phrase.lower(): body for body in registry.bodies() for phrase in body.phrases}
        self._body_words = {phrase.split(" ")[0] for phrase in self.bodies}

    def names(self, doc: Doc) -> Iterator[NameHit]:
        """Names, longest first at each place, none overlapping."""
        words = words_of(doc)
        return _scan(len(doc), lambda at: self._name_at(words, at))

    def _name_at(self, words: Words, at: int) -> NameHit | None:
        first = words.texts[at]
        if not (first[0].isalpha() or first[0] == "'") or not self._starts(first):
            return None
        start = words.starts[at]
        for end in range(min(len(words.texts), at + _LONGEST_NAME), at, -1):
            text = words.text[start : words.ends[end - 1]]
            if words.texts[end - 1][0] in _MARKS or text.islower() or "\n" in text:
                continue
            senses = self._named(text)
            if len(senses) == 0 or (words.lowers[at] == "the" and not _has_article(text, senses)):
                continue  # or the name starts after the article
            if _is_cut_off(words.doc, at):
                continue  # the "Security Council" of "Peace and Security Council"
            if _case_fits(text, senses):
                return NameHit(at, end - 1, senses)
        return None

    def titles(self, doc: Doc) -> Iterator[TitleHit]:
        """Titles of office, singular and plural, longest first at each place."""
        words = words_of(doc)
        return _scan(len(doc), lambda at: self._title_at(words, at))

    def _title_at(self, words: Words, at: int) -> TitleHit | None:
        lower = words.lowers[at]
        if lower not in self._title_words and lower.removesuffix("s") not in self._title_words:
            return None
        start = words.starts[at]
        for end in range(min(len(words.texts), at + _LONGEST_TITLE), at, -1):
            phrase = words.text[start : words.ends[end - 1]].lower().replace("-", " ")
            for form, plural in ((phrase, False), (_singular(phrase), True)):
                offices = self._titles.get(form)
                if offices is not None and (not plural or form != phrase):
                    return TitleHit(at, end - 1, tuple(offices), plural)
        return None

    def body_at(self, doc: Doc, at: int) -> tuple[int, str, dict[str, str]] | None:
        """An institution's phrase that starts at a token: its last token, the body's id, the national ones."""
        words = words_of(doc)
        if words.lowers[at] not in self._body_words:
            return None
        start = words.starts[at]
        for end in range(min(len(words.texts), at + _LONGEST_BODY), at, -1):
            body = self.bodies.get(words.text[start : words.ends[end - 1]].lower())
            if body is not None:
                return end - 1, body.id, dict(body.national)
        return None


class Words:
    """A parsed text's words as plain strings and numbers: asking spaCy for each of them again and again is dear."""

    __slots__ = ("doc", "ends", "lowers", "starts", "text", "texts")

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = doc.text
        self.texts = [token.text for token in doc]
        self.lowers = [text.lower() for text in self.texts]
        self.starts = [token.idx for token in doc]
        self.ends = [start + len(text) for start, text in zip(self.starts, self.texts, strict=True)]


_WORDS = "communique.words"


def words_of(doc: Doc) -> Words:
    """The words of a text, made once and kept with it."""
    words: Words | None = doc.user_data.get(_WORDS)
    if words is None:
        words = doc.user_data[_WORDS] = Words(doc)
    return words


def _scan(length: int, look: Callable[[int], _Hit | None]) -> Iterator[_Hit]:
    """What ``look`` finds from one token after another, each find past the end of the one before."""
    at = 0
    while at < length:
        hit = look(at)
        if hit is not None:
            yield hit
        at = hit.last + 1 if hit is not None else at + 1


_LEXICONS: WeakKeyDictionary[Registry, Lexicon] = WeakKeyDictionary()


def lexicon_of(registry: Registry) -> Lexicon:
    """The registry's lexicon, made once."""
    found = _LEXICONS.get(registry)
    if found is None:
        found = _LEXICONS[registry] = Lexicon(registry)
    return found


def _is_cut_off(doc: Doc, at: int) -> bool:
    """Whether the words before, joined by "and", belong to one longer name that the registry lacks."""
    if at < 2 or doc[at - 1].lower_ != "and":
        return False
    word = doc[at - 2]
    inside = doc[at].ent_type_ == "ORG" and doc[at].ent_iob_ == "I"
    return bool(inside and word.pos_ == "PROPN" and word.ent_type_ == "ORG")


def _has_article(text: str, senses: tuple[tuple[Entry, NameUse], ...]) -> bool:
    """Whether the article is part of the name: "The Hague", "The Gambia"."""
    key = fold(text)
    return any(fold(name.text) == key for entry, _ in senses for name in entry.names)


def _singular(phrase: str) -> str:
    """ "secretaries of state" → "secretary of state"; "foreign ministers" → "foreign minister"."""
    head, of, rest = phrase.partition(" of ")
    if head.endswith("ies"):
        head = head[:-3] + "y"
    elif head.endswith("s") and not head.endswith("ss"):
        head = head[:-1]
    elif head.endswith(("spokesmen", "spokeswomen")):
        head = head[:-2] + "an"
    return head + of + rest


def _case_fits(text: str, senses: tuple[tuple[Entry, NameUse], ...]) -> bool:
    """A name is written with a capital somewhere; an acronym of small letters is a word ("us", "who")."""
    if text[0].isupper():
        return not (text.isupper() and len(text) > 1 and len(text) < 4 and all(use == "surname" for _, use in senses))
    return any(use != "acronym" for _, use in senses) and not text.islower()
