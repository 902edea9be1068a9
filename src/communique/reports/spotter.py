"""The spotter: every place of a paragraph where an actor is named or described."""

from __future__ import annotations

from communique.reports.lexicon import NameHit, TitleHit
from communique.reports.nominals import describing
from communique.reports.people import People
from communique.reports.spots import Sort, Spot

_FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our"})

_PRONOUNS = _FIRST_PERSON | frozenset(
    {"he", "she", "they", "it", "him", "her", "them", "his", "its", "their", "himself", "herself", "itself"}
    | {"themselves", "both"}
)
_THIS = frozenset({"the", "this", "that"})
_PAIR_WORDS = frozenset({"two", "both", "2"})


class Spotter(People):
    """Finds the spots of one paragraph."""

    def spots_of(self) -> list[Spot]:
        """All spots of the paragraph, in order of their heads."""
        self._people()
        self._bodies()
        self._offices()
        self._named()
        self._peoples()
        self._lands()
        self._institutions()
        self._described()
        self._organisations()
        self._pronouns()
        return sorted(self.spots, key=lambda spot: (spot.head, spot.first))

    def _bodies(self) -> None:
        for at in range(len(self.doc)):
            if self.taken[at] or at in self.title_tokens:
                continue
            hit = self.lexicon.body_at(self.doc, at)
            if hit is None or self._inside_name(at, hit[0]):
                continue
            last, body, national = hit
            if (
                self.doc[last].dep_ in ("compound", "amod", "nmod")
                and self.doc[last].head.lower_ in self.words.government
            ):
                continue  # "U.S. military officials": the officials are meant
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

    def _offices(self) -> None:
        for title in self.titles.values():
            noun = self.doc[title.last if " of " not in self.doc[title.first : title.last + 1].text else title.first]
            if any(self.taken[title.first : title.last + 1]) or noun.pos_ not in ("NOUN", "PROPN"):
                continue
            if noun.dep_ == "compound" and noun.head.i > title.last:
                continue  # "leadership meeting", "minister talks": the office only qualifies another noun
            start, states, former, owner = self._before_title(title.first)
            pair = title.plural and any(t.lower_ in _PAIR_WORDS for t in self.doc[start : title.first + 1])
            about, last = self._sent_to(title)
            spot = Spot(
                paragraph=self.paragraph.index, first=start, last=last, head=noun.i,
                sort="pair" if pair else "office", kind="office", offices=title.offices,
                title=self.doc[title.first : title.last + 1].text.lower(),
                states=states + self._after_of(title.last), about=about, plural=title.plural, former=former,
                possessor=owner if owner is not None else self._owner_after(title.last),
            )  # fmt: skip
            self._take(start, last)
            self.spots.append(spot)
            if not title.plural:
                self._join_name(spot, title)

    def _join_name(self, spot: Spot, title: TitleHit) -> None:
        owner = self._owner_after(title.last)
        people = [s for s in self.spots if s.sort == "person" and s.first > title.last]
        owned = next((s for s in people if owner is not None and s.first <= owner <= s.last), None)
        at = title.last + 1
        while at < len(self.doc) and at - title.last <= 7 and self._parts_from_name(at, owned):
            at += 1
        person = next((s for s in people if s is not owned and s.first <= at <= s.head), None)
        if person is not None and not self._stands_in_apposition(title.last, person):
            person = None
        if person is not None and len(person.offices) == 0:
            person.offices, person.title, person.states = spot.offices, spot.title, list(spot.states)
            person.former = spot.former
            spot.same_as = person

    def _stands_in_apposition(self, title_end: int, person: Spot) -> bool:
        """Not "According to the minister, Putin agreed": after a comma the name must end its own phrase."""
        if not any(self.doc[i].text == "," for i in range(title_end + 1, person.first)):
            return True
        after = self.doc[person.last + 1] if person.last + 1 < len(self.doc) else None
        return after is None or after.is_punct or after.pos_ in ("CCONJ", "ADP") or after.tag_ == "POS"

    def _parts_from_name(self, at: int, owned: Spot | None) -> bool:
        """Whether the token can stand between a title and its holder's name: "of Iraq, Dr", "for Putin,"."""
        token = self.doc[at]
        if owned is not None and owned.first <= at <= owned.last:
            return True
        small = token.text in (",", ".", ":") or token.lower_ in ("of", "for", "the")
        small = small or (token.pos_ in ("NOUN", "ADJ") and self.doc[at - 1].text != ",")  # "of Russian diplomacy"
        return small or at in self.state_at or token.lower_.rstrip(".") in self.words.honorifics

    def _described(self) -> None:
        words = self.words
        for at in [at for at, lower in enumerate(self.lowers) if lower in describing() and not self.taken[at]]:
            token = self.doc[at]
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
            if token.i + 1 < len(self.doc) and self.doc[token.i + 1].text == "-":
                continue  # "a rebel-held town"
            start, states, _, owner = self._before_title(token.i)
            while (
                start > 0
                and self.doc[start - 1].dep_ in ("compound", "amod", "det", "nmod")
                and not self.taken[start - 1]
            ):
                start -= 1
            if any(self.taken[start : token.i]):  # "the Secretary of State and international partners"
                start = max(i for i in range(start, token.i) if self.taken[i]) + 1
                while start < token.i and self.doc[start].pos_ in ("CCONJ", "PUNCT", "DET", "ADP"):
                    start += 1
            if singular == "counterpart" and start < token.i and self.doc[start].tag_ == "PRP$":
                start += 1  # "his" is a mention of its own
            pair = pair_noun and any(t.lower_ in _PAIR_WORDS for t in self.doc[start : token.i])
            states = states + self._after_of(token.i)
            sort: Sort = "pair" if pair else "government" if lower in words.government else "collective"
            if sort == "collective" and (lower not in words.collectives or lower in words.lands):
                continue
            spot = Spot(
                paragraph=self.paragraph.index, first=start, last=token.i, head=token.i, sort=sort, kind="description",
                name=self.doc[start : token.i + 1].text, states=states, possessor=owner, title=singular,
                plural=token.tag_ in ("NNS", "NNPS") or lower in ("opposition", "leadership"),
                locative=self._is_locative(token.i),
            )  # fmt: skip
            self._take(start, token.i)
            self.spots.append(spot)

    def _named(self) -> None:
        for hit in self.names:
            entries = hit.of_type("state", "organisation", "group")
            if len(entries) == 0 or any(self.taken[hit.first : hit.last + 1]):
                continue
            token = self.doc[self._head(hit.first, hit.last)]
            qualifies = False
            alone = entries[0].type == "state" and self._stands_alone(hit)
            if (
                token.dep_ in ("compound", "nmod", "amod")
                and token.head.i > hit.last
                and not (alone or self._heads(hit))
            ):
                if entries[0].type == "state":
                    continue  # "US efforts", "Syria crisis", "Kremlin critics": the name only qualifies another noun
                qualifies = True
            if self._qualifies_next(hit) or self._inside_person(hit):
                continue
            capital = len(hit.used_as("capital")) > 0
            sort: Sort = (
                "state" if entries[0].type == "state" else "group" if entries[0].type == "group" else "organisation"
            )
            self.spots.append(
                Spot(
                    paragraph=self.paragraph.index, first=hit.first, last=hit.last, head=token.i, sort=sort,
                    kind="name", senses=entries, name=self.doc[hit.first : hit.last + 1].text, qualifies=qualifies,
                    locative=self._is_locative(token.i)
                    or (alone and hit.first > 0 and self.doc[hit.first - 1].lower_ in self.words.locative)
                    or (capital and self._qualifies_place(token)),
                )
            )  # fmt: skip
            if not qualifies:
                self._take(hit.first, hit.last)

    def _inside_person(self, hit: NameHit) -> bool:
        """ "Abdul Fatah Younis": the model sees one longer name of a person."""
        ent = next((ent for ent in self.doc[hit.first : hit.last + 1].ents), None)
        wide = [ent for ent in self.doc.ents if ent.start <= hit.first and hit.last < ent.end] if ent is None else [ent]
        return any(ent.label_ == "PERSON" and ent.end - ent.start > hit.last - hit.first + 1 for ent in wide)

    def _qualifies_next(self, hit: NameHit) -> bool:
        """ "Turkish and UK organisations": letters that stand for an adjective right before who is meant."""
        nxt = self.doc[hit.last + 1] if hit.last + 1 < len(self.doc) else None
        letters = self.doc[hit.last].text.replace(".", "").isupper()
        return letters and nxt is not None and nxt.lower_ in self.words.collectives | self.words.government

    def _peoples(self) -> None:
        """ "The Russians" deal and fight as their state does; "Russians" without the article are people."""
        for hit in self.names:
            entries = hit.used_as("people")
            token = self.doc[hit.last]
            before = self.doc[hit.first - 1] if hit.first > 0 else None
            if (
                len(entries) != 1
                or before is None
                or before.lower_ != "the"
                or any(self.taken[hit.first : hit.last + 1])
            ):
                continue
            if token.tag_ not in ("NNPS", "NNS") and not token.lower_.endswith("s"):
                continue
            if token.dep_ in ("compound", "amod", "nmod", "poss"):
                continue
            self.spots.append(
                Spot(
                    paragraph=self.paragraph.index, first=before.i, last=hit.last, head=token.i, sort="state",
                    kind="description", senses=entries, name=self.doc[hit.first : hit.last + 1].text, plural=True,
                    locative=self._is_locative(token.i),
                )
            )  # fmt: skip
            self._take(before.i, hit.last)

    def _lands(self) -> None:
        """ "The country", "this kingdom"; "the two countries" and "a country" are something else."""
        for at in [at for at, lower in enumerate(self.lowers) if lower in self.words.lands and not self.taken[at]]:
            token = self.doc[at]
            if token.pos_ not in ("NOUN", "PROPN"):
                continue
            if token.dep_ in ("compound", "amod", "nmod") and token.head.i > token.i:
                continue
            first = token.i - 1
            while first >= 0 and self.doc[first].head.i == token.i and self.doc[first].pos_ == "ADJ":
                first -= 1
            if (
                first < 0
                or self.doc[first].lower_ not in _THIS
                or any(i in self.state_at for i in range(first, token.i))
            ):
                continue
            if any(child.dep_ in ("prep", "relcl", "acl") and child.i > token.i for child in token.children):
                continue  # "the first country to", "the country that": another than the one spoken of
            self.spots.append(
                Spot(
                    paragraph=self.paragraph.index, first=first, last=token.i, head=token.i, sort="land",
                    kind="description", name=token.lower_, locative=self._is_locative(token.i),
                )
            )  # fmt: skip
            self._take(first, token.i)

    def _institutions(self) -> None:
        """ "The council" on its own: which one, the text before it tells."""
        words = self.words.institutions | self.words.blocs
        for at in [at for at, lower in enumerate(self.lowers) if at > 0 and lower in words and not self.taken[at]]:
            token, after = self.doc[at], self.doc[at + 1] if at + 1 < len(self.doc) else None
            if self.lowers[at - 1] != "the" or token.pos_ not in ("NOUN", "PROPN"):
                continue
            if token.dep_ in ("compound", "amod", "nmod") and token.head.i > at:
                continue
            if after is not None and (after.lower_ in ("of", "for", "-") or after.text.istitle()):
                continue
            self.spots.append(
                Spot(
                    paragraph=self.paragraph.index, first=at - 1, last=at, head=at, sort="institution",
                    kind="description", name=token.lower_,
                )
            )  # fmt: skip
            self._take(at - 1, at)

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
            if self._is_place_here(first, last) or self.doc[last].lower_ in self.words.no_organisations:
                continue
            self.spots.append(
                Spot(
                    paragraph=self.paragraph.index, first=first, last=last, head=self._head(first, last),
                    sort="organisation", kind="name", name=self.doc[first : last + 1].text,
                )
            )  # fmt: skip
            self._take(first, last)

    def _pronouns(self) -> None:
        for at in [at for at, lower in enumerate(self.lowers) if lower in _PRONOUNS]:
            token = self.doc[at]
            owns = token.tag_ == "PRP$"  # inside what it owns: "his government"
            if token.pos_ == "PRON" and (owns or not self.taken[token.i]):
                plural = token.lower_ in ("we", "us", "our", "they", "them", "their", "themselves", "both")
                feminine = token.lower_ in ("she", "her", "herself") if not plural else None
                self.spots.append(
                    Spot(
                        paragraph=self.paragraph.index, first=token.i, last=token.i, head=token.i, sort="pronoun",
                        kind="pronoun", plural=plural, feminine=feminine,
                    )
                )  # fmt: skip
