"""Steps set for a time, deadlines and ultimatums."""

from __future__ import annotations

from spacy.tokens import Token

from communique.model.reports import CommitmentKind
from communique.reports import matters, status, syntax
from communique.reports.bearers import bearers, is_onlooker, is_passive, owners, stands_at
from communique.reports.commitment_words import words
from communique.reports.pledges import Bound
from communique.reports.scene import Scene, Stand
from communique.reports.times import Time

_TERM = frozenset({"by", "until", "before", "within", "till"})
_GIVING = frozenset({"give", "grant", "allow"})
_SETTING = frozenset({"set", "impose", "issue", "give", "announce", "extend", "face", "deliver"})


def read(scene: Scene, token: Token) -> Bound | None:
    """The step, deadline or ultimatum that the word at ``token`` carries."""
    if token.pos_ == "NOUN" and token.lemma_.lower() in words().deadline:
        return _deadline(scene, token)
    if token.lemma_ in words().scheduled:
        found = _scheduled(scene, token)
        if found is not None:
            return found
    if not syntax.is_verb(token):
        return None
    if len(scene.times) == 0:
        return _threat(scene, token)
    return _threat(scene, token) or _given_until(scene, token) or _must_by(scene, token) or _to_come(scene, token)


def _scheduled(scene: Scene, token: Token) -> Bound | None:
    """ "The truce, due to start on Friday", "elections set for May"."""
    if token.tag_ not in ("VBN", "JJ", "IN") or token.dep_ == "amod":
        return None
    verb = token if syntax.is_verb(token) else token.head
    step = token.head if token.dep_ in ("acl", "relcl", "amod") else syntax.own_subject(verb)
    if step is None and token.i > 1 and scene.doc[token.i - 1].text == ",":
        step = scene.doc[token.i - 2]  # "the plan, scheduled to", which the parser hung on the verb before
    if step is None or not _is_step(step) or _time_in(scene, token, token.i) is None:
        return None
    return Bound(token, "schedule", _whose(scene, step, token), [token], 0.6)


def _is_step(noun: Token) -> bool:
    return noun.lemma_.lower() in words().steps


def _time_in(scene: Scene, verb: Token, after: int = -1) -> Time | None:
    """A moment to come within the clause of the verb."""
    inside = {t.i for t in verb.subtree if t.i > after}
    return next((t for t in scene.times if t.first in inside and _is_ahead(scene, t)), None)


def _is_ahead(scene: Scene, time: Time) -> bool:
    return (time.is_moment and not _is_past(scene, time)) or (
        time.expression.type == "DURATION" and _is_term(scene, time)
    )


def _is_past(scene: Scene, time: Time) -> bool:
    published = scene.document.article.published
    latest = time.expression.latest
    return latest is not None and published.latest is not None and latest < (published.earliest or published.latest)


def _whose(scene: Scene, step: Token, token: Token) -> list[Stand]:
    """Whose step it is: named with it, or else the states named before it in the sentence; nobody is guessed."""
    inner = [spot for child in step.subtree if (spot := scene.spot_at(child)) is not None and child.i != token.i]
    found = [Stand(actor, scene.span(s.first, s.last), s) for s in inner for actor in s.actors]
    if len(found) == 0:
        start = token.sent.start
        near = [s for s in scene.spots if start <= s.head < token.sent.end and s.sort in ("state", "government")]
        found = [Stand(actor, scene.span(s.first, s.last), s) for s in near for actor in s.actors]
    return list({stand.actor: stand for stand in reversed(found)}.values())[::-1]


def _to_come(scene: Scene, verb: Token) -> Bound | None:
    """ "The truce is to begin on Friday", "Syria will hold elections in May", "troops will leave by 2014"."""
    lists = words()
    if verb.lemma_ not in lists.starting | lists.stepping or syntax.is_negated(verb) or is_onlooker(verb):
        return None
    aux = {a.lower_ for a in syntax.auxiliaries(verb)}
    to_be = (
        verb.dep_ == "xcomp"
        and verb.head.lemma_ == "be"
        and syntax.is_infinitive(verb)
        and verb.head.tag_ in ("VBZ", "VBP")
    )
    told = "would" in aux and status.of_verb(verb) == "planned"  # "said they would be held"
    if not (aux & {"will", "'ll", "shall"} or to_be or told) or matters.is_question(verb):
        return None
    if (time := _time_in(scene, verb)) is None:
        return None
    be = verb.head if to_be else verb
    subject = syntax.own_subject(be)
    step = subject if subject is not None and _is_step(subject) else None
    if step is None and not is_passive(verb):
        step = next((c for c in verb.children if c.dep_ == "dobj" and _is_step(c)), None)
    if step is not None and verb.lemma_ in lists.starting | {"hold", "lift", "vote"}:
        stands = _whose(scene, subject if subject is not None else step, verb)
        return Bound(verb, "schedule", stands, [be], 0.6)
    if subject is None or is_passive(verb) or verb.lemma_ not in lists.stepping:
        return None
    if verb.lemma_ != "vote" and not _is_term(scene, time):
        return None
    return Bound(verb, "schedule", stands_at(scene, [subject]), [be], 0.6)


def _is_term(scene: Scene, time: Time) -> bool:
    return time.first > 0 and (scene.doc[time.first - 1].lower_ in _TERM or time.raw.mod == "within")


def _must_by(scene: Scene, verb: Token) -> Bound | None:
    """ "They must say so by noon on Friday"."""
    if syntax.modal(verb) != "must" and not any(c.lower_ in ("must",) for c in verb.children):
        return None
    time = _time_in(scene, verb)
    if time is None or not _is_term(scene, time) or is_passive(verb):
        return None
    subject = syntax.subject(verb)
    return Bound(verb, "deadline", stands_at(scene, [subject]), [verb], 0.6) if subject is not None else None


def _given_until(scene: Scene, verb: Token) -> Bound | None:
    """ "Gave Iran until Friday to open its sites", "has until Friday to answer"."""
    if verb.lemma_ not in _GIVING | {"have"} or status.of_verb(verb) not in ("occurred", "ongoing"):
        return None
    until = next((c for c in verb.children if c.lower_ in ("until", "till")), None)
    if until is None:
        return _given_time(scene, verb)
    time = next((t for t in scene.times if until is not None and 0 < t.first - until.i <= 2 and t.is_moment), None)
    if until is None or time is None or time.first > until.i + 2:
        return None
    given = stands_at(scene, (c for c in verb.children if c.dep_ in ("dative", "dobj")))
    parties = [*bearers(scene, verb), *given]
    if verb.lemma_ in _GIVING and len(given) == 0:
        return None
    return Bound(verb, "deadline", parties, [verb])


def _given_time(scene: Scene, verb: Token) -> Bound | None:
    """ "Gave them 48 hours to agree"."""
    inner = {c.i for c in verb.children if c.dep_ == "dobj"}
    spans = [t for t in scene.times if t.expression.type == "DURATION" and inner & set(range(t.first, t.last + 1))]
    given = stands_at(scene, (c for c in verb.children if c.dep_ == "dative"))
    if verb.lemma_ not in _GIVING or len(spans) == 0 or len(given) == 0:
        return None
    return Bound(verb, "deadline", [*bearers(scene, verb), *given], [verb])


def _threat(scene: Scene, verb: Token) -> Bound | None:
    """ "Threatened to attack unless they left"."""
    if verb.lemma_ != "threaten" or status.of_verb(verb) not in ("occurred", "ongoing"):
        return None
    deed = next((c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.i > verb.i), None)
    if deed is None or not (matters.has_condition(deed) or matters.has_condition(verb)):
        return None
    return Bound(
        verb,
        "ultimatum",
        bearers(scene, verb),
        [c for c in verb.children if c.i > verb.i and c.dep_ in ("xcomp", "ccomp", "advcl")],
    )


def _deadline(scene: Scene, noun: Token) -> Bound | None:
    """ "A deadline for Iran to answer", "set a deadline of Friday", "the opposition's ultimatum to the army"."""
    kind: CommitmentKind = "ultimatum" if noun.lemma_.lower() == "ultimatum" else "deadline"
    if syntax.is_none(noun):
        return None
    parties = owners(scene, noun, "by", "from")
    parties += stands_at(scene, syntax.prepositional(noun, "for", "to"))
    parties += stands_at(
        scene,
        (s for c in noun.children if c.dep_ in ("acl", "relcl") and syntax.is_infinitive(c)
         for s in c.children if s.dep_ in syntax.SUBJECTS),
    )  # fmt: skip
    verb = syntax.governing_verb(noun)
    if verb is not None and noun.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in _SETTING:
        if status.of_verb(verb) not in ("occurred", "ongoing"):
            return None
        parties += bearers(scene, verb)
        parties += stands_at(scene, (c for c in verb.children if c.dep_ == "dative"))
    parties = list({stand.actor: stand for stand in reversed(parties)}.values())[::-1]
    return Bound(noun, kind, parties, [noun]) if len(parties) > 0 else None
