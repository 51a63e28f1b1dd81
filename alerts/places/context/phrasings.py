"""The fixed phrasings, by language, in which the name of a place does not say where something happened.

One pattern for each kind of phrasing: distances, things named after towns, clubs, persons, datelines. Each is held
against the text right before or right after the name, so that it is linear. Preferred mistake: a phrasing left out.
Therefore no battles or sieges (they are the event), no roads (an event happens on them), no « une rue d'Alep », and
no "New …": "New Aleppo strike" is a headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final


def any_of(*words: str) -> str:
    """An alternative of the blank-parted words of all ``words``; "_" stands for a blank inside one."""
    return "|".join(word.replace("_", " ") for line in words for word in line.split())


def _before(*phrases: str) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(phrases)})$", re.IGNORECASE)


def _after(*phrases: str) -> re.Pattern[str]:
    return re.compile(f"^(?:{'|'.join(phrases)})", re.IGNORECASE)


_FIGURE: Final = r"(?P<km>\d[\d.,٫٬\u00a0\u202f ]*)"
_UNIT: Final = (
    r"[\s-]?(?:km|kms|kil[oó]m\w+|quil[oóô]metros?|chilometr\w|miles?|millas|milhas|کیلومتری?|"
    r"كم|كلم|كيلومتر\w*|км|к[иі]лометр\w*|миль|милях)\b"
)
_FILL: Final = r"(?:[\s\u00a0]+[^\W\d]+){0,4}?[\s\u00a0]+"
"""A few words and nothing else: no comma, no figure."""
_FROM: Final = (
    r"(?:(?:de|du|des|do|da|del|dal|di|from|of|outside|off|von|vor|от|від|од|من|عن|از)"
    r"(?:[\s\u00a0]+(?:la|the|el|le|der|città|ciudad|cidade|ville|city|town|capital|capitale|de|of|di|da|Stadt|"
    r"города|міста|столицы|столиці|مدينة|بلدة|قرية|العاصمة|شهر)){0,4}[\s\u00a0]+|d['’]|dell['’]|"
    r"(?:شمال|جنوب|شرق|غرب)\w*[\s\u00a0]+(?:(?:مدينة|بلدة|قرية|العاصمة|شهر|شرق\w*|غرب\w*)[\s\u00a0]+)*)"
)
FAR_BEFORE: Final = (
    re.compile(rf"{_FIGURE}{_UNIT}(?:{_FILL}|[\s\u00a0]+){_FROM}$", re.IGNORECASE),
    re.compile(rf"{_FIGURE}[\s\u00a0]*کیلومتری[\s\u00a0]+(?:(?:شهر|مرکز)[\s\u00a0]+)?$"),
    re.compile(
        rf"kilomita[\s\u00a0]+{_FIGURE}(?:kutoka|kusini|kaskazini|mashariki|magharibi)(?:[\s\u00a0]+\w+){{0,3}}[\s\u00a0]+$",
        re.IGNORECASE,
    ),
)
FAR_AFTER: Final = (
    re.compile(
        rf"^(?:['’]?\w{{1,4}})?[\s\u00a0]+(?:yaklaşık[\s\u00a0]+)?{_FIGURE}(?:km|kilometre|mil)[\s\u00a0]+"
        r"(?:güney|kuzey|doğu|batı|uzak|dışında|mesafe|öte)",
        re.IGNORECASE,
    ),
    re.compile(r"^市?以?[东西南北東]{1,2}(?:方向?|面)?[约約]?(?P<km>\d+)\s?公里"),
)

_OF: Final = r"(?:d['’]|de la |de l['’]|de |du |des |do |da |of |del |dell['’]|della |di |von |al |el )?"
_THING_OF: Final = any_of(
    "savons? cartels? accords? trait[ée]s? conventions? protocole d[ée]claration processus syndrome pins? piment",
    "pistaches? bouton codex consensus clubs? acuerdos? tratados? convenios? convenci[óo]n protocolo consenso pacto",
    "poivre roses? rosas? esprit esp[íi]ritu coupe copa pacte virus fi[èe]vre fiebre febre",
    "declaraci[óo]n jab[óo]n convenciones declaraciones pimient[ao] chile d[ée]clarations tours?(?!_of) torres?",
    "towers? moutarde mostaza jambon jam[óo]n [ée]dit edicto edict",
    "c[áa]rtel s[íi]ndrome acordos? conven[çc][ãa]o declara[çc][ãa]o sab[ãa]o sabonete accordi? trattato convenzione",
    "protocollo sindrome sapone cartello Abkommen Vertrag Konvention Protokoll Stockholm-Syndrom Seife Kartell",
    "treaty agreements? conference_on declaration soap peace_of protocol charter (?:semi-)?marathon",
)
_THING_SLAVIC: Final = any_of(
    "соглашени[а-я]{1,2} договор[а-я]{0,3} конвенци[а-я]{1,2} протокол[а-я]{0,3} декларац[а-я]{2} картел[а-я]{1,2}",
    "процесс[а-я]{0,2} синдром[а-я]{0,2} угод[а-яі]{1,2} договір конвенці[а-яєї]{1,2} декларац[а-яії]{2}",
    "процес[а-яу]{0,2}",
)
_THING_ARABIC: Final = any_of(
    "اتفاقية اتفاقيات اتفاق اتفاقات معاهدة إعلان صابون بروتوكول متلازمة كارتل ميثاق مسار فلفل توافق کنوانسیون پیمان",
    "معاهده پروتکل سندرم روند بیانیه کارتل توافق‌نامه توافقنامه شارع فندق مطعم صحيفة جريدة مجلة بنك مصرف شركة خيابان",
    "نهر بحيرة",
    "كباب كبة فستق حلاوة كنافة جبنة معمول بقلاوة زعتر برتقال",
    "هتل ماراثون خليج جنات مقهى سفينة ناقلة باخرة عبارة فرقاطة مدمرة بارجة يخت معاهدات مؤتمر فيروس حمى وردة الورد",
    "إذاعة تلفزيون قناة",
    "فيلق سرايا كتائب كتيبة فيلم مسلسل رواية أغنية مسرحية قهوة عطر جائزة",
)
_THING_SWAHILI: Final = any_of("mkataba_wa makubaliano_ya azimio_la itifaki_ya barabara_ya mtaa_wa benki_ya")
_WATERS: Final = (
    r"(?:gulf|straits?) of|(?:golfe?|d[ée]troit|estreito|stretto) d[eio]|golfe d['’]|estrecho de|river|lake|fleuve|"
    r"rivi[èe]re|r[íi]o|fiume|lago|lago de|lac(?: de| d['’]| du)?"
)
"""What happens there happens at sea, or anywhere along a river; lakes are too large to say where."""
SHORES: Final = frozenset({"kivu", "السويس", "بنما"})
"""Regions, as keys, that are called after their lake, and towns that have a canal."""
SEAS: Final = frozenset("oman azov azof japan japon عمان آزوف اليابان العرب".split())
SEA_BEFORE: Final = _before(r"\b(?:sea of|mer d['’]|mer de|mer du|mar de|mar d['’])\s*", r"(?<!\w)[وبلف]?بحر\s+")
"""A sea that is called after a land; of any other place (the sea of Gaza) it is the water before it."""
_SHIP: Final = any_of(
    "USS HMS M/?V tanker frigate destroyer freighter trawler ferry cruise_ship cargo_ship warship steamer submarine",
    "yacht cruiser vessel p[ée]trolier fr[ée]gate navire cargo paquebot voilier vraquier croiseur bateau sous-marin",
    "petrolero buque barco fragata crucero submarino navio crociera nave traghetto Frachter F[äa]hre Fregatte",
    "теплоход\\w* крейсер\\w* фрегат\\w* танкер\\w* сухогруз\\w* паром\\w* корабл[ья]\\w* эсмин\\w* корвет\\w*",
)
_HOUSE: Final = any_of(
    "h[oô]tel caf[ée] restaurante? brasserie cin[ée]ma chicken (?-i:Little) (?-i:Operation) bistrot? pizzeria bar",
    "teatro op[ée]ration operaci[óo]n opera[çc][ãa]o groupe_musical (?<!small_)(?<!little_)band",
    "orchest(?:re|ra) (?-i:film) lyc[ée]e coll[èe]ge cine discoth[èe]que supermarch[ée] boulangerie",
    "banda pel[íi]cula filme colegio instituto",
    "panader[íi]a estadio est[áa]dio stade th[ée][âa]tre clinique cl[íi]nica ristorante albergo",
)
"""What carries a name of its own right behind it, without a preposition: le lycée Kaboul, the band Beirut."""
_STORM: Final = any_of(
    "hurricane cyclone typhoon tropical_(?:storm|depression) ouragan typhon hurac[áa]n cicl[óo]n tif[óo]n furac[ãa]o",
    "tormenta_tropical temp[êe]te_tropicale",
)
"""Bears the name of a person; not « storm », which soldiers do to towns."""
_STREET: Final = (
    r"(?<!une )(?<!cette )(?<!chaque )(?:rue|avenue|boulevard|quai)|(?<!una )(?<!cada )(?:calle|avenida)|"
    r"(?:(?<=\bin )|(?<=\bdi )|(?<=\bda )|(?<=\bla )|(?<=alla )|(?<=ella ))via|viale|"
    r"(?<!uma )rua"
)
NAMED_BEFORE: Final = _before(
    rf"\b(?:{_THING_OF})\s+{_OF}",
    rf"\b(?:{_STORM})\s+[«\"“]?\s?",
    rf"\b(?:{_STREET})\s+{_OF}",
    rf"\b(?:{_WATERS})\s*",
    rf"\b(?:{_SHIP}|{_HOUSE})\s+[«\"“]?\s?",
    r"\b(?:Radio|trouv\w+ son chemin de|son chemin de|hit\w* camino de)\s+",
    r"\b(?:(?-i:Agenda|Cadre|Charte|Carta|Engagements?|Enmienda|Marco|Principes|Principios|Programme|Quadro)|amendement|"
    rf"feuille de route|hoja de ruta|plan d['’]action|plan de acci[óo]n|estatuto|statut)\s+{_OF}",
    r"\b(?-i:Firma|Konzern)\s+",
    r"\b(?:bank\s+of\s+|banque\s+d(?:e\s+|['’])|banco\s+de\s+|quotidien\s+d(?:e\s+|['’])|gazette\s+d(?:e\s+|['’]))",
    rf"\b(?:{_THING_SLAVIC})\s+",
    r"\b(?:улиц(?:[аеу]|ей)|проспект[аеу]?|площад[ьи]|бульвар[аеу]?|вулиц[яю]|(?:на|по)\s+вулиці|площ[аі])\s+",
    rf"(?<!\w)[وبلف]?(?:ال)?(?:{_THING_ARABIC})\s+",
    rf"\b(?:{_THING_SWAHILI})\s+",
)
NAMED_AFTER: Final = _after(
    r"(?:[–-][A-ZÀ-Þ]\w+)?(?:['’]s)?\s+(?:"
    + any_of(
        "cartel accords? agreements? treaty conventions? protocol declaration process soap syndrome pine pines pepper",
        "statute shroud codex consensus marathon stock_exchange film_festival beans? blend resolution_of process",
        "river blades?",
        "steel(?!_(?:plants?|works?|mills?|factor|complex)) kebabs? roses? documentary movie pact crude philharmonic",
        "plan_of_action sandwich(?:es)? sausages? rugs? carpets? biennale fashion_week book_fair motor_show grand_prix",
        "symphony ballet marathoners? masterclass analytica regulation message genizah envelopes?",
        "communiqu[ée] principles",
        "(?:implementation|action)_plan ham cheese wines? beer baklava",
    )
    + r")\b",
    r"-(?:class|style|bound|born|themed|trained|educated)\b",
    r"\s+University\s+(?:researchers?|scientists?|economists?|Press|study|alumni|spin-?o\w+)\b",
    r"\s+(?:film|movie|novel|documentary)\s+(?:opens|premi\w+|wins|won|stars|about)\b",
    r"(?:\s+\w+){0,2},\s+an?\s+(?:\w+\s+)?(?:novel|film|movie|documentary|memoir|album|thriller)\b(?!-)",
    r"\s+(?:الفضائية|الإخبارية|التلفزيونية)(?!\w)",
    r"\s+\((?:the\s+)?(?:band|singer|rapper|film|movie|album|song|novel|ship|groupe|chanteu\w+|grupo|cantante)\b",
    r"(?:['’]?\w{1,4})?\s+(?:"
    + any_of(
        "anlaşma\\w* antlaşma\\w* sözleşme\\w* protokol\\w* bildirge\\w* süreci\\w* sendromu\\w*",
        "karteli\\w* sabunu\\w*",
        "caddesi\\w* sokağı\\w* bulvarı\\w*",
        "kebabı\\w* gemisi\\w* virüsü\\w* filmi\\w* paktı\\w* lokantası\\w* pastanesi\\w* gülü\\w*",
        "müzik_grubu\\w*",
    )
    + r")\b",
)
FILM_YEAR: Final = re.compile(r"^[»\"”]?\s\((?:19|20)\d\d\)")
FILM: Final = re.compile(
    r"\b(?:film\w*|movies?|documentary|drama|thriller|novel|album|starring|directed by|réalisé par|dirigida por|"
    r"pel[íi]cula|filme|roman|novela|фильм\w*|фільм\w*|роман\w*|filmi)\b",
    re.IGNORECASE,
)
"""A year in brackets behind a name, in a sentence that speaks of a film or a book."""
FIRM_AFTER: Final = re.compile(
    r"^\s+(?:Street|Avenue|Boulevard|Road in|Gate|Express|Eye|Star|TV|Café|Croissants|Media Cent(?:er|re)|"
    r"Airlines?|Airways|Bank|Times|Post|Herald|Gazette|Tribune|Insurance|Petroleum|"
    r"Cement|Hotel|Restaurant|Club|Round|Press|Cafe|Steakhouse|Grill|Bistro|Bakery|Kebab|Brewery|Brewing|Diner|Lounge|"
    r"Township|Securities|Alumni|Mall|(?:Bay )?(?:Resort|Casino)|Bay [Hh]otel|"
    r"Pub|Pizzeria|Tavern|Pharma\w*|Motors|Foods|Records|Bankası|Oteli|Gazetesi|Hava Yolları|Restoran\w*|Kafe|Döner|"
    r"Lokanta\w*|Pastane\w*|"
    r"(?:\w+\s+){0,3}(?:Ltd|Inc|LLC|Corp|Corporation|Company|Co\.|GmbH|PLC|plc|A\.Ş\.|S\.A\.|SAS?|SARL|AG|NV))(?!\w)"
)
"""With a capital: "an Aleppo street" lies in Aleppo."""

PARLIAMENT: Final = frozenset({"douma", "duma"})
"""Names, as keys, that a house of parliament has too."""
PARLIAMENT_BEFORE: Final = re.compile(r"\b(?:state|the|russian|la|der|die|a|da)\s+$", re.IGNORECASE)
PARLIAMENT_AFTER: Final = re.compile(
    r"^\s+(?:d['’][ée]tat|russe|rusa|russa|estatal|deput|lawmak|speaker|voted?\b|passed|of the russian|de moscou)",
    re.IGNORECASE,
)

_SITE: Final = (
    r"(?:restaurante?|h[oô]tel|hospital|h[oô]pital|clini\w+|cl[íi]nica|school|[ée]cole|escuela|scuola|escola|colegio|"
    r"coll[èe]ge|college|lyc[ée]e|universit\w+|universidad\w*|cinema|cin[ée]ma|caf[eé]|bar|bakery|stadium|stade|"
    r"estadio|street|rue|calle|avenue|avenida|square|place|plaza|mosque|mosqu[ée]e|church|theatre|th[ée][âa]tre|museum|"
    r"shop|supermarket|centre|center|مدرسة|مستشفى|مشفى|مطعم|فندق|مسجد|جامع|شارع|ميدان|ساحة|حديقة|ملعب|كلية|جامعة|مقهى|"
    r"школ\w+|больниц\w+|ресторан\w*|гостиниц\w+|кафе)"
)
_ELSEWHERE: Final = r"\s?[»\"”]?,?\s+(?:in|at|à|au|en|de|em|a|в|у|في|ب)\s+(?P<where>[^\W\d_]\w+(?:[\s-][^\W\d_]\w+)?)"
SITE_BEFORE: Final = re.compile(
    rf"(?<!\w)[وبلف]?(?:ال)?{_SITE}\s+(?:d['’]|de(?: la| l['’])? |du |del |di )?[«\"“]?\s?$", re.IGNORECASE
)
SITE_AFTER: Final = re.compile(rf"^\s+{_SITE}{_ELSEWHERE}", re.IGNORECASE)
ELSEWHERE_AFTER: Final = re.compile(f"^{_ELSEWHERE}", re.IGNORECASE)
"""A house or street called after a place, and the other place that it stands in: the Aleppo restaurant in Berlin."""

_ILLNESS: Final = re.compile(r"^[\s-]+(?:virus|fever|disease|haemorrhagic|hemorrhagic)\b", re.IGNORECASE)
QUOTED_BEFORE: Final = re.compile(r"[«\"“„]\s?$")
QUOTED_AFTER: Final = re.compile(r"^\s?[»\"”“]")
"""A name that stands alone between quotes is that of a ship, a film, a restaurant: «Москва» затонул."""

WORD_AFTER: Final = {
    "marburg": _ILLNESS,
    "lassa": _ILLNESS,
    "ebola": _ILLNESS,
    "kansas": re.compile(r"^\s+City\b"),
    "niger": re.compile(r"^\s+(?:State|Delta)\b"),
    "القدس": re.compile(r"^\s+العربي(?!\w)"),
    "حماه": re.compile(r"^\s+(?:الوطن|الديار|الحمى|الحق|الحقيقة|الدين|العقيدة|المستهلك|البيئة|الثغور|الله)\b"),
    "حمص": re.compile(r"^\s+(?:وفلافل|وفول|ب?ال?طحينة|بطحينة|مسبحة|مطحون|مسلوق|حب|ناعم)\b"),
    "تدمر": re.compile(
        r"^\s+(?:كل\s|ال(?!أثر|اثر|سوري|تاريخي|شرقي|غربي|شمالي|جنوبي|محرر|محتل|قديم|منكوب|يوم|آن|ان|ليل|سبت|أحد|احد|اثنين|"
        r"[إا]ثنين|ثلاثاء|[أا]ربعاء|خميس|جمعة|ساعة|شهر|عام|[أا]سبوع|صباح|فجر|مساء|ماضي|تي|ذي)\w+)"
    ),
    "تعز": re.compile(r"^\s+(?:علي|عليه|عليها|علينا)\b"),
    "درعا": re.compile(r"^\s+(?:واقي|بشري|حصين)"),
    "jericho": re.compile(r"^\s+(?:ballistic )?missiles?\b"),
    "damascus": re.compile(r"^\s+(?:moment|conversion)\b"),
    "beni": re.compile(
        r"^[\s-]+(?!Territo|Ville|City|Town|Hospital|Oicha|Butembo|Kasindi|Mavivi)[A-Z]\w+,?\s(?:en|in)\s[A-Z]"
    ),
}
"""Names, as keys, that are a word or the first word of other names too, and what then stands behind them: the
protectors of the homeland, hummus with tahini, Beni Slimane in Algeria."""

HONOUR: Final = re.compile(
    r"(?:\b(?:M\.|MM\.|Mme|Mlle|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Pr\.?|Prof\.?|Sir|Lady|Lord|Monsieur|Madame|Sr\.|Sra\.|Srta\.|"
    r"Don|Doña|Dom|Dona|Herr|Frau|Signora?|Dott\.|Bay|Bayan|Sayın|Bwana|Bw\.|Bi\.|Bibi|Mheshimiwa|Dkt\.|г-н|г-жа|[Пп]ані?|"
    r"(?:(?<!Secretary[- ])(?<!Attorney )(?<!Director[- ])General|Gen\.|Colonel|Col\.|Captain|Capt\.|Lieutenant|Lt\.|"
    r"Sergeant|Sgt\.)(?:\s+(?!Assembly|Hospital|Staff|Directorate|Command|Strike|Council|Security|Secretariat)[A-Z]\w+)?|"
    r"(?:Duke|Duchess|Earl|Count|Countess|Marquess|Prince|Princess) of|(?:[Dd]uc|[Dd]uchesse|[Cc]omte|[Cc]omtesse) de|"
    r"(?:[Dd]uque|[Dd]uquesa|[Cc]onde) de|герцог\w*|"
    r"(?:King|Queen|Pope|Emperor|Empress|[Rr]eine|[Rr]oi|[Rr]eina|[Rr]ey))\s+|"
    r"\b(?:[Dd]uc|[Dd]uchesse|[Cc]omte|[Cc]omtesse) d['’]|"
    r"(?<!\w)[وبلف]?(?:السيد|السيدة|الدكتور|الدكتورة|الأستاذ|الأستاذة|المهندس|المحامي|المحامية|الصحفي|الصحفية|العميد|"
    r"العقيد|اللواء|(?:الطالب|الفنان|الكاتب|الشاعر|الناشط|الإعلامي|الاعلامي|الطبيب|المدرس|الممثل|النائب|الوزير|القاضي|المعلم|"
    r"الصحافي|الناقد|الزميل|المواطن|الشاب)ة?|آقای|خانم|دکتر|مهندس|سرهنگ|سردار)\s+)$"
)
ROLE: Final = re.compile(
    r"\b(?:enseignante?|docteure?|m[ée]decin|ministre|journaliste|pr[ée]sidente?|avocate?|professeure?|porte-parole|"
    r"t[ée]moin|chanteuse|actrice|infirmière|teacher|doctor|minister|journalist|president|lawyer|professor|spokes\w+|"
    r"nurse|witness|singer|actress|maestra|profesora?|ministra|periodista|doctora|enfermera|abogada|professora|médica|"
    r"jornalista|enfermeira|advogada|учительниц\w|врач|журналистк?\w?|министр|адвокат|медсестра|певица|учителька|лікарка|"
    r"журналістка|міністр|медсестра|öğretmen|doktor|gazeteci|bakan|hemşire|avukat|şarkıcı|mwalimu|daktari|muuguzi|"
    r"mwandishi|waziri|schauspieler(?:in)?|sänger(?:in)?|politiker(?:in)?|regisseur(?:in)?|musiker(?:in)?|fußballer(?:in)?|"
    r"stürmer(?:in)?|moderator(?:in)?|autor(?:in)?|Lehrerin|Ärztin|Journalistin|Ministerin|insegnante|dottoressa|giornalista|ministra)\s+$",
    re.IGNORECASE,
)
TITLED: Final = re.compile(
    r"\b(?:[Dd]octora|[Dd]octeure?|[Mm]aestra|[Pp]rofesora?|[Pp]rofesseure?|[Pp]rofessora?|[Ee]nfermera|[Aa]bogad[ao]|"
    r"Coach|Doctor|Professor|Judge)\s+$"
)
"""Right before the name itself: la doctora Alepo."""
GIVEN: Final = re.compile(
    r"\b(?:coach|trainer|entraîneur|chanteur|acteur|écrivain|auteur|docteur|juge|cantante|entrenador|escritor|doctor|"
    r"juez|médico|enseignante?|journaliste|avocate?|professeure?|teacher|journalist|lawyer|professor|singer|actor|"
    r"writer|author|judge|nurse|periodista|profesora?|писатель|журналист|врач|доктор|актёр|певец|тренер|профессор|"
    r"doktor|gazeteci|yazar|öğretmen|avukat|şarkıcı|oyuncu|teknik direktör|"
    r"mayor|senator|sheriff|actress|comedian|rapper)"
    r"\s+(?-i:[A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄҐ][^\W\d_]+)\s+$",
    re.IGNORECASE,
)
"""What somebody does and a given name, right before the name: coach Tony Aleppo, доктор Карим Багдад."""
SURNAME: Final = re.compile(r"^\s+[^\W\d_a-zß-öø-ÿа-яёіїєґ][^\W\d_]+(?:\s|[,.;:!?]|$)")
FAMILY: Final = re.compile(
    r"^\s+(?:(?:Al|El|al|el)[- ])?(?:Ahmed|Ahmad|Ali|Khalil|Hassan|Hussein|Ibrahim|Mohammed|Mohamed|Mahmoud|Youssef|"
    r"Abdullah|Abdallah|Khaled|Hilton|Breed|Jackson|Johnson|Smith|Khalid|Mustafa|Hamdan|Haddad|Khoury|Begum|Singh|Diallo|Traor[eé]|Keita|Kabila|"
    r"Khan(?! (?:[YJ]o?u|Sh|Ch|Tu|To|Al|al|as|ash|el|El|Ar|Eshieh)))\b"
)
"""A family name right behind the name: Rafah Ahmed, Paris Hilton."""

_INSTITUTION: Final = (
    r"(?:Hospital|Council|Police|Army|Court|Office|Cent(?:er|re)|Airport|School|Observatory|Province|Region|District|"
    r"Governor|Governorate|City|Town|Camp|Port|Strip|Civil|Red|Branch|Chamber|Health|Water|Station|Forces?|Command|Bar|"
    r"Front|Brigade|Network|Monitor|Watch|Group|Team|Fund|Media|Countryside|Mayor|Radio|Crescent|Bishop|Imam|"
    r"\w+(?:ion|ment|ity|ure|ance|ory|ency|ers|ists|als|ies|ites|ans))\b"
)
SPEAKER: Final = re.compile(
    rf"^\s+(?!{_INSTITUTION})[A-Z][a-zà-ÿ]+(?:\s+(?:said|says|told|added|scored|wrote|tweeted|stars|starred|sings|sang|"
    r"hosted|filed|testified|resigned|joked|insisted|vowed|apologi[sz]ed|thanked|"
    r"a déclaré|a dit|déclare|explique|raconte|joue|dijo|declaró)\b|"
    r"['’]s (?:widow|wife|husband|son|daughter|mother|father|brother|sister|lawyer|career|biography|letters)\b|"
    r",\s+(?:\d{1,2},|ex-\w|"
    r"(?:(?:an?|une?)\s+)?(?:\w+\s+)?(?:teacher|doctor|minister|journalist|president|lawyer|professor|spokes\w+|nurse|"
    r"witness|singer|act(?:or|ress)|activist|footballer|musician|poet|comedian|presenter|rapper|novelist|"
    r"director|politician|senator|lawmaker|businessman|striker|midfielder|enseignante?|médecin|ministre|avocate?|chanteuse|"
    r"acteur|actrice|militante?|poète|porte-parole)\b))"
)
"""A family name behind the name, and what only a person does or is: « Jordan Henderson scored »."""
CHRISTENED: Final = frozenset(
    "jordan chad georgia israel cuba kenya india mali paris victoria florence sydney austin virginia santiago "
    "chelsea troy alexandria salem houston savannah adelaide charlotte lincoln london nancy medina aden milan vienna "
    "dakota carolina brooklyn madison jackson lourdes sienna orlando memphis ireland asia kingston washington "
    "odessa".split()
)
"""Names, as keys, that people are christened too; behind them more verbs tell a person."""
FAMILIES: Final = frozenset(
    """Manning Butler Irving Nightingale Baker Carter Cooper Fisher Turner Taylor Mason Porter Parker Potter Walker
    Foster Hunter Keys Brown Bell Reed Fox Cook Tucker Fanning Weaver Archer Sawyer Palmer Marshall Spencer Griffin
    Harper Bishop Franks Gunn Knox Lamb Savage Swift Sweet Wise Whiting Wilding
    Kravitz Nash Steele Sterling""".split()
)
"""Family names that are words too, behind such a name."""
_MORE_DEEDS: Final = any_of(
    "directed directs produced produces played plays won wins lost met meets sang married visited fought was_charged",
    "was_born was_named is_married était est_né est_morte? a_gagné a_joué a_réalisé ganó jugó dirigió nació",
)
CHRISTENED_AFTER: Final = re.compile(
    rf"^\s+(?!{_INSTITUTION}|(?:Valley|River|Basin|Lake|Times|Today|Post|Army|Navy|Tech|South|North|East|West|King|Queen)\b)"
    rf"[A-Z][a-zà-ÿ]{{2,}}(?:\s+(?:[A-Z][a-zà-ÿ]+|[JS]r\.?))?\s+(?:{_MORE_DEEDS})\b"
)

_AGENCIES: Final = (
    "AFP Reuters AP EFE dpa ANSA Xinhua TASS ТАСС РИА Интерфакс Рейтер Рейтерс АФП Укринформ Укрінформ УНИАН УНІАН УП "
    "AA İHA DHA İLKHA ANKA SANA سانا رويترز واس وفا وكالات شينخوا الأناضول ایرنا تسنیم فارس ایسنا مهر رویترز صدا "
    "ایلنا ایکنا APS MAP TAP Lusa Belga ATS KNA APA Fides IRIN OCHA UNICEF WAFA Anadolu Efe"
)
_LANDS: Final = (
    "RDC DRC RCA CAR RCI USA US UK UAE EAU KSA EU UE RU UA SY IQ YE AF HT CD SD SS CONGO SYRIE SYRIA IRAK IRAQ GAZA "
    "LIBYE LIBYA LIBAN SOUDAN SUDAN HAITI MALI NIGER TCHAD CHAD США РФ ДНР ЛНР НАТО NORD SUD EST OUEST "
    "NORTH SOUTH EAST WEST"
)
"""In brackets behind a name these say where it is, not who reports."""
AGENCY: Final = (
    rf"(?:{any_of(_AGENCIES)}|أ\.?\s?ف\.?\s?ب\.?|أ\.?\s?ب\.?|د\.?\s?ب\.?\s?أ\.?|فرانس برس|"
    rf"(?!(?:{any_of(_LANDS)})\b)[A-ZÀ-ÞА-Я]{{2,10}}|"
    r"[^()\n]{0,30}(?:Presse?|News|Agen\w+|Notizie|Haber\w*|وكالة|وكالات|خبرگزاری|خاص|Новости|/)[^()\n]{0,20})"
)

_MONTHS: Final = (
    "jan fév fev feb mar avr apr abr mai may juin jun juil jul août aou aug ago sep set oct okt out ott nov déc dec "
    "янв фев апр ма[йя] июн июл авг сен окт ноя дек січ лют бер кві тра чер лип сер вер жов лис гру ocak şub nis "
    "dic haz tem ağu eyl eki kas ara mach mei agos des gen mag giu lug mär dez "
    "يناير فبراير مارس أبريل ابريل مايو يونيو يونيه يوليو يوليه أغسطس اغسطس سبتمبر أكتوبر اكتوبر نوفمبر ديسمبر كانون "
    "شباط آذار اذار نيسان أيار حزيران تموز آب أيلول ايلول تشرين فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر "
    "دی بهمن اسفند ژانویه فوریه آوریل ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر"
)
DATE: Final = (
    rf"(?:[,،/.]?\s*\d{{1,2}}(?:er|th|º)?\s*(?:de\s+)?(?:{any_of(_MONTHS)})\w*\.?|"
    rf"[,،/]?\s*(?:{any_of(_MONTHS)})\w*\.?\s+\d{{1,2}}|[,،/]?\s*\d{{1,4}}[./-]\d{{1,2}})(?:[./\s,،]+\d{{2,4}})?"
)
"""A day as datelines write it: 20 nov, Novemba 20, 20.11.2016."""


def kilometres_said(patterns: Iterable[re.Pattern[str]], text: str) -> float:
    """The distance in the first phrasing that fits; 0 for none. Miles count as kilometres."""
    found = next((match for pattern in patterns if (match := pattern.search(text))), None)
    return _number(found["km"]) if found else 0.0


def _number(figure: str) -> float:
    """A number in any digits; a comma, point or blank before three digits only groups them."""
    plain = re.sub(r"[\s\u00a0\u202f.,٬](?=\d{3}(?!\d))", "", figure.strip(" .,٫٬\u00a0\u202f"))
    try:
        return float(plain.replace(",", ".").replace("٫", ".").replace(" ", ""))
    except ValueError:
        return 0.0
