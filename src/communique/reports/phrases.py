"""Questions to the noun phrases of a paragraph: which title stands before a name, which state before a title."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from communique.reports.document import Paragraph
from communique.reports.lexicon import Lexicon, NameHit, TitleHit, words_of
from communique.reports.nominals import nominals
from communique.reports.overview import Overview
from communique.reports.spots import Spot, is_nation, nations
from communique.reports.syntax import is_verb


class Phrases:
    """One paragraph with the registry's names and titles found in it, and what of it is taken by spots already."""

    def __init__(self, paragraph: Paragraph, lexicon: Lexicon, known: Overview) -> None:
        self.paragraph = paragraph
        self.surnames = known.surnames
        self.places = known.places
        self.doc: Doc = paragraph.doc
        self.lexicon = lexicon
        self.words = nominals()
        self.names = known.names[paragraph.index]
        self.titles = {hit.last: hit for hit in lexicon.titles(self.doc)}
        self.title_tokens = {i for hit in self.titles.values() for i in range(hit.first, hit.last + 1)}
        self.named_at = {i: hit for hit in self.names for i in range(hit.first, hit.last + 1)}
        self.state_at = {i: hit for hit in self.names for i in range(hit.first, hit.last + 1) if is_nation(hit)}
        self.lowers = words_of(self.doc).lowers
        self.taken = [False] * len(self.doc)
        self.spots: list[Spot] = []

    def _title_before(self, first: int) -> tuple[int, TitleHit | None, bool | None]:
        """Where the whole mention starts, the title before the name if any, and a gender that an honorific says."""
        at, feminine = first - 1, None
        while at >= 0 and (self.doc[at].lower_.rstrip(".") in self.words.honorifics or self.doc[at].is_space):
            if self.doc[at].lower_.rstrip(".") in self.words.feminine:
                feminine = True
            elif self.doc[at].lower_.rstrip(".") in self.words.masculine:
                feminine = False
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
                token.text in (",", ".", ")", "and")
                or is_verb(token)
                or (token.pos_ == "PROPN" and token.ent_type_ == "PERSON")
            ):
                return None
            hit = next((hit for hit in self.titles.values() if hit.first == at), None)
            if hit is not None:
                return hit
        return None

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
                states = nations(self.state_at[at]) + states
                at = self.state_at[at].first
            elif token.lower_ == "and" and at - 1 in self.state_at and self._is_name_only(self.state_at[at - 1]):
                break  # "King Salman of Saudi Arabia and Iranian President Rouhani"
            elif token.text == "," and len(states) > 0 and at - 1 in self.state_at:
                if self._is_name_only(self.state_at[at - 1]):
                    break
                # "Chinese, Japanese, and South Korean officials"
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
                found += nations(self.state_at[at])
                at = self.state_at[at].last + 1
            elif self.doc[at].lower_ in ("the", ",", "and", "both") or (self.doc[at].pos_ == "ADJ" and len(found) == 0):
                at += 1
            else:
                break
        return found

    def _sent_to(self, title: TitleHit) -> tuple[str | None, int]:
        """ "The ambassador to Libya": the state's code, and the last token of the phrase."""
        at = title.last + 1
        sent = any(office == "ambassador" for office, _ in title.offices)
        if not sent or at + 1 >= len(self.doc) or self.lowers[at] not in ("to", "in"):
            return None, title.last
        hit = self.state_at.get(at + 2 if self.lowers[at + 1] == "the" else at + 1)
        state = next((id_ for id_ in nations(hit) if id_.startswith("state/")), None) if hit is not None else None
        if hit is None or state is None:
            return None, title.last
        return state.removeprefix("state/"), hit.last

    def _is_possessive(self, at: int) -> bool:
        token = self.doc[at]
        if token.lower_ in ("the", "'s", "'") or token.tag_ == "POS":
            return True
        return at + 1 < len(self.doc) and self.doc[at + 1].tag_ == "POS" and at not in self.state_at

    def _is_name_only(self, hit: NameHit) -> bool:
        """A state's name that is never an adjective; "US" and "UK" are both."""
        return len(hit.used_as("adjective")) == 0 and not self.doc[hit.last].text.replace(".", "").isupper()

    def _stands_alone(self, hit: NameHit) -> bool:
        """A place ("In Turkey Minister Ellwood met") or a party ("the US and allied nations"), not a qualifier."""
        before = self.doc[hit.first - 1] if hit.first > 0 else None
        after = self.doc[hit.last + 1] if hit.last + 1 < len(self.doc) else None
        plain = len(hit.used_as("name", "capital")) > 0 and not self.doc[hit.last].text.isupper()
        if plain and before is not None and before.pos_ == "ADP" and before.lower_ in self.words.locative:
            return True
        article = self.doc[hit.first].lower_ == "the" or (before is not None and before.lower_ == "the")
        return article and after is not None and after.lower_ == "and" and len(hit.used_as("adjective")) == 0

    def _owner_after(self, last: int) -> int | None:
        """ "an envoy of Gaddafi": where the owner stands."""
        if (
            last + 2 < len(self.doc)
            and self.doc[last + 1].lower_ in ("of", "for", "to")
            and self.doc[last + 2].pos_ == "PROPN"
        ):
            return last + 2
        return None

    def _trimmed(self, first: int, last: int) -> tuple[int, int]:
        """A model's entity without titles, honorifics, possessive endings and marks at its edges."""
        if last - first > 1 and self.doc[first].lower_ in self.words.prefixes and self.doc[first + 1].text == "-":
            first += 2  # "pro-Gaddafi"
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

    def _joins_name(self, first: int, last: int) -> bool:
        """A capitalised word that is part of a longer name the registry lacks: "Federal Service for Military Goods"."""
        near = [i for i in (first - 1, last + 1) if 0 <= i < len(self.doc) and i not in self.state_at]
        return any(self.doc[i].pos_ == "PROPN" or self.doc[i].lower_ in ("for", "and") for i in near)

    def _inside_name(self, first: int, last: int) -> bool:
        return any(h.first <= first and last <= h.last and h.last - h.first > last - first for h in self.names)

    def _is_locative(self, at: int) -> bool:
        token = self.doc[at]
        while token.dep_ == "conj":
            token = token.head
        return bool(token.dep_ == "pobj" and token.head.lower_ in self.words.locative)

    def _qualifies_place(self, token: Token) -> bool:
        """ "Berlin, Germany": the second name places the first."""
        after_town = token.i > 1 and self.doc[token.i - 1].text == "," and self.doc[token.i - 2].ent_type_ == "GPE"
        return bool(token.dep_ == "appos" or after_town)

    def _heads(self, hit: NameHit) -> bool:
        """A name before a capitalised noun that the parser took for one with it."""
        nxt = self.doc[hit.last + 1] if hit.last + 1 < len(self.doc) else None
        return nxt is None or nxt.is_punct or nxt.tag_ == "POS" or is_verb(nxt) or nxt.pos_ == "ADP"

    def _head(self, first: int, last: int) -> int:
        return int(self.doc[first : last + 1].root.i)

    def _take(self, first: int, last: int) -> None:
        for i in range(first, last + 1):
            self.taken[i] = True

    def _is_name_word(self, at: int) -> bool:
        token = self.doc[at]
        known = (
            at in self.state_at or at in self.title_tokens or token.ent_type_ in ("DATE", "TIME", "ORG", "GPE", "EVENT")
        )
        return (
            token.pos_ == "PROPN"
            and token.is_title
            and not known
            and token.lower_.rstrip(".") not in self.words.honorifics
        )
