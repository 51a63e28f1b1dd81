"""Words that a full stop may follow without ending the sentence, by language.

Theory: a full stop after an initial (M. Diallo) or after one of these abbreviations ends no sentence; any other
ends one unless the next word starts in lower case. Preferred mistake: two sentences taken for one, since a window
that is a little too wide shows its evidence, and one that is too narrow hides an alert.
"""

from __future__ import annotations

from typing import Final

_EVERYWHERE: Final = "dr prof st ste mr mrs ms mme mlle jr sr etc vs no nr vol art fig cf al gen col sgt capt cmdr lt"

_BY_LANGUAGE: Final = {
    "fr": "m mm mme mmes mlle me mgr pr av bd env min tél p pp éd apr janv févr juil sept oct nov déc ex",
    "en": "rev hon gov sen rep pres maj adm supt est approx dept jan feb mar apr aug sept oct nov dec inc ltd co corp "
    "brig cpl pvt sgt lt col capt cmdr fr ave blvd rd mt ft mon tue wed thu fri sat sun nos pp intl govt hosp",
    "es": "sr sra srta dra ud uds av avda pág núm tel gral cnel ee uu depto prov",
    "pt": "sr sra dra av pág núm tel gen cel exmo dept prov",
    "ru": "г гг ул им тыс млн млрд руб т д п е к др пр рис стр см обл р-н пос дер св проф акад ген полк кв чел",
    "uk": "м р рр вул ім тис млн млрд грн т д п е ін див обл с смт проф акад ген кв чол",
    "tr": "sn doç yrd bkz vb örn cad sok mah alb gn",
    "de": "z b d h u a bzw ca evtl ggf inkl str usw nr tel dez nov okt sep jan feb mio mrd hr fr abs bspw gest geb hl",
    "it": "sig sigg dott ing avv on gen col pag tel ecc min cap ten mons prof sen min art ca mln",
    "ar": "د أ م ص ت",
    "fa": "دکتر",
    "sw": "bw bi mh dkt",
    "id": "jl no dll dsb dkk tgl kec kab prov kel rt rw bpk bp sdr hlm pt tn ny",
    "pl": "ul im godz tys mln mld św r m in tzw np pl al os gen płk mjr por woj pow gm",
    "nl": "dhr mevr drs ing ir bijv enz nl plm jl blz resp",
    "ro": "str nr d dl dna jud loc bd ing",
    "el": "κ κα δρ λ χ π αρ χλμ εκ στρ",
    "hi": "डॉ श्री प्रो पं कु सं",
    "bn": "ড ডা মো মোঃ প্রফ অধ্যা",
    "ur": "ڈاکٹر",
    "he": "ד",
    "am": "ዶ ፕ አቶ",
    "so": "md dr",
    "ha": "alh mal dr",
}

_SETS: Final = {
    language: frozenset(f"{_EVERYWHERE} {words}".split()) for language, words in ({"und": ""} | _BY_LANGUAGE).items()
}


def abbreviations(language: str) -> frozenset[str]:
    """Lower-case abbreviations of ``language`` (a primary subtag), with those that every language borrows."""
    return _SETS.get(language, _SETS["und"])
