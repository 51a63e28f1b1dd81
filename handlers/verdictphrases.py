"""Why a rule fires or does not, and why nobody was told, in French, English and Arabic: one sentence a key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

VERDICTS: Final[Mapping[str, tuple[str, str, str]]] = {
    "because": (
        "{rule} : « {keyword} » à {distance} de « {place} » ({field})",
        "{rule}: “{keyword}”, {distance} from “{place}” ({field})",
        "{rule}: «{keyword}» على بعد {distance} من «{place}» ({field})",
    ),
    "because.beside": (
        "{rule} : « {keyword} » juste à côté de « {place} » ({field})",
        "{rule}: “{keyword}” right beside “{place}” ({field})",
        "{rule}: «{keyword}» بجانب «{place}» مباشرة ({field})",
    ),
    "because.title": (
        "{rule} : « {keyword} » ({field}), « {place} » dans le titre",
        "{rule}: “{keyword}” ({field}), “{place}” in the title",
        "{rule}: «{keyword}» ({field})، و«{place}» في العنوان",
    ),
    "because.point": (
        "{rule} : « {keyword} » ({field}), à {km} km d’après les coordonnées de l’article",
        "{rule}: “{keyword}” ({field}), {km} km away by the entry’s own coordinates",
        "{rule}: «{keyword}» ({field})، على بعد {km} كم بحسب إحداثيات الخبر",
    ),
    "held.backlog": (
        "plus d’un jour d’âge à la première lecture",
        "more than a day old when it was first read",
        "عمرها أكثر من يوم عند أول قراءة",
    ),
    "held.earlier": ("antérieure à l’abonnement", "older than the subscription", "أقدم من الاشتراك"),
    "held.undated": (
        "sans date, déjà là à la première lecture",
        "undated, and there at the first poll",
        "بلا تاريخ وموجودة عند أول قراءة",
    ),
    "held.over": ("terminé, dit la source", "over, says its publisher", "انتهى بحسب المصدر"),
    "held.drill": (
        "test ou exercice, dit la source",
        "a test or an exercise, says its publisher",
        "اختبار أو تمرين بحسب المصدر",
    ),
    "held.left": ("le chat n’en voulait plus", "the chat wanted no more", "لم تعد المحادثة تريد تنبيهات"),
    "held.nobody": ("aucun abonné concerné", "nobody subscribed to it", "لا مشترك معنيّ"),
    "within.sentence": ("même phrase", "same sentence", "الجملة نفسها"),
    "within.paragraph": ("même paragraphe", "same paragraph", "الفقرة نفسها"),
    "within.article": ("même article", "same article", "المقال نفسه"),
    "undated": ("sans date", "undated", "بلا تاريخ"),
    "no_place": (
        "{rule} : lieu non nommé ({places})",
        "{rule}: its place is not named ({places})",
        "{rule}: لم يُذكر المكان ({places})",
    ),
    "no_keyword": (
        "{rule} : aucun mot surveillé ({keywords})",
        "{rule}: none of its words occurs ({keywords})",
        "{rule}: لا توجد أي من كلماتها ({keywords})",
    ),
    "too_far": (
        "{rule} : « {keyword} » est à {distance} de « {place} » (limite : {within})",
        "{rule}: “{keyword}” is {distance} from “{place}” (limit: {within})",
        "{rule}: «{keyword}» على بعد {distance} من «{place}» (الحد: {within})",
    ),
    "too_far.apart": (
        "{rule} : « {keyword} » et « {place} » ne sont pas dans le même texte",
        "{rule}: “{keyword}” and “{place}” do not stand in the same text",
        "{rule}: «{keyword}» و«{place}» ليسا في النص نفسه",
    ),
    "missing_group": (
        "{rule} : « {keyword} » près de « {place} », mais aucun de : {group}",
        "{rule}: “{keyword}” near “{place}”, but none of: {group}",
        "{rule}: «{keyword}» قرب «{place}»، لكن دون أي من: {group}",
    ),
    "excluded": (
        "{rule} : écarté par le mot « {word} »",
        "{rule}: dropped because of the word “{word}”",
        "{rule}: استُبعد بسبب الكلمة «{word}»",
    ),
    "excluded.of": (", de {term}", ", of {term}", "، من {term}"),
    "low_score": (
        "{rule} : {sum} = score {score}, il faut {min_score}",
        "{rule}: {sum} = score {score}, it takes {min_score}",
        "{rule}: {sum} = المجموع {score}، والمطلوب {min_score}",
    ),
    "score": ("{rule} : {sum} = score {score}", "{rule}: {sum} = score {score}", "{rule}: {sum} = المجموع {score}"),
    "share.keyword": ("« {of} » {points}", "“{of}” {points}", "«{of}» {points}"),
    "share.near": (
        "« {of} » à 5 mots au plus {points}",
        "“{of}” within 5 words {points}",
        "«{of}» على بعد 5 كلمات على الأكثر {points}",
    ),
    "share.title": ("« {of} » dans le titre {points}", "“{of}” in the title {points}", "«{of}» في العنوان {points}"),
    "share.doubt": ("{of} {points}", "{of} {points}", "{of} {points}"),
    "hidden.no_place": (
        " — {words} : un autre lieu",
        " — {words}: another place",
        " — {words}: مكان آخر",
    ),
    "hidden.no_keyword": (
        " — {words} : ne compte pas",
        " — {words}: does not count",
        " — {words}: لا يُحسب",
    ),
    "hidden.missing_group": (
        " — {words} : ne compte pas",
        " — {words}: does not count",
        " — {words}: لا يُحسب",
    ),
    "elsewhere": (
        " — le plus proche est « {word} », mot {at} ({field}), à {distance} de « {place} » ; il en faut : {within}",
        " — the nearest is “{word}”, word {at} ({field}), {distance} from “{place}”; the window is: {within}",
        " — الأقرب «{word}»، الكلمة {at} ({field})، على بعد {distance} من «{place}»؛ والنافذة: {within}",
    ),
    "elsewhere.apart": (
        " — « {word} » ne se trouve qu’au mot {at} ({field}), « {place} » est ailleurs",
        " — “{word}” is found only at word {at} ({field}), “{place}” is elsewhere",
        " — لا توجد «{word}» إلا في الكلمة {at} ({field})، و«{place}» في موضع آخر",
    ),
    "placed": (
        " — « {keyword} » est le mot {keyword_at} ({keyword_field}), « {place} » le mot {place_at} ({place_field})",
        " — “{keyword}” is word {keyword_at} ({keyword_field}), “{place}” is word {place_at} ({place_field})",
        " — «{keyword}» هي الكلمة {keyword_at} ({keyword_field})، و«{place}» الكلمة {place_at} ({place_field})",
    ),
    "language": (
        "{rule} : langue {language}, la règle veut {wanted}",
        "{rule}: language {language}, the rule wants {wanted}",
        "{rule}: اللغة {language}، والقاعدة تريد {wanted}",
    ),
}
