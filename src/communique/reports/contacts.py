"""Contacts: who spoke to whom, read from verbs ("met", "called") and nouns ("a telephone conversation between")."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from communique.reports import syntax
from communique.reports.contact_nouns import from_noun
from communique.reports.contact_verbs import MEANS_OF_SPEECH, by_means, from_verb
from communique.reports.drafts import Draft
from communique.reports.scene import Scene
from communique.reports.triggers import VerbTrigger, triggers

_IDLE_PARTICLES = frozenset({"up", "back", "over", "in", "together"})  # "met up with", "flew back to", "called in"


def read(scene: Scene) -> Iterator[Draft]:
    """The drafts of one paragraph, in order."""
    words = triggers()
    used: set[int] = set()
    tells_means = any(token.lower_ in MEANS_OF_SPEECH for token in scene.doc)
    for token in scene.doc:
        if syntax.is_verb(token) and token.dep_ != "amod":
            verb = _trigger(token)
            if verb is not None:
                found = list(from_verb(scene, token, verb))
                if any(not draft.bare and not draft.journey for draft in found):
                    used |= {t.i for t in token.subtree} & syntax.clause(token)
                yield from found
            elif tells_means:
                yield from by_means(scene, token)
    for token in scene.doc:
        noun = words.noun(token.lemma_.lower()) if token.pos_ in ("NOUN", "PROPN") else None
        if noun is not None and (not noun.plural or token.tag_ in ("NNS", "NNPS")):
            yield from from_noun(scene, token, noun, inside_verb=token.i in used)


def _trigger(verb: Token) -> VerbTrigger | None:
    """The verb's trigger; a particle that changes the sense ("called off", "spoke out") takes it away."""
    whole = syntax.phrasal(verb)
    found = triggers().verb(whole)
    if found is None and whole != verb.lemma_ and whole.rpartition("_")[2] in _IDLE_PARTICLES and verb.lemma_ != "call":
        return triggers().verb(verb.lemma_)
    return found
