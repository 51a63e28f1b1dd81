"""What people leave letters out of where they write in haste: « ppl w/o pwr nr the brdg », « they r shootin ».

A listed word, or one without its last g, is read as the word that it stands for too, as an ordinary word and in no
name (« R » is not Are in Sweden). Only shorthand that stands for one thing is listed: « pt » is a point and a patient,
« rd » a road and a round. In capitals single letters and initials of something else are not read: R. Diallo, the HSE.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from alerts.language.formstore import dictionary

_ENGLISH: Final = """
    ppl people, pple people, ppls people, pwr power, elec electricity, hosp hospital, hosps hospitals, bldg building,
    bldgs buildings, brdg bridge, hwy highway, hwys highways, rds roads, stn station, apts apartments,
    govt government, gvt government, fam family, fams families, bro brother, bros brothers, sis sister, dmg damage,
    dmgd damaged, injd injured, evacd evacuated, emerg emergency, w with, n and, u you, ur your, r are, abt about,
    frm from, thru through, nr near, b4 before, bc because, bcz because, cuz because, coz because, hv have, hav have,
    jst just, jus just, rn now, wht what, wat what, whr where, smth something, smthg something, sth something,
    every1 everyone, some1 someone, sum1 someone, in2 into, any1 anyone, nite night, nites nights, tonite tonight,
    overnite overnight, tmrw tomorrow, tmw tomorrow, yday yesterday, yr year, yrs years, wk week, wks weeks,
    mth month, mths months, hr hour, hrs hours, mins minutes, plz please, pls please, plse please, hlp help,
    dnt dont, cnt cant, lil little, watr water, h2o water, hse house, hses houses, bcos because
"""
"""Pairs of shorthand and what it stands for, folded."""
_INITIALS: Final = frozenset("b4 bc bro cnt fam hav hlp hr hse hv jus lil nr pwr rds rn sis sth stn ur wk".split())
"""Shorthand that is a name of its own in capitals: the HSE, HLP rights, 400 BC, an RN."""


def shorthand(language: str) -> Mapping[str, str]:
    """Folded shorthand of ``language`` → the word that it stands for."""
    return _LISTED.get(language, _NONE)


def is_shorthand(surface: str, folded: str) -> bool:
    """Whether a listed word, as it is written, is no initial of a name.

    >>> is_shorthand("ppl", "ppl"), is_shorthand("PPL", "ppl"), is_shorthand("R", "r"), is_shorthand("HSE", "hse")
    (True, True, False, False)
    """
    return not surface.isupper() or (len(folded) > 1 and folded not in _INITIALS)


def with_its_g(folded: str, language: str) -> str:
    """An English participle that lost its last letter, with it; "" for any other word.

    >>> with_its_g("shootin", "en"), with_its_g("berlin", "en")
    ('shooting', '')
    """
    if language != "en" or not folded.endswith(_LOST_A_G) or len(folded) < _SHORTEST:
        return ""
    words = dictionary(language)
    whole = folded + "g"
    return whole if words and words.has_folded(whole) and not words.has_folded(folded) else ""


_LOST_A_G: Final = "in"
_SHORTEST: Final = 5
_NONE: Final[Mapping[str, str]] = MappingProxyType({})
_LISTED: Final = {"en": dict(pair.split() for pair in _ENGLISH.split(","))}
