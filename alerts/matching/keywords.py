"""A keyword as staff typed it → the patterns that mean it, and the phrases that look like it and mean another thing.

Theory: the forms of a word are listed when the rule is saved, so that a person can see them; nothing is stemmed
away at match time unless no dictionary has the word. A phrase inflects word by word, in a language that knows all of
its words. ``concept:`` keywords bring the words of every language that the lexicon has, ``pack:`` exclusions those of
a ready pack. A fixed figurative phrase (bombe anatomique) is a decoy of every keyword in it. Preferred mistake: one
form too many, which shows in the evidence, over one too few, which nobody sees.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import chain, islice, pairwise, product
from typing import Final

from alerts.language import firstmembers
from alerts.language.compounds import PREFIXES, other_spellings
from alerts.language.folding import fold, fold_all
from alerts.language.grammars.han import shapes
from alerts.language.grammars.lightverbs import AND, light_verb
from alerts.language.grammars.neighbours import NEIGHBOURS
from alerts.language.inflection import before_a_verb, inflect, is_word, last_of_phrase, parted_verb, strangers
from alerts.language.lexicon import Concept, concept, concepts_for, covered
from alerts.language.packs import figurative_phrases, pack
from alerts.language.scripts import script_of
from alerts.language.smallwords import LINKING, articles_of, as_written, links_in
from alerts.language.stems import stem
from alerts.language.stopwords import ONLY_IN
from alerts.language.tokens import Glue, Token
from alerts.matching.listedphrases import (
    DOTS,
    GAP,
    LONGEST_ACRONYM,
    ONE_WORD,
    Phrase,
    acronym,
    at_home,
    can_inflect,
    is_acronym,
    listed_phrase,
    listed_phrases,
    words_of,
)
from alerts.matching.retold import RETOLD, retold
from alerts.matching.vocabulary import ANY_WORD, ANYTHING, Vocabulary, Word, in_order
from alerts.model import Language

_STEMMED: Final = {
    "latin": ("fr", "en", "es", "pt", "tr", "de", "it", "id"),
    "cyrillic": ("ru",),
    "arabic": ("ar",),
    "other": (),
}
_STEMMED_ALWAYS: Final = {"latin": ("pl", "nl", "ro", "sr"), "cyrillic": ("sr",), "other": ("el",)}
"""Languages of the script without a dictionary here: their texts are read by stems, whatever others know the word."""

_LATIN, _ARABIC, _CYRILLIC = frozenset({"latin"}), frozenset({"arabic"}), frozenset({"cyrillic"})
UNRECORDED: Final = {
    **dict.fromkeys(("so", "ku", "ha", "az", *NEIGHBOURS), _LATIN),
    **dict.fromkeys(("fa", "ps", "ckb", "ug", "ur"), _ARABIC),
    **dict.fromkeys(("bg", "mk"), _CYRILLIC),
    "sr": _LATIN | _CYRILLIC,
}
"""Languages, with their scripts, without a dictionary, or with a small one, and mostly without a letter of their own:
any keyword in these letters may be a word of theirs."""

_LONGEST_ALIEN, _SHORTEST_LOCAL = 4, 3
"""Letters of a word that the lexicon has in the language of somebody's keyboard and that is too short to bend by the
rules of another (war, and warka, the news in Somali), and of any word that bends by them (سم, and سمه in Pashto)."""

_RULED: Final = ("ru", "uk")
"""Languages whose new words, in no dictionary, bend by rule in their texts (каб, a glide bomb: каби)."""
_SHORTEST_RULED: Final = 3
_SHORTEST_LINKED, _MOST_LINKS = 3, 2
"""Words of a phrase that may have an article inside, and how many of these may be another one."""
_SHARING: Final = 2
_NO_WORDS: Final = frozenset({GAP, DOTS, ONE_WORD})
_NOUN_AND_ADJECTIVE: Final = 2
_FIRST_WORDS_KEPT: Final = 16_384
"""Words kept with the figurative phrases that have them: a concept has many phrases with the same first word."""


@dataclass(frozen=True, slots=True, eq=False)
class Half:
    """The words that one side of a couple may be; one object for all couples that have it."""

    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Expansion:
    """What a keyword is looked for as: ``phrases``, and ``decoys``, longer phrases in which it means something else.
    ``couples`` are halves that mean it where they stand together, ``parted`` the forms of a separable verb, to
    be met where its ``particle`` ends their clause."""

    phrases: tuple[Phrase, ...]
    decoys: tuple[Phrase, ...] = ()
    couples: tuple[tuple[Half, Half], ...] = ()
    parted: Phrase = ()
    particle: str = ""


def expand(keyword: str) -> Expansion:
    """Everything that ``keyword`` is looked for as. A keyword without a letter or digit has no phrases."""
    prefix, colon, rest = keyword.lower().partition(":")
    if colon and prefix == "concept":
        known = concept(rest.strip())
        return _of_concept(known) if known else Expansion(())
    if colon and prefix == "pack":
        return Expansion(listed_phrases(pack(rest).terms, excluding=True))
    phrase = expand_phrase(keyword)
    if not phrase:
        return Expansion(())
    spellings = {text: own for text in other_spellings(keyword) if (own := expand_phrase(text))}
    written = {keyword: phrase, **spellings}
    others = [
        *(other for text, own in written.items() for other in _abroad(text, own)),
        *spellings.values(),
        *(other for text in written for other in (*_linked_otherwise(text), *_initials(text))),
        *(shared for own in written.values() for shared in _sharing(own)),
        *(other for text, own in written.items() for other in (*_by_rule(text), *_doubled(text, own))),
    ]
    parted, particle = next(filter(None, (_parted(text, own) for text, own in written.items())), ((), ""))
    figures = dict.fromkeys(figure for own in written.values() for figure in _figurative_with(own))
    return Expansion((phrase, *others), tuple(figures), parted=parted, particle=particle)


def _parted(text: str, phrase: Phrase) -> tuple[Phrase, str] | None:
    """A separable verb in two parts: its finite forms, and the particle; None for any other word or phrase."""
    language, finite, particle = parted_verb(text) if len(phrase) == 1 else ("", frozenset(), "")
    # the keyword is among the forms to keep apart those of two verbs: greift … an, greift … auf
    return (
        ((Word(in_order({*finite, text.lower()}), homes=at_home(language), local=True),), particle) if finite else None
    )


def expand_locally(keyword: str, language: str) -> Phrase:
    """What a typed keyword is looked for as in texts of an unrecorded ``language`` alone: every word with its forms by
    the rules of that language; () for a keyword in other letters, or one too short for that."""
    if ":" in keyword or script_of(keyword) not in UNRECORDED[language] or _is_alien(keyword, language):
        return ()
    return tuple(replace(word, local=True) for word in expand_phrase(keyword, language=language))


def _is_alien(keyword: str, language: str) -> bool:
    word = keyword.lower()
    if len(word) < _SHORTEST_LOCAL:
        return True
    if len(word) > _LONGEST_ALIEN or script_of(word) != "latin" or language in inflect(word):
        return False
    return any(word in known.words.get(meant, ()) for known in concepts_for(word) for meant in ("en", "fr"))


def _of_concept(known: Concept) -> Expansion:
    """The words and couples of a concept and of those that it covers; their exclusions and the figurative phrases round
    one of their words look like it."""
    whole = [_own(each) for each in covered(known)]
    phrases = tuple(dict.fromkeys(phrase for each in whole for phrase in each.phrases))
    couples = tuple(dict.fromkeys(couple for each in whole for couple in each.couples))
    decoys = (phrase for each in whole for phrase in each.decoys)
    meant = frozenset(phrases)
    halves = dict.fromkeys(half for couple in couples for half in couple)
    worded = (*phrases, *(phrase for half in halves for phrase in half.phrases))
    begun = dict.fromkeys((phrase[0], _length(phrase)) for phrase in worded)
    figures = dict.fromkeys(figure for first, length in begun for figure in _figures_of(first) if len(figure) > length)
    return Expansion(
        phrases, tuple(dict.fromkeys((*decoys, *(each for each in figures if each not in meant)))), couples
    )


@cache
def _own(known: Concept) -> Expansion:
    """The words of a concept, its exclusions and its couples. Kept: an index is made anew when places change, and
    others may cover the concept."""
    couples = tuple(
        (_half(one, language), _half(other, language))
        for language, couples in known.couples.items()
        for one, other in couples
    )
    decoys = (
        *listed_phrases(known.exclusions, loose=True, excluding=True),
        *(retold() if known.group in RETOLD else ()),
    )
    return Expansion(listed_phrases(known.words, loose=True), decoys, couples)


@cache
def _half(words: tuple[str, ...], language: str) -> Half:
    return Half(listed_phrases({language: words}, loose=True))


def _abroad(keyword: str, phrase: Phrase) -> Iterator[Phrase]:
    """Forms of one word that count in texts of their own language only."""
    if len(phrase) == 1 and phrase[0].typed:
        for language, forms in strangers(keyword).items():
            yield (Word(in_order(forms), homes=at_home(language)),)


def _linked_otherwise(text: str) -> Iterator[Phrase]:
    """A typed phrase with other articles inside it, or none: attaque contre un hôpital, contre des hôpitaux."""
    tokens = words_of(text)
    if len(tokens) < _SHORTEST_LINKED or any(token.glue is Glue.HYPHEN for token in tokens):
        return
    phrase = expand_phrase(text)
    for language in LINKING:
        if language in phrase[0].homes & phrase[-1].homes:
            yield from _linked_in(language, phrase, [token.surface.lower() for token in tokens])


def _linked_in(language: str, phrase: Phrase, surfaces: Sequence[str]) -> Iterator[Phrase]:
    homes = at_home(language)
    article = Word(in_order(articles_of(language)), homes=homes)
    slots: list[tuple[Phrase, ...]] = []
    behind = 0
    for start, end, forms in islice(links_in(surfaces, language), _MOST_LINKS):
        before = (Word(in_order(forms), homes=homes),) if forms else ()
        slots += [(phrase[behind:start],), (before, (*before, article))]
        behind = end
    if slots:
        yield from (tuple(chain.from_iterable(parts)) for parts in product(*slots, (phrase[behind:],)))


def _sharing(phrase: Phrase) -> Iterator[Phrase]:
    """A compound verb of two words where another comes between and shares the light verb: دو تن کشته و نه نفر زخمی
    شدند."""
    if len(phrase) != _SHARING or not phrase[1].typed:
        return
    for language in phrase[0].homes & phrase[1].homes & AND.keys():
        if light_verb(phrase[1].typed, language):
            yield phrase[0], Word((AND[language],), homes=at_home(language)), DOTS, phrase[1]


def _by_rule(text: str) -> Iterator[Phrase]:
    """A typed phrase in Cyrillic letters with a word that no dictionary has, as Russian and Ukrainian bend it; without
    forms that are another word of theirs."""
    if script_of(text) != "cyrillic":
        return
    unknown = {token.surface.lower() for token in words_of(text) if can_inflect(token) and not inflect(token.surface)}
    if not any(len(word) >= _SHORTEST_RULED and word.isalpha() for word in unknown):
        return
    for language in _RULED:
        words = (replace(word, local=True) for word in listed_phrase(text, language))
        yield tuple(
            replace(word, forms=tuple(form for form in word.forms if form in unknown or not is_word(form, language)))
            if not unknown.isdisjoint(word.forms)
            else word
            for word in words
        )


def _doubled(text: str, phrase: Phrase) -> Iterator[Phrase]:
    """A typed noun with its adjective, another adjective drawn together with that: hospital materno-infantil."""
    if len(phrase) == _NOUN_AND_ADJECTIVE:
        last = text.rsplit(maxsplit=1)[-1].lower()
        for language in sorted(phrase[0].homes & phrase[1].homes):
            if members := firstmembers.before(last, language):
                yield phrase[0], Word(in_order(members), homes=at_home(language)), phrase[1]


def _initials(keyword: str) -> Iterator[Phrase]:
    """An acronym with full stops (UN, U.N.), and the plural of one that is no ordinary word (IDPs, not AIDS)."""
    if 2 <= len(keyword) <= LONGEST_ACRONYM and keyword.isalpha() and keyword.isupper():
        yield tuple(Word((letter,), acronym=True) for letter in keyword)
    plural = keyword.lower() + "s"
    if is_acronym(keyword) and inflect(keyword).get("en") == frozenset({keyword.lower(), plural}):
        yield (Word((plural,)),)


@cache
def _figurative() -> Mapping[str, tuple[tuple[str, Language], ...]]:
    """Folded word → the figurative phrases that have it, each with its language."""
    having: dict[str, tuple[tuple[str, Language], ...]] = {}
    for language, phrases in figurative_phrases().items():
        for phrase in phrases:
            for token in words_of(phrase):
                having[fold(token.surface)] = (*having.get(fold(token.surface), ()), (phrase, language))
    return having


def _figurative_with(phrase: Phrase) -> tuple[Phrase, ...]:
    """The figurative phrases, longer than ``phrase``, that a form of its first word stands in."""
    return tuple(figure for figure in _figures_of(phrase[0]) if len(figure) > _length(phrase))


def _length(phrase: Phrase) -> int:
    """How many words a phrase has."""
    return sum(word not in _NO_WORDS for word in phrase)


@lru_cache(maxsize=_FIRST_WORDS_KEPT)
def _figures_of(word: Word) -> tuple[Phrase, ...]:
    """The figurative phrases that a form of ``word`` stands in."""
    having = _figurative()
    known = dict.fromkeys(each for form in fold_all(word.forms) if form in having for each in having[form])
    return tuple(dict.fromkeys(_figure(text, language) for text, language in known))


@cache
def _figure(text: str, language: Language) -> Phrase:
    """A figurative phrase, asked for by every keyword and concept that has one of its words: with its forms where its
    language is known, as it is written anywhere."""
    words = zip(listed_phrase(text, language, excluding=True), words_of(text), strict=True)
    return tuple(replace(word, typed=fold(token.surface)) for word, token in words)


def expand_phrase(text: str, *, language: str | None = None) -> Phrase:
    """The words of ``text``, each with its forms: in ``language``, else in the languages that know every word of it."""
    return _typed(text) if language is None else listed_phrase(text, language)


def _typed(text: str) -> Phrase:
    tokens = words_of(text)
    if len(tokens) == 1 and is_acronym(text):
        return (acronym(tokens[0]),)
    inflections = [inflect(token.surface) if can_inflect(token) else {} for token in tokens]
    for at, behind in enumerate(tokens[1:]):
        if behind.glue is Glue.HYPHEN and tokens[at].surface.lower() in PREFIXES:
            inflections[at] = {}
    between = slice(1, -1)
    inflections[between] = [
        _linking(forms, token.surface) for forms, token in zip(inflections[between], tokens[between], strict=True)
    ]
    if len(tokens) > 1 and (more := last_of_phrase(tokens[-1].surface)):
        inflections[-1] = _with_more(inflections[-1], more)
        agreeing = before_a_verb(tokens[-2].surface)
        inflections[-2] = _with_more(inflections[-2], {each: agreeing[each] for each in agreeing.keys() & more.keys()})
    known = [set(forms) for forms in inflections if forms]
    languages = set.intersection(*known) if known else set()
    languages = languages or {language for forms in inflections for language in forms}
    alone = len(tokens) == 1
    held = [set(forms) for forms in inflections]
    lonely = [not alone and own.isdisjoint(others) for own, others in _each_with_others(held)]
    return tuple(
        _word(token, forms, languages, alone=alone, lonely=apart)
        for token, forms, apart in zip(tokens, inflections, lonely, strict=True)
    )


def _linking(inflection: Mapping[str, frozenset[str]], surface: str) -> Mapping[str, frozenset[str]]:
    """The forms of a word between others, where it links these in some language."""
    word = surface.lower()
    return {language: frozenset(as_written(word, language, forms)) for language, forms in inflection.items()}


def _each_with_others(held: Sequence[set[str]]) -> Iterator[tuple[set[str], set[str]]]:
    """Each of some sets, and the union of the others."""
    for at, own in enumerate(held):
        yield own, set().union(*held[:at], *held[at + 1 :])


def _with_more(forms: Mapping[str, frozenset[str]], more: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
    return {**forms, **{language: added | forms.get(language, frozenset()) for language, added in more.items()}}


def _word(
    token: Token, inflection: Mapping[str, frozenset[str]], languages: set[str], *, alone: bool, lonely: bool
) -> Word:
    """A typed word with its forms. Beside others it keeps those that are another word in one of its languages, since
    these tell what is meant (cliniques mobiles); a ``lonely`` one, which none of the languages of the others has, is
    met by its stem too, for it may be new in one of these (éleveurs peuls; peul is a pod in Dutch)."""
    surface = token.surface
    own = ONLY_IN.get(surface.lower(), "") if alone else ""
    if own in inflection:
        return Word(in_order(inflection[own]), homes=at_home(own), local=True)
    homes = frozenset(languages & set(inflection))
    forms = shapes(surface.lower()).union(*(inflection.get(language, ()) for language in languages))
    if len(homes) > 1 and alone:
        forms = forms.difference(*strangers(surface).values()) | {surface.lower()}
    if not inflection and 2 <= len(surface) <= LONGEST_ACRONYM and surface.isascii() and surface.isupper():
        forms |= {surface.lower() + "s"}
    if inflection or not can_inflect(token):
        tables = (_STEMMED, _STEMMED_ALWAYS) if lonely and inflection else (_STEMMED_ALWAYS,)
        stems = ((language, root) for language, root in _stems(surface, *tables) if language not in inflection)
        return Word(in_order(forms), homes=homes, typed=fold(surface), stems=tuple(stems))
    return Word(in_order(forms), stems=_stems(surface, _STEMMED, _STEMMED_ALWAYS))


def _stems(surface: str, *tables: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, str], ...]:
    if len(surface) < 4:
        return ()
    script = script_of(surface)
    found = ((language, stem(surface.lower(), language)) for table in tables for language in table.get(script, ()))
    return tuple((language, root) for language, root in found if root)


def enter(phrase: Phrase, vocabulary: Vocabulary) -> tuple[int, ...]:
    """The word classes of a phrase in ``vocabulary``, as a node of its trie takes them."""
    classes: list[int] = []
    for before, word in pairwise((DOTS, *phrase)):
        if word is DOTS:
            classes.append(ANYTHING)
        elif word is ONE_WORD:
            classes.append(ANY_WORD)
        elif word is not GAP:
            number = vocabulary.word(word)
            classes.append(~number if before is GAP else number)
    return tuple(classes)
