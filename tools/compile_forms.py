"""Make the dictionaries of inflected forms (alerts/language/forms_data) from simplemma's lemma lists.

    pip install simplemma==2.0.0
    python tools/compile_forms.py [LANGUAGE ...]

simplemma maps a form to its lemma; here the lists are turned round, so that a lemma has its forms. It takes a minute
and some 500 MB, which is why it is done once and the result is kept in the repository. What is dropped: names and
abbreviations (capital letters), entries with a sign that no word has, and what a language's ``keep`` refuses.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

import marisa_trie
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from alerts.language.folding import fold
from alerts.language.formstore import DATA, POINTER, WHOLE
from alerts.language.grammars import german

LONGEST: Final = 40
"""Letters; nothing longer is a word that a person writes."""

Keep = Callable[[str, str], bool]


def _any(_form: str, _lemma: str) -> bool:
    return True


def _arabic(form: str, lemma: str) -> bool:
    """Without the article, which the text side strips, and without the rare duals and commands of verbs."""
    return lemma.startswith("ال") or not form.startswith("ال")


def _persian(form: str, lemma: str) -> bool:
    """Suffixed forms and verbs; Arabic yeh and diacritics fold away, other beginnings are dialect or error."""
    return lemma.endswith("ن") or form.startswith(lemma)


def _turkish(form: str, lemma: str) -> bool:
    """The headword and its possessive, which shows how its end changes; the endings are made by rule."""
    return form == lemma or (form[-1] in "ıiuü" and len(form) <= len(lemma) + 1 and form[:2] == lemma[:2])


def _swahili(form: str, lemma: str) -> bool:
    """Nouns with their classes (the end stays); of a verb only the infinitive, the rest is made by rule."""
    return form in {lemma, "ku" + lemma} or (len(form) <= len(lemma) + 2 and form[-3:] == lemma[-3:])


def _german(form: str, lemma: str) -> bool:
    """No comparatives of participles (beschossenere)."""
    return not lemma.endswith(("ende", "endere", "tere", "nere")) and not form.endswith(("nderem", "nderen", "nderes"))


KEEP: Final[Mapping[str, Keep]] = {
    "fr": _any, "en": _any, "es": _any, "pt": _any, "ru": _any, "uk": _any, "ar": _arabic, "fa": _persian,
    "tr": _turkish, "sw": _swahili, "de": _german, "it": _any, "id": _any, "nl": _any, "pl": _any, "ro": _any,
}  # fmt: skip


def main(languages: Iterable[str]) -> None:
    """Compile each language and say what came of it."""
    for language in languages or KEEP:
        lemmas = read_lemmas(language)
        paradigms, stems = fold_in(lemmas)
        trie = marisa_trie.Trie(sorted(paradigms))
        records = [(key, _value(trie, paradigm, written)) for key, paradigm, written in stems]
        if len(trie) >= POINTER:
            sys.exit(f"{language}: {len(trie)} paradigms do not fit into two bytes")
        marisa_trie.BytesTrie(records).save(str(DATA / f"{language}.stems"))
        trie.save(str(DATA / f"{language}.endings"))
        sys.stdout.write(f"{language}: {len(lemmas)} lemmas, {len(trie)} paradigms, {len(records)} stems\n")


def read_lemmas(language: str) -> dict[str, set[str]]:
    """Lemma → its forms, itself included."""
    keep = KEEP[language]
    dictionary = DefaultDictionaryFactory().get_dictionary(language)
    names = turkish_names(dictionary) if language == "tr" else frozenset[str]()
    lemmas: defaultdict[str, set[str]] = defaultdict(set)
    for form, lemma in _small(dictionary) if language == "de" else dictionary.items():
        if language == "tr" and is_word(form) and form.endswith(("mek", "mak")):
            lemmas[form].add(form)
        if is_word(form) and is_word(lemma) and lemma not in names and keep(form, lemma):
            lemmas[lemma] |= {form, lemma}
    if language == "pl":
        return without_negations(lemmas)
    return without_compounds(lemmas) if language == "de" else dict(lemmas)


def _small(dictionary: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """German writes its nouns with a capital."""
    return ((form.lower(), lemma.lower()) for form, lemma in dictionary.items())


def without_compounds(lemmas: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Without the words that bend as their last part does, which ``german.compound`` finds by that part."""
    known = {form for forms in lemmas.values() for form in forms}

    def is_compound(lemma: str) -> bool:
        borders = range(german.FRONT, len(lemma) - german.END + 1)
        end = next((at for at in borders if lemma[at:] in known and german.is_front(lemma[:at], known)), None)
        ends = lemmas.get(lemma[end:], ()) if end else ()
        return bool(end) and lemmas[lemma] <= {lemma[:end] + form for form in ends}

    return {lemma: forms for lemma, forms in lemmas.items() if not is_compound(lemma)}


def without_negations(lemmas: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Without the Polish words that are another word behind nie- (nieranny), and those of one form."""
    denied = {lemma for lemma in lemmas if lemma.startswith("nie") and lemma[3:] in lemmas}
    return {lemma: forms for lemma, forms in lemmas.items() if lemma not in denied and len(forms) > 1}


def turkish_names(dictionary: Mapping[str, str]) -> frozenset[str]:
    """Lemmas that are names although the list writes them small: an apostrophe divides a name from its endings, so it
    stands in half of their forms or more (halep'te, of 16 forms 12; of ordu, army, 40 of 186)."""
    forms = Counter(dictionary.values())
    divided = Counter(lemma for form, lemma in dictionary.items() if "'" in form)
    return frozenset(lemma for lemma, count in divided.items() if count * 2 >= forms[lemma])


def is_word(text: str) -> bool:
    """Lower-case letters, with an apostrophe or a joiner inside."""
    letters = text.replace("'", "").replace("\u200c", "")
    return letters.isalpha() and text == text.lower() and text[0].isalpha() and len(text) <= LONGEST


def fold_in(lemmas: Mapping[str, set[str]]) -> tuple[set[str], list[tuple[str, str | None, str]]]:
    """The paradigms, and the records (key, paradigm or None for a pointer, written stem or lemma)."""
    paradigms: set[str] = set()
    records: list[tuple[str, str | None, str]] = []
    for lemma, forms in sorted(lemmas.items()):
        start = lemma[: max(1, min(2, len(lemma) - 1))]
        regular = sorted(form for form in forms if form.startswith(start))
        irregular = sorted(forms.difference(regular))
        stem = shared_start(regular)
        endings = [lemma, *regular]
        paradigm = "|".join([*(form[len(stem) :] for form in endings), *(WHOLE + form for form in irregular)])
        paradigms.add(paradigm)
        records.append((fold(stem), paradigm, "" if fold(stem) == stem else stem))
        records.extend((fold(form), None, lemma) for form in irregular)
    return paradigms, records


def shared_start(words: Sequence[str]) -> str:
    """The letters that all ``words`` (sorted) begin with."""
    first, last = words[0], words[-1]
    return next((first[:at] for at, letter in enumerate(first) if last[at : at + 1] != letter), first)


def _value(paradigms: marisa_trie.Trie, paradigm: str | None, written: str) -> bytes:
    number = POINTER if paradigm is None else paradigms[paradigm]
    return int(number).to_bytes(2, "big") + written.encode()


if __name__ == "__main__":
    main(sys.argv[1:])
