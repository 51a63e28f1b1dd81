"""Forms of French, Spanish, Portuguese and Italian words, by hand rules over the dictionary.

Theory: the dictionary says which words are verbs; verb endings come only for a keyword that is an infinitive, so that
marché never yields marche. A participle yields its four genders and numbers. Nouns and adjectives get the regular
plural and, for endings that name people or qualities, the regular feminine. Preferred mistake: a form that does not
exist (it will never be read) over one that is missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from alerts.language.formstore import Analysis, Dictionary, dictionary


class Grammar(NamedTuple):
    """What sets one Romance language apart."""

    infinitive: re.Pattern[str]
    verbal: re.Pattern[str]
    """Forms that only a verb has: it is one when the dictionary lists any."""
    finite: re.Pattern[str]
    """Endings that only a verb has; a keyword with one stands for the whole verb."""
    participle: re.Pattern[str]
    """Groups: the participle without gender and number."""
    endings: tuple[str, ...]
    """What a participle takes in place of gender and number."""
    plurals: Callable[[str], list[str]]
    feminines: tuple[tuple[str, str], ...]
    masculine_only: frozenset[str]
    """Nouns whose would-be feminine is another word."""
    conjugations: tuple[tuple[str, str], ...]
    """Infinitive ending → the endings of its regular third persons, participles and gerund."""


def _french_plurals(word: str) -> list[str]:
    if word.endswith(("s", "x", "z")):
        return [word]
    if word.endswith(("eau", "eu", "au")):
        return [word, word + "x"]
    if word.endswith("al"):
        return [word, word[:-2] + "aux", word + "s"]
    return [word, word + "s"]


def _spanish_plurals(word: str) -> list[str]:
    if word[-1] in "aeioué":
        return [word, word + "s"]
    if word.endswith("z"):
        return [word, word[:-1] + "ces"]
    if word[-1] in "íú":
        return [word, word + "es", word + "s"]
    accented = re.fullmatch(r"(.*)([áéíóú])([ns])", word)
    if accented:
        return [word, accented[1] + accented[2].translate(_UNACCENTED) + accented[3] + "es"]
    return [word] if word.endswith(("s", "x")) else [word, word + "es"]


def _portuguese_plurals(word: str) -> list[str]:
    for ending, plural in _PORTUGUESE_PLURALS:
        if word.endswith(ending):
            return [word, word.removesuffix(ending) + plural]
    return [word] if word.endswith(("s", "x")) else [word, word + "s"]


def _italian_plurals(word: str) -> list[str]:
    for ending, plurals in _ITALIAN_PLURALS:
        if word.endswith(ending):
            return [word, *(word.removesuffix(ending) + plural for plural in plurals.split())]
    return [word]


_STRONG: Final[Mapping[str, str]] = {
    "fr": """aître:u oître:u enir:enu prendre:pris mettre:mis battre:battu eindre:eint aindre:aint oindre:oint ndre:ndu
        erdre:erdu uire:uit ouvrir:ouvert ffrir:ffert ourir:ouru oire:u cevoir:çu""",
    "es": """brir:biert olver:uelt mponer:mpuest xponer:xpuest sponer:spuest eponer:epuest oponer:opuest
        scribir:scrit romper:rot""",
    "pt": """brir:bert mpor:mpost xpor:xpost spor:spost epor:epost render:res leger:leit spersar:spers xpulsar:xpuls
        screver:scrit spender:spens""",
    "it": """prire:pert hiudere:hius mergere:mers cidere:cis vadere:vas orrere:ors ettere:ess ompere:ott endere:es
        ascondere:ascost fondere:fus spondere:spost ggere:tt gliere:lt olgere:olt ungere:unt incere:int porre:post
        durre:dott rarre:ratt parire:pars primere:press frire:fert enire:enut scrivere:scritt uovere:oss
        cuotere:coss""",
}
"""How infinitives end → how their participles do, without gender and number, for those that the dictionary lacks."""
_ALTERNATING: Final = frozenset({"es", "pt"})
"""Languages whose verbs change their stem."""
_IN_FULL: Final = 40
"""The fewest forms of a verb that the dictionary conjugates in full."""
_ACCENTED: Final = str.maketrans("aei", "áêí")
_STRESSED: Final = str.maketrans("aeiou", "áéíóú")
_STRESS: Final = re.compile("([aeiou])(?=[^aeiou]*[ae]$)")
_REFLEXIVE: Final = re.compile(r"\w{3,}[aeií]rse")
_SPANISH_PRONOUNS: Final = ("lo", "la", "los", "las", "le", "les", "me", "nos", "se")
_FIRST, _SECOND = ("se", "me", "nos"), ("lo", "la", "los", "las")
"""Two Spanish pronouns on one verb: entregárselos."""
_LEAST_REFORMED: Final = 5
"""Letters of a word with two spellings, but for those in -ção: facto and fato, pacto and pato are two words."""
_ABSOLUTE: Final = ("olo", "ala", "ili", "ele", "osi", "asi", "isi", "esi")
"""Italian participles with a pronoun: evacuatili tutti, spentosi il fuoco."""
_UNACCENTED: Final = str.maketrans("áéíóú", "aeiou")
_PORTUGUESE_PLURALS: Final = (
    ("ão", "ões"), ("al", "ais"), ("ol", "óis"), ("ul", "uis"), ("el", "éis"), ("il", "is"),
    ("m", "ns"), ("ês", "eses"), ("r", "res"), ("z", "zes"),
)  # fmt: skip

_ITALIAN_PLURALS: Final = (
    ("io", "i ii"), ("co", "chi ci"), ("go", "ghi gi"), ("ca", "che"), ("ga", "ghe"), ("cia", "cie ce"),
    ("gia", "gie ge"), ("ista", "isti iste"), ("o", "i"), ("a", "e"), ("e", "i"),
)  # fmt: skip

_LITERARY: Final = re.compile(r".+(a|as|ai|âmes|âtes|asse|asses|ât|assent)$")

GRAMMARS: Final[Mapping[str, Grammar]] = {
    "fr": Grammar(
        infinitive=re.compile(r".+(er|ir|re)$"),
        verbal=re.compile(r".+(ant|ait|ent)$"),
        finite=re.compile(r".{3,}(èrent|aient|irent|urent|eront|iront)$"),
        participle=re.compile(r"(.+(?:é|i|u|is|it|ert|aint|eint|oint))(?:e?s?)$"),
        endings=("", "s", "e", "es"),
        plurals=_french_plurals,
        feminines=(
            ("é", "ée"), ("ien", "ienne"), ("ier", "ière"), ("eux", "euse"), ("if", "ive"), ("teur", "trice"),
            ("eur", "euse"), ("el", "elle"),
        ),
        masculine_only=frozenset(
            "marché blé café carré côté cuir degré papier courrier chantier quartier dossier fichier métier clavier "
            "panier cahier sentier chien bien jeu pneu lien entretien maintien soutien courriel ciel hôtel appel "
            "colonel moteur secteur vecteur tracteur réacteur bonheur malheur honneur meilleur intérieur extérieur "
            "logiciel hiver mortier objectif tarif collectif massif motif canal charnier".split()
        ),
        conjugations=(
            ("er", "er e es ent ons ez ait aient a èrent era eront erait eraient ant é és ée ées"),
        ),
    ),
    "es": Grammar(
        infinitive=re.compile(r".+([aeií]r)(se)?$"),
        verbal=re.compile(r".+(ando|iendo|yendo|aba|ó)(se)?$"),
        finite=re.compile(r".{3,}(aron|ieron|jeron|aban)$|.{4,}(ó|ió)$"),
        participle=re.compile(r"(.+(?:ad|id|íd|uert|echo|ech|ist|iert|uelt|rit|pues|roto|rot))(?:[oa]s?)$"),
        endings=("o", "os", "a", "as"),
        plurals=_spanish_plurals,
        feminines=(
            ("ado", "ada"), ("ido", "ida"), ("ído", "ída"), ("ero", "era"), ("ario", "aria"), ("ivo", "iva"),
            ("ano", "ana"), ("dor", "dora"), ("tor", "tora"), ("sor", "sora"), ("és", "esa"),
        ),
        masculine_only=frozenset(
            "mercado estado partido sentido sonido dinero enero febrero acero cuero crucero número archivo motivo "
            "objetivo verano mano grano gusano océano pantano horario escenario calendario diario salario motor factor "
            "sector valor soldado juzgado senado tejado pecado vestido líquido ruido nido grado cuidado ganado "
            "cultivo".split()
        ),
        conjugations=(
            ("ar", "ar a an ó aron aba aban ará arán aría arían ando ado ada ados adas e en ase ara"),
            ("er", "er e en ió ieron ía ían erá erán ería erían iendo ido ida idos idas"),
            ("ir", "ir e en ió ieron ía ían irá irán iría irían iendo ido ida idos idas"),
        ),
    ),
    "pt": Grammar(
        infinitive=re.compile(r".+[aeiôo]r$"),
        verbal=re.compile(r".+(ando|endo|indo|ondo|ava|ou)$"),
        finite=re.compile(r".{3,}(aram|eram|iram|avam)$|.{4,}ou$"),
        participle=re.compile(r"(.+(?:ad|id|íd|ort|res|eit|ist|ert|rit|ost))(?:[oa]s?)$"),
        endings=("o", "os", "a", "as"),
        plurals=_portuguese_plurals,
        feminines=(
            ("ado", "ada"), ("ido", "ida"), ("ído", "ída"), ("eiro", "eira"), ("ário", "ária"), ("ivo", "iva"),
            ("ano", "ana"), ("dor", "dora"), ("tor", "tora"), ("sor", "sora"), ("ês", "esa"),
        ),
        masculine_only=frozenset(
            "mercado estado partido sentido dinheiro janeiro fevereiro número motivo objetivo cenário horário salário "
            "calendário oceano plano ano dano cano motor setor fator valor soldado senado telhado pecado vestido "
            "líquido ruído grau cuidado arquivo banheiro chuveiro mês país lado".split()
        ),
        conjugations=(
            ("ar", "ar a am ou aram ava avam ará arão aria ariam ando ado ada ados adas"),
            ("er", "er e em eu eram ia iam erá erão eria eriam endo ido ida idos idas"),
            ("ir", "ir e em iu iram ia iam irá irão iria iriam indo ido ida idos idas"),
        ),
    ),
    "it": Grammar(
        infinitive=re.compile(r".+([aei]r|r)(re|e|si)$"),
        verbal=re.compile(r".+(ando|endo|ava|eva|iva)$"),
        finite=re.compile(r".{3,}(arono|erono|irono|avano|evano|ivano)$|.{4,}ò$"),
        participle=re.compile(r"(.+(?:at|ut|it|is|os|es|us|tt|st|rt|int|unt|pent|lt|rs|ss))(?:[oaie])$"),
        endings=("o", "i", "a", "e"),
        plurals=_italian_plurals,
        feminines=(
            ("ato", "ata"), ("ito", "ita"), ("uto", "uta"), ("iere", "iera"), ("ario", "aria"), ("ivo", "iva"),
            ("ano", "ana"), ("tore", "trice"), ("oso", "osa"), ("igiano", "igiana"), ("igio", "igia"), ("ugo", "uga"),
            ("iso", "isa"), ("eso", "esa"), ("erto", "erta"), ("erso", "ersa"), ("unto", "unta"), ("otto", "otta"),
        ),
        masculine_only=frozenset(
            "mercato stato partito sentito senato reato dinamitardo carcerato prato trattato mandato attentato agguato "
            "motore settore valore piano vulcano uragano oceano mano grano orario salario scenario calendario motivo "
            "obiettivo archivio vestito soldato comunicato sindacato artigianato volto lato fuoco rogo".split()
        ),
        conjugations=(
            ("are", "are a ano ò arono ava avano erà eranno erebbe ando ato ata ati ate i ino asse"),
            ("ere", "ere e ono é erono eva evano erà eranno erebbe endo uto uta uti ute a ano"),
            ("ire", "ire e ono ì irono iva ivano irà iranno irebbe endo ito ita iti ite isce iscono"),
        ),
    ),
}  # fmt: skip


def without_se(word: str, words: Dictionary) -> str:
    """A Spanish infinitive without its pronoun (desplomarse: desplomar), where that is a verb; ``word`` if not."""
    bare = word.removesuffix("se")
    return bare if _REFLEXIVE.fullmatch(word) and words.forms_of(bare) else word


def reformed(word: str, words: Dictionary) -> frozenset[str]:
    """A Portuguese word as it is spelt before or after the reform of 1990, which Angola and Mozambique have not taken
    over: acção and ação, projecto and projeto; empty for most words."""
    newer = re.sub("[cp]ç", "ç", word) if word.endswith(("ção", "ções")) else word.replace("ct", "t")
    older = (word[:at] + "c" + word[at:] for at in range(2, len(word) - 1) if word[at] in "çt")
    twins = {
        each
        for each in (newer, *older)
        if each != word and (min(len(each), len(word)) >= _LEAST_REFORMED or word.endswith("ção"))
    }
    return frozenset(each for each in twins if words.has(each))


def grow(word: str, readings: list[Analysis], *, language: str) -> frozenset[str]:
    """The forms of ``word`` in ``language`` (fr, es, pt, it) by its dictionary ``readings``."""
    grammar = GRAMMARS[language]
    forms: set[str] = set()
    for reading in readings:
        if not is_verb(reading, grammar):
            forms |= reading.forms | inflect_noun(reading.lemma, language)
        elif word == reading.lemma or grammar.finite.fullmatch(word):
            participles = _participles(reading, grammar)
            forms |= reading.forms | participles | _regular_forms(reading, language)
            forms |= {each[:-1] + end for each in participles for end in _ABSOLUTE} if language == "it" else set()
            forms |= _with_pronouns(reading.lemma, language)
            forms |= _orders(reading) if language == "es" else set()
            forms |= _strong_participles(reading.lemma, language) | _participles_in_i(reading, language)
        else:
            forms |= {word} | _gendered(word, reading, grammar)
    return frozenset(forms)


def inflect_noun(word: str, language: str) -> frozenset[str]:
    """Number, and gender where the ending shows one, of a noun or adjective by rule alone."""
    grammar = GRAMMARS[language]
    singulars = [word]
    if word not in grammar.masculine_only:
        feminine = next((new for old, new in grammar.feminines if word.endswith(old)), None)
        old = next((old for old, _ in grammar.feminines if word.endswith(old)), "")
        if feminine is not None:
            singulars.append(word.removesuffix(old) + feminine)
    return frozenset(plural for singular in singulars for plural in grammar.plurals(singular))


def regular(word: str, language: str) -> set[str]:
    """The forms of a word in no dictionary: of a noun, and of a verb where it ends like one."""
    return set(inflect_noun(word, language)) | conjugate(word, language)


def _with_pronouns(infinitive: str, language: str) -> set[str]:
    """The infinitive with the pronouns written onto it: rescatarlos, salvarli; Portuguese resgatá-los as its stem."""
    if language == "es":
        gerund = infinitive[:-2] + ("ándo" if infinitive.endswith("ar") else "iéndo")
        stressed = infinitive[:-2] + infinitive[-2:].translate(_STRESSED)
        both = {verb + first + second for verb in (stressed, gerund) for first in _FIRST for second in _SECOND}
        return both | {verb + pronoun for verb in (infinitive, gerund) for pronoun in _SPANISH_PRONOUNS}
    if language == "it":
        gerund = infinitive[:-3] + ("ando" if infinitive.endswith("are") else "endo")
        return {
            verb + pronoun
            for verb in (infinitive[:-1], gerund, infinitive[:-2] + "te")
            for pronoun in ("lo", "la", "li", "le", "ne", "si", "ci")
        }
    return {infinitive[:-2] + infinitive[-2].translate(_ACCENTED)} if language == "pt" else set()


def _orders(verb: Analysis) -> set[str]:
    """Spanish imperatives with pronouns: rescátenlos, ayúdennos."""
    longest = len(verb.lemma.removesuffix("se")) + 1
    orders = {
        form[:-1] for form in verb.forms if form.endswith(("an", "en")) and len(form) <= longest and form.isascii()
    }
    stressed = {_STRESS.sub(lambda vowel: vowel[1].translate(_STRESSED), order) for order in orders}
    return {form + pronoun for order in stressed for form in (order, order + "n") for pronoun in _SPANISH_PRONOUNS}


def _participles_in_i(verb: Analysis, language: str) -> set[str]:
    """The participles of a French verb in -ir, of which the dictionary has some as adjectives (envahi, meurtri)."""
    root = verb.lemma.removesuffix("r")
    is_regular = language == "fr" and root + "ssent" in verb.forms
    return {root + gender for gender in ("", "s", "e", "es")} if is_regular else set()


def _strong_participles(infinitive: str, language: str) -> set[str]:
    """The participles of irregular verbs by the end of the infinitive, for those that the dictionary has as adjectives
    (couvert, cubierto, imposto, sommerso)."""
    genders = ("", "s", "e", "es") if language == "fr" else GRAMMARS[language].endings
    for ending, _, participle in (pair.partition(":") for pair in _STRONG[language].split()):
        if infinitive.endswith(ending):
            return {infinitive.removesuffix(ending) + participle + gender for gender in genders}
    return set()


def conjugate(infinitive: str, language: str) -> set[str]:
    """Third persons, participles and gerund of a regular verb; empty for a word that does not end like one."""
    for ending, others in GRAMMARS[language].conjugations:
        if infinitive.endswith(ending) and len(infinitive) >= len(ending) + 2:
            root = infinitive.removesuffix(ending)
            forms = {_spelled(root, other, language) for other in others.split()}
            return {_hiatus(form, root, language) for form in forms}
    return set()


def _regular_forms(verb: Analysis, language: str) -> set[str]:
    """What the rules make of a verb; where the dictionary conjugates it in full, only what is a word at all: herir has
    hiere, and no here."""
    made, words = conjugate(verb.lemma, language), dictionary(language)
    if language not in _ALTERNATING or words is None or len(verb.forms) < _IN_FULL:
        return made
    return {form for form in made if words.has(form)}


def _hiatus(form: str, root: str, language: str) -> str:
    """Spanish and Portuguese put an accent on the i after a strong vowel: caído."""
    if language in {"es", "pt"} and root[-1] in "aeo" and form.startswith(root + "id"):
        return root + "í" + form[len(root) + 1 :]
    return form


def _spelled(root: str, ending: str, language: str) -> str:
    """``root`` + ``ending`` with the letter that keeps the sound of c and g (menaçant, atacó, ataque)."""
    if language == "fr" and ending[0] == "a":
        return root[:-1] + "ç" + ending if root.endswith("c") else root + ("e" if root.endswith("g") else "") + ending
    if language == "it" and root.endswith(("c", "g")) and root + ending[:1]:
        return root + ("h" if ending[0] in "ei" else "") + ending
    if language != "fr" and ending[0] in "eé" and root.endswith(("c", "g")) and "r" not in ending:
        return root[:-1] + ("qu" if root.endswith("c") else "gu") + ending
    return root + ending


def may_be_literary(word: str) -> bool:
    """Whether ``word`` ends like a French simple past or past subjunctive: then ``is_literary`` decides."""
    return _LITERARY.fullmatch(word) is not None


def is_literary(readings: list[Analysis]) -> bool:
    """Whether a word of these ``readings`` is nothing but a French simple past or past subjunctive, which nobody writes
    by chance where a name stands (Gaza, of gazer; Lima, of limer)."""
    french = GRAMMARS["fr"]
    return all(is_verb(reading, french) for reading in readings)


def is_verb(reading: Analysis, grammar: Grammar) -> bool:
    """Whether a reading is that of a verb: it looks like an infinitive and has forms that only a verb has."""
    infinitive = grammar.infinitive.fullmatch(reading.lemma)
    return bool(infinitive) and any(grammar.verbal.fullmatch(form) for form in reading.forms)


def _participles(reading: Analysis, grammar: Grammar) -> set[str]:
    """The participles of a verb: all that its forms show, in every gender and number."""
    return {form for known in reading.forms for form in _gendered(known, reading, grammar)}


def _gendered(form: str, reading: Analysis, grammar: Grammar) -> set[str]:
    stem = grammar.participle.fullmatch(form)
    if stem is None or not _is_participle(stem[1], reading, grammar):
        return set()
    return {stem[1] + ending for ending in grammar.endings}


def _is_participle(stem: str, reading: Analysis, grammar: Grammar) -> bool:
    """Whether at least two of the four are forms of the verb, and the stem is not that of another tense (tu tues)."""
    if reading.lemma.endswith("er") and grammar is GRAMMARS["fr"] and not stem.endswith("é"):
        return False
    return sum(stem + ending in reading.forms for ending in grammar.endings) >= 2
