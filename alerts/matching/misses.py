"""Why a rule did not fire, with what a person needs to see it: the nearest miss, or what only looks like a mention.

The verdict has the first step that failed, in the index's numbers; here it becomes words and places in the text. All of
it is worked out for one rule and one entry at a time, when somebody asks.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from alerts.matching.article import Article
from alerts.matching.index import Index
from alerts.matching.mentions import Found, Mentions
from alerts.matching.score import addends
from alerts.matching.verdict import MAX_EVIDENCE, Compiled, Failed
from alerts.model import Miss, Reason


class _Elsewhere(NamedTuple):
    """A mention of a group's keyword, and the words between it and the place; None where it is in another field."""

    found: Found
    distance: int | None


def miss_of(compiled: Compiled, failed: Failed, mentions: Mentions, index: Index) -> Miss:
    """The verdict on a rule that did not fire. The keys of its ``detail`` depend on the reason; a mention in it has a
    ``term``, a ``surface``, a ``field``, a ``start`` (in code points) and the number of its ``word`` in the field."""
    article, detail = mentions.article, dict[str, object]()
    if failed.pair is not None:
        pair = failed.pair
        detail["distance"] = None if pair.apart else pair.distance
        detail["keyword"] = _where(index.term(pair.keyword.what), pair.keyword, article)
        detail["place"] = _where(index.place(pair.place.what), pair.place, article)
    reason = Reason(failed.step)
    detail |= _asked_for(compiled, reason, article)
    if failed.group is not None:
        detail["group"] = list(compiled.rule.all_of[failed.group])
        detail |= _elsewhere(compiled, failed, mentions, index)
    if reason is Reason.EXCLUDED and failed.found is not None:
        where = _where(index.term(failed.found.what), failed.found, article)
        detail |= {"word": where["surface"], "exclusion": where}
    if failed.hidden:
        name = index.place if reason is Reason.NO_PLACE else index.term
        hidden = [_where(name(found.what), found, article) for found in failed.hidden]
        detail["hidden"] = list({where["surface"]: where for where in hidden}.values())[:MAX_EVIDENCE]
    if failed.score is not None:
        wanted = compiled.rule.min_score
        detail |= {"score": failed.score.total, "min_score": wanted, "sum": addends(failed.score)}
    return Miss(rule=compiled.rule.name, reason=reason, detail=detail)


def _asked_for(compiled: Compiled, reason: Reason, article: Article) -> Mapping[str, object]:
    """What the rule asks for and the entry does not have, as far as no mention shows it."""
    rule = compiled.rule
    match reason:
        case Reason.TOO_FAR:
            return {"within": str(rule.within)}
        case Reason.LANGUAGE:
            return {"language": article.entry.language, "wanted": list(rule.languages)}
        case Reason.NO_PLACE:
            return {"places": list(rule.where)}
        case Reason.NO_KEYWORD:
            return {"keywords": list(rule.keywords)}
        case _:
            return {}


def _elsewhere(compiled: Compiled, failed: Failed, mentions: Mentions, index: Index) -> Mapping[str, object]:
    """Where the nearest keyword of a missing group stands, or what only looks like one."""
    nearest = _nearest_of_group(compiled, failed, mentions)
    if nearest is not None:
        where = _where(index.term(nearest.found.what), nearest.found, mentions.article)
        return {"within": str(compiled.rule.within), "nearest": where | {"distance": nearest.distance}}
    covers = _disguised(compiled, failed, mentions)[:MAX_EVIDENCE]
    hidden = [_where(index.term(found.what), found, mentions.article) for found in covers]
    return {"hidden": hidden} if hidden else {}


def _nearest_of_group(compiled: Compiled, failed: Failed, mentions: Mentions) -> _Elsewhere | None:
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
    return _Elsewhere(nearest, None if apart else distance)


def _disguised(compiled: Compiled, failed: Failed, mentions: Mentions) -> tuple[Found, ...]:
    """The phrases in which keywords of the missing group mean another thing and so do not count."""
    if failed.group is None:
        return ()
    covers = ((mentions.terms.veil(term), term) for term in compiled.groups[failed.group])
    return tuple(Found(cover, term) for cover, term in covers if cover is not None)


def _where(name: str, found: Found, article: Article) -> dict[str, object]:
    span = article.offsets.span(found.hit)
    surface = article.entry.text(span.field)[span.start : span.end]
    number = article.layout.number(found.hit.start)
    return {"term": name, "surface": surface, "field": span.field, "start": span.start, "word": number}
