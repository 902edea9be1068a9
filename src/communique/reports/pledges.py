"""Who binds himself by a verb: "agreed to", "pledged aid", "said it would supply", "is ready to help"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from communique.model.reports import CommitmentKind
from communique.reports import matters, status, syntax
from communique.reports.bearers import Voices, bearers, is_onlooker, is_passive, speaker_of, speaks_of_self, stands_at
from communique.reports.commitment_words import CommitmentVerb, verbs, words
from communique.reports.cues import cues
from communique.reports.scene import Scene, Stand

_WILL = frozenset({"will", "'ll", "shall", "would", "'d"})
_GUESSED = frozenset({"likely", "probably", "possibly", "perhaps", "maybe"})
_PLAIN_WILL = frozenset({"will", "'ll", "shall"})
_BEING = frozenset({"be", "remain", "stay", "stand"})
_MEETING = frozenset(
    {"meet", "visit", "attend", "talk", "speak", "discuss", "host", "be", "travel", "see", "sit", "convene"}
)
_CONTACTS = frozenset({
    "talk", "talks", "meeting", "summit", "visit", "conference", "negotiation", "call", "dialogue", "discussion",
    "part", "place", "trip", "question", "speech", "statement", "consultation", "contact",
})  # fmt: skip
_MEASURES = frozenset({"step", "measure", "action", "countermeasure", "command", "responsibility", "control"})
_RENOUNCED = frozenset(
    {"election", "reelection", "term", "force", "weapon", "office", "affair", "president", "presidency"}
)
_LASTING = frozenset({"continue", "stay", "remain"})
_EFFORTS = frozenset(
    {"effort", "support", "operation", "fight", "assistance", "aid", "campaign", "strike", "attack", "raid"}
)
_INTRANSITIVE = frozenset(
    {"withdraw", "cooperate", "abide", "pull", "resign", "retaliate", "respond", "work", "contribute", "comply", "stop"}
)


@dataclass(slots=True, frozen=True)
class Bound:
    """A commitment as its words give it: the word that carries it, who is bound, and the tokens that say to what."""

    head: Token
    kind: CommitmentKind
    parties: list[Stand]
    content: list[Token]
    confidence: float = 0.7


def read(scene: Scene, token: Token, voices: Voices) -> Bound | None:
    """The commitment that the verb or adjective at ``token`` carries."""
    if token.lemma_ == "ready" or token.lower_ in ("prepared", "committed", "determined"):
        found = _of_readiness(scene, token)
        if found is not None:
            return found
    if not syntax.is_verb(token):
        return None
    verb = verbs().get(token.lemma_)
    found = _of_verb(scene, token, verb) if verb is not None else None
    return found or _of_aid(scene, token) or _of_future(scene, token, voices)


def _is_done(verb: Token) -> bool:
    """Whether it was done: also the participle beside another act ("said he would go, pledging to return")."""
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and len(syntax.auxiliaries(verb)) == 0:
        return not syntax.is_negated(verb) and not any(c.dep_ == "mark" for c in verb.children)
    if syntax.is_infinitive(verb) and not (verb.dep_ == "xcomp" and verb.head.lemma_ in ("manage", "appear", "begin")):
        return False  # "met to agree a policy"
    return status.of_verb(verb) in ("occurred", "ongoing")


def _of_verb(scene: Scene, token: Token, verb: CommitmentVerb) -> Bound | None:
    if not _is_done(token) or token.dep_ in ("amod", "compound") or is_onlooker(token):
        return None
    passive = is_passive(token)
    objects = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass") or (passive and c.dep_ == "nsubj")]
    if token.dep_ == "acl" and token.tag_ == "VBN":
        objects.append(token.head)
    if verb.lemma == "announce" and any(o.tag_ == "NNS" for o in objects):
        return None  # "had announced ceasefires before"
    joined = [one for o in objects for one in syntax.conjuncts(o)]
    if verb.needs != "" and not any(o.lemma_.lower() in words().nouns(verb.needs) for o in joined):
        return None
    clause = next((c for c in token.children if c.dep_ in ("xcomp", "ccomp") and syntax.is_verb(c)), None)
    towards = [c for c in token.children if c.dep_ == "prep" and c.lower_ in ("to", "on", "upon", "over")]
    if verb.clause and clause is None:
        return None
    if verb.lemma == "agree" and not _is_agreed(towards, objects, clause):
        return None
    criminal = any(o.lemma_.lower() in words().crimes for o in objects)
    if verb.lemma == "commit" and clause is None and (criminal or len(towards) == 0):
        return None
    if (
        clause is not None
        and len(objects) == 0
        and (clause.lemma_ in _MEETING or _is_contact([clause, *_told(clause)]))
    ):
        return None
    if any(t.lower_ in ("touch", "contact") for one in (clause, *towards) if one is not None for t in one.subtree):
        return None  # to stay in touch is a contact
    parties = _parties(scene, token)
    if len(parties) == 0 or (verb.mutual and len(parties) < 2):
        return None
    if token.tag_ == "VBN" and token.dep_ == "acl":
        return Bound(token, verb.kind, parties, [token.head])
    return Bound(token, verb.kind, parties, [*objects, *([clause] if clause is not None else []), *towards])


def _is_agreed(towards: list[Token], objects: list[Token], clause: Token | None) -> bool:
    """Whether something is agreed that binds; "agreed that it was late", "agreed on the need" bind nobody."""
    aims = [inner for one in towards for inner in one.children if inner.dep_ in ("pobj", "pcomp")] + objects
    if any(
        aim.lemma_.lower() not in ("need", "importance", "view", "point", "talk", "meeting", "interview")
        for aim in aims
    ):
        return True
    return clause is not None and _is_undertaking(clause)


def _is_undertaking(clause: Token) -> bool:
    """What one agrees to do, or that shall be done."""
    if any(child.dep_ == "expl" for child in clause.children):
        return False
    if syntax.is_infinitive(clause):
        return not any(child.dep_ == "auxpass" for child in clause.children)
    return syntax.tense(clause) == "future" or syntax.modal(clause) in ("should", "must", "would")


def _parties(scene: Scene, verb: Token) -> list[Stand]:
    found = list(bearers(scene, verb))
    if is_passive(verb) and verb.lemma_ != "commit":
        found += stands_at(scene, syntax.prepositional(verb, "between", "with"))
        found += stands_at(
            scene, (inner for c in verb.children if c.dep_ == "prep" for inner in syntax.prepositional(c, "by"))
        )
        made = [verb, *(c for c in verb.children if c.dep_ == "nsubjpass")]
        return _unique(
            [*found, *(s for one in made for c in one.children if c.lower_ == "between" for s in scene.between(c))]
        )
    found += stands_at(scene, syntax.prepositional(verb, "with"))
    for child in verb.children:
        if child.dep_ == "dobj":
            found += stands_at(scene, syntax.prepositional(child, "with", "to", "for"))
            found += [s for c in child.children if c.lower_ == "between" for s in scene.between(c)]
    return _unique(found)


def _unique(stands: list[Stand]) -> list[Stand]:
    return list({s.actor: s for s in reversed(stands)}.values())[::-1]


def _of_aid(scene: Scene, verb: Token) -> Bound | None:
    """ "Announced 15 million dollars in aid"."""
    if verb.lemma_ not in ("announce", "unveil") or not _is_done(verb):
        return None
    given = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if given is None or not any(t.ent_type_ == "MONEY" for t in given.subtree):
        return None
    if not any(t.lemma_.lower() in words().aid for t in given.subtree):
        return None
    return Bound(verb, "pledge", bearers(scene, verb), [given])


def _of_readiness(scene: Scene, token: Token) -> Bound | None:
    """ "Is ready to help", "remains committed to working with"."""
    be = token if token.lemma_ == "commit" and syntax.is_verb(token) else token.head
    being = be.lemma_ in _BEING or any(c.dep_ == "auxpass" and c.lemma_ in _BEING for c in token.children)
    if not being or status.of_verb(be) not in ("occurred", "ongoing") or syntax.is_negated(be):
        return None
    if token.lower_ == "committed":
        content = [c for c in (*token.children, *be.children) if c.dep_ == "prep" and c.lower_ == "to"]
        content += [c for c in token.children if c.dep_ == "xcomp"]
    else:
        content = [
            c for c in (*token.children, *be.children)
            if c.dep_ in ("xcomp", "advcl") and c.i > token.i and syntax.is_infinitive(c)
            and (c.lemma_ in words().helping or (token.lower_ == "determined" and c.lemma_ not in words().unbinding))
        ]  # fmt: skip
    subject = syntax.subject(be)
    if len(content) == 0 or subject is None or is_onlooker(be):
        return None
    stands = [s for s in stands_at(scene, [subject]) if scene.cast.type_of(s.actor) != "group"]
    return Bound(token, "pledge", stands, content, 0.6)


def _of_future(scene: Scene, verb: Token, voices: Voices) -> Bound | None:
    """ "Said it would supply", "we will continue to support Iraq": one's own acts to come."""
    going = verb.dep_ == "xcomp" and verb.head.lemma_ == "go" and verb.head.tag_ == "VBG" and syntax.is_infinitive(verb)
    top = verb.head if going else verb
    aux = {a.lower_ for a in syntax.auxiliaries(verb)}
    if not (aux & _WILL or going) or "have" in aux:
        return None
    if any(child.lower_ in _GUESSED for child in verb.children):
        return None  # "it would likely heighten tensions"
    negated = syntax.is_negated(verb) or syntax.is_negated(top)
    if negated and not is_renounced(verb):
        return None
    if matters.is_question(verb) or top.dep_ == "relcl" or _is_conditional(verb):
        return None
    if status.of_verb(verb) not in ("planned", "hypothetical", "cancelled", None) or cues().is_cue(verb.lemma_):
        return None
    content = _told(verb)
    if is_passive(verb) or (verb.lemma_ in _LASTING and len(content) == 0):
        return _of_deed(scene, verb, voices)
    if len(content) == 0 or _is_contact(content):
        return None
    stands, statement = speaks_of_self(scene, top, voices)
    bound = len(stands) > 0 and (negated or verb.lemma_ not in words().unbinding or _is_measure(verb))
    told_by_none = statement is None or len(stands) > 0 or speaker_of(scene, statement) is None
    if not bound and (aux & _PLAIN_WILL or statement is not None) and verb.lemma_ in words().will:
        subject = syntax.subject(verb)
        stands = stands_at(scene, [subject]) if subject is not None else []
        kinds = ("state", "person", "organisation") if told_by_none else ("organisation",)
        stands = [s for s in stands if scene.cast.type_of(s.actor) in kinds]
        bound = len(stands) > 0 and not is_onlooker(verb)
    if not bound:
        return None
    conditional = matters.has_condition(verb)
    if conditional and verb.lemma_ in words().hostile:
        return Bound(verb, "ultimatum", stands, content, 0.6)
    if conditional and "would" in aux and status.of_verb(verb) == "hypothetical":
        return None
    return Bound(verb, "pledge", stands, content, 0.6)


def _of_deed(scene: Scene, verb: Token, voices: Voices) -> Bound | None:
    """ "They would be released, the ministry said", "the broadcasts will continue": whoever says so is bound."""
    subject = syntax.own_subject(verb)
    statement = voices.of(scene.span(verb.i, verb.i))
    speaker = speaker_of(scene, statement) if statement is not None else None
    if subject is None or speaker is None or statement is None or statement.kind != "speech":
        return None
    if scene.cast.type_of(speaker.actor) == "person" and scene.cast.country(speaker.actor) is None:
        return None
    lasting = verb.lemma_ in _LASTING and subject.lemma_.lower() in words().kept
    done = is_passive(verb) and verb.lemma_ in words().delivered and not any(c.dep_ == "agent" for c in verb.children)
    return Bound(verb, "pledge", [speaker], [verb], 0.5) if lasting or done else None


def _told(verb: Token) -> list[Token]:
    """What one will do: with an object or an infinitive, or by a verb that needs none."""
    content = [c for c in verb.children if c.dep_ in ("dobj", "xcomp", "ccomp", "prep", "dative")]
    if verb.lemma_ == "continue":
        return [c for c in content if c.dep_ == "xcomp" or (c.dep_ == "dobj" and c.lemma_ in _EFFORTS)]
    if any(c.dep_ in ("dobj", "xcomp", "ccomp") for c in content):
        return content
    return content if verb.lemma_ in _INTRANSITIVE else []


def _is_contact(content: list[Token]) -> bool:
    """ "Will hold talks", "will take part in the meeting", "will continue to meet": told as contacts."""
    heads = [c for one in content for c in (one, *one.children) if c.dep_ in ("dobj", "pobj", "xcomp")]
    inner = [c for one in heads for c in one.children if c.dep_ in ("pobj", "dobj", "xcomp")]
    return any(c.lemma_.lower() in _CONTACTS | _MEETING for c in (*heads, *inner))


def _is_measure(verb: Token) -> bool:
    """ "Will take steps", "would keep supporting": small verbs that bind with such an object."""
    objects = {c.lemma_.lower() for c in verb.children if c.dep_ in ("dobj", "xcomp")}
    return (verb.lemma_ == "take" and len(objects & _MEASURES) > 0) or (
        verb.lemma_ == "keep" and any(c.dep_ == "xcomp" and c.tag_ == "VBG" for c in verb.children)
    )


def is_renounced(verb: Token) -> bool:
    """ "Would not seek re-election", "will not use force": what one binds himself not to do."""
    for one in verb.children:
        if one.dep_ in ("dobj", "prep") and any(t.lemma_.lower() in _RENOUNCED for t in one.subtree):
            return True
    return False


def _is_conditional(verb: Token) -> bool:
    """ "If it would help", "what he would do": no promise."""
    return any(c.dep_ == "mark" and c.lower_ in ("if", "whether", "unless") for c in verb.children) or any(
        c.tag_ in ("WP", "WRB", "WDT") and c.i < verb.i for c in verb.children
    )
