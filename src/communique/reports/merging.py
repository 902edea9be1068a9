"""One contact per real contact: drafts of the same one joined, times carried from one to another, ids given."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import msgspec

from communique.actors import Registry
from communique.model import Contact, Party, Place, Published, Span, When
from communique.model.reports import Channel, Form, Role
from communique.reports import times
from communique.reports.cast import Cast
from communique.reports.document import Document
from communique.reports.drafts import Draft
from communique.reports.places import dateline_place
from communique.reports.times import Time

_HAPPENED, _AHEAD = frozenset({"occurred", "ongoing"}), frozenset({"planned", "proposed"})
_LATER = ("later", "earlier", "afterwards", "previously")
# Contacts and the drafts of them, by paragraph and sentence.
_Told = dict[tuple[int, int], list[tuple[list[Draft], Draft]]]
_LEAD, _STORY = 2, 15  # paragraphs: where the story's day stands, and how far it carries
_NEAR = 12  # contacts or tellings looked back at: more only in texts of hundreds of pages
_FACE = frozenset({"meeting", "talks", "summit", "conference", "visit"})
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
    _place_by_sighting(groups, sightings)
    _place_by_dateline(groups, cast.document, cast.registry)
    _place_asides(groups)
    whens = {id(group): _when(group) for group in groups}
    _date_the_lead(groups, whens, all_times, published)
    _carry(groups, whens, all_times, cast)
    _date_the_story(groups, whens, all_times, published)
    _date_by_visit(groups, whens, cast)
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


def _class(draft: Draft) -> str:
    return "happened" if draft.status in _HAPPENED else "ahead" if draft.status in _AHEAD else "not"


def _forms_fit(a: Form, b: Form) -> bool:
    return (
        a == b or (a in _FACE and b in _FACE) or {a, b} in ({"talks", "call"}, {"talks", "other"}, {"meeting", "other"})
    )


def _same(group: list[Draft], draft: Draft, cast: Cast) -> bool:
    first = group[0]
    if _class(first) != _class(draft) or not _forms_fit(first.form, draft.form):
        return False
    if first.form == "visit" and draft.form == "visit" and first.actors != draft.actors:
        return False
    places = {d.place.name for d in (*group, draft) if d.place is not None}
    countries = {d.place.country for d in (*group, draft) if d.place is not None and d.place.country is not None}
    if len(places) > 1 and len(countries) != 1:
        return False
    known = [d.when for d in group if _bounded(d.when)]
    if _bounded(draft.when) and any(_apart(when, draft.when) for when in known):
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


def _bounded(when: When | None) -> bool:
    return when is not None and when.earliest is not None and when.latest is not None


def _apart(a: When | None, b: When | None) -> bool:
    if a is None or b is None or a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return False
    return a.latest < b.earliest or b.latest < a.earliest


def _antecedent(before: list[list[Draft]], draft: Draft) -> list[Draft] | None:
    """What "the call" is: the last contact told before it, of a form that it can name."""
    initiators = {actor for actor, role, _ in draft.parties if role == "initiator"}
    for group in reversed(before):
        told = [d for d in group if (d.paragraph, d.trigger.start) < (draft.paragraph, draft.trigger.start)]
        fits = [d for d in told if d.form == draft.form or {d.form, draft.form} <= _FACE]
        if len(fits) == 0 or _class(fits[-1]) != _class(draft):
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
                if (_class(other[0]) != _class(group[0]) and not together) or other[0].form not in _FACE:
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


def _date_by_visit(groups: list[list[Draft]], whens: dict[int, When | None], cast: Cast) -> None:
    """ "In Turkey he met the coalition": a meeting during the one dated visit to the place is of the visit's days."""
    visits = [g for g in groups if g[0].form == "visit" and _bounded(whens[id(g)])]
    for group in groups:
        place = next((d.place for d in group if d.place is not None), None)
        if whens[id(group)] is not None or place is None or place.country is None or group[0].form == "visit":
            continue
        fits = [
            visit for visit in visits
            if visit[0].actors & group[0].actors
            and place.country in {cast.country(a) for a in visit[0].actors - group[0].actors}
            and _class(visit[0]) == _class(group[0])
        ]  # fmt: skip
        if len(fits) == 1:
            whens[id(group)] = whens[id(fits[0])]


def _place_by_sighting(groups: list[list[Draft]], sightings: Sequence[tuple[frozenset[str], Place]]) -> None:
    for pair, place in sightings:
        met = [g for g in groups if g[0].actors == pair and g[0].form in _FACE and _class(g[0]) == "happened"]
        if len(met) == 1 and all(draft.place is None for draft in met[0]):
            met[0][0].place = place
            met[0][0].fields["place"] = (place.evidence,)


def _place_by_dateline(groups: list[list[Draft]], document: Document, registry: Registry) -> None:
    """A story's first sentence tells of what happened where its dateline says, if it names no other place."""
    line = next((region for region in document.article.regions if region.kind == "dateline"), None)
    body = next((paragraph for paragraph in document.paragraphs if paragraph.region.kind == "body"), None)
    found = dateline_place(document, line, registry) if line is not None else None
    if body is None or found is None:
        return
    for group in groups:
        first = group[0]
        lead = first.paragraph == body.index and first.sentence == 0
        told = first.status == "ongoing" or (first.status == "occurred" and first.narrated)
        if lead and told and first.form in _FACE and first.channel != "video" and all(d.place is None for d in group):
            first.place = found
            first.fields["place"] = (found.evidence,)


def _place_asides(groups: list[list[Draft]]) -> None:
    """ "On the margins of the conference": where the conference is."""
    for at, group in enumerate(groups):
        if not group[0].aside or any(draft.place is not None for draft in group):
            continue
        wider = [
            d for other in groups[:at] for d in other if d.place is not None and d.form in ("summit", "conference")
        ]
        if len(wider) > 0 and _class(wider[-1]) == _class(group[0]):
            group[0].place = wider[-1].place
            group[0].fields["place"] = wider[-1].fields.get("place", (wider[-1].extent,))


def _when(group: list[Draft]) -> When | None:
    known = [d.when for d in group if _bounded(d.when)]
    if len(known) > 0:
        return min(known, key=_width)
    partial = [d.when for d in group if d.when is not None and (d.time is None or d.time.raw.anchor != "event")]
    return partial[0] if len(partial) > 0 else None


def _width(when: When | None) -> int:
    if when is None or when.earliest is None or when.latest is None:
        return 10_000
    return (date.fromisoformat(when.latest) - date.fromisoformat(when.earliest)).days


def _date_the_lead(
    groups: list[list[Draft]], whens: dict[int, When | None], all_times: list[Time], published: Published
) -> None:
    """A first contact told without a time, in an article that says "earlier on Friday" of its own day, is of that day.

    "Earlier" sets another event of the day before the one that the article is about, and so says its day.
    """
    if published.day is None or len(groups) == 0:
        return
    lead = min(groups, key=lambda group: (group[0].paragraph, group[0].trigger.start))
    if whens[id(lead)] is not None or _class(lead[0]) != "happened":
        return
    for time in all_times:
        said = time.raw.mod in ("earlier on", "later on", "earlier") and time.raw.kind in ("weekday", "day_offset")
        if said and time.expression.earliest == time.expression.latest == published.day:
            whens[id(lead)] = When(
                earliest=published.day, latest=published.day, value=published.day, evidence=time.span
            )
            return


def _date_the_story(
    groups: list[list[Draft]], whens: dict[int, When | None], all_times: list[Time], published: Published
) -> None:
    """The day of which the article tells in its first sentences, for what it narrates there without another time."""
    if published.day is None:
        return
    lead = next((t for t in all_times if t.paragraph <= _LEAD and t.is_moment and t.is_day), None)
    if lead is None or lead.expression.earliest is None:
        return
    day = date.fromisoformat(lead.expression.earliest)
    if not 0 <= (date.fromisoformat(published.day) - day).days <= 2:
        return
    timed = {(t.paragraph, t.sentence) for t in all_times if t.is_moment and t.expression.earliest is not None}
    for group in groups:
        first = group[0]
        near = first.paragraph - lead.paragraph in range(_STORY)
        alone = (first.paragraph, first.sentence) not in timed
        if whens[id(group)] is not None or not (near and alone and first.narrated and first.status == "occurred"):
            continue
        before = [t for t in all_times if t.span.end <= first.trigger.start and t.is_day and t.is_moment]
        if len(before) > 0 and before[-1].expression.earliest == lead.expression.earliest:
            whens[id(group)] = When(
                earliest=day.isoformat(), latest=day.isoformat(), value=day.isoformat(), evidence=lead.span
            )


def _carry(groups: list[list[Draft]], whens: dict[int, When | None], all_times: list[Time], cast: Cast) -> None:
    """ "The call took place three days after A met B": the one's date gives the other's."""
    told: _Told = {}
    for group in groups:
        for draft in group:
            told.setdefault((draft.paragraph, draft.sentence), []).append((group, draft))
    for time in all_times:
        if time.raw.anchor != "event" or time.raw.kind != "unit_offset" or time.raw.mod == "within":
            continue
        here = told.get((time.paragraph, time.sentence), [])
        if time.span.of(cast.document.text).lower().endswith(_LATER):
            if len({id(group) for group, _ in here}) == 1:
                _after_the_last(told, whens, time, here[0][0])
            continue
        before = next((group for group, draft in here if draft.trigger.end < time.span.start), None)
        after = next((group for group, draft in here if draft.trigger.start > time.span.end), None)
        first_word = cast.document.paragraphs[time.paragraph].doc[time.sentence].lower_
        if before is None and first_word in ("it", "this", "that"):
            before = _told_before(told, time)  # "It came three days after they met": what was told just before
        if before is None or after is None or before is after:
            continue
        own, theirs = whens[id(before)], whens[id(after)]
        if _bounded(own) and not _bounded(theirs):
            whens[id(after)] = _shifted(time, own, back=True)
        elif _bounded(theirs) and not _bounded(own):
            whens[id(before)] = _shifted(time, theirs, back=False)


def _after_the_last(told: _Told, whens: dict[int, When | None], time: Time, own: list[Draft]) -> None:
    """ "Three days later he met Wang": counts from the contact told just before, where that has its day."""
    earlier = _told_before(told, time)
    if earlier is not None and earlier is not own and not _bounded(whens[id(own)]):
        whens[id(own)] = _shifted(time, whens[id(earlier)], back=False)


def _told_before(told: _Told, time: Time) -> list[Draft] | None:
    """The contact told last before the sentence of a time."""
    key = max((key for key in told if key < (time.paragraph, time.sentence)), default=None)
    return max(told[key], key=lambda pair: pair[1].trigger.start)[0] if key is not None else None


def _shifted(time: Time, when: When | None, *, back: bool) -> When | None:
    if when is None or when.earliest is None or when.latest is None or time.raw.amount is None:
        return None
    raw = msgspec.structs.replace(time.raw, amount=-time.raw.amount) if back else time.raw
    days = times.shifted(raw, when.earliest, when.latest)
    if days is None:
        return None
    value = days[0] if days[0] == days[1] else "XXXX-XX-XX"
    return When(earliest=days[0], latest=days[1], value=value, evidence=time.span)


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
        confidence=round(min(0.95, best.strength + 0.05 * (len(group) - 1)), 2),
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
    """The clearest telling, and the places that add a field to it."""
    spans = [best.extent]
    for draft in group:
        adds = set(draft.fields) - set(best.fields)
        if draft is not best and len(adds) > 0 and not any(span.overlaps(draft.extent) for span in spans):
            spans.append(draft.extent)
    return tuple(spans[:3])
