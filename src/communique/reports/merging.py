"""One contact per real contact: drafts of the same one joined, times carried from one to another, ids given."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from communique.model import Contact, Party, Place, Published, Span, When
from communique.model.reports import Channel, Form, Role
from communique.reports import confidence
from communique.reports.cast import Cast
from communique.reports.drafts import Draft
from communique.reports.story import (
    FACE,
    carry_times,
    class_of,
    date_by_visit,
    date_the_lead,
    date_the_story,
    is_bounded,
    place_also,
    place_asides,
    place_by_dateline,
    place_by_sighting,
)
from communique.reports.times import Time

_TELLINGS, _GLANCE = 3, 300  # spans, characters: more evidence than this is a heap
_NEAR = 12  # contacts or tellings looked back at: more only in texts of hundreds of pages
_ROLE_RANK: dict[Role, int] = {"party": 0, "mediator": 1, "host": 2, "initiator": 3}


def merge(
    drafts: list[Draft],
    cast: Cast,
    all_times: list[Time],
    published: Published,
    sightings: Sequence[tuple[frozenset[str], Place]] = (),
) -> tuple[Contact, ...]:
    """The contacts that the drafts tell of, in the order in which the text first tells of them.

    ``sightings``: two people and where the text has them together, for the one meeting that it tells without a place.
    """
    groups = _grouped(drafts, cast)
    groups = _absorb_journeys(groups, cast)
    place_by_sighting(groups, sightings)
    place_by_dateline(groups, cast.document, cast.registry)
    place_asides(groups)
    place_also(groups)
    whens = {id(group): _when(group) for group in groups}
    date_the_lead(groups, whens, all_times, published)
    carry_times(groups, whens, all_times, cast)
    date_the_story(groups, whens, all_times, published)
    date_by_visit(groups, whens, cast)
    return tuple(_contact(number, group, whens[id(group)], cast) for number, group in enumerate(groups, 1))


def _grouped(drafts: list[Draft], cast: Cast) -> list[list[Draft]]:
    """Drafts of one contact together; only groups that share a party are compared, by their first tellings."""
    groups: list[list[Draft]] = []
    by_actor: dict[str, list[int]] = {}
    bare: list[tuple[Draft, list[list[Draft]]]] = []
    recent: deque[list[Draft]] = deque(maxlen=_NEAR)
    for draft in drafts:
        if draft.bare:
            bare.append((draft, list(recent)))
            continue
        near = sorted({n for actor in draft.actors for n in by_actor.get(actor, ())[-_NEAR:]})
        home = next((groups[n] for n in near if _same(groups[n][:_NEAR], draft, cast)), None)
        if home is None:
            home = []
            groups.append(home)
            for actor in draft.actors:
                by_actor.setdefault(actor, []).append(len(groups) - 1)
        home.append(draft)
        recent = deque((group for group in recent if group is not home), maxlen=_NEAR)
        recent.append(home)
    for draft, before in bare:
        antecedent = _antecedent(before, draft)
        if antecedent is not None:
            antecedent.append(draft)
    return groups


def _forms_fit(a: Form, b: Form) -> bool:
    return (
        a == b or (a in FACE and b in FACE) or {a, b} in ({"talks", "call"}, {"talks", "other"}, {"meeting", "other"})
    )


def _same(group: list[Draft], draft: Draft, cast: Cast) -> bool:
    first = group[0]
    if class_of(first) != class_of(draft) or not _forms_fit(first.form, draft.form):
        return False
    if first.form == "visit" and draft.form == "visit" and first.actors != draft.actors:
        return False
    places = {d.place.name for d in (*group, draft) if d.place is not None}
    countries = {d.place.country for d in (*group, draft) if d.place is not None and d.place.country is not None}
    if len(places) > 1 and len(countries) != 1:
        return False
    known = [d.when for d in group if is_bounded(d.when)]
    if is_bounded(draft.when) and any(_apart(when, draft.when) for when in known):
        return False
    return any(_parties_fit(other, draft, cast) for other in group if not other.bare)


def _parties_fit(a: Draft, b: Draft, cast: Cast) -> bool:
    if a.actors == b.actors:
        return True
    if len(a.actors & b.actors) == 0 or abs(len(a.actors) - len(b.actors)) > 1:
        return False
    if "ongoing" in (a.status, b.status) and a.status != b.status:
        return False  # officials who have long been talking, and a meeting of their presidents
    small, large = sorted((a.actors, b.actors), key=len)
    rest = large - small
    visits = (a.form == "visit") + (b.form == "visit")
    if visits == 1 and (a.paragraph, a.sentence) != (b.paragraph, b.sentence):
        return False  # a visit to Cuba, and a meeting with its president there
    alike = all(any(_stands_for(actor, other, cast) for other in rest) for actor in small - large)
    return alike and (len(small - large) == len(rest) or (len(small & large) >= 2 and b.paragraph - a.paragraph <= 1))


def _stands_for(a: str, b: str, cast: Cast) -> bool:
    """A state for one of its officials, or the other way round."""
    types = {cast.type_of(a), cast.type_of(b)}
    return types == {"state", "person"} and cast.country(a) is not None and cast.country(a) == cast.country(b)


def _apart(a: When | None, b: When | None) -> bool:
    if a is None or b is None or a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return False
    return a.latest < b.earliest or b.latest < a.earliest


def _antecedent(before: list[list[Draft]], draft: Draft) -> list[Draft] | None:
    """What "the call" is: the last contact told before it, of a form that it can name."""
    initiators = {actor for actor, role, _ in draft.parties if role == "initiator"}
    for group in reversed(before):
        told = [d for d in group if (d.paragraph, d.trigger.start) < (draft.paragraph, draft.trigger.start)]
        fits = [d for d in told if d.form == draft.form or {d.form, draft.form} <= FACE]
        if len(fits) == 0 or class_of(fits[-1]) != class_of(draft):
            continue
        if len(initiators) == 0 or any(initiators & d.actors for d in group):
            return group
    return None


def _absorb_journeys(groups: list[list[Draft]], cast: Cast) -> list[list[Draft]]:
    """ "flew to Paris to meet Hollande": the journey is part of the meeting there, not a contact of its own."""
    kept = []
    for group in groups:
        home = None
        if all(draft.journey for draft in group):
            for other in groups:
                if other is group or abs(other[0].paragraph - group[0].paragraph) > 2 or other[0].journey:
                    continue
                together = (other[0].paragraph, other[0].sentence) == (group[0].paragraph, group[0].sentence)
                if (class_of(other[0]) != class_of(group[0]) and not together) or other[0].form not in FACE:
                    continue
                countries = {d.place.country for d in other if d.place is not None} | {
                    cast.country(a) for a in other[0].actors
                }
                shared = {a for a in group[0].actors & other[0].actors if cast.type_of(a) == "person"}
                there = {cast.country(a) for a in group[0].actors - shared}
                if len(shared) > 0 and len(there & countries) > 0:
                    home = other
                    break
        if home is None:
            kept.append(group)
        else:
            home += [replace(draft, bare=True) for draft in group]
    return kept


def _when(group: list[Draft]) -> When | None:
    known = [d.when for d in group if is_bounded(d.when)]
    if len(known) > 0:
        return min(known, key=_width)
    partial = [d.when for d in group if d.when is not None and (d.time is None or d.time.raw.anchor != "event")]
    return partial[0] if len(partial) > 0 else None


def _width(when: When | None) -> int:
    if when is None or when.earliest is None or when.latest is None:
        return 10_000
    return (date.fromisoformat(when.latest) - date.fromisoformat(when.earliest)).days


def _contact(number: int, group: list[Draft], when: When | None, cast: Cast) -> Contact:
    told = [draft for draft in group if not draft.bare]
    best = max(told, key=lambda d: (not d.journey, d.form != "visit", d.strength, -d.paragraph))
    fields = dict(best.fields)
    for draft in group:
        for name, spans in draft.fields.items():
            fields.setdefault(name, spans)
    if when is not None:
        fields["when"] = (when.evidence,)
    else:
        fields.pop("when", None)
    parties = _parties(best, group, cast)
    initiators = tuple(p.mention for p in parties if p.role == "initiator")
    if len(initiators) > 0:
        fields["initiator"] = initiators
    channel: Channel = next((d.channel for d in (best, *group) if d.channel != "unspecified"), "unspecified")
    place = next((d.place for d in (best, *told) if d.place is not None), None)
    return Contact(
        id=f"contact-{number}", evidence=_evidence(best, group), parties=parties, form=best.form, channel=channel,
        status=best.status, when=when, place=place,
        duration=next((d.duration for d in group if d.duration is not None), None),
        topics=tuple(dict.fromkeys(topic for d in group for topic in d.topics))[:5],
        according_to=tuple(dict.fromkeys(source for d in group for source in d.according_to)),
        plover="CONSULT", fields=dict(sorted(fields.items())),
        confidence=confidence.of_contact(
            [cast.cards[party.actor].ref for party in parties], best.form, best.status, when, place
        ),
    )  # fmt: skip


def _parties(best: Draft, group: list[Draft], cast: Cast) -> tuple[Party, ...]:
    roles: dict[str, tuple[Role, Span]] = {}
    for actor, role, mention in best.parties:
        roles[actor] = (role, mention)
    for draft in group:
        for actor, _, mention in draft.parties if not draft.bare else ():
            state = next((a for a in roles if cast.type_of(a) == "state" and _stands_for(a, actor, cast)), None)
            if state is not None and actor not in roles:
                roles[actor] = (roles.pop(state)[0], mention)  # the person is more than the state
    for draft in group:
        for actor, role, mention in draft.parties:
            target = next((a for a in roles if a == actor or _stands_for(a, actor, cast)), None)
            if target is not None and _ROLE_RANK[role] > _ROLE_RANK[roles[target][0]]:
                roles[target] = (role, mention)
    return tuple(Party(actor=actor, role=role, mention=mention) for actor, (role, mention) in roles.items())


def _evidence(best: Draft, group: list[Draft]) -> tuple[Span, ...]:
    """The clearest telling, the places that add a field to it, and others while all can be read at a glance."""
    adding = [d for d in group if d is not best and len(set(d.fields) - set(best.fields)) > 0]
    others = [d for d in group if d is not best and d not in adding and not d.bare]
    spans = [best.extent]
    length = best.extent.end - best.extent.start
    for draft in (*adding, *others):
        size = draft.extent.end - draft.extent.start
        if len(spans) == _TELLINGS or any(span.overlaps(draft.extent) for span in spans):
            continue
        if draft in adding or length + size <= _GLANCE:
            spans.append(draft.extent)
            length += size
    return tuple(spans)
