"""Words that a full stop may follow without ending the sentence, by language.

Theory: a full stop after an initial (M. Diallo) or after one of these abbreviations ends no sentence, nor, in some
languages, one after a number of two digits (am 5. Mai); any other ends one unless the next word starts in lower case.
An abbreviation that no name follows (U.S., etc., a.m.), and such a number, ends one too where a word comes next, with a
capital, that opens sentences (The). Preferred mistake: two sentences taken for one, since a window that is a little too
wide shows its evidence, and one that is too narrow hides an alert.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

_EVERYWHERE: Final = (
    "dr prof st ste kh mr mrs ms mme mlle jr sr etc vs no nr vol art fig cf al gen col sgt capt cmdr lt maj"
)

_BY_LANGUAGE: Final = {
    "fr": "m mm mme mmes mlle me mgr pr av bd env min tél p pp éd apr janv févr juil sept oct nov déc ex",
    "en": "rev hon gov sen rep pres maj adm supt est approx dept jan feb mar apr aug sept oct nov dec inc ltd co corp "
    "brig cpl pvt sgt lt col capt cmdr fr ave blvd rd mt ft mon tue wed thu fri sat sun nos pp intl govt hosp",
    "es": "mons sto sta cd gob lic excmo excma ilmo ilma ing arq pdte pdta vda fco "
    "sr sra srta dra dn dña ud uds av avda pág núm tel gral cnel ee uu depto prov",
    "pt": "mons sto sta s sr sra dra av pág núm tel gen cel exmo dept prov eng",
    "ru": "г гг ул им тыс млн млрд руб т д п е к др пр рис стр см обл р-н пос дер св проф акад ген полк кв чел корп эт "
    "оф тел янв фев февр апр авг сен сент окт ноя нояб дек мкр пл наб бул бульв просп пер ш мин сек ч ок гл ред доц "
    "зам нач лейт кап подп ст р с х мл букв напр вкл",
    "uk": "м р рр вул ім тис млн млрд грн т д п е ін див обл с смт проф акад ген кв чол буд корп пов тел пл просп "
    "бульв пров наб мкр хв год січ лют бер квіт трав черв лип серп вер жовт лист груд доц зам св напр прибл",
    "tr": "sn doç yrd bkz vb örn cad sok mah alb gn av",
    "de": "z b d h u a bzw ca evtl ggf inkl str usw nr tel dez nov okt sep jan feb mio mrd hr fr abs bspw gest geb hl "
    "abb bsp vgl zzgl bzgl min std tsd jh sog gem ing dipl fam kath ev lt rd pl hbf",
    "it": "sig sigg dott ing avv on gen col pag tel ecc min cap ten mons prof sen min art ca mln",
    "ar": "د أ م ص ت",
    "fa": "دکتر",
    "sw": "bw bi mh dkt na",
    "id": "jl no dll dsb dkk tgl kec kab prov kel rt rw bpk bp sdr hlm pt tn ny",
    "vi": "tp tx tt p q h x ts ths pgs gs bs ks ubnd",
    "pl": "ul im godz tys mln mld św r m in tzw np pl al os gen płk mjr por woj pow gm br ok pkt lok hab inż ks bp kpt "
    "sierż asp kom nadkom tzn tel wyd zob",
    "nl": "dhr mevr drs ing ir bijv enz nl plm jl blz resp nrs tel min mld mln ds mw hr st burg jhr",
    "ro": "str nr d dl dna jud loc bd ing sos bl sc ap et tel lt col cpt min mil mld pr sf pag ex aprox",
    "sr": "ul br dr g gđa prof tzv npr itd god min st tj mil mlrd str čl kv sv mr ing ул бр др г гђа проф тзв нпр итд "
    "год мин ст тј мил млрд стр чл кв св мр инг",
    "cs": "ul č čp tř nám tzv např tj atd apod mil mld tis ing mgr mudr judr phdr bc doc hod min st sv kpt plk gen",
    "hu": "ú u krt ker sz pl ill kb stb ún dr ifj id özv prof tel em ezr szt vö",
    "sv": "bl s k ca kl mfl osv tex dvs nr tel st mr fr doc res",
    "da": "bl ca kl mfl osv fx dvs nr tlf hr fru gl str",
    "fi": "esim mm ns ym jne klo ks n v kpl puh",
    "az": "küç pr prof dr şəh ray mln mlrd",
    "el": "κ κα δρ λ χ π αρ χλμ εκ στρ οδ λεωφ τηλ καθ σελ αγ ταγμ λοχ πλ δισ τ μ ν σ",
    "hi": "डॉ श्री प्रो पं कु सं",
    "bn": "ড ডা মো মোঃ প্রফ অধ্যা",
    "ur": "ڈاکٹر",
    "he": "ד רח שד פרופ טל עמ",
    "am": "ዶ ፕ አቶ",
    "so": "md dr jen gen gaashaanle",
    "ha": "alh mal dr",
    "ku": "dr prof nimr hejm",
}
_ALIKE: Final = {"hr": "sr", "bs": "sr", "sk": "cs", "no": "da", "nb": "da"}
"""Languages that cut words short as another does."""

_ORDINALS: Final = " ".join(map(str, range(1, 100)))
_COUNTING: Final = frozenset("de da fi hu cs sr pl tr az".split())
"""Languages that write ordinals with a full stop: am 5. Mai, die 3. Armee."""

_OWN_SCRIPT: Final = ("ru", "uk", "el", "hi", "bn", "am")
"""Languages whose abbreviations are told by their letters, where nobody knows the language of a text."""
_SETS: Final = {
    language: frozenset(
        f"{_EVERYWHERE} {words} {_ORDINALS if _ALIKE.get(language, language) in _COUNTING else ''}".split()
    )
    for language, words in (
        {"und": " ".join(_BY_LANGUAGE[each] for each in _OWN_SCRIPT)}
        | {language: _BY_LANGUAGE[other] for language, other in _ALIKE.items()}
        | _BY_LANGUAGE
    ).items()
}


def abbreviations(language: str) -> frozenset[str]:
    """Lower-case abbreviations of ``language`` (a primary subtag), with those that every language borrows."""
    return _SETS.get(language, _SETS["und"])


_TITLES: Final = frozenset(
    """dr prof st ste mr mrs ms mme mmes mlle me mgr pr m mm gen col sgt capt cmdr lt sr sra srta dra ud sto sta cd rev
    hon gov sen rep pres maj brig cpl pvt mt ft fr rd sig sigg dott ing avv on mons gral cnel dn dña av avda ex sn doç
    yrd hr г ул им др пр св проф акад ген полк пос д м вул ім""".split()
)
"""Abbreviations that a name follows, perhaps one with an article (M. Le Guen)."""
_OPENERS: Final = {
    "en": "The This These That Those It Its There They Their We Our My Your She His Her In At On After Before But And "
    "However When While If Although Since As For Some Many Most All No Not Now Then Meanwhile",
    "fr": "Le La Les Un Une Des Du Au Aux Ce Cet Cette Ces Il Elle Ils Elles On Nous Dans En À A Selon Mais Après "
    "Avant Pour Depuis Pendant Lorsque Quand Plusieurs Tous Leur Leurs Son Sa Ses",
    "es": "El La Los Las Un Una Unos En Según Pero Este Esta Estos Estas Ese Esa Tras Después Antes Por Para Cuando "
    "Mientras Su Sus Muchos Todos No También",
    "pt": "O A Os As Um Uma Em No Na Nos Nas Segundo Mas Este Esta Esse Essa Após Depois Antes Por Para Quando "
    "Enquanto Seu Sua Não Também",
    "it": "Il Lo La I Gli Le Un Una In Nel Nella Secondo Ma Questo Questa Dopo Prima Per Quando Mentre Non Anche",
    "de": "Der Die Das Den Dem Ein Eine Einen Es Er Sie Wir In Im Am Nach Vor Aber Und Als Wenn Während Auch Nicht "
    "Dort Diese Dieser Dieses Seit",
    "ru": "В Во На По Из К С Со О Об От До За При После Но И А Он Она Они Оно Мы Это Эта Этот Эти Там Также Не Как "
    "Когда Если Пока",
    "uk": "У В На По Із З До За При Після Але І Й А Він Вона Вони Воно Ми Це Ця Цей Ці Там Також Не Як Коли Якщо Поки",
}
"""Words that open sentences and no names."""
_DOTTED: Final = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_ARTICLED: Final = frozenset("fr es pt it de".split())
"""Where a surname may begin with an article: two initials may stand for the first names (J.M. Le Clézio)."""
_QUOTES: Final = '\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff*_"“”«»‘’()'
_AROUND: Final = rf"[{_QUOTES}\[\]]"
"""Quotation marks, brackets and what nobody sees, on either side of a word."""
_LEADING: Final = re.compile(rf"^(?:{_AROUND}|\w{{1,4}}['’](?=\w))+")
"""Quotation marks, brackets and an elided article: (l’O.N.U."""
_LAST_WORD: Final = 24
_TWO_INITIALS: Final = len("J.M")
_CLOCK: Final = re.compile(
    r"(?<=\d)[^\S\n]{1,2}[ap]\.m\.[^\S\n]+(?=[A-Z][a-z])"
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|Local|Eastern|Central|Mountain|Pacific|Greenwich|Moscow|Kyiv|Beijing|Tokyo)"
)
"""An hour, and a capital behind it that belongs to no date or time zone."""


@cache
def _opening(language: str) -> re.Pattern[str] | None:
    words = _OPENERS.get("en" if language == "und" else language)
    if words is None:
        return None
    return re.compile(rf"\.{_AROUND}{{0,4}}[^\S\n]+(?={_AROUND}{{0,4}}(?:{'|'.join(words.split())})(?![\w'’.-]))")


def ends_after_abbreviations(text: str, language: str) -> Iterator[int]:
    """Where, in a ``text`` in ``language`` (a primary subtag), a sentence begins behind an abbreviation.

    >>> list(ends_after_abbreviations("He left the U.S. The school burnt. M. Le Guen left.", "en"))
    [17]
    >>> list(ends_after_abbreviations("It burnt at 5 p.m. Goma fled. At 6 p.m. Monday it rained.", "en"))
    [19]
    >>> list(ends_after_abbreviations("Fermé à 16 h. Le gaz brûle.", "fr"))
    [14]
    """
    yield from (found.end() for found in _CLOCK.finditer(text))
    opening = _opening(language)
    for found in opening.finditer(text) if opening else ():
        before = text[max(0, found.start() - _LAST_WORD) : found.start()].split()
        word = _LEADING.sub("", before[-1]) if before else ""
        folded = word.lower()
        counted = len(word) == 1 and word.islower() and len(before) > 1 and before[-2][-1:].isdigit()
        dotted = _DOTTED.fullmatch(word) and (len(word) > _TWO_INITIALS or language not in _ARTICLED)
        if dotted or counted or (folded in abbreviations(language) and folded not in _TITLES):
            yield found.end()
