"""People: registry names, names that the model sees, and whatever capitalised name follows a title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.actors import Entry, fold
from communique.reports.lexicon import TitleHit, words_of
from communique.reports.phrases import Phrases
from communique.reports.spots import Spot, has_given_name, is_full

_NUMERAL = re.compile(r"^(?:I{2,3}|I?V|VI{1,3}|I?X|X[VI]{1,3}|XIV)$")
_ROYAL = frozenset({"king", "queen", "prince", "princess", "pope", "sultan", "emir", "sheikh", "emperor"})
_INITIAL = re.compile(r"^[A-Z]\.?$")


class People(Phrases):
    """Finds the people of one paragraph."""

    def _people(self) -> None:
        for first, last, senses in sorted(self._person_spans()):
            if any(self.taken[first : last + 1]):
                continue
            start, title, feminine = self._title_before(first)
            if last + 1 < len(self.doc) and _NUMERAL.match(self.doc[last + 1].text) and not self.taken[last + 1]:
                last += 1  # "King Abdullah II"
            name = self.doc[first : last + 1].text
            spot = Spot(
                paragraph=self.paragraph.index, first=start, last=last, head=self._head(first, last), sort="person",
                kind="name", senses=senses, name=name, surname_only=first == last or not has_given_name(name, senses),
                feminine=feminine,
            )  # fmt: skip
            if title is None and self.lowers[first] in _ROYAL:
                spot.states = self._before_title(first)[1]  # "Saudi Arabia's King Abdullah", a name with its title
            if title is not None:
                self._entitle(spot, title)
            elif (after := self._title_after(last)) is not None:
                self._entitle(spot, after)
                self._stand_beside(spot, after)
            self._take(start, last)
            self.spots.append(spot)

    def _person_spans(self) -> Iterator[tuple[int, int, list[Entry]]]:
        hits = {(hit.first, hit.last): hit.of_type("person") for hit in self.names if len(hit.of_type("person")) > 0}
        covered: set[int] = set()
        for ent in self.doc.ents:
            if ent.label_ != "PERSON":
                continue
            first, last = self._trimmed(ent.start, ent.end - 1)
            if first <= last:
                first = self._given_name_before(first, last, covered)
            inside = [span for span in hits if span[0] <= last and first <= span[1]]
            if first > last or (self._holds_state(first, last) and len(inside) == 0):
                continue
            full = [span for span in inside if span[1] - span[0] >= last - first or is_full(self.doc, hits[span], span)]
            if len(full) > 0:
                continue  # the registry knows the name at least as well as the model saw it
            if self._holds_state(first, last) or any(i in self.title_tokens for i in range(first, last + 1)):
                continue
            if self._is_place_here(first, last):
                continue
            covered |= set(range(first, last + 1))
            yield first, last, self._without_initials(first, last)
        for (first, last), entries in hits.items():
            if first == last and self._is_also_place(first):
                continue
            if not covered & set(range(first, last + 1)) and self._is_person_here(first, last):
                yield first, last, entries
        known = covered | self.title_tokens | {i for first, last in hits for i in range(first, last + 1)}
        for at, word in enumerate(words_of(self.doc).texts if len(self.surnames) > 0 else ()):
            if not word.istitle() or at in known or at in self.state_at or fold(word) not in self.surnames:
                continue
            if self.doc[at].pos_ in ("PROPN", "NOUN", "ADJ", "VERB"):  # the tagger errs at sentence starts
                yield self._given_name_before(at, at, covered), at, []
        for hit in self.titles.values():
            if not hit.plural and self._names_follow(hit):
                first = hit.last + 1
                last = first
                while last + 1 < len(self.doc) and last - first < 3 and self._is_name_word(last + 1):
                    last += 1
                if not covered & {first} and not any(s <= first <= e for s, e in hits):
                    yield first, last, []

    def _holds_state(self, first: int, last: int) -> bool:
        """Whether a state stands among the words, or they are all an organisation: not so in "Michael Bloomberg"."""
        hits = [self.state_at[i] for i in range(first, last + 1) if i in self.state_at]
        whole = any(hit.last - hit.first >= last - first for hit in hits)
        return whole or any(entry.type == "state" for hit in hits for entry, _ in hit.senses)

    def _is_also_place(self, at: int) -> bool:
        """A surname that is a state, a capital or a town as well, of nobody whom the article names in full."""
        hit = self.named_at.get(at)
        state = hit is not None and any(entry.type == "state" for entry, _ in hit.senses)
        if not state and self.lexicon.registry.town(self.doc[at].text) is None:
            return False
        before = self.doc[at - 1] if at > 0 else None
        titled = before is not None and (
            before.i in self.title_tokens or before.lower_.rstrip(".") in self.words.honorifics
        )
        return not titled and fold(self.doc[at].text) not in self.surnames

    def _given_name_before(self, first: int, last: int, covered: set[int]) -> int:
        """Where a name starts of which the end is known: "Naghmeh Abedini" is not the Abedini named in full above."""
        start = first
        while start > 0 and first - start < 2 and start - 1 not in covered and self._is_name_word(start - 1):
            before = self.doc[start - 1]
            if before.is_sent_start or before.dep_ != "compound" or not first <= before.head.i <= last:
                break
            if self.taken[before.i] or before.ent_type_ == "PERSON":
                break
            start -= 1
        return start

    def _without_initials(self, first: int, last: int) -> list[Entry]:
        """Who in the registry goes by the name without its initials: "Antony J. Blinken"."""
        words = [token.text for token in self.doc[first : last + 1]]
        bare = [word for at, word in enumerate(words) if at == 0 or not _INITIAL.match(word)]
        if len(bare) == len(words) or len(bare) < 2:
            return []
        return [entry for entry, _ in self.lexicon.registry.named(" ".join(bare)) if entry.type == "person"]

    def _is_place_here(self, first: int, last: int) -> bool:
        """A name that the article uses for a place, with nothing before it that makes it somebody's."""
        text = self.doc[first : last + 1].text
        name = fold(text)
        if name not in self.places and f"al {name}" not in self.places and self.lexicon.registry.town(text) is None:
            return False
        before = self.doc[first - 1] if first > 0 else None
        return before is None or not (
            before.i in self.title_tokens or before.lower_.rstrip(".") in self.words.honorifics
        )

    def _names_follow(self, hit: TitleHit) -> bool:
        return hit.last + 1 < len(self.doc) and self._is_name_word(hit.last + 1)

    def _is_person_here(self, first: int, last: int) -> bool:
        """A lone surname must be tagged as a name: "May", "Rice", "Cook", "Power" are words too."""
        if last > first:
            return True
        token = self.doc[first]
        after = self.doc[first + 1] if first + 1 < len(self.doc) else None
        if after is not None and after.pos_ == "PROPN" and token.dep_ == "compound" and self._is_name_word(after.i):
            return False  # somebody's given name: "Antony" of "Antony J. Blinken"
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
        if fold(token.text) in self.surnames:
            return True  # somebody whom the article names in full
        if token.is_sent_start and token.ent_type_ != "PERSON":
            return False  # "Snow fell in Moscow"
        return (
            token.pos_ == "PROPN"
            and token.ent_type_ in ("PERSON", "", "GPE", "NORP", "ORG")
            and token.dep_ != "compound"
        )

    def _stand_beside(self, person: Spot, title: TitleHit) -> None:
        """The title in apposition, as a mention of its own: "Sergei Lavrov, the Russian foreign minister"."""
        start, _, _, owner = self._before_title(title.first)
        self.spots.append(
            Spot(
                paragraph=self.paragraph.index, first=max(start, person.last + 1), last=title.last,
                head=self._head(title.first, title.last), sort="office", kind="office", offices=title.offices,
                title=person.title, states=list(person.states), possessor=owner, same_as=person,
            )
        )  # fmt: skip

    def _entitle(self, spot: Spot, title: TitleHit) -> None:
        spot.offices = title.offices
        spot.title = self.doc[title.first : title.last + 1].text.lower()
        start, states, former, possessor = self._before_title(title.first)
        spot.states = states + self._after_of(title.last)
        if len(spot.states) == 0 and title.last < spot.last:
            spot.states = self._after_of(spot.last)  # "King Hussein of Jordan"
        spot.former, spot.possessor = former, possessor
        if title.first >= spot.first or title.last < spot.first:
            spot.first = min(spot.first, start)
            self._take(start, title.last)
