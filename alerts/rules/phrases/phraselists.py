"""Phrases of the rule language that are combinations of a few words: a row is a product of columns (``+``), each of
them alternatives (``|``, an empty one for nothing).
"""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import Final

from alerts.language.folding import fold


@cache
def folded(word: str) -> str:
    """A word of a phrase in our lists, as phrases are compared by; the same few words stand in thousands of them."""
    return fold(word)


def each(*lists: str) -> str:
    """Every phrase of a list before every one of the next, as one list."""
    pieces = ([piece.strip() for piece in one.split("|")] for one in lists)
    return " | ".join(" ".join(said).strip() for said in product(*pieces))


def rows(table: str) -> str:
    """The phrases of all rows of a table, as one list."""
    return " | ".join(each(*row.split("+")) for row in table.strip().splitlines())


ENVIRONS: Final = rows("""
    and|or + |in|around + |the|its + surroundings|surrounding area|surrounding areas|outskirts|vicinity|suburbs
    ainsi que + |dans|à + |les|ses|leurs|sa|la + environs|alentours|périphérie|banlieue|faubourgs
    as well as + |in|around + |the|its + surroundings|surrounding area|surrounding areas|outskirts|vicinity|suburbs
    et|ou + |dans|aux + |les|ses|leurs|sa|la + environs|alentours|périphérie|banlieue|faubourgs
    أو|و + ريفها|ريفه|محيطها|محيطه|ضواحيها|ضواحيه|جوارها|أطرافها|حولها|ما حولها|المناطق المحيطة|المناطق المحيطة بها
""")
"""« Goma et ses environs »: how far?"""
IN_AND_AROUND: Final = rows("""
    in|at|inside + and|or + around|near|close to|nearby
    à|au|aux|en|dans + et|ou + autour de|autour du|autour d|près de|près du|près d|aux environs de|aux alentours de
    في|داخل + أو حول|أو قرب|أو بالقرب من|أو بجوار|أو في محيط|وحول|وقرب|وبالقرب من|ومحيط|وفي محيط
""")
"""« à Goma ou autour »: as near."""
PART_OF: Final = rows("""
    in the + north|south|east|west|centre|center|north east|north west|south east|south west + of
    dans + le nord|le sud|l est|l ouest|le centre|le nord est|le nord ouest|le sud est|le sud ouest + de|du|des|d
""")
"""« dans le sud de Madagascar »: near what is named."""
GROUNDS: Final = rows("""
    |refugee|idp|displacement|displaced|migrant + camp|camps + |for refugees|for displaced people
    camp|camps|site|sites + |de réfugiés|de déplacés|des réfugiés|des déplacés|de déplacés internes|de migrants
    hospital|hospitals|clinics|schools|airport|airports|port|ports|prison|prisons|university|markets|border|crossing
    villages|suburbs|outskirts|quarters|neighbourhoods|neighborhoods|mines|streets|fields|farms
    hôpital|hôpitaux|écoles|aéroport|port|ports|prison|prisons|université|marché|marchés|frontière|cliniques
    villages|quartiers|faubourgs|banlieue|banlieues|abords|mines|rues|collines|hauteurs|champs|gare|centrale
    مخيمات|مستشفيات|مدارس|سجون|سجن|قرى|أسواق|خيام|أرياف|شوارع|أحياء|مطار|ميناء|جامعة|مزارع|حدود|مشافي
""")
"""« les camps de Tindouf », مستشفيات غزة: some spots of a place."""
ANYWHERE: Final = rows("""
    anywhere|everywhere|somewhere|wherever|any place|all areas|all parts + in|inside|within|across|of
    partout|n importe où|quelque part|où que ce soit + à|au|aux|en|dans|dans le|dans la|dans les|sur
    في أي مكان|أي مكان|في كل مكان|أينما|أينما كان|في أي منطقة + في|من
    بأي مكان|بكل مكان|في كافة أنحاء|في مختلف أنحاء|بكل أنحاء|في أرجاء|في كامل + |في|من
    في أي مكان
    in + any|all|every|each + |the + city|cities|town|towns|village|villages + of|in|across
    in + any|all|every|each + |the + region|regions|district|districts|part|parts|place + of|in|across
    dans + n importe quelle|toute|toutes les + ville|villes|région|régions + de|du|d|des|en|au
    dans + chaque|n importe quel|tous les + ville|villes|région|régions + de|du|d|des|en|au
    dans + n importe quelle|toute|toutes les + village|villages|districts|zones|localités + de|du|d|des|en|au
    dans + chaque|n importe quel|tous les + village|villages|districts|zones|localités + de|du|d|des|en|au
    في + أي|كل|جميع + مدينة|مدن|محافظة|محافظات|قرية|قرى|بلدة|منطقة|مناطق|المدن|المناطق|المحافظات + في|من|ب
""")
"""All that lies in a place."""
NOT_WANTED: Final = rows("""
    |please|but + do not|don t|dont + include|count|want|send|send me|report|alert me for|alert me about|tell me about
    i|we + don t want|do not want|dont want|am not interested in|are not interested in + |to hear about
    not including|not counting|not interested in|nothing about|nothing on|no alerts about|no alerts for|no news about
    ne pas|mais ne pas|ne + inclure|compter|prendre|signaler|envoyer|prendre en compte|alerter pour
    n inclus pas|n incluez pas|ne compte pas|ne comptez pas|pas + |de|d|du|des
    je ne veux pas|on ne veut pas|nous ne voulons pas|je veux pas|pas intéressé par|pas intéressée par + |de|d|du|des
    rien sur|mais rien sur|pas d alerte sur|pas d alerte pour|sans compter|sans inclure
    لا تهتم|لا تهتموا|لا يهمني|لا يهمنا|ما يهمني|ما يهمنا|مو مهم|لا داعي ل + |ب|عن
    ما أريد|ما نريد|ما ابغى|ما نبغى|مابي|لا أرغب في|لا نرغب في + |عن|أخبار
    لا أريد|لا نريد|ما بدي|ما بدنا|مش عايز|لا أحتاج|لا ترسل|لا ترسلوا|لا تنبهني + |عن
    دون ذكر|بدون ذكر|وليس أخبار|ما عدا أخبار|باستثناء أخبار|من غير|بلا|استبعد|استبعاد|مع استبعاد
""")
"""Behind the place: what is left out."""
SOMETHING_HAPPENS: Final = rows("""
    if|when|whenever|as soon as + there is|there are|there s|anyone reports|someone reports
    si|s|quand|dès que|dès qu|lorsque|lorsqu + il y a|on parle de|on parle d|on signale|il se passe
    إذا|لما|عندما|حين|في حال|في حالة|عند + حدث|حصل|وقع|وقوع|حدوث|حصول|وجود|صار|يصير|كان هناك|كان في|يكون في|في
""")
"""A condition that says no more than that something is there."""
SENDING: Final = rows("""
    |and|then + send|post|forward|publish|deliver + |it|them|alerts|the alerts + to|in|on|here
    |et|puis + envoie|envoyez|envoyer|poste|postez|poster|publie|publiez + |le|la|les|l alerte|les alertes + à|au|aux
    |et|puis + envoie|envoyez|envoyer|poste|postez|poster|publie|publiez + |le|la|les|les alertes + dans|sur|ici
    أرسل|أرسلها|أرسله|أرسلوا|أرسلوها|انشر|انشرها + |التنبيه|التنبيهات + إلى|على|في|هنا
    وأرسل|وأرسلها|وأرسله|وأرسلوا|وأرسلوها|وانشر|وانشرها + |التنبيه|التنبيهات + إلى|على|في|هنا
""")
"""Behind the place: where alerts go."""

BETWEEN: Final = rows("""
    |in|anywhere|somewhere|on the road|along the road|on the way|on the border|the road + between
    |situé|située|quelque part|sur la route|le long de la route|sur l axe|à la frontière|la route + entre
    |على الطريق|على طريق|في الطريق|على الحدود|الطريق|في المنطقة + بين|ما بين|الواصل بين
""")
LEAVING: Final = rows("""
    |on the road|on the way|going|coming|moving + from
    |sur la route|sur l axe|allant|partant|parti|partis + de|du|d|depuis
    |على الطريق|القادم|القادمة|المتجه|المتجهة + من
""")
"""Before the first of two places that something lies between or goes from."""
GRADED: Final = {
    "critical": rows("""
        red|urgent|critical|most urgent|emergency + alert|alerts|notification|notifications|warning|warnings
        |les|des|une|toutes les + alerte|alertes|notifications + rouge|rouges|urgente|urgentes|critique|critiques
        تنبيه|إنذار|إشعار + أحمر|عاجل|حرج
        تنبيهات|التنبيهات|إنذارات|الإنذارات|إشعارات|الإشعارات + حمراء|الحمراء|عاجلة|العاجلة|حرجة|الحرجة
    """),
    "high": rows("""
        orange|high|important|high priority|serious + alert|alerts|notification|notifications|warning|warnings
        |les|des|une|toutes les + alerte|alertes|notifications + orange|oranges|importante|importantes|grave|graves
        تنبيه|إنذار|إشعار + برتقالي|مهم
        تنبيهات|التنبيهات|إنذارات|الإنذارات|إشعارات|الإشعارات + برتقالية|البرتقالية|مهمة|المهمة
    """),
    "medium": rows("""
        yellow|medium|normal + alert|alerts|notification|notifications|warning|warnings
        |les|des|une|toutes les + alerte|alertes|notifications + jaune|jaunes|normale|normales
        تنبيه|إنذار|إشعار + أصفر|عادي
        تنبيهات|التنبيهات|إنذارات|الإنذارات|إشعارات|الإشعارات + صفراء|الصفراء|عادية|العادية
    """),
    "low": rows("""
        green|low|low priority|minor + alert|alerts|notification|notifications|warning|warnings
        |les|des|une|toutes les + alerte|alertes|notifications + verte|vertes|faible|faibles|mineure|mineures
        تنبيه|إنذار|إشعار + أخضر
        تنبيهات|التنبيهات|إنذارات|الإنذارات|إشعارات|الإشعارات + خضراء|الخضراء
    """),
}
"""Alerts of a severity, by its name: who asks for them asks for no words."""

EVERYWHERE: Final = frozenset(
    folded(said)
    for said in """
    everywhere|anywhere|any place|all places|the world|all over the world|worldwide|partout|n'importe|n'importe où
    |tous les lieux|le monde|le monde entier|كل مكان|أي مكان|مكان|العالم|كل العالم|جميع الأماكن
    """.strip()
    .replace("\n", "")
    .split("|")
)
"""What is no place of a rule, although it is said like one."""
