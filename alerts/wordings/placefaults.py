"""What is wrong with a file of places of one's own, or of OPML, in French and Arabic, by the English of its reader."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PLACES: Final[Mapping[str, tuple[str, str]]] = {
    "a gazetteer file ends in .csv, .geojson or .toml": (
        "un fichier de lieux se termine par .csv, .geojson ou .toml",
        "ينتهي اسم ملف الأماكن بـ .csv أو .geojson أو .toml",
    ),
    "larger than 50 MB: this is not a gazetteer file": (
        "plus de 50 Mo : ce n’est pas un fichier de lieux",
        "أكبر من 50 ميغابايت: ليس هذا ملف أماكن",
    ),
    "TOCSIN_PLACES names it": ("c’est le fichier de TOCSIN_PLACES", "وهو ملف TOCSIN_PLACES"),
    "not a TOML file: {what}": ("ce n’est pas du TOML : {what}", "ليس هذا TOML: {what}"),
    "not a GeoJSON file: {what}": ("ce n’est pas du GeoJSON : {what}", "ليس هذا GeoJSON: {what}"),
    "a gazetteer file holds [[place]] tables and nothing else": (
        "un fichier de lieux ne contient que des tables [[place]]",
        "ملف الأماكن لا يضم إلا جداول [[place]]",
    ),
    "a GeoJSON file must be a FeatureCollection": (
        "un fichier GeoJSON doit être une FeatureCollection",
        "يجب أن يكون ملف GeoJSON من نوع FeatureCollection",
    ),
    "the first line must name the columns name, lat and lon": (
        "la première ligne doit nommer les colonnes name, lat et lon",
        "يجب أن يسمّي السطر الأول الأعمدة name وlat وlon",
    ),
    "only the first {count} places are read": (
        "seuls les {count} premiers lieux sont lus",
        "لا يُقرأ إلا أول {count} من الأماكن",
    ),
    "not a row of cells: {what}": (
        "cette ligne ne se laisse pas découper en cellules : {what}",
        "لا يمكن تقسيم هذا السطر إلى خلايا: {what}",
    ),
    "{cells} cells for {columns} columns; put a cell that has a comma in it between quotes": (
        "{cells} cellules pour {columns} colonnes : mettez entre guillemets une cellule qui contient une virgule",
        "الخلايا {cells} والأعمدة {columns}: ضع الخلية التي فيها فاصلة بين علامتي اقتباس",
    ),
    "“{name}” stands here twice; give each its own id": (
        "« {name} » y est deux fois : donnez à chacun son id",
        "«{name}» مذكور مرتين: أعطِ كلًّا منهما id خاصًّا به",
    ),
    "parent “{parent}” is no place that is known; “{name}” is kept without": (
        "le lieu « {parent} » de parent n’est pas connu : « {name} » est gardé sans lui",
        "المكان «{parent}» في parent غير معروف: أُبقي «{name}» من دونه",
    ),
    "“{name}” is not a field of a place; known are {fields}": (
        "« {name} » n’est pas un champ d’un lieu ; les champs sont {fields}",
        "ليس «{name}» حقلًا لمكان؛ الحقول هي {fields}",
    ),
    "“{tag}” is not a language tag such as fr or ar": (
        "« {tag} » n’est pas un code de langue comme fr ou ar",
        "ليس «{tag}» رمز لغة مثل fr أو ar",
    ),
    "a place needs a name": ("il manque le nom du lieu", "ينقص اسم المكان"),
    "a place may have {most} names, not {count}": (
        "un lieu peut avoir {most} noms, pas {count}",
        "للمكان {most} اسمًا على الأكثر، لا {count}",
    ),
    "a name must be text, not {value}": ("un nom doit être un texte, pas {value}", "يجب أن يكون الاسم نصًّا لا {value}"),
    "“{name}” is no name of a place: at most {most} letters, no control signs": (
        "« {name} » n’est pas un nom de lieu : au plus {most} lettres, sans caractères de commande",
        "ليس «{name}» اسم مكان: {most} حرفًا على الأكثر وبلا محارف تحكم",
    ),
    "a number from {low} to {high}": ("un nombre de {low} à {high}", "عددًا من {low} إلى {high}"),
    "a code of two letters such as SY": ("un code de deux lettres comme SY", "رمزًا من حرفين مثل SY"),
    "one of {choices}": ("l’un de ceux-ci : {choices}", "واحدًا من: {choices}"),
    "a table of languages, such as {text}": ("une table de langues, comme {text}", "جدول لغات مثل {text}"),
    'there is no feed in it: an OPML feed is <outline xmlUrl="https://…"/>': (
        'il ne contient aucun flux : en OPML, un flux est <outline xmlUrl="https://…"/>',
        'لا مصدر فيه: المصدر في OPML هو <outline xmlUrl="https://…"/>',
    ),
    "this OPML is damaged ({what}): export it again from the feed reader": (
        "cet OPML est abîmé ({what}) : exportez-le de nouveau depuis le lecteur de flux",
        "ملف OPML هذا تالف ({what}): صدّره من جديد من قارئ المصادر",
    ),
}
