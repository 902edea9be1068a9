"""What a whole article tells before its paragraphs are read one by one: names found, surnames in use, places named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from communique.actors import fold
from communique.actors.naming import surnames
from communique.reports.document import Paragraph
from communique.reports.lexicon import Lexicon, NameHit, words_of
from communique.reports.nominals import nominals
from communique.reports.spots import nations

# "KHARTOUM (Reuters) -", "NALUT, Libya |": capitals at the start, and a mark or the agency after them.
_DATELINE = re.compile(
    r"^(?P<place>[A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]+){0,3})(?=,? (?:\(|\||-|–|—|[A-Z][a-z]+ (?:\(|\|)))"
)

_OFTEN = 3


@dataclass(slots=True, frozen=True)
class Overview:
    """What the paragraphs of one article tell together.

    Attributes:
        names: for each paragraph, by its index, the registry's names in it.
        surnames: folded last names of the people whom the article names in full; alone, the model often mistakes them.
        places: folded names that the registry lacks and that the article uses for places: whoever bears such a name
            in another sentence is no actor either.
        home: id of the state that the article is about, by far the most often named; None where there is none.
    """

    names: Sequence[Sequence[NameHit]]
    surnames: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    home: str | None = None


def overview(paragraphs: Iterable[Paragraph], lexicon: Lexicon) -> Overview:
    """Look the article over."""
    paragraphs = list(paragraphs)
    names = [list(lexicon.names(paragraph.doc)) for paragraph in paragraphs]
    last_names: set[str] = set()
    places: set[str] = set()
    for paragraph, hits in zip(paragraphs, names, strict=True):
        last_names |= _surnames(paragraph.doc, hits)
        places |= set(_places(paragraph.doc))
    return Overview(
        names=names, surnames=frozenset(last_names), places=frozenset(places - last_names), home=_home(names)
    )


def _home(names: Iterable[Iterable[NameHit]]) -> str | None:
    """The state named, in any form, at least three times, and twice as often as any other or before and above it."""
    told = [id_ for hits in names for hit in hits for id_ in nations(hit) if id_.startswith("state/")]
    first, second = (*Counter(told).most_common(2), ("", 0), ("", 0))[:2]
    clear = first[1] >= 2 * second[1] or (first[1] > second[1] and told[0] == first[0])
    return first[0] if first[1] >= _OFTEN and clear else None


def _surnames(doc: Doc, hits: Iterable[NameHit]) -> set[str]:
    found: set[str] = set()
    for ent in doc.ents:
        words = [token for token in ent if token.pos_ == "PROPN"]
        if ent.label_ == "PERSON" and len(words) > 1 and words[-1].is_title:
            found |= {fold(name) for name in surnames(" ".join(word.text for word in words)) if " " not in name}
    for hit in hits:
        for entry in hit.of_type("person") if hit.last > hit.first else ():
            found |= {fold(name.text) for name in entry.names if name.use == "surname"}
    return found


def _places(doc: Doc) -> Iterator[str]:
    """Names after "in" or "near", after "the town of", and at the head of a dateline."""
    line = _DATELINE.match(doc.text)
    if line is not None:
        yield fold(line["place"])
        yield fold(line["place"].title())
    words, lowers = nominals(), words_of(doc).lowers
    for at, lower in enumerate(lowers):
        of_settlement = lower == "of" and at > 0 and lowers[at - 1] in words.settlements
        if not (lower in words.place or of_settlement) or doc[at].pos_ != "ADP":
            continue
        name = _name_after(doc[at])
        if name != "":
            yield fold(name)


def _name_after(token: Token) -> str:
    """The capitalised words right after a preposition: "in al-Kufrah", "near Bab al-Azizyah"."""
    doc, first = token.doc, token.i + 1
    last = first
    while last < len(doc) and last - first < 6 and _is_of_name(doc, last, first):
        last += 1
    name = doc[first:last]
    return name.text if len(name) > 0 and any(char.isupper() for char in name.text) else ""


def _is_of_name(doc: Doc, at: int, first: int) -> bool:
    token = doc[at]
    if token.pos_ == "PROPN" and token.text[0].isupper() and token.ent_type_ not in ("DATE", "TIME"):
        return True
    # "al-Kufrah": the article in small letters, and the hyphen.
    if token.lower_ in ("al", "el", "ash", "as") and at + 1 < len(doc) and doc[at + 1].text == "-":
        return True
    return token.text == "-" and at > first and doc[at - 1].lower_ in ("al", "el", "ash", "as")
