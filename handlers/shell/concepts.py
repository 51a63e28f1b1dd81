"""``tocsin lexicon``: the concepts that rules can watch for and the ready lists that they can leave out; with a word
the forms under which each is found, with a list its words."""

from __future__ import annotations

from collections.abc import Sequence

from alerts.errors import NotFound
from alerts.language.folding import fold
from alerts.language.lexicon import GROUPS, Concept, all_concepts, concepts_for, covered, nearest
from alerts.language.packs import Pack, all_packs, pack
from alerts.matching.keywords import expand_phrase
from alerts.model import Language
from alerts.rules.telling.keywordforms import natural_forms
from handlers.phrases import joined, phrase
from handlers.shell.call import DONE, Call
from handlers.shell.screen import Screen, print_json

_MOST_FORMS = 12
"""Forms of a word, and words of a couple, that a terminal shows; ``--json`` gives all."""


def lexicon(call: Call) -> int:
    """Lists all concepts, those that a word may mean with all their forms, or the words of a pack (``pack:`` for all).
    Raises ``NotFound`` with the nearest."""
    word = " ".join(call.options.word)
    prefix, colon, name = word.partition(":")
    if colon and fold(prefix) == "pack":
        return _packs(call, (pack(name),) if name.strip() else all_packs())
    found = concepts_for(word.removeprefix("concept:")) if word else all_concepts()
    if not found:
        close = joined(list(dict.fromkeys(_first_word(each, call.language) for each in nearest(word))), call.language)
        key = "lexicon.unknown_near" if close else "lexicon.unknown"
        raise NotFound(phrase(key, call.language, word=word, near=close))
    if call.as_json:
        for each in found:
            print_json(concept_values(each, with_forms=bool(word)))
        return DONE
    screen = Screen(call.language)
    if word:
        for each in found:
            _show(screen, each)
    else:
        _list(screen, found, call.language)
    return DONE


def _packs(call: Call, packs: Sequence[Pack]) -> int:
    for each in packs:
        if call.as_json:
            print_json({"pack": each.name, "names": dict(each.names), "words": {**each.terms}})
            continue
        screen = Screen(call.language)
        screen.line(f"pack:{each.name}", style="bold")
        screen.table(
            ("", phrase("lexicon.word", call.language)), [(tag, ", ".join(each.terms[tag])) for tag in each.terms]
        )
    return DONE


def concept_values(concept: Concept, *, with_forms: bool) -> dict[str, object]:
    """A concept as JSON: its words by language and, on request, all their written forms."""
    values: dict[str, object] = {
        "concept": concept.id,
        "group": concept.group,
        "codes": dict(concept.codes),
        "covers": list(concept.covers),
        "words": {language: list(words) for language, words in concept.words.items()},
        "couples": {
            language: [list(map(list, each)) for each in couples] for language, couples in concept.couples.items()
        },
        "exclusions": {language: list(phrases) for language, phrases in concept.exclusions.items()},
    }
    if with_forms:
        values["forms"] = {language: forms_of(concept, language) for language in concept.words}
    return values


def forms_of(concept: Concept, language: Language) -> dict[str, list[str]]:
    """Each word of the concept in a language with the other forms that it is found as; of a phrase, those that people
    write."""
    return {word: _forms_of(word, language) for word in concept.words[language]}


def _forms_of(word: str, language: Language) -> list[str]:
    words = expand_phrase(word, language=language)
    if len(words) > 1:
        return list(natural_forms(word, language))
    forms = {form for listed in words for form in listed.forms}
    return sorted(forms - {word, word.lower()}, key=lambda form: (len(form), form))


def _list(screen: Screen, found: tuple[Concept, ...], language: Language) -> None:
    shown = language if language in {"fr", "ar"} else "en"
    for group in GROUPS:
        screen.line(phrase(f"lexicon.{group}", language), style="bold")
        rows = [(each.id, ", ".join(each.words.get(shown, ())[:4])) for each in found if each.group == group]
        screen.table(("concept:", ""), rows, wide=1)
    screen.line(phrase("lexicon.packs", language), style="bold")
    screen.table(("pack:", ""), [(each.name, ", ".join(each.terms.get(shown, ())[:4])) for each in all_packs()], wide=1)
    screen.line(phrase("lexicon.more", language, count=len(found)), style="dim")


def _show(screen: Screen, concept: Concept) -> None:
    codes = " · ".join(f"{scheme} {code}" for scheme, code in concept.codes.items())
    covers = "".join(f" + concept:{each.id}" for each in covered(concept)[1:])
    screen.line(f"concept:{concept.id}{covers}  {codes}", style="bold")
    rows = []
    for language in concept.words:
        for word, others in forms_of(concept, language).items():
            rows.append((language, word, _some(others)))
        for one, other in concept.couples.get(language, ()):
            rows.append((language, _some(one), phrase("lexicon.beside", screen.language, words=_some(other))))
    screen.table(("", phrase("lexicon.word", screen.language), phrase("lexicon.forms", screen.language)), rows)
    excluded = ", ".join(phrase_ for phrases in concept.exclusions.values() for phrase_ in phrases)
    if excluded:
        screen.line(phrase("lexicon.not", screen.language, phrases=excluded), style="dim")


def _some(words: Sequence[str]) -> str:
    more = len(words) - _MOST_FORMS
    return ", ".join(words[:_MOST_FORMS]) + (f" +{more}" if more > 0 else "")


def _first_word(known: Concept, language: Language) -> str:
    """What a concept is called in a language: its first word there, else its id."""
    return next(iter(known.words.get(language, ())), known.id)
