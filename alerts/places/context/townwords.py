"""Words with a capital that stand beside a town's name without making it another name: its bodies, sites and people.

Kinds and offices (Aleppo Governorate, Kyiv Mayor Vitali Klitschko), what happens there (the Mosul Offensive), peoples,
days, and words that open a clause. By hand, folded, by language; Russian, Ukrainian and Turkish by the beginnings of
their words. Preferred mistake: a word too many, since it only keeps a doubt away.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from alerts.language.folding import fold


def _folded(*lines: str) -> frozenset[str]:
    return frozenset(fold(word) for line in lines for word in line.split())


_SITES: Final = _folded(
    # English
    """abbey academy administrative air airbase airfield airport airstrip apartment aquarium archbishop archdiocese
    area arena avenue axis bank barracks barrage base basilica basin bay bazaar beach bible blood border branch
    brickworks bridge bridgehead buddhist buffer building bus bypass camp campus canal cape castle cathedral
    cement cemetery center central centre cercle checkpoint chemical chiefdom children's church citadel city
    clinic coal coast coastal coke coking collective college colliery commercial community complex corner
    corniche corridor cotton country countryside county court courthouse creek cross crossing crude customs dam
    den depot desert diamond diocese direction district division dockyard downtown drama duty east eastern
    economic electric electricity embassy enclave energy estate exclusion exit export extension factory faculty
    farm farms ferry fertiliser fertilizer field fishing flour food forest fort fortress freedom front frontline
    gardens garrison gas gate general ghetto gold governorate governorates grain grand great greater green grid
    harbor harbour hazara heating heights high higher highway hill hills hindu historic historical home hospital
    house hromada hub hydro hydroelectric incinerator independence industrial infirmary inner institute
    interchange internal international ironworks island islands junction kebele kiln kilns krai lagoon lake
    landfill lavra library lighthouse line little local lower madrasa main mall marina market maternity
    mausoleum medical memorial metro metropolitan military mill mills mine monastery monument mosque motorway
    mountain municipal municipality museum national nature naval neighborhood neighbourhood new north northeast
    northern northwest nuclear oblast oblenergo observatory oil okrug old opera orchard orchards orphanage outer
    outpost outskirts overpass pagoda palace parish park peninsula people's petrochemical pharmaceutical
    pharmacy pier pipeline plain planetarium plant plaza pocket polytechnic port power prefectural prefecture
    primary prison private promenade province provincial public quarter quay racecourse radio rail railway
    railways raion ramp ranch rayon reception refinery region regional reserve reservoir residence ring river
    road roadblock roundabout rural salient sanctuary sanitation school seaport secondary sector seminary
    settlement sewage shaft shelter shipyard shrine side silo site slaughterhouse slum souk south southeast
    southern southwest space square stadium state station strait street strip subdistrict substation suburb
    subway sugar synagogue tannery taxi teaching technical technological tehsil temple teploenergo terminal
    territory textile thana theater theatre theological thermal timber tobacco toll tower town township trade
    train tram trauma treatment trench trenches tribal trolleybus tunnel underpass union university upazila
    upper urban valley veterinary viaduct village vocational vodokanal voivodeship wall ward warehouse waste
    wastewater water waterfront waterworks west western wharf wilayat women's woreda works yard zone zoo""",
    # French
    """abbaye academie aerodrome aeroport ambassade ancienne archeveche archidiocese arrondissement banlieue
    basilique bibliotheque boulevard canton caserne cathedrale centrale centre-ville chateau cimetiere cite
    clinique communal commune cour departement ecole eglise faculte fleuve gare gouvernorat grande hopital
    hotel ile institut lac lycee mairie marche mosquee municipale musee nationale nord nord-est nord-ouest
    nouvelle ouest palais parc place plage plateau pont quartier raffinerie regionale rive riviere route rue
    secteur stade sud sud-est sud-ouest territoire tour universitaire universite vieille ville""",
    # Spanish, Portuguese, Italian
    """aeroporto aeropuerto alcaldia aldea antigua arquidiocesis autopista avenida ayuntamiento bairro barrio calle
    camara campamento capital carcel carretera catedral cattedrale centro cidade ciudad clinica colegio comuna
    cuartel departamento distrito escola escuela estacion estadio facultad fronterizo iglesia igreja
    instituto isla mercado metropolitana moderna monasterio municipio museo museu noreste noroeste norte
    occidental occidente oeste oriental oriente ospedale parque parroquia playa policia porto praca prefeitura
    prision provincia puente puerto refineria rio scuola sede stadio stazione sudeste sureste suroeste
    universidad universidade universita urbana valle vieja""",
    # Swahili, Arabic and Kurdish words in Latin letters, Indonesian
    """abu ain an askofu ayn bab bandari bani barat bayt beit ben beni bin chuo deir gavana haret hayy hospitali
    ibn jabal jebel jeshi kafr kaskazini kata khan kota kusini magharibi mahakama mashariki mbunge meya mjini
    mkoa mtaa nahr polisi qalaat rais ras selatan sheikh shule soko souq tal tall tel tell timur umm utara
    uwanja wadi waziri wilaya""",
)
"""What a town has, and its parts."""

_BODIES: Final = _folded(
    """activists agency aid airline alliance ambassador anglican apostolic archbishop armenian army asayish
    assembly association attorney authorities authority ayatollah bankers banks bar battalion bishop board boys
    brigade brother bureau cabinet caliphate campaign captain cardinal cash catholic cell chairman chaldean
    chamber chancellery chapter chief cholera christian church civil civilian clan coach coalition colonel
    command commander commando commission commissioner committee confederation congress conservatory consulate
    convoy coordination coordinator coptic corps correspondent council councillor crescent criminal customs dean
    defence defense delegation democratic department deputy desk detainees director directorate doctor doctors
    drivers ebola election elections electoral electricity emergency emir emirate engineer engineers enseignants
    estudiantes etudiants evacuees evangelical executive families farmers father federal federation femmes
    fighters fire fisheries fishermen focal force forces foreign forum foundation free friday front fund
    garrison general girls government governor governor-general grid group guard guards guild habitant habitants
    hamas headquarters health hezbollah hostages houthi human humanitarian imam immunisation immunization
    information initiative inmates inspectorate intelligence interior islamic islamist islamists ismaili jeunes
    jeunesse jewish jihadists journalists jovenes judge judicial judiciary junta king kurds labor labour
    lawmaker lawmakers lawyers leader legal legislative liaison liberation lions livelihoods local-council
    logistics loyalist loyalists lutheran magistrate malnutrition maronite martyrs mayor measles media medics
    men metropolitan migrants militia minister ministry mission mobilization monitor monitoring monsignor
    mothers movement mp mpox mufti mujahideen muslim network ngo nurses nutrition office officer official
    officials ombudsman opposition organisation organization orthodox parliament party passenger passengers
    pastor patients patriarch patriarchate patrol peacekeeping penitentiary pentecostal people pilgrim pilgrims
    pod police polio political population power premier president presidential press-office pride prime prince
    princess professor prosecutor prosecutor's protection protestant provisional queen rabbi rebel rebels rector
    red refugee refugees regime regiment regional relief representative republic rescue rescuers resident
    residents resistance returnees revolution revolutionary rights salafi salvation scouts secretary sector
    security senate senator separatist separatists sergeant service services settler settlers shaykh sheikh
    sheriff shura sister social society soldiers special spokesman spokesperson spokeswoman spy squad staff
    state-run students sufi sultan support supreme survivors syriac taliban task tax teachers team trade traders
    traffic transit transitional transport tribal tribe tribunal troops unionists unit united vaccination vali
    vecinos vicar vice volunteers wash welfare white women workers youth""",
    # French
    """actualite actualites adjoint administration agence archeveque armee assemblee autorite autorites barreau
    chambre chef chefferie comite commandant commissaire conseil croix-rouge depute directeur direction eveque
    garde gendarmerie gouvernement gouverneur groupe info infos inspection maire medecin mgr ministere ministre
    monseigneur mouvement ong parquet parti prefet procureur protection-civile rebelles reseau sante secours
    securite senateur societe syndicat unicef union""",
    # Spanish, Portuguese, Italian
    """alcalde alcaldesa arcebispo arzobispo bombeiros bomberos comandante comision comissao concejo consejo
    conselho cruz defensa defesa diputado direccion ejercito exercito fiscalia fuerzas gobernador gobierno
    governador governo jefe ministerio ministro obispo policia polizia prefeito presidente protezione secretaria
    sindaco vescovo""",
)
"""Who acts for a town, or holds an office in it."""

_HAPPENINGS: Final = _folded(
    """accident advance aftermath airstrike airstrikes alert ambush annexation appeal artillery assault assessment
    ataque ataques atentado attack attacks attaque attaques barrage battle blast blockade blockage bombardment
    bombers bombing bombings breaking brief bulletin burning burns capture casualties ceasefire celebrations
    cholera clashes cluster collapse combates combats conference conflict conflicto conflit counteroffensive
    coup crash crise crisis curfew cyclone dashboard dataset dead death deaths detonation disaster displaced
    displacement drone drones drought dust earthquake emergency encirclement epidemic evacuated evacuation
    evacuations exodus explosion explosions factsheet fall famine fighting fire fires flood flooding floods
    frappe frappes genocide guerra guerre gunfire gunmen heat hit hostage hostages hotspot hunger influx injured
    inondations inundaciones invasion kidnapping killing killings landslide latest lead left liberation live
    looting map masacre massacre massacres militants missile missiles mobilisation mortar needs news occupation
    ofensiva offensive operation outbreak overview pass peace plan pledge pogrom process protest protests raid
    raids rain rains rape referendum report response retreat return right riot riots rocket rockets round seisme
    shelling shooting siege sitrep situation snapshot sniper snipers snow stampede starvation storm strike
    strikes suicide summit survey talks terremoto terror time tirs today toll tomorrow tonight tornado tragedy
    truce under update uprising urgence victims violence visit war warning weather winterisation winterization
    withdrawal wounded yesterday""",
)
"""What happens in a town, and what is written about it."""

_DEMONYMS: Final = _folded(
    """afghan afghans african alawite albanian algerian american angolan arab arabs argentine armenian asian
    australian austrian azerbaijani bahraini bangladeshi belarusian belgian bosnian brazilian british bulgarian
    burmese burundian cameroonian canadian chadian chechen chilean chinese christians colombian congolese cuban
    cypriot czech danish djiboutian druze dutch egyptian emirati english eritrean estonian ethiopian european
    filipino finnish french fulani gambian georgian german ghanaian greek guatemalan guinean haitian honduran
    hungarian indian indonesian iranian iraqi iraqis irish israeli israelis italian ivorian japanese jews
    jordanian kazakh kenyan korean kosovar kurd kurdish kurds kuwaiti kyrgyz latvian lebanese liberian libyan
    lithuanian malagasy malawian malaysian malian mexican moldovan moroccan mozambican muslims nepalese nepali
    nigerian norwegian omani pakistani pakistanis palestinian peruvian polish portuguese qatari rohingya roma
    romanian russian rwandan saudi saudis senegalese serb serbian serbs shia shiite shiites slovak somali
    somalis soviet spanish sudanese sunni sunnis swazi swedish swiss syrian tajik tanzanian tatar thai tuareg
    tunisian turk turkish turkmen turks ugandan ukrainian uzbek venezuelan vietnamese western-backed yazidi
    yemeni yemenis zambian zimbabwean""",
)
_DAYS: Final = _folded(
    """april august christmas december dimanche easter eid february friday january jeudi july june lundi march
    mardi may mercredi monday november october ramadan samedi saturday september sunday thursday tuesday
    vendredi wednesday""",
)
_OPENERS: Final = _folded(
    """a about ad after again al all also although amid among an and another any apos apres ar are as ash at au aux
    avant avec away az back because been before being both but by can ce ces cet cette comme como copyright
    could cuando dans de depuis des desde despite deux did do does dopo dos down dr du due during e each eight
    either el ela ele ella elle elles ellos est esta estas este estos et even every few five for four from gli
    had has have hay he her here him his how i if il ils image in inside instead into is it its just la las last
    later latest le les less leste leur leurs lo los m mais many mas meanwhile mme more most mr mrs ms much must
    my near never next nine no nobody none nor not nous now o of off on once one only or os other ou our out
    outside over own par pendant per pero photo plus plusieurs pour quand quando quatre rather read sa said sans
    says se secondo segun segundo selon ses seu seven several she should si since six so some son soon source
    still su sua such sur sus ten than that the their them then there these they this those though three through
    thus to too tras tres trois two um uma umas un una unas under une unlike unos uns until up upon very via
    video vous was watch we were what when where which while who whose why will with within without would y yet
    you your""",
)
"""Articles, pronouns, conjunctions and the like: behind a name they open the next clause."""

_SLAVIC: Final = _folded(
    """администр адміністр аеропорт арм армия аэропорт аэс больниц больш велик верхн водокан войск вокзал восток
    восточ всу вулиц військ глав голов город госпит госпітал греб губернатор гэс дамб дснс епископ завод запад
    захід квартал клиник комисс комитет коміс комітет красн лагер лікарн мал мер мечет микрорайон министр
    минобор митрополит монастыр мост мчс мэр міноборон міністр міст набереж народн нижн област обленерго плотин
    площ площад полици поліці порт посел президент прокур проспект півд півн рада район республ ринок рынок
    север село служб собор совет станц суд схід східн табір тэц улиц универс універс фабрик храм центр церк
    червон школ энерго юг южн"""
)
_SLAVIC_REST: Final = _folded(
    """а август апрел в вона воскрес вторник він где декабр если з за здесь и июл июн как когда ма март на но нова
    новы новый ноябр октябр он она они по понедельник после пятниц під після сентябр сред стара старый суббот
    там у феврал четверг что это этот январ із"""
)
_TURKISH: Final = _folded(
    """adasi adliye bakani bakanl baraj baro basbakan baskan bassavcilig bati belediye birim birlig bogazi bolge
    buro buyuk buyukelci cad cami camii carsi cemiyet cezaev cumhur daglari dernek devlet dogu ekip emniyet
    enstitu fabrika fakulte gar gazeteciler gol gonullu guney hastane havaalan havaliman hukumet il ilce insani
    irmak istasyon itfaiye jandarma kalesi kampi kapisi karakol kasaba kilise kisla kizilay komutan konsey
    konsolos koprus korfez koyu kuzey liman lise mahalle mahkeme manastir meclis merkez metro meydan mudurlug
    muhalefet muze nehir odasi okul ordu ordusu otoyol ovasi pazar platform polis rafineri rejim saglik sanayi
    santral savcilig sehir sendika serid sinir sivil sosyal stadi stadyum sube tabip temsilci ticaret tren tugay
    tunel universite usse ussu vakf valili valilig valisi vilayet yonetim"""
)
_TURKISH_REST: Final = _folded(
    """agustos ama ana aralik beyaz bir bu carsamba cuma cumartesi da de direnis ekim eski eylul haziran her ile
    ise kasim kizil mart mavi mayis nisan o ocak pazartesi persembe saldir sali savas son subat temmuz ve yeni
    yesil"""
)
"""Beginnings of words: of sites, bodies and offices, and of the rest."""
_SHORTEST_STEM: Final = 4
"""Letters of a stem that may have any ending; a shorter one stands for itself, with at most two more letters."""
_KINDS: Final = _SITES | _BODIES
_WORDS: Final = _KINDS | _HAPPENINGS | _DEMONYMS | _DAYS | _OPENERS


def _starting(*stems: frozenset[str]) -> re.Pattern[str]:
    """A pattern of the words that begin with one of the stems."""
    every = sorted(frozenset().union(*stems))
    long = [stem for stem in every if len(stem) >= _SHORTEST_STEM]
    short = [stem for stem in every if len(stem) < _SHORTEST_STEM]
    return re.compile(rf"(?:{'|'.join(long)})|(?:{'|'.join(short)})\w{{0,2}}$")


_STEMS: Final = {"ru": _starting(_SLAVIC), "uk": _starting(_SLAVIC), "tr": _starting(_TURKISH)}
_ALL_STEMS: Final = {
    "ru": _starting(_SLAVIC, _SLAVIC_REST),
    "uk": _starting(_SLAVIC, _SLAVIC_REST),
    "tr": _starting(_TURKISH, _TURKISH_REST),
}


def goes_with_towns(word: str, language: str) -> bool:
    """True where a word of a text in ``language``, in any case, is one of those that stand beside the name of a town.

    >>> goes_with_towns("Directorate", "en"), goes_with_towns("Scientific", "en")
    (True, False)
    """
    return _is_listed(fold(word), _WORDS, _ALL_STEMS.get(language))


def is_kind(word: str, language: str) -> bool:
    """The same for what a town has and who acts for it, alone."""
    return _is_listed(fold(word), _KINDS, _STEMS.get(language))


def _is_listed(word: str, words: Collection[str], stems: re.Pattern[str] | None) -> bool:
    if word in words or (word.endswith("s") and word[:-1] in words):
        return True
    return stems is not None and stems.match(word) is not None
