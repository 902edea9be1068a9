"""What the story around a contact tells of its day and place, where its own sentences do not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from communique.actors import Registry
from communique.model import Place, Published, When
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
#: Forms of contact at which the parties are in one room.
FACE = frozenset({"meeting", "talks", "summit", "conference", "visit"})


def class_of(draft: Draft) -> str:
    """Whether a draft has happened, lies ahead or is not: ``happened``, ``ahead``, ``not``."""
    return "happened" if draft.status in _HAPPENED else "ahead" if draft.status in _AHEAD else "not"


def is_bounded(when: When | None) -> bool:
    """Whether a time has a first and a last day."""
    return when is not None and when.earliest is not None and when.latest is not None


def date_by_visit(groups: list[list[Draft]], whens: dict[int, When | None], cast: Cast) -> None:
    """ "In Turkey he met the coalition": a meeting during the one dated visit to the place is of the visit's days."""
    visits = [g for g in groups if g[0].form == "visit" and is_bounded(whens[id(g)])]
    for group in groups:
        place = next((d.place for d in group if d.place is not None), None)
        if whens[id(group)] is not None or place is None or place.country is None or group[0].form == "visit":
            continue
        fits = [
            visit for visit in visits
            if visit[0].actors & group[0].actors
            and place.country in {cast.country(a) for a in visit[0].actors - group[0].actors}
            and class_of(visit[0]) == class_of(group[0])
        ]  # fmt: skip
        if len(fits) == 1:
            whens[id(group)] = whens[id(fits[0])]


def place_by_sighting(groups: list[list[Draft]], sightings: Sequence[tuple[frozenset[str], Place]]) -> None:
    """Two whom the text has together somewhere: there they met, where the one meeting of theirs has no place."""
    for pair, place in sightings:
        met = [g for g in groups if g[0].actors == pair and g[0].form in FACE and class_of(g[0]) == "happened"]
        if len(met) == 1 and all(draft.place is None for draft in met[0]):
            met[0][0].place = place
            met[0][0].fields["place"] = (place.evidence,)


def place_by_dateline(groups: list[list[Draft]], document: Document, registry: Registry) -> None:
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
        if lead and told and first.form in FACE and first.channel != "video" and all(d.place is None for d in group):
            first.place = found
            first.fields["place"] = (found.evidence,)


def place_also(groups: list[list[Draft]]) -> None:
    """ "In Baghdad he will meet the minister. He will also meet officers": the same place, in the same paragraph."""
    for at, group in enumerate(groups[1:], 1):
        one, before = group[0], groups[at - 1][0]
        near = one.paragraph == before.paragraph and class_of(one) == class_of(before)
        alone = one.also and one.form in FACE and all(draft.place is None for draft in group)
        if near and alone and before.place is not None and len(one.actors & before.actors) > 0:
            one.place = before.place
            one.fields["place"] = before.fields.get("place", (before.extent,))


def place_asides(groups: list[list[Draft]]) -> None:
    """ "On the margins of the conference": where the conference is."""
    for at, group in enumerate(groups):
        if not group[0].aside or any(draft.place is not None for draft in group):
            continue
        wider = [
            d for other in groups[:at] for d in other if d.place is not None and d.form in ("summit", "conference")
        ]
        if len(wider) > 0 and class_of(wider[-1]) == class_of(group[0]):
            group[0].place = wider[-1].place
            group[0].fields["place"] = wider[-1].fields.get("place", (wider[-1].extent,))


def date_the_lead(
    groups: list[list[Draft]], whens: dict[int, When | None], all_times: list[Time], published: Published
) -> None:
    """A first contact told without a time, in an article that says "earlier on Friday" of its own day, is of that day.

    "Earlier" sets another event of the day before the one that the article is about, and so says its day.
    """
    if published.day is None or len(groups) == 0:
        return
    lead = min(groups, key=lambda group: (group[0].paragraph, group[0].trigger.start))
    if whens[id(lead)] is not None or class_of(lead[0]) != "happened":
        return
    for time in all_times:
        said = time.raw.mod in ("earlier on", "later on", "earlier") and time.raw.kind in ("weekday", "day_offset")
        if said and time.expression.earliest == time.expression.latest == published.day:
            whens[id(lead)] = When(
                earliest=published.day, latest=published.day, value=published.day, evidence=time.span
            )
            return


def date_the_story(
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


def carry_times(groups: list[list[Draft]], whens: dict[int, When | None], all_times: list[Time], cast: Cast) -> None:
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
        if is_bounded(own) and not is_bounded(theirs):
            whens[id(after)] = _shifted(time, own, back=True)
        elif is_bounded(theirs) and not is_bounded(own):
            whens[id(before)] = _shifted(time, theirs, back=False)


def _after_the_last(told: _Told, whens: dict[int, When | None], time: Time, own: list[Draft]) -> None:
    """ "Three days later he met Wang": counts from the contact told just before, where that has its day."""
    earlier = _told_before(told, time)
    if earlier is not None and earlier is not own and not is_bounded(whens[id(own)]):
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
