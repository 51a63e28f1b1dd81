"""The words and names by which a report shows that it speaks of a sports club, not of the town that it is called after.

Clubs of towns at war are told by their kind (نادي حلب) or by a score; those of some large leagues, which the news calls
by the bare name of their town, also by what only teams do, and in a sentence that speaks of sport where no preposition
shows the town. Preferred mistake: a club taken for its town.
"""

from __future__ import annotations

import re
from typing import Final

from alerts.places.context.phrasings import any_of

CLUB_BEFORE: Final = re.compile(
    r"(?:\b(?:F\.?C\.?|FSC|LOSC|OGC|RSC|AFC|MFC|HC|BC|BK|SSC|VfB|VfL|TSV|SC|AC|AS|CF|SK|FK|"
    r"Olympique(?: de)?|Racing(?: de)?|Sporting|Real|Atl[ée]tico|Deportivo|Dynamo|Dinamo|"
    r"Zenit|Shakhtar|OC|Metalist|Krystal|Karpaty|Chornomorets|Zorya|Vorskla|Arsenal|"
    r"(?:[Ll]e|[Dd]u|[Aa]u) Stade de|klabu ya|Klabu ya|"
    r"ФК|ХК|Динамо|Спартак|Локомотив|Зенит|Шахт[аеё]р|Металл?[иі]ст|Карпати|Арсенал)"
    r"[»\"”]?\s+[(«\"“]?|(?<!\w)[وبلف]?(?:نادي|منتخب|فريق|لاعبو?|مدرب|هداف|مباراة|باشگاه|تیم|"
    r"(?:ي?تعادل|فاز|يفوز|ي?تغلب|خسر|يخسر)\s+(?:\w+\s+){0,2}(?:مع|على|أمام|امام|ضد))\s+)$"
)
TEAMS: Final = frozenset(
    """barcelona valencia sevilla seville granada villarreal getafe girona mallorca chelsea liverpool brighton burnley
    southampton watford norwich leeds sunderland middlesbrough bournemouth brentford fulham wolverhampton leicester
    portsmouth lyon metz lens lille nantes nice rennes brest reims lorient strasbourg toulouse montpellier angers
    monaco marseille auxerre clermont napoli naples milan roma genoa torino bologna parma verona udine lecce cagliari
    ajax porto braga dortmund leverkusen freiburg augsburg mainz bochum""".split()
)
"""Towns, as keys, whose club the news calls by the bare name of the town."""
_SPORT: Final = any_of(
    "midfielder striker goalkeeper winger full-?back cent(?:re|er)-?back hat-?trick penalt(?:y|ies) premier_league",
    "champions_league europa_league la_?liga serie_a bundesliga ligue_1 stoppage_time half-?time kick-?off",
    "top_of_the_table relegat\\w+ equali[sz]\\w+ sign(?:s|ed)_for on_loan pitch match but(?:eur|s) mi-temps",
    "gardien_de_but delantero centrocampista portero jornada goles?",
)
SPORT: Final = re.compile(rf"\b(?:{_SPORT})\b", re.IGNORECASE)
TEAM_AFTER: Final = re.compile(
    r"^\s+(?:drew|beat|thrash\w+|lost|won|host(?:s|ed)?|face[sd]?|edge[sd]?|reçoit|affronte|bat|s['’]incline|visita|"
    r"recibe|ficha|golea)\s+(?:[A-Z]|at|to|against|le|la|al|el|à|face)"
)
TEAM_BEFORE: Final = re.compile(
    r"\b(?:beat|beats|thrash\w+|edged|(?:drew|draw) with|against|signs? for|signed for|joins?|reçoit|contre|face à|"
    r"affronte|visita al|recibe al|[Ee]l|al)\s+$"
)
"""What only teams do, before or behind one of their towns."""
PLACED_BEFORE: Final = re.compile(
    r"(?:\b(?:in|at|near|from|of|to|outside|à|a|en|de|dans|vers|près de|nach|aus|bei|von)\s+|\bd['’])$", re.IGNORECASE
)
_SCORE: Final = r"[^.!?\n]{0,40}?\b\d{1,2}\s?(?:[-–:]|à|a|to)\s?\d{1,2}\b"
MATCH_AFTER: Final = re.compile(
    rf"^\s+(?:City |Town |a |ont |ha )?(?:beats?|defeat(?:s|ed)|dr[ae]ws?|drew|lost|lose[sd]?|wins?|won|bat|battu[es]?|"
    rf"s['’]impose|s['’]incline|gan[óa]|perdi[óo]|vence|venci[óo]|empat[óa]|gole[óa]|derrot[óa])\b{_SCORE}"
)
"""Who wins or loses by a score."""
_PLAYER: Final = any_of(
    "fans? guards? forward quarterback striker goalkeeper pitcher midfielder defender winger fullback shortstop",
    "roster season_opener head_coach",
)
"""Who belongs to a team whatever it is called: the Houston Rockets guard."""
_NICKNAME: Final = any_of(
    "Athletic Albion Argyle Hotspur Raptors Celtics Broncos Lakers Clippers Knicks Bucks Pacers Pistons Cavaliers",
    "Hornets Mavericks Grizzlies Pelicans Timberwolves Nuggets Warriors Bulls Giants Kings Royals Titans Yankees",
    "Dodgers Mets Phillies Astros Mariners Cubs Brewers Orioles Padres Packers Cowboys Steelers Ravens Bengals",
    "Dolphins Seahawks Saints Vikings Bruins Canadiens Oilers Canucks Penguins Capitals Gladiators Qalandars Zalmi",
    "Sunrisers Super_Kings Knight_Riders Harlequins Roosters Rabbitohs Wallabies",
)
"""What teams call themselves behind the name of their town; none that is a weapon or a weather too (Rockets, Storm)."""
CLUB_AFTER: Final = re.compile(
    r"^\s+(?:Saint-Germain|F\.?C\.?|SC|CF|FK|SK|(?:football|basketball|sports|handball) club|United|Rovers|Wanderers|"
    rf"{_NICKNAME}|[A-Z][a-z]+s (?:{_PLAYER})|"
    r"County (?:were|are|fans?|striker|manager|beat|drew|lost|won|players?|defender|midfielder|keeper)|"
    r"Spor(?: Kulübü)?|Belediyespor|spor kulübü)(?!\w)"
)
