"""The matter that a side is taken on: which words name it, and whether they turn the stance round."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from communique.model.reports import Stance
from communique.reports import status, syntax
from communique.reports.scene import Scene
from communique.reports.stance_words import StanceVerb, words

LONGEST = 40  # tokens of evidence
_ISSUE = 8  # words of an issue's name
_INNER = frozenset({"-", "'", "’", "/"})  # marks inside names and compounds
_LEADING = frozenset(
    {"the", "a", "an", "that", "to", "for", "on", "any", "its", "his", "her", "their", "our", "of", "not", '"', "both"}
)
_SHALL = frozenset({"should", "must", "would", "can", "ca", "will", "shall", "could"})
_REFUSING = frozenset({"refuse", "reject", "rule", "decline"})
_PLEDGED = frozenset({"support", "back", "defend"})
_ASKING = frozenset({"ask", "urge", "call", "press", "appeal", "tell", "encourage", "require", "push"})
_PEOPLE = frozenset({
    "minister", "president", "guest", "visitor", "leader", "delegation", "official", "counterpart", "crowd", "people",
    "troop", "soldier", "refugee", "man", "woman", "team", "staff", "officer", "ambassador", "envoy",
})  # fmt: skip
_WOULD = frozenset({
    "welcome", "support", "back", "oppose", "reject", "favour", "favor", "accept", "prefer", "veto", "block", "object",
    "resist", "be", "remain",
})  # fmt: skip
_LOOSE = frozenset({"ADP", "DET", "CCONJ", "PART", "AUX", "SCONJ"})
_NOBODYS = frozenset({"WDT", "WP", "WRB", "WP$"})
_FLIPPED: dict[Stance, Stance] = {"for": "against", "against": "for", "conditional": "conditional"}


@dataclass(slots=True, frozen=True)
class Matter:
    """A matter by the head of the words that name it, and the side that is taken on it."""

    head: Token
    stance: Stance


def flipped(stance: Stance) -> Stance:
    """The other side."""
    return _FLIPPED[stance]


def matter_of(verb: Token, word: StanceVerb) -> Matter | None:
    """What the stance of the verb is on; None where its words name no matter that it needs."""
    if "out" in word.with_:
        out = any(c.lower_ == "out" for c in verb.children)
        found = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None) if out else None
    elif word.asks and len(word.with_) > 0:
        found = _deed(verb) if any(c.lower_ in word.with_ for c in verb.children) else None
    elif len(word.with_) > 0:
        found = next(syntax.prepositional(verb, *word.with_), None)
        deed = _deed(verb) if "for" in word.with_ else None
        if deed is not None and (found is None or _is_doer(found, deed)):
            found = deed  # "called for him to go"
    else:
        found = _bare(verb, word)
    if found is None or not _is_matter(found, word):
        return None
    return turned(found, word.stance)


def _bare(verb: Token, word: StanceVerb) -> Token | None:
    """The object or clause of a verb that takes its matter without a preposition."""
    deed = _deed(verb)
    if word.needs == "deed":
        asked = (c for c in verb.children if c.dep_ == "ccomp" and word.lemma == "ask" and _is_subjunctive(c))
        return deed or next(asked, None)
    if word.needs == "clause":
        return next((c for c in verb.children if c.dep_ == "ccomp"), None)
    if word.needs == "role":
        found = next((c for c in verb.children if c.dep_ == "dobj"), None)
        return (
            found
            if any(c.lower_ == "as" for part in (verb, found) if part is not None for c in part.children)
            else None
        )
    if word.asks and deed is not None and (word.lemma != "want" or deed.dep_ == "ccomp"):
        return deed
    order: tuple[str, ...] = ("nsubjpass", "dobj") if is_plainly_passive(verb) else ("dobj", "ccomp", "xcomp")
    order = ("dobj",) if word.asks else order
    return next((c for dep in order for c in verb.children if c.dep_ == dep), None)


def is_plainly_passive(verb: Token) -> bool:
    """Whether the verb has a passive subject of its own."""
    return any(c.dep_ == "nsubjpass" for c in verb.children)


def _is_doer(noun: Token, deed: Token) -> bool:
    """Whether the noun is who is to do the deed right after it, as far as the parser lost that."""
    start: int = min((a.i for a in syntax.auxiliaries(deed)), default=deed.i)
    last: int = noun.right_edge.i
    return (0 <= start - 1 - last <= 1) or (noun.i < start <= last and start - noun.i <= 3)


def _deed(verb: Token) -> Token | None:
    """What somebody is to do: "to stop the strikes" after "urged Russia"."""
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and child.i > verb.i and syntax.is_infinitive(child):
            return child
    for child in verb.children:
        for inner in (child, *child.children) if child.i > verb.i and child.dep_ in ("dobj", "prep", "dative") else ():
            found = next(
                (c for c in inner.children if c.dep_ in ("acl", "relcl", "xcomp") and syntax.is_infinitive(c)), None
            )
            if found is not None:
                return found  # the parser hung it on the one who is asked
    return None


def _is_matter(head: Token, word: StanceVerb) -> bool:
    lists = words()
    lemma = head.lemma_.lower()
    if head.ent_type_ in ("DATE", "TIME", "CARDINAL", "MONEY") or head.tag_ in _NOBODYS or head.pos_ == "PRON":
        return False  # "called Obama on Friday", "which Obama supported"
    if word.lemma == "disagree" and head.pos_ == "PROPN":
        return False
    if word.needs == "need":
        return lemma in lists.need
    if word.needs == "aim":
        return lemma in lists.aims
    if word.needs == "clause":
        return _is_called_for(head, firm=word.lemma != "suggest")
    if word.needs == "deed" or (word.asks and syntax.is_verb(head)):
        if any(t.lower_ in ("touch", "contact") for t in head.subtree):
            return False  # to keep in touch is a contact
        return lemma not in lists.talk or any(c.dep_ == "neg" for c in head.children)
    if word.lemma == "want":
        return lemma in lists.aims or head.tag_ == "VBG"
    if syntax.is_verb(head) and head.dep_ == "ccomp":
        return word.lemma not in ("welcome", "accept", "regret", "defend")
    if word.lemma in ("welcome", "praise", "commend", "dismiss", "applaud", "hail", "accept"):
        return lemma not in lists.claims and head.pos_ == "NOUN" and head.ent_type_ != "PERSON" and not _is_people(head)
    return lemma not in lists.claims


def _is_people(noun: Token) -> bool:
    return noun.lemma_.lower() in _PEOPLE or noun.tag_ in ("NNP", "NNPS")


def _is_called_for(clause: Token, *, firm: bool) -> bool:
    """A clause of what should be: "that sanctions be lifted", "that he must go", "that nobody will be paid"."""
    shall = _SHALL if firm else frozenset({"should", "must"})
    if any(aux.lower_ in shall for aux in syntax.auxiliaries(clause)):
        return True
    return _is_subjunctive(clause)


def _is_subjunctive(clause: Token) -> bool:
    passive = any(aux.tag_ == "VB" for aux in syntax.auxiliaries(clause))
    modal = any(aux.tag_ == "MD" for aux in syntax.auxiliaries(clause))
    return (clause.tag_ == "VB" or passive) and not modal and not syntax.is_infinitive(clause)


def turned(head: Token, stance: Stance) -> Matter:
    """The matter with its stance turned round by "not", "avoid", "block" and their like."""
    if syntax.is_verb(head):
        refused = any(c.dep_ == "neg" for c in head.children) or _is_of_none(head)
        if refused:
            stance = flipped(stance)
        if head.lemma_ in words().turning:
            inner = next((c for c in head.children if c.dep_ in ("dobj", "xcomp")), None)
            inner = inner or next(syntax.prepositional(head, "from"), None)
            if inner is not None:
                return Matter(inner, flipped(stance))
    if (
        head.lemma_.lower() in ("lack", "absence")
        and (inner := next(syntax.prepositional(head, "of"), None)) is not None
    ):
        return Matter(inner, flipped(stance))
    return Matter(head, stance)


def _is_of_none(verb: Token) -> bool:
    return any(c.dep_ in syntax.SUBJECTS and syntax.is_none(c) for c in verb.children)


def side_of(verb: Token, stance: Stance) -> Stance | None:
    """The stance of a verb with what stands around it; None where nobody takes the side in fact."""
    modal = syntax.modal(verb)
    if is_question(verb) or modal in ("could", "may", "might", "should", "must"):
        return None
    if syntax.is_negated(verb):
        if verb.lemma_ in _ASKING:
            return None
        if verb.lemma_ in ("rule", "exclude"):
            return "conditional"
        return "against" if stance == "for" else None  # who "does not oppose" something is not for it
    if modal == "would" and verb.lemma_ not in _WOULD and not syntax.is_negated(verb):
        return None  # "a worthy opposition would demand"
    if verb.dep_ == "acl" and verb.head.lemma_ in ("unwillingness", "reluctance", "refusal", "failure", "inability"):
        return None
    if verb.lemma_ in _PLEDGED and syntax.tense(verb) == "future" and modal is None:
        return None  # "will support": a pledge
    state = status.of_verb(verb)
    if state == "cancelled" and verb.dep_ == "xcomp" and verb.head.lemma_ in _REFUSING:
        return flipped(stance)
    if state == "hypothetical" and modal == "would" and has_condition(verb):
        return "conditional" if stance == "for" else stance
    if state not in ("occurred", "ongoing", "planned") and not (state == "hypothetical" and modal == "would"):
        return None
    return "conditional" if stance == "for" and has_condition(verb) else stance


def has_condition(verb: Token) -> bool:
    """Whether the deed is tied to a condition: "if", "unless", "only once", "as long as"."""
    for child in verb.children:
        if child.dep_ in ("advcl", "prep", "ccomp") and any(
            t.lower_ in words().conditional and t.dep_ in ("mark", "advmod", "prep") for t in (child, *child.children)
        ):
            return True
    return False


def is_question(token: Token) -> bool:
    """Whether the sentence asks."""
    return str(token.sent.text).rstrip(" \"'”’").endswith("?")


def extent(scene: Scene, cue: Token, matter: Token) -> tuple[int, int]:
    """First and last token of the clause that carries the stance with its matter, without what is joined to it."""
    verb = cue if syntax.is_verb(cue) else syntax.governing_verb(cue)
    inside = {t.i for t in cue.subtree} if verb is None or not syntax.is_verb(cue) else syntax.clause(cue)
    inside |= {t.i for t in matter.subtree}
    inside = {i for i in inside if not scene.doc[i].is_punct} | {cue.i}
    for child in (*cue.children, *matter.children):
        if child.dep_ == "conj" and syntax.is_verb(child):
            inside -= {t.i for t in child.subtree}
    low, high = cue.sent.start, cue.sent.end - 1
    last = max(min(max(inside), cue.i + LONGEST, high), cue.i)
    first = min(max(min(inside), low, cue.i - LONGEST), cue.i)
    while last > cue.i and (scene.doc[last].is_punct or scene.doc[last].is_space or scene.doc[last].pos_ == "CCONJ"):
        last -= 1
    while first < cue.i and (scene.doc[first].is_punct or scene.doc[first].is_space):
        first += 1
    return first, last


def issue_of(scene: Scene, matter: Token) -> str:
    """A short name of the matter: its words, without the first small ones and what hangs on at the end."""
    tokens = [t for t in scene.doc[matter.left_edge.i : matter.right_edge.i + 1] if not t.is_space and t.text != '"']
    while len(tokens) > 1 and tokens[0].lower_ in _LEADING:
        tokens.pop(0)
    kept: list[Token] = []
    for token in tokens[: _ISSUE + 1]:
        mark = token.is_punct and token.text not in _INNER
        ends = (
            mark
            or (token.dep_ in ("relcl", "mark") and token.i != matter.i)
            or token.lower_ in ("which", "who", "after", "because")
        )
        if len(kept) >= 2 and ends:
            break
        kept.append(token)
    while len(kept) > 1 and (kept[-1].pos_ in _LOOSE or kept[-1].is_punct or kept[-1].tag_ in _NOBODYS):
        kept.pop()
    return "".join(token.text_with_ws for token in kept).strip()
