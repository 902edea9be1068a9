"""Did it happen? The status of an event from tense, mood, negation and the words that govern it."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from communique.model import Record
from communique.model.reports import Status
from communique.reports import syntax
from communique.reports.timex import WEEKDAYS
from communique.vocab import load_data

_DAYS_AHEAD = frozenset({*WEEKDAYS, "tomorrow", "next", "tonight"})
_CLAIMS = frozenset({"report", "claim", "rumour", "rumor", "allegation", "suggestion", "story"})
_CALLING_OFF = frozenset({"cancel", "call_off", "postpone", "scrap", "put_off", "abandon", "shelve"})
_FALSE = frozenset({"false", "untrue", "wrong", "incorrect", "baseless", "unfounded", "fabricated", "nonsense"})
_SETTING_OUT = frozenset({"arrive", "leave", "depart", "head", "land"})
_FAILING = frozenset({"collapse", "fail", "stall", "founder", "break_down", "falter"})
_OFTEN = frozenset({"frequently", "regularly", "often", "usually", "always", "routinely", "sometimes", "rarely"})
_DEPTH = 6  # clauses looked through upwards; deeper nesting than this is a parser's mistake


class StatusWords(Record, frozen=True, kw_only=True):
    """Lemmas by what they say of the event that they govern or qualify; see the data file."""

    label: str
    description: str
    example: str
    planned: frozenset[str]
    proposed: frozenset[str]
    cancelled: frozenset[str]
    denied: frozenset[str]
    hypothetical: frozenset[str]
    transparent: frozenset[str]
    reporting: frozenset[str]
    modal_planned: frozenset[str]
    modal_hypothetical: frozenset[str]
    modal_proposed: frozenset[str]
    before: frozenset[str]

    def of(self, lemma: str) -> Status | None:
        """The status that a governor or modifier with this lemma gives."""
        for status in ("cancelled", "denied", "proposed", "planned", "hypothetical"):
            if lemma in getattr(self, status):
                return status
        return None


@lru_cache(maxsize=1)
def words() -> StatusWords:
    """The status words, loaded once."""
    return load_data("communique.vocab", "data/status.yaml", StatusWords)


def of_verb(verb: Token, depth: int = 0) -> Status | None:
    """The status of what the verb reports; None where it is plainly negated: nothing happened or was planned."""
    lists = words()
    if _is_conditional(verb):
        return "hypothetical"
    modal = syntax.modal(verb)
    if syntax.is_negated(verb):
        return _of_negated(verb)
    if verb.dep_ == "relcl" and not syntax.is_verb(verb.head) and _is_called_off(verb.head):
        return "cancelled"  # "cancelled a visit to Paris, where he was to meet Hollande"
    if _is_false(verb):
        return "denied"
    if modal in lists.modal_proposed:
        return "proposed"
    if modal in lists.modal_hypothetical:
        return "planned" if modal == "would" and _is_reported(verb) else "hypothetical"
    governed = _governed(verb, depth)
    if governed is not None:
        return governed[0]
    if _is_bare_infinitive(verb) or _is_timetable(verb):
        return "planned"
    tense = syntax.tense(verb)
    if tense == "future" or _is_awaited(verb):
        return "planned"
    often = verb.tag_ in ("VBZ", "VBP") and any(child.lower_ in _OFTEN for child in verb.children)
    being = any(aux.lower_ == "being" for aux in syntax.auxiliaries(verb))
    lasting = verb.tag_ == "VBG" and any(aux.lower_ == "been" for aux in syntax.auxiliaries(verb))
    if lasting and any(aux.lower_ in ("has", "have", "'ve") for aux in syntax.auxiliaries(verb)):
        return "ongoing"  # "have long been talking"
    if verb.tag_ == "VBG" and tense == "past" and not lasting and verb.dep_ not in ("advcl", "acl", "relcl"):
        return "ongoing"  # "were meeting in Addis Ababa"
    if tense == "present" and (verb.tag_ == "VBG" or often or being or verb.lemma_ in ("continue", "go", "proceed")):
        return "ongoing"
    return "occurred"


def _of_negated(verb: Token) -> Status | None:
    """What "not" makes of it: refused where it lies ahead, denied where somebody says that it was not, else nothing."""
    if _lemma(verb) in ("rule_out", "exclude"):
        return "hypothetical"
    words_of = {aux.lower_ for aux in syntax.auxiliaries(verb)}
    if words_of & {"will", "wo", "would", "shall", "'ll"}:
        return "cancelled"
    reported = verb.dep_ == "ccomp" and verb.head.lemma_ in words().reporting
    return "denied" if reported and syntax.tense(verb) == "past" else None


def _is_awaited(verb: Token) -> bool:
    """ "Must hold off until Annan visits Baghdad": what the present after such a word tells is to come."""
    if verb.dep_ != "advcl" or verb.tag_ not in ("VBZ", "VBP"):
        return False
    return any(
        c.dep_ in ("mark", "advmod") and c.lower_ in ("until", "till", "before", "once", "when") for c in verb.children
    )


def _is_called_off(noun: Token) -> bool:
    above = _above(noun)[0]
    return above is not None and syntax.is_verb(above) and above.i < noun.i and _lemma(above) in _CALLING_OFF


def _is_bare_infinitive(verb: Token) -> bool:
    """ "Putin to meet Erdogan on Friday": what is to come, as headlines have it."""
    return verb.dep_ == "ROOT" and verb.tag_ == "VB" and syntax.is_infinitive(verb)


def _is_timetable(verb: Token) -> bool:
    """ "Obama meets Xi on Friday", "is meeting Xi on Friday": the present with a day to come."""
    aux = syntax.auxiliaries(verb)
    simple = verb.tag_ in ("VBZ", "VBP") and len(aux) == 0
    progressive = verb.tag_ == "VBG" and any(t.tag_ in ("VBZ", "VBP") for t in aux)
    if not simple and not progressive:
        return False
    return any(verb.doc[i].lower_ in _DAYS_AHEAD for i in syntax.clause(verb))


def _is_false(verb: Token) -> bool:
    """ "It is not true that they met", "reports that they met are false"."""
    head = verb.head
    if (
        verb.dep_ in ("ccomp", "acl", "relcl")
        and head.pos_ == "NOUN"
        and head.lemma_ in _CLAIMS
        and syntax.is_verb(head.head)
    ):
        return any(c.lower_ in _FALSE for c in head.head.children)
    if verb.dep_ == "ccomp":
        be = head if head.lemma_ == "be" else head.head
        told = [c for c in be.children if c.dep_ == "acomp"] if be.lemma_ == "be" else []
        return any(c.lower_ in _FALSE or (c.lower_ == "true" and syntax.is_negated(be)) for c in told)
    return False


def is_habit(verb: Token) -> bool:
    """Whether the verb tells what somebody does at all ("I visit other countries"); no event is meant."""
    if verb.tag_ not in ("VBZ", "VBP") or len(syntax.auxiliaries(verb)) > 0:
        return False
    subject = syntax.own_subject(verb)
    return subject is not None and subject.lower_ in ("i", "we", "you", "they")


def _governed(verb: Token, depth: int) -> tuple[Status | None] | None:
    """The status that a governor gives, in a tuple (None inside: negated); None where the verb stands on its own."""
    lists, head = words(), verb.head
    if head.i == verb.i or depth > _DEPTH:
        return None
    if verb.dep_ in ("xcomp", "advcl", "pcomp", "acl") or (verb.dep_ == "conj" and _lacks_tense(verb)):
        if verb.dep_ == "pcomp":
            head = head.head
        infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
        if verb.dep_ != "conj" and not (verb.dep_ == "advcl" and not infinitive):
            own = None if head.lemma_ in lists.transparent else lists.of(_lemma(head))
            if head.lemma_ == "go" and head.tag_ == "VBG" and infinitive:
                own = "planned"  # "is going to meet"
            if head.lemma_ == "look" and any(child.lower_ == "forward" for child in head.children):
                own = "planned"
            if head.lemma_ == "be" and infinitive:
                own = "planned"  # "is to travel"; "was to have travelled"
            if syntax.is_none(head):
                return (None,)  # "no plans to meet"
            if own is None and head.lemma_ in syntax.SENDING and infinitive:
                own = "planned"  # "sent Burns to meet Lavrov"
            if own is not None and (verb.dep_ != "advcl" or own in ("planned", "proposed")):
                inherited = (
                    of_verb(head, depth + 1) if syntax.is_verb(head) and head.lemma_ not in lists.reporting else own
                )
                return (own if inherited in ("occurred", "ongoing", own) else inherited,)
        if verb.dep_ == "advcl" and not _lacks_tense(verb):
            return None
        if not syntax.is_verb(head) and head.dep_ == "acomp":
            head = head.head
        if syntax.is_verb(head):
            above = of_verb(head, depth + 1)
            return ("planned" if infinitive and above == "ongoing" and verb.dep_ == "advcl" else above,)
    if verb.dep_ == "ccomp" and syntax.is_verb(head):
        own = lists.of(head.lemma_) if head.lemma_ not in lists.reporting else None
        if own in ("denied", "hypothetical"):
            return (own,)
        if own == "proposed" and syntax.tense(verb) != "past":
            return (own,)
        if verb.tag_ == "VB" and len(syntax.auxiliaries(verb)) == 0:
            return (of_verb(head, depth + 1),)  # "might see them enter into talks"
    return None


def _lemma(token: Token) -> str:
    return syntax.phrasal(token) if syntax.is_verb(token) else str(token.lemma_)


def _lacks_tense(verb: Token) -> bool:
    tensed = any(
        child.dep_ in ("aux", "auxpass") and child.tag_ in ("MD", "VBZ", "VBP", "VBD") for child in verb.children
    )
    return verb.tag_ in ("VB", "VBG", "VBN") and syntax.own_subject(verb) is None and not tensed


def _is_conditional(verb: Token) -> bool:
    subject = syntax.own_subject(verb)
    before = [aux for aux in syntax.auxiliaries(verb) if subject is not None and aux.i < subject.i]
    if any(aux.text == "Had" for aux in before):
        return True  # "Had they met, the truce would have held"
    if any(child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether") for child in verb.children):
        return True
    return any(child.dep_ == "advmod" and child.lower_ in ("possibly", "hypothetically") for child in verb.children)


def _is_reported(verb: Token) -> bool:
    """ "said he would meet": a future seen from the past."""
    governor = syntax.governing_verb(verb)
    return (
        governor is not None
        and governor.lemma_ in words().reporting | words().planned
        and syntax.tense(governor) == "past"
    )


def of_noun(noun: Token, carrier: Token | None) -> Status | None:
    """The status of a contact that a noun names, given the verb that carries it, if one does."""
    lists = words()
    if syntax.is_none(noun):
        above = carrier if carrier is not None else syntax.governing_verb(noun)
        plain = above is not None and (above.lemma_ == "be" or carrier is not None or noun.dep_ in syntax.SUBJECTS)
        return _of_negated(above) if above is not None and plain else None
    if carrier is not None and _lemma(carrier) in lists.cancelled | lists.denied and of_verb(carrier) == "occurred":
        return lists.of(_lemma(carrier))  # "the planned meeting was cancelled"
    told = next((c for c in noun.children if c.dep_ == "relcl" and syntax.is_verb(c)), None)
    if carrier is None and told is not None and syntax.tense(told) == "past" and lists.of(_lemma(told)) is None:
        return of_verb(told)  # "the meeting that he hosted": it was
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "advmod") and child.i < noun.i:
            said = lists.of(child.lower_) or (lists.of(child.lemma_) if child.tag_ == "VBN" else None)
            if said is not None:
                return said
    governor, via = _above(noun)
    if carrier is not None:
        said = None if carrier.lemma_ in lists.transparent else lists.of(_lemma(carrier))
        own = of_verb(carrier)
        if said is not None:
            return said if own in ("occurred", "ongoing", None) else own
        return own
    if via in lists.before or noun.head.head.lower_ in ("ahead", "eve"):
        return "planned"
    if via == "for" and governor is not None and governor.lemma_ in _SETTING_OUT and of_verb(governor) == "occurred":
        return "planned"  # "arrived in Abu Dhabi for a meeting"
    if governor is None:
        return "occurred"
    if not syntax.is_verb(governor):
        if via in ("at", "during", "after", "following"):
            return "occurred"  # "his pledge at the summit in May"
        said = lists.of(governor.lemma_)
        return said if said is not None else of_noun(governor, None) if governor.i != noun.i else "occurred"
    said = lists.of(_lemma(governor)) if governor.lemma_ not in lists.reporting | lists.transparent else None
    own = of_verb(governor)
    if _lemma(governor) in _FAILING and noun.dep_ in syntax.SUBJECTS:
        return own  # "the talks collapsed": they were held
    if governor.lemma_ == "be" and own in ("occurred", "ongoing"):
        due = next((c for c in governor.children if c.dep_ in ("acomp", "attr", "xcomp")), None)
        said = said or (lists.of(due.lemma_.lower()) if due is not None else None)
        if any(c.lower_ in ("underway", "under") for c in governor.children):
            return "ongoing"
    hoped = syntax.own_subject(governor)
    if (
        hoped is not None
        and hoped.i != noun.i
        and hoped.lemma_.lower() in ("expectation", "hope", "prospect", "fear", "chance")
    ):
        return "hypothetical"
    if via in ("after", "since", "following", "during", "at", "in", "over") and own != "planned":
        return "occurred"
    if said in ("planned", "proposed", "denied", "hypothetical") and noun.dep_ == "nsubj" and governor.lemma_ != "be":
        said = None  # "the letter proposed a summit": it does not stand under the verb, it acts
    if said in ("planned", "proposed", "cancelled", "denied", "hypothetical"):
        return said
    return own if own is not None else "hypothetical"


def _above(noun: Token) -> tuple[Token | None, str]:
    """What governs the noun phrase, and the preposition between, if any."""
    token, via = noun, ""
    while token.dep_ in ("conj", "appos", "compound", "nmod", "poss") and token.head.i != token.i:
        token = token.head
    head = token.head
    if head.i == token.i:
        return None, ""
    while head.dep_ in ("prep", "agent") or head.pos_ in ("ADP", "SCONJ"):
        via = via or head.lower_
        if head.head.i == head.i:
            return None, via
        head = head.head
    return head, via
