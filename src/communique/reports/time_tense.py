"""The tense that says which way from publication a weekday or a month lies."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from communique.reports import syntax
from communique.reports.cues import cues

_FORESEEN = frozenset({"plan", "schedule", "expect", "due", "set", "slate", "arrange", "fix", "pencil"})
_LOOKS_AHEAD = _FORESEEN | frozenset(
    {"promise", "pledge", "agree", "vow", "commit", "want", "hope", "intend", "decide"}
)
_LOOKS_AHEAD |= {"ask", "urge", "order", "threaten", "undertake", "offer", "invite"}
# After these a day may lie ahead whatever the tense: "agreed to leave by Jan. 14", "a dividend payable Dec. 7".
_GRANTS: Final = frozenset({"give", "extend", "grant", "have", "get", "delay", "postpone", "put", "defer"})
_FAR: Final = 60  # tokens of a sentence that are looked at: more only where no one wrote sentences
_TERMS: Final = frozenset({"by", "until", "till", "through", "payable", "due", "effective", "record", "for"})


def tense_of(tokens: Tokens, start: int) -> syntax.Tense:
    """The tense of the clause of an expression, by what stands next to it where that tells, else by the parse.

    Args:
        start: the first token of its sentence.
    """
    doc, first, last = tokens.doc, tokens[0].i, tokens[-1].i
    after = doc[last + 1] if last + 1 < len(doc) else None
    if after is not None and after.tag_ == "POS":
        verb = syntax.governing_verb(tokens.root)
        will = verb is not None and any(aux.lower_ in ("will", "shall", "'ll") for aux in syntax.auxiliaries(verb))
        return "future" if will else "past"  # "Wednesday's ruling"
    words = doc[max(start, first - 3) : first]
    before = words[-1] if len(words) > 0 else None
    if before is not None and before.lower_ == "as" and len(words) == 3 and words[0].lower_ == "as":
        return "future"  # "as early as Tuesday"
    if before is not None and before.lower_ in ("on", "at", "in") and len(words) > 1:
        before = words[-2]
    if before is not None and _is_plain_past(before):
        return "past"
    tense = _tense_at(tokens.root)
    if before is not None and before.lower_ in _TERMS and (tense == "past" or before.lower_ in ("until", "till")):
        return _by_term(tokens, words, tense)
    if tense == "none" and any(token.tag_ == "VBD" for token in doc[max(start, first - _FAR) : first]):
        return "past"
    return tense


def _by_term(tokens: Tokens, words: Tokens, tense: syntax.Tense) -> syntax.Tense:
    """A day after "by" or "until" may lie ahead: "has until Tuesday", "agreed to go by May"; "had left by May" not."""
    verb = syntax.governing_verb(tokens.root)
    if verb is not None and verb.i > tokens[0].i:
        return tense
    if verb is not None and words[-1].lower_ in ("until", "till") and verb.lemma_ in _GRANTS:
        return "future"
    if verb is not None and (_has_had(verb) or any(word.lower_ == "not" for word in words)):
        return tense
    return "none" if tense == "past" else tense


def _has_had(verb: Token) -> bool:
    return any(aux.lower_ in ("had", "'d") for aux in syntax.auxiliaries(verb))


def _is_plain_past(token: Token) -> bool:
    """A verb in the past that stands by itself: "said", "announced"; not "is announced", "to be held", "due"."""
    if token.tag_ == "VBD":
        return token.lemma_ not in ("be", "have") and token.pos_ == "VERB"
    return token.tag_ == "VBN" and not _is_foreseen(token) and len(syntax.auxiliaries(token)) == 0


def _is_foreseen(participle: Token) -> bool:
    """ "Scheduled", "planned"; "set" and "fixed" only for or to something: a record is "set on Monday"."""
    if participle.lemma_ in ("set", "fix"):
        return any(child.lower_ in ("for", "to") or syntax.is_verb(child) for child in participle.children)
    return participle.lemma_ in _FORESEEN


def _tense_at(token: Token) -> syntax.Tense:
    """The tense that says which way a weekday or a month lies."""
    verb = token if syntax.is_verb(token) else syntax.governing_verb(token)
    if verb is None:
        return "none"
    if verb.tag_ == "VBN" and _is_foreseen(verb):
        # "a call is scheduled for Thursday"; "had been due on Friday" is over
        return "past" if _has_had(verb) else "future"
    tense = syntax.tense(verb)
    if tense == "none" and syntax.modal(verb) == "could" and syntax.is_negated(verb):
        return "past"  # "could not be reached on Friday"
    if syntax.is_infinitive(verb) and (_has_had(verb.head) or (verb.head.dep_ == "acomp" and _has_had(verb.head.head))):
        return "past"  # "had been due to end on Friday"
    if tense == "none" and syntax.modal(verb) in ("can", "may", "might", "should", "must"):
        return "future" if not any(aux.lower_ == "have" for aux in syntax.auxiliaries(verb)) else "past"
    if syntax.is_infinitive(verb) and (tense in ("present", "none") or verb.head.lemma_ in _LOOKS_AHEAD):
        return "future"  # "seeks to hold talks on Friday", "promised to open the site by June"
    simple = verb.tag_ in ("VBZ", "VBP") and len(syntax.auxiliaries(verb)) == 0
    progressive = verb.tag_ == "VBG" and tense == "present"
    if (simple or progressive) and verb.lemma_ not in cues().speech | {"be", "have", "follow"}:
        return "future"  # "Obama meets Xi on Friday"
    return tense
