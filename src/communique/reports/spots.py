"""Spots: places in the text where an actor is named or described, before it is decided who that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Doc, Token

from communique.actors import Entry, fold
from communique.actors.naming import surnames
from communique.model.reports import MentionKind
from communique.reports.document import Paragraph
from communique.reports.lexicon import Lexicon, NameHit, TitleHit
from communique.reports.nominals import nominals
from communique.reports.syntax import is_verb

Sort = Literal[
    "person", "state", "organisation", "group", "office", "body", "government", "collective", "pair", "pronoun"
]

_FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our"})
_PRONOUNS = _FIRST_PERSON | frozenset(
    {"he", "she", "they", "him", "her", "them", "his", "their", "himself", "herself", "themselves", "both"}
)
_PAIR_WORDS = frozenset({"two", "both", "2"})
_STOPS = frozenset({"VERB", "AUX", "ADP", "SCONJ", "PRON"})


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
        former: the office is said to be over or not begun.
        locative: it says where something is.
        actors: who it is, filled in by the cast.
        candidates: who it can be, where that stays open.
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
    plural: bool = False
    former: bool = False
    locative: bool = False
    surname_only: bool = False
    feminine: bool | None = None
    body: str = ""
    same_as: Spot | None = None
    actors: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


class Spotter:
    """Finds the spots of one paragraph."""

    def __init__(self, paragraph: Paragraph, lexicon: Lexicon, surnames: frozenset[str] = frozenset()) -> None:
        self.paragraph = paragraph
        self.surnames = surnames
        self.doc: Doc = paragraph.doc
        self.lexicon = lexicon
        self.words = nominals()
        self.names = list(lexicon.names(self.doc))
        self.titles = {hit.last: hit for hit in lexicon.titles(self.doc)}
        self.title_tokens = {i for hit in self.titles.values() for i in range(hit.first, hit.last + 1)}
        self.named_at = {i: hit for hit in self.names for i in range(hit.first, hit.last + 1)}
        self.state_at = {i: hit for hit in self.names for i in range(hit.first, hit.last + 1) if _is_nation(hit)}
        self.taken = [False] * len(self.doc)
        self.spots: list[Spot] = []

    def spots_of(self) -> list[Spot]:
        """All spots of the paragraph, in order of their heads."""
        self._people()
        self._bodies()
        self._offices()
        self._named()
        self._described()
        self._organisations()
        self._pronouns()
        return sorted(self.spots, key=lambda spot: (spot.head, spot.first))

    # People: registry names, names that the model sees, and whatever capitalised name follows a title.

    def _people(self) -> None:
        for first, last, senses in sorted(self._person_spans()):
            if any(self.taken[first : last + 1]):
                continue
            start, title, feminine = self._title_before(first)
            name = self.doc[first : last + 1].text
            spot = Spot(
                paragraph=self.paragraph.index, first=start, last=last, head=self._head(first, last), sort="person",
                kind="name", senses=senses, name=name, surname_only=first == last or not _has_given_name(name, senses),
                feminine=feminine,
            )  # fmt: skip
            if title is not None:
                self._entitle(spot, title)
            elif (after := self._title_after(last)) is not None:
                self._entitle(spot, after)
            self._take(start, last)
            self.spots.append(spot)

    def _person_spans(self) -> Iterator[tuple[int, int, list[Entry]]]:
        hits = {(hit.first, hit.last): hit.of_type("person") for hit in self.names if len(hit.of_type("person")) > 0}
        covered: set[int] = set()
        for ent in self.doc.ents:
            if ent.label_ != "PERSON":
                continue
            first, last = self._trimmed(ent.start, ent.end - 1)
            inside = [span for span in hits if span[0] <= last and first <= span[1]]
            if first > last or (any(i in self.state_at for i in range(first, last + 1)) and len(inside) == 0):
                continue
            full = [
                span for span in inside if span[1] - span[0] >= last - first or _is_full(self.doc, hits[span], span)
            ]
            if len(full) > 0:
                continue  # the registry knows the name at least as well as the model saw it
            if any(i in self.state_at or i in self.title_tokens for i in range(first, last + 1)):
                continue
            covered |= set(range(first, last + 1))
            yield first, last, []
        for (first, last), entries in hits.items():
            if not covered & set(range(first, last + 1)) and self._is_person_here(first, last):
                yield first, last, entries
        for token in self.doc:
            known = (
                token.i not in covered
                and not any(s <= token.i <= e for s, e in hits)
                and token.i not in self.title_tokens
            )
            if known and token.pos_ == "PROPN" and fold(token.text) in self.surnames and token.i not in self.state_at:
                yield token.i, token.i, []
        for hit in self.titles.values():
            if not hit.plural and self._names_follow(hit):
                first = hit.last + 1
                last = first
                while last + 1 < len(self.doc) and last - first < 3 and self._is_name_word(last + 1):
                    last += 1
                if not covered & {first} and not any(s <= first <= e for s, e in hits):
                    yield first, last, []

    def _names_follow(self, hit: TitleHit) -> bool:
        return hit.last + 1 < len(self.doc) and self._is_name_word(hit.last + 1)

    def _is_name_word(self, at: int) -> bool:
        token = self.doc[at]
        known = (
            at in self.state_at or at in self.title_tokens or token.ent_type_ in ("DATE", "TIME", "ORG", "GPE", "EVENT")
        )
        return token.pos_ == "PROPN" and token.is_title and not known and token.lower_ not in self.words.honorifics

    def _is_person_here(self, first: int, last: int) -> bool:
        """A lone surname must be tagged as a name: "May", "Rice", "Cook", "Power" are words too."""
        if last > first:
            return True
        token = self.doc[first]
        before = self.doc[first - 1] if first > 0 else None
        titled = before is not None and (
            before.i in self.title_tokens or before.lower_.rstrip(".") in self.words.honorifics
        )
        if titled:
            return True
        neighbours = [self.doc[i] for i in (first - 1, first + 1) if 0 <= i < len(self.doc)]
        if any(
            t.pos_ == "PROPN" and t.dep_ == "compound" and not t.is_sent_start
            for t in neighbours
            if t.head.i == token.i
        ):
            return False
        return (
            token.pos_ == "PROPN"
            and token.ent_type_ in ("PERSON", "", "GPE", "NORP", "ORG")
            and token.dep_ != "compound"
        )

    def _trimmed(self, first: int, last: int) -> tuple[int, int]:
        """A model's entity without titles, honorifics, possessive endings and marks at its edges."""
        while first <= last and (
            first in self.title_tokens
            or self.doc[first].lower_.rstrip(".") in self.words.honorifics
            or not self.doc[first].text[0].isalpha()
            or (first in self.state_at and first < last)
        ):
            first += 1
        stop = next(
            (
                i
                for i in range(first, last + 1)
                if self.doc[i].text in ("-", ",", "(", ";", ":") and self.doc[i - 1].whitespace_
            ),
            last + 1,
        )
        last = min(last, stop - 1)
        while last >= first and (self.doc[last].tag_ == "POS" or self.doc[last].is_punct or self.doc[last].is_space):
            last -= 1
        return first, last

    def _title_before(self, first: int) -> tuple[int, TitleHit | None, bool | None]:
        """Where the whole mention starts, the title before the name if any, and a gender that an honorific says."""
        at, feminine = first - 1, None
        while at >= 0 and (self.doc[at].lower_.rstrip(".") in self.words.honorifics or self.doc[at].is_space):
            if self.doc[at].lower_.rstrip(".") in self.words.feminine:
                feminine = True
            at -= 1
        if at >= 0 and self.doc[at].lower_ == "." and at > 0 and self.doc[at - 1].lower_ in self.words.honorifics:
            at -= 2
        title = self.titles.get(at)
        if title is None or title.plural:
            return at + 1, None, feminine
        return title.first, title, feminine

    def _title_after(self, last: int) -> TitleHit | None:
        """The title in apposition: "Sergei Lavrov, the Russian foreign minister,"."""
        if last + 2 >= len(self.doc) or self.doc[last + 1].text not in (",", "-", "("):
            return None
        for at in range(last + 2, min(len(self.doc), last + 12)):
            token = self.doc[at]
            if (
                token.text in (",", ".", ")")
                or is_verb(token)
                or (token.pos_ == "PROPN" and token.ent_type_ == "PERSON")
            ):
                return None
            hit = next((hit for hit in self.titles.values() if hit.first == at), None)
            if hit is not None:
                return hit
        return None

    def _entitle(self, spot: Spot, title: TitleHit) -> None:
        spot.offices = title.offices
        spot.title = self.doc[title.first : title.last + 1].text.lower()
        start, states, former, possessor = self._before_title(title.first)
        spot.states = states + self._after_of(title.last)
        spot.former, spot.possessor = former, possessor
        if title.first >= spot.first or title.last < spot.first:
            spot.first = min(spot.first, start)
            self._take(start, title.last)

    def _before_title(self, first: int) -> tuple[int, list[str], bool, int | None]:
        """What stands before a title in its noun phrase: states, "former", an owner; and where the phrase starts."""
        states: list[str] = []
        former, owner, at, start = False, None, first - 1, first
        while at >= 0 and first - at <= 8:
            token = self.doc[at]
            if token.lower_ in self.words.former:
                former = True
            elif at in self.state_at:
                if self._stands_alone(self.state_at[at]):
                    break
                states = _nations(self.state_at[at]) + states
                at = self.state_at[at].first
            elif token.lower_ == "and" and at - 1 in self.state_at and self._is_name_only(self.state_at[at - 1]):
                break  # "King Salman of Saudi Arabia and Iranian President Rouhani"
            elif token.tag_ == "POS" or token.lower_ in ("and", "-", "/", "'s"):
                if (
                    token.tag_ == "POS"
                    and at > 0
                    and at - 1 not in self.state_at
                    and self.doc[at - 1].pos_ in ("PROPN", "NOUN")
                ):
                    owner = at - 1
                    break
            elif token.dep_ == "poss" or token.tag_ == "PRP$":
                owner = at
                start = at
                break
            elif (
                token.lower_ not in self.words.between
                and token.pos_ not in ("ADJ", "DET", "NUM", "PROPN")
                and not (token.pos_ == "NOUN" and token.dep_ == "compound")
            ) or (token.pos_ == "PROPN" and at not in self.state_at and token.ent_type_ in ("PERSON", "DATE")):
                break
            if token.pos_ != "CCONJ" and not token.is_punct:
                start = at
            if token.pos_ == "DET":
                break
            at -= 1
        return start, states, former, owner

    def _is_possessive(self, at: int) -> bool:
        token = self.doc[at]
        if token.lower_ in ("the", "'s", "'") or token.tag_ == "POS":
            return True
        return at + 1 < len(self.doc) and self.doc[at + 1].tag_ == "POS" and at not in self.state_at

    def _is_name_only(self, hit: NameHit) -> bool:
        """A state's name that is never an adjective; "US" and "UK" are both."""
        return len(hit.used_as("adjective")) == 0 and not self.doc[hit.last].text.replace(".", "").isupper()

    def _stands_alone(self, hit: NameHit) -> bool:
        """A place ("In Turkey Minister Ellwood met") or a party ("the US and allied nations"): no qualifier of the noun."""
        before = self.doc[hit.first - 1] if hit.first > 0 else None
        after = self.doc[hit.last + 1] if hit.last + 1 < len(self.doc) else None
        plain = len(hit.used_as("name", "capital")) > 0 and not self.doc[hit.last].text.isupper()
        if plain and before is not None and before.pos_ == "ADP" and before.lower_ in self.words.locative:
            return True
        article = self.doc[hit.first].lower_ == "the" or (before is not None and before.lower_ == "the")
        return article and after is not None and after.lower_ == "and" and len(hit.used_as("adjective")) == 0

    def _after_of(self, last: int) -> list[str]:
        """The states after "of" or "for": "leaders of Syria, Saudi Arabia and Iran"."""
        at = last + 1
        if at >= len(self.doc) or self.doc[at].lower_ not in ("of", "for", "from"):
            return []
        owner = at + 1
        while owner < len(self.doc) and self._is_possessive(owner):
            owner += 1  # "from the rebels' National Transitional Council"
        if owner in self.state_at:
            at = owner - 1
        found: list[str] = []
        at += 1
        while at < len(self.doc):
            if at in self.state_at:
                found += _nations(self.state_at[at])
                at = self.state_at[at].last + 1
            elif self.doc[at].lower_ in ("the", ",", "and", "both") or (self.doc[at].pos_ == "ADJ" and len(found) == 0):
                at += 1
            else:
                break
        return found

    # Institutions, offices without a name, collectives, pairs.

    def _bodies(self) -> None:
        for at in range(len(self.doc)):
            if self.taken[at] or at in self.title_tokens:
                continue
            hit = self.lexicon.body_at(self.doc, at)
            if hit is None or self._inside_name(at, hit[0]):
                continue
            last, body, national = hit
            if self.doc[at].is_title and not self.doc[at].is_sent_start and self._joins_name(at, last):
                continue
            start, states, _, owner = self._before_title(at)
            states += self._after_of(last)
            if any(self.taken[start : last + 1]):
                start = at
            spot = Spot(
                paragraph=self.paragraph.index, first=start, last=last, head=self._head(at, last), sort="body",
                kind="description", states=states, possessor=owner, body=body, name=self.doc[at : last + 1].text,
                locative=self._is_locative(last),
            )  # fmt: skip
            spot.candidates = tuple(national[state] for state in states if state in national)
            self._take(start, last)
            self.spots.append(spot)

    def _joins_name(self, first: int, last: int) -> bool:
        """A capitalised word that is part of a longer name the registry lacks: "Federal Service for Military Goods"."""
        near = [i for i in (first - 1, last + 1) if 0 <= i < len(self.doc) and i not in self.state_at]
        return any(self.doc[i].pos_ == "PROPN" or self.doc[i].lower_ in ("for", "and") for i in near)

    def _inside_name(self, first: int, last: int) -> bool:
        return any(h.first <= first and last <= h.last and h.last - h.first > last - first for h in self.names)

    def _offices(self) -> None:
        for title in self.titles.values():
            noun = self.doc[title.last if " of " not in self.doc[title.first : title.last + 1].text else title.first]
            if any(self.taken[title.first : title.last + 1]) or noun.pos_ not in ("NOUN", "PROPN"):
                continue
            if noun.dep_ == "compound" and noun.head.i > title.last:
                continue  # "leadership meeting", "minister talks": the office only qualifies another noun
            start, states, former, owner = self._before_title(title.first)
            pair = title.plural and any(t.lower_ in _PAIR_WORDS for t in self.doc[start : title.first + 1])
            spot = Spot(
                paragraph=self.paragraph.index, first=start, last=title.last, head=noun.i,
                sort="pair" if pair else "office", kind="office", offices=title.offices, title=self.doc[title.first : title.last + 1].text.lower(),
                states=states + self._after_of(title.last), plural=title.plural, former=former,
                possessor=owner if owner is not None else self._owner_after(title.last),
            )  # fmt: skip
            self._take(start, title.last)
            self.spots.append(spot)
            if not title.plural:
                self._join_name(spot, title)

    def _owner_after(self, last: int) -> int | None:
        """ "an envoy of Gaddafi": where the owner stands."""
        if (
            last + 2 < len(self.doc)
            and self.doc[last + 1].lower_ in ("of", "for", "to")
            and self.doc[last + 2].pos_ == "PROPN"
        ):
            return last + 2
        return None

    def _join_name(self, spot: Spot, title: TitleHit) -> None:
        at = title.last + 1
        while at < len(self.doc) and at - title.last <= 7 and (
            self.doc[at].text in (",", ".", ":") or self.doc[at].lower_ in ("of", "for", "the") or at in self.state_at
            or self.doc[at].lower_.rstrip(".") in self.words.honorifics
        ):  # fmt: skip
            at += 1
        person = next(
            (s for s in self.spots if s.sort == "person" and s.first <= at <= s.head and s.first > title.last), None
        )
        if person is not None and len(person.offices) == 0:
            person.offices, person.title, person.states = spot.offices, spot.title, list(spot.states)
            person.former = spot.former
            spot.same_as = person

    def _described(self) -> None:
        words = self.words
        for token in self.doc:
            lower = token.lower_
            known = (
                lower in words.government
                or lower in words.collectives
                or lower in words.pair_persons | words.pair_states
            )
            singular = token.lemma_.lower()
            pair_noun = singular in words.pair_persons or singular in words.pair_states
            if (
                self.taken[token.i]
                or token.i in self.state_at
                or token.pos_ not in ("NOUN", "PROPN", "ADJ")
                or not (known or pair_noun)
            ):
                continue
            if token.dep_ in ("compound", "amod", "nmod") and token.head.i > token.i:
                continue
            start, states, _, owner = self._before_title(token.i)
            while (
                start > 0
                and self.doc[start - 1].dep_ in ("compound", "amod", "det", "nmod")
                and not self.taken[start - 1]
            ):
                start -= 1
            if any(self.taken[start : token.i]):
                start = token.i
            pair = pair_noun and any(t.lower_ in _PAIR_WORDS for t in self.doc[start : token.i])
            states = states + self._after_of(token.i)
            sort: Sort = "pair" if pair else "government" if lower in words.government else "collective"
            if sort == "collective" and lower not in words.collectives:
                continue
            spot = Spot(
                paragraph=self.paragraph.index, first=start, last=token.i, head=token.i, sort=sort, kind="description",
                name=self.doc[start : token.i + 1].text, states=states, possessor=owner, title=singular,
                plural=token.tag_ in ("NNS", "NNPS") or lower in ("opposition", "leadership"),
                locative=self._is_locative(token.i),
            )  # fmt: skip
            self._take(start, token.i)
            self.spots.append(spot)

    # Names of states, organisations and groups; what else the model calls an organisation; pronouns.

    def _named(self) -> None:
        for hit in self.names:
            entries = hit.of_type("state", "organisation", "group")
            if len(entries) == 0 or any(self.taken[hit.first : hit.last + 1]):
                continue
            token = self.doc[self._head(hit.first, hit.last)]
            alone = entries[0].type == "state" and self._stands_alone(hit)
            if (
                token.dep_ in ("compound", "nmod", "amod")
                and token.head.i > hit.last
                and not (alone or self._heads(hit))
            ):
                continue  # "US efforts", "Syria crisis", "Kremlin critics": the name only qualifies another noun
            capital = len(hit.used_as("capital")) > 0
            sort: Sort = (
                "state" if entries[0].type == "state" else "group" if entries[0].type == "group" else "organisation"
            )
            self.spots.append(
                Spot(
                    paragraph=self.paragraph.index, first=hit.first, last=hit.last, head=token.i, sort=sort,
                    kind="name", senses=entries, name=self.doc[hit.first : hit.last + 1].text,
                    locative=self._is_locative(token.i)
                    or (alone and hit.first > 0 and self.doc[hit.first - 1].lower_ in self.words.locative)
                    or (capital and self._qualifies_place(token)),
                )
            )  # fmt: skip
            self._take(hit.first, hit.last)

    def _heads(self, hit: NameHit) -> bool:
        """A name before a capitalised noun that the parser took for one with it."""
        nxt = self.doc[hit.last + 1] if hit.last + 1 < len(self.doc) else None
        return nxt is None or nxt.is_punct or nxt.tag_ == "POS" or is_verb(nxt) or nxt.pos_ == "ADP"

    def _organisations(self) -> None:
        for ent in self.doc.ents:
            if ent.label_ != "ORG" or any(self.taken[ent.start : ent.end]):
                continue
            first, last = self._trimmed(ent.start, ent.end - 1)
            if first <= last and self.doc[first].lower_ == "the":
                first += 1
            if any(i in self.title_tokens or i in self.named_at for i in range(first, last + 1)):
                continue
            if first > last or any(self.paragraph.doc[i].is_punct for i in range(first, last + 1)):
                continue
            self.spots.append(
                Spot(
                    paragraph=self.paragraph.index, first=first, last=last, head=self._head(first, last),
                    sort="organisation", kind="name", name=self.doc[first : last + 1].text,
                )
            )  # fmt: skip
            self._take(first, last)

    def _pronouns(self) -> None:
        for token in self.doc:
            if token.lower_ in _PRONOUNS and not self.taken[token.i] and token.pos_ == "PRON":
                plural = token.lower_ in ("we", "us", "our", "they", "them", "their", "themselves", "both")
                feminine = token.lower_ in ("she", "her", "herself") if not plural else None
                self.spots.append(
                    Spot(
                        paragraph=self.paragraph.index, first=token.i, last=token.i, head=token.i, sort="pronoun",
                        kind="pronoun", plural=plural, feminine=feminine,
                    )
                )  # fmt: skip

    def _take(self, first: int, last: int) -> None:
        for i in range(first, last + 1):
            self.taken[i] = True

    def _head(self, first: int, last: int) -> int:
        return int(self.doc[first : last + 1].root.i)

    def _is_locative(self, at: int) -> bool:
        token = self.doc[at]
        while token.dep_ == "conj":
            token = token.head
        return token.dep_ == "pobj" and token.head.lower_ in self.words.locative

    def _qualifies_place(self, token: Token) -> bool:
        """ "Berlin, Germany": the second name places the first."""
        return token.dep_ == "appos" or (
            token.i > 1 and self.doc[token.i - 1].text == "," and self.doc[token.i - 2].ent_type_ == "GPE"
        )


def surnames_in(paragraphs: Iterable[Paragraph], lexicon: Lexicon) -> frozenset[str]:
    """The last names of the people whom the article names in full; alone, the model often mistakes them."""
    found: set[str] = set()
    for paragraph in paragraphs:
        doc = paragraph.doc
        for ent in doc.ents:
            words = [token for token in ent if token.pos_ == "PROPN"]
            if ent.label_ == "PERSON" and len(words) > 1 and words[-1].is_title:
                found |= {fold(name) for name in surnames(" ".join(word.text for word in words)) if " " not in name}
        for hit in lexicon.names(doc):
            for entry in hit.of_type("person") if hit.last > hit.first else ():
                found |= {fold(name.text) for name in entry.names if name.use == "surname"}
    return frozenset(found)


def _is_nation(hit: NameHit) -> bool:
    """A state in any use, or an organisation by its name: what an office can be of."""
    return any(entry.type in ("state", "organisation", "group") for entry, _ in hit.senses)


def _nations(hit: NameHit) -> list[str]:
    states = [entry.id for entry, _ in hit.senses if entry.type == "state"]
    return states[:1] if len(states) > 0 else [entry.id for entry, _ in hit.senses if entry.type != "person"][:1]


def _is_full(doc: Doc, entries: list[Entry], span: tuple[int, int]) -> bool:
    return span[1] > span[0] and any(
        doc[span[0] : span[1] + 1].text == name.text for e in entries for name in e.names if name.use == "name"
    )


def _has_given_name(name: str, senses: list[Entry]) -> bool:
    uses = {form.use for entry in senses for form in entry.names if form.text == name}
    return "surname" not in uses and " " in name
