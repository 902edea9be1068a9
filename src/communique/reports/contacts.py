"""Contacts: who spoke to whom, read from verbs ("met", "called") and nouns ("a telephone conversation between")."""

from __future__ import annotations

from collections.abc import Iterator

from communique.reports import syntax
from communique.reports.contact_nouns import from_noun
from communique.reports.contact_verbs import from_verb
from communique.reports.drafts import Draft
from communique.reports.scene import Scene
from communique.reports.triggers import triggers


def read(scene: Scene) -> Iterator[Draft]:
    """The drafts of one paragraph, in order."""
    words = triggers()
    used: set[int] = set()
    for token in scene.doc:
        if syntax.is_verb(token):
            verb = words.verb(token.lemma_)
            if verb is not None:
                found = list(from_verb(scene, token, verb))
                if any(not draft.bare for draft in found):
                    used |= {t.i for t in token.subtree} & syntax.clause(token)
                yield from found
    for token in scene.doc:
        noun = words.noun(token.lemma_.lower()) if token.pos_ in ("NOUN", "PROPN") else None
        if noun is not None and (not noun.plural or token.tag_ in ("NNS", "NNPS")):
            yield from from_noun(scene, token, noun, inside_verb=token.i in used)
