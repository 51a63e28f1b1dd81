"""A group of keywords that is missing near a place: which of them stands elsewhere in the article, and how far off."""

from __future__ import annotations

from typing import NamedTuple

from alerts.matching.mentions import Found, Mentions
from alerts.matching.verdict import Compiled, Failed


class Elsewhere(NamedTuple):
    """A mention of a group's keyword, and the words between it and the place; None where it is in another field."""

    found: Found
    distance: int | None


def nearest_of_group(compiled: Compiled, failed: Failed, mentions: Mentions) -> Elsewhere | None:
    """The mention of the missing group that comes nearest to the place beside which it is missed."""
    if failed.group is None or failed.pair is None:
        return None
    place, article = failed.pair.place.hit, mentions.article
    field = article.layout.field(place.start)
    members = [Found(hit, term) for term in compiled.groups[failed.group] for hit in mentions.terms.get(term)]

    def off(member: Found) -> tuple[bool, int, int]:
        return article.layout.field(member.hit.start) != field, abs(member.hit.between(place)), member.hit.start

    nearest = min(members, key=off, default=None)
    if nearest is None:
        return None
    apart, distance, _ = off(nearest)
    return Elsewhere(nearest, None if apart else distance)


def disguised(compiled: Compiled, failed: Failed, mentions: Mentions) -> tuple[Found, ...]:
    """The phrases in which keywords of the missing group mean another thing and so do not count."""
    if failed.group is None:
        return ()
    covers = ((mentions.terms.veil(term), term) for term in compiled.groups[failed.group])
    return tuple(Found(cover, term) for cover, term in covers if cover is not None)
