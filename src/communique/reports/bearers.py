"""Who bears a verb or a noun: who binds himself, takes a side, or says the words around it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from spacy.tokens import Token

from communique.model import Span, Statement
from communique.reports import syntax
from communique.reports.cues import cues
from communique.reports.nominals import nominals
from communique.reports.scene import Scene, Stand
from communique.reports.spots import Spot

_NESTED = 12  # statements that start before a place, looked at for the one that holds it
_RELATIVE = frozenset({"who", "which", "that"})
_FIRST_PERSON = frozenset({"i", "we"})
# Their word is about others: what they say that a state wants is a guess.
_ONLOOKERS = frozenset({"analyst", "expert", "observer", "commentator", "critic", "economist", "scholar", "pundit"})
# They are of a country, but not its government.
_APART = frozenset(
    {
        "lawmaker",
        "legislator",
        "parliamentarian",
        "senator",
        "politician",
        "protester",
        "demonstrator",
        "activist",
        "mp",
    }
)
_ACTING = frozenset(
    {
        "person",
        "state",
        "organisation",
        "group",
        "office",
        "body",
        "government",
        "collective",
        "pair",
        "pronoun",
        "land",
    }
)


class Voices:
    """The statements of a document, asked by the words that they hold."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        pieces = [(content, statement) for statement in statements for content in statement.content]
        self._pieces = sorted(pieces, key=lambda piece: piece[0].start)
        self._spoken: dict[str, list[tuple[Span, Statement]]] = {}
        for content, statement in self._pieces:
            if statement.speaker is not None and statement.speaker.actor is not None:
                self._spoken.setdefault(statement.speaker.actor, []).append((content, statement))

    def of(self, span: Span) -> Statement | None:
        """The innermost statement whose words hold the span."""
        at = bisect_right(self._pieces, span.start, key=lambda piece: piece[0].start)
        near = self._pieces[max(at - _NESTED, 0) : at]
        holding = [(content.end - content.start, i) for i, (content, _) in enumerate(near) if span.end <= content.end]
        return near[min(holding)[1]][1] if len(holding) > 0 else None

    def carrier(self, actor: str, evidence: Span) -> str | None:
        """The id of the statement of the actor that the evidence overlaps."""
        spoken = self._spoken.get(actor, [])
        at = bisect_right(spoken, evidence.end, key=lambda piece: piece[0].start)
        near = [(c.end - c.start, s.id) for c, s in spoken[max(at - _NESTED, 0) : at] if c.overlaps(evidence)]
        return min(near)[1] if len(near) > 0 else None


def bearers(scene: Scene, verb: Token) -> list[Stand]:
    """Who does what the verb says: its subject, or the agent of a passive; nobody where the text does not settle it."""
    if is_passive(verb):
        return stands_at(scene, (inner for inner in syntax.prepositional(verb, "by")))
    subject = subject_of(scene, verb)
    if subject is None or is_onlooker(verb):
        return []
    beside = []
    if verb.dep_ == "pcomp" and verb.head.lower_ == "in" and verb.head.head.lemma_ == "join":
        beside = [c for c in verb.head.head.children if c.dep_ == "dobj"]  # "joined others in urging"
    found = stands_at(scene, [_one_of(subject) or subject, *beside])
    return found if len(found) > 0 else _authors(scene, subject)


def _authors(scene: Scene, noun: Token) -> list[Stand]:
    """ "A statement expressing support": of whoever issued it."""
    if noun.lemma_.lower() not in cues().nouns:
        return []
    found = owners(scene, noun)
    verb = syntax.governing_verb(noun)
    if len(found) == 0 and verb is not None and noun.dep_ in ("dobj", "pobj") and not is_passive(verb):
        subject = syntax.subject(verb)
        found = stands_at(scene, [subject]) if subject is not None else []
    return found


def _one_of(noun: Token) -> Token | None:
    """ "France is among those calling for it", "one of the countries that recognised it": the subject it is told of."""
    top = noun
    while top.dep_ in ("pobj", "prep") and top.head.lower_ in ("among", "of", "one"):
        top = top.head
    if top.dep_ not in ("prep", "attr") or top.head.lemma_ != "be" or (top is noun and top.dep_ != "attr"):
        return None
    subject = syntax.own_subject(top.head)
    return subject if subject is not None and subject.lower_ not in ("it", "this", "that", "there") else None


def stands_at(scene: Scene, tokens: Iterable[Token]) -> list[Stand]:
    """Who the noun phrases are, each actor once; audiences and places are nobody."""
    found = [stand for token in tokens for stand in (_described(scene, token) or scene.actors_at(token))]
    kept = [s for s in found if not s.spot.locative and s.spot.name.lower() not in nominals().audience]
    return list({s.actor: s for s in reversed(kept)}.values())[::-1]


def _described(scene: Scene, token: Token) -> list[Stand]:
    """ "The protesters": a side described by one plural noun, as a group of its own."""
    spot = scene.spot_at(token)
    if spot is None or token.tag_ not in ("NNS", "NNPS") or spot.sort == "pronoun":
        return []
    if token.lemma_.lower() not in _APART and (spot.sort != "collective" or len(spot.actors) > 0):
        return []
    return [Stand(scene.cast.described(spot), scene.span(spot.first, spot.last), spot)]


def is_passive(verb: Token) -> bool:
    """Whether the verb's subject suffers it: "was urged", "backed by Iran", and what is joined to such a verb."""
    if verb.tag_ not in ("VBN", "VBD"):
        return False
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and len(syntax.auxiliaries(verb)) == 0:
        return True
    if any(c.dep_ == "agent" for c in verb.children) and syntax.own_subject(verb) is None:
        return True
    if any(c.lower_ == "by" and c.dep_ == "prep" and verb.doc[c.i - 1].lower_ == "to" for c in verb.children):
        return True  # "agreed to by Washington"
    return verb.dep_ == "conj" and syntax.own_subject(verb) is None and verb.tag_ == "VBN" and is_passive(verb.head)


def subject_of(scene: Scene, verb: Token) -> Token | None:
    """The token that names whoever does it; the nearest one before it where the parser lost the subject."""
    found = syntax.subject(verb)
    if (near := _before(scene, verb)) is not None and scene.doc[near.head].dep_ == "conj":
        own = syntax.own_subject(verb)
        if own is None or (scene.spot_at(own) is None and own.i < near.head):
            return scene.doc[near.head]  # "a force in Libya and Britain has ruled it out": joined by the parser
    if found is not None and found.lower_ in _RELATIVE:
        return found.head.head if found.head.dep_ == "relcl" else None
    if found is not None and found.i < verb.i and found.pos_ not in ("VERB", "AUX"):
        return found
    if found is not None and found.lower_ in ("he", "she", "they"):
        return found
    near = _before(scene, verb) if verb.tag_ in ("VBD", "VBZ", "VBP") and syntax.own_subject(verb) is None else None
    return scene.doc[near.head] if near is not None else None


def _before(scene: Scene, verb: Token) -> Spot | None:
    spots = [s for s in scene.spots if verb.sent.start <= s.head < verb.i and s.sort in _ACTING and not s.locative]
    if len(spots) == 0 or scene.doc[spots[-1].head].dep_ in ("pobj", "dobj"):
        return None
    between = scene.doc[spots[-1].last + 1 : verb.i]
    return spots[-1] if len(between) <= 3 and not any(syntax.is_verb(t) or t.is_punct for t in between) else None


def is_onlooker(token: Token) -> bool:
    """Whether somebody who only watches says it: "analysts say Russia wants to keep its base"."""
    while token.head.i != token.i:
        below, token = token, token.head
        if below.dep_ in ("ccomp", "parataxis") and syntax.is_verb(token):
            teller = syntax.own_subject(token)
            if teller is not None and teller.lemma_.lower() in _ONLOOKERS:
                return True
    opening = any(child.lower_ == "according" for child in token.children)
    return opening and any(t.lemma_.lower() in _ONLOOKERS for t in token.sent)


def owners(scene: Scene, noun: Token, *prepositions: str) -> list[Stand]:
    """Whose the noun is: "Obama's pledge", "the Russian demand", "a promise by Iran", "the opposition of Turkey"."""
    found = [c for c in noun.children if c.dep_ == "poss"]
    found += list(syntax.prepositional(noun, *(prepositions or ("by", "from"))))
    stands = stands_at(scene, found)
    if len(stands) == 0:
        stands = _adjective(scene, noun)
    return stands


def _adjective(scene: Scene, noun: Token) -> list[Stand]:
    """ "Russian opposition": the state that an adjective right before the noun names."""
    for child in noun.children:
        if child.dep_ not in ("amod", "compound", "nmod") or child.i >= noun.i:
            continue
        hit = next((h for h in scene.cast.lexicon.names(scene.doc) if h.first <= child.i <= h.last), None)
        entry = hit.senses[0][0] if hit is not None else None
        if hit is None or entry is None or entry.type not in ("state", "organisation"):
            continue
        spot = Spot(scene.paragraph.index, hit.first, hit.last, child.i, "state", "name")
        return [Stand(scene.cast.known(entry), scene.span(hit.first, hit.last), spot)]
    return []


def is_same_side(scene: Scene, one: str, other: str) -> bool:
    """Whether two actors speak for one: the same, or an official and his state."""
    if one == other:
        return True
    types = {scene.cast.type_of(one), scene.cast.type_of(other)}
    country = scene.cast.country(one)
    return types in ({"person", "state"}, {"organisation", "state"}, {"person", "organisation"}, {"state"}) and (
        country is not None and country == scene.cast.country(other)
    )


def speaks_of_self(scene: Scene, verb: Token, voices: Voices) -> tuple[list[Stand], Statement | None]:
    """Who a speaker says will do it, where that is himself or his side; an empty list where it is another."""
    statement = voices.of(scene.span(verb.i, verb.i))
    subject = syntax.subject(verb)
    lost = verb.dep_ in ("ccomp", "relcl") and syntax.own_subject(verb) is None  # "a move he said would help"
    if statement is None or subject is None or lost:
        return [], statement
    speaker = speaker_of(scene, statement)
    if speaker is None:
        return [], statement
    stands = stands_at(scene, [subject])
    if verb.dep_ == "ccomp" and is_passive(verb.head) and subject.pos_ == "PRON":
        return stands_at(
            scene, syntax.prepositional(verb.head, "by")
        ), statement  # "was assured by them that they would"
    if _is_teller(verb, subject) and (len(stands) == 0 or subject.lower_ == "they"):
        return bearers(scene, verb.head) or [speaker], statement
    if len(stands) == 0 and subject.lower_ in _FIRST_PERSON:
        return [speaker], statement
    return [
        s for s in stands if is_same_side(scene, s.actor, speaker.actor) or _is_spokesman(scene, speaker, s)
    ], statement


def is_headline(scene: Scene) -> bool:
    """Whether the paragraph is a line that ends like a headline: what it tells in short the text tells again."""
    last = next((token.text for token in reversed(scene.doc) if not token.is_space), "")
    return not last.endswith((".", "!", "?", ":", '"', "'", "”", "’", ")", "…"))


def speaker_of(scene: Scene, statement: Statement) -> Stand | None:
    """The speaker of a statement, wherever he is named."""
    if statement.speaker is None or statement.speaker.actor is None:
        return None
    actor, mention = statement.speaker.actor, statement.speaker.mention
    here = next((s for s in scene.spots if actor in s.actors and scene.span(s.first, s.last).overlaps(mention)), None)
    return Stand(actor, mention, here or Spot(-1, 0, 0, 0, "person", "name"))


def _is_teller(verb: Token, subject: Token) -> bool:
    """ "They said they would": an open pronoun is whoever says it."""
    told = verb.dep_ == "ccomp" and cues().is_cue(verb.head.lemma_) and subject.head.i == verb.i
    return told and subject.lower_ in ("he", "she", "it", "they")


def _is_spokesman(scene: Scene, speaker: Stand, stand: Stand) -> bool:
    """Whether somebody of no known state speaks of a state: "the spokesman said Spain would"."""
    cast = scene.cast
    unknown = cast.type_of(speaker.actor) == "person" and cast.country(speaker.actor) is None
    return unknown and cast.type_of(stand.actor) == "state"
