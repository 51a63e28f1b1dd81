"""The phrases of which people make what they say around a rule, in French, English and Arabic, as products of a few
word lists: who asks, how, to be told what, of what. The tables at the end hold them folded, each as its words.
"""

from __future__ import annotations

from itertools import product
from typing import Final

from alerts.rules.phrases.phraselists import each, folded, rows

Phrase = tuple[str, ...]


def _table(*lists: str) -> frozenset[Phrase]:
    phrases = (phrase.split() for text in lists for phrase in text.split("|"))
    return frozenset(tuple(map(folded, words)) for words in phrases if words)


def _joined(stems: str, ends: str) -> str:
    """Arabic verbs with the person they are said for written together with them: أخبر، أخبرني، أخبروني."""
    return "|".join(f"{stem}{end}" for stem, end in product(stems.split(), ends.split()))


_GREETINGS: Final = """
    bonjour | bonsoir | salut | coucou | dis | dites | dis moi | chers tous | chères toutes | chers amis
    | chers collègues | chère équipe | bonjour à tous | bonjour l équipe
    | salut l équipe | dear colleagues | dear team | team | all | hello | hi | hey | hi all | hi team | hi everyone
    | hello there | hi there
    | bjr | bsr | slt | cc | um | uh | uhm | er | erm | hmm | ok | okay | okay so | ok so | oh | alright | euh | heu
    | guys | hi guys | hey guys | folks | basically | actually | honestly | hum | bah | ben | eh bien | bon
    | bon alors | bon ben | alors | donc | voilà | طيب | يعني | اه | آه | أوكي | حسنا
    | yo | hiya | dear all | dear friends | dear bot team | hello all | hello team | hello everyone | good morning
    | good evening | good afternoon | dear bot | bot | tocsin
    | السلام عليكم | السلام عليكم ورحمة الله | السلام عليكم ورحمة الله وبركاته | سلام | مرحبا | أهلا | أهلا وسهلا
    | يا بوت | أيها البوت | يا أصدقاء | يا إخوان | إخواني | صباح الخير | مساء الخير | تحية طيبة | يا جماعة
    | يا شباب | زملائي | الزملاء الأعزاء"""
_ALL_OF: Final = "all of"
"""Says of what follows that all of it must be there."""
_NO_OPENERS: Final = "team | all | tocsin"
"""Greetings that only go on with a greeting."""
_PLEASE: Final = """
    please | pls | plz | plse | kindly | thanks | thank you | thanks a lot | many thanks | thank you very much | thx
    | tks | thanks in advance | please and thank you | quickly | thank you in advance | cheers | regards | best
    | best regards | kind regards | thanks so much | thank you so much | thanks for your help | merci pour votre aide
    | merci pour ton aide | bonne journée | svp | s v p | stp | s t p | veuillez | s il te plaît | s il vous plaît
    | si possible | if possible | merci | merci de | merci d | merci d avance | merci par avance | merci bien
    | merci beaucoup | cordialement | bien à vous | من فضلك | من فضلكم | لو سمحت | لو سمحتم | لو تكرمت | لو تكرمتم
    | رجاء | الرجاء | يرجى | أرجو | نرجو | أرجوك | أرجوكم | شكرا | شكرا لك | شكرا مسبقا | شكرا سلفا | بسرعة | شكرا لكم
    | شكرا جزيلا | شكرا جزيلا لكم | شكرا جزيلا لك | جزيل الشكر | ولكم جزيل الشكر | ولكم الشكر | مع الشكر | مشكورين
    | إن أمكن | تحياتي"""
_TARGETS: Final = """
    me | us | the team | our team | my team | my colleagues | our colleagues | the office | our office | everyone
    | everybody | this channel | this chat | this group | our group
    | our channel | the channel | the group"""
_TARGETS_FR: Final = """
    ici | dans ce canal | dans ce groupe | dans ce chat | sur ce canal | sur ce groupe | à ce canal | à ce groupe
    | au groupe | au canal | à l équipe | dans le groupe | dans le canal | sur le canal | l équipe | le groupe
    | ce canal | ce groupe | notre équipe | notre groupe"""
_TARGETS_AR: Final = """
    إلى هذه القناة | إلى هذه المجموعة | في هذه القناة | في هذه المجموعة | على هذه القناة | إلى القناة | إلى المجموعة
    | للقناة | للمجموعة | لهذه القناة | لهذه المجموعة | هذه القناة | هذه المجموعة | لنا | لي | هنا | الفريق | فريقنا
    | إلى هنا"""
_CAN_YOU: Final = rows("can|could|would|will|cld|cn + you|u|we|i|someone|somebody|anyone|the bot|this bot|tocsin")
_WE_WANT: Final = rows("""
    i|we + want|need|wanna|follow|monitor|track|cover|are following|are monitoring|wish
    i|we + would like|d like|would love|d love|d appreciate|would appreciate|d be glad of|would welcome|d welcome
    it would be|it d be + great|good|nice|helpful|useful + |to
""")
_JE_VEUX: Final = each(
    "je | on | nous | j",
    """veu | veus | voudré | voudrez | aimeré | veux | voudrais | voudrai | voudrait | veut | voulons | voudrions
    | aimerais | aimerai | aimerait | aimerions
    | souhaite | souhaiterais | souhaitons | souhaiterions | désire | désirons | cherche | cherchons""",
)
_OTHERS: Final = rows("my|our|the + team|colleague|colleagues|boss|office + wants|want|needs|need|would like")
_LEURS: Final = rows("""
    mon|ma|mes|notre|nos + équipe|collègue|collègues|bureau|chef + veut|voudrait|veulent|voudraient|souhaite
""")
_SUIT: Final = "je suis | on suit | nous suivons | je surveille | on surveille | nous surveillons"
_NEED: Final = rows("""
    ابي|ابغى + تنبيه|تنبيهات|إشعار|أعرف|أتابع|أخبار + |عن
    j ai|on a|nous avons|j aurais|on aurait|nous aurions|aurais|aurait + besoin de|besoin d|besoin que|envie de|envie d
""")
_REQUESTS: Final = f"""
    {_CAN_YOU} | {_WE_WANT} | {_OTHERS} | {_LEURS} | {_SUIT} | {_JE_VEUX} | {_NEED}
    | i m | we are | we re | i am | im | i m looking | is there | where is | where are | are there | is it possible
    | is it possible to
    | is it possible to get | would it be possible | would it be possible to
    | peux tu | tu peux | pourrais tu | tu pourrais | pouvez vous
    | vous pouvez | pourriez vous | vous pourriez | peut on | on peut | est ce que tu peux | est ce que tu pourrais
    | est ce que vous pouvez | est ce que vous pourriez | est ce qu on peut | est il possible | serait il possible
    | est ce possible | y a t il | où y a t il | il y a | c est pour | est ce qu il y a | il faut | il faudrait
    | il me faut | il nous faut
    | il me faudrait | il nous faudrait | me faut | nous faut | أريد | نريد | أود | نود | أرغب في | نرغب في | أرغب
    | أتمنى | نتمنى | أحتاج | نحتاج | أحتاج إلى | نحتاج إلى | أبغى | نبغى | أبغي | ودي | ودنا | أرغب ب | نرغب ب

    | need to know | need to know about | need to hear about | want to know about
    | هل يمكن | هل يمكنك
    | هل يمكنكم | هل يمكننا | هل يمكنني | يمكنك | يمكنكم | هل تستطيع | هل تستطيعون | هل بإمكانك | هل بإمكانكم
    | هل بالإمكان | هل من الممكن | هل ممكن | هل من | ممكن | بدي | بدنا | عايز | عايزين | عاوز | عاوزين | يا ريت | ياريت
    | هل يوجد | هل توجد | وين | وين في | فين | أين | أين يوجد | أين توجد | هل هناك | المطلوب | مطلوب"""
_TOLD: Final = "alerted | told | informed | notified | warned | updated | pinged | kept posted | kept informed"
_TOLD_FR: Final = """
    alerté | alertée | alertés | alertées | prévenu | prévenue | prévenus | prévenues | averti | avertie | avertis
    | averties | informé | informée | informés | informées | notifié | notifiée | notifiés | notifiées | tenu informé
    | tenue informée | tenus informés | tenu au courant | tenue au courant | tenus au courant | mis au courant
    | au courant | avisé | avisée"""
_TELL_FR: Final = """
    biper | pinger | sonner | texter | appeler | joindre | contacter |    alerter | prévenir | avertir | informer
    | dire | signaler | envoyer | notifier | aviser | écrire | faire savoir
    | tenir au courant | tenir informé | tenir informée | tenir informés"""
_TELL_US: Final = each(
    "alert | notify | tell | inform | warn | ping | text | message | update | advise | buzz | page | shout at", _TARGETS
)
_SEND_US: Final = each("send | give | show | get | bring | forward", "me | us | to this channel | to this chat | here")
_DIS_MOI: Final = each(
    """alerte | alertez | alerter | préviens | prévient | previen | prévenez | avertis | avertissez | informe
    | informez
    | signale | signalez | dis | dites | envoie | envoi | envoyez | parle | parlez | notifie | notifiez | avise
    | avisez | écris | écrivez | montre | montrez""",
    "moi | nous",
)
_TELL_THE_GROUP_FR: Final = each(
    """alerte | alertez | préviens | prévenez | avertis | avertissez | informe | informez | notifie | notifiez | envoie
    | envoyez | poste | postez | publie | publiez | signale | signalez""",
    _TARGETS_FR,
)
_TELL_ME_AR: Final = _joined("نبه أخبر أعلم اعلم خبر بلغ أبلغ أشعر أخطر حذر وافي عرف", "ني نا وني ونا")
_TELL_THE_TEAM_AR: Final = each(
    _joined("نبه أخبر أعلم اعلم خبر بلغ أبلغ", " وا"), "الفريق | فريقنا | القناة | المجموعة | الجميع | الزملاء"
)
_SEND_ME_AR: Final = "|".join(
    (
        each(_joined("ارسل أرسل ابعث ابعت أبعت", " وا"), "لي | لنا | إلي | إلينا"),
        _joined("ابعت ابعث ارسل أرسل", "لي لنا ولي ولنا"),
        each(_joined("ارسل أرسل ابعث ابعت انشر", " وا"), _TARGETS_AR),
    )
)
_THANKS_FOR: Final = rows("""
    thanks for|thank you for + alerting us|alerting me|letting us know|letting me know|telling us + |about|to|of
    merci de|merci pour + nous alerter|m alerter|nous prévenir|me prévenir + |de|des|pour|sur
    peut|pourrait + on
    pouvons|pourrions + nous
""")
_ALSO_ORDERS: Final = rows("""
    |give me|give us|raise + a shout|an alarm|a flag|a heads up|a ping
    looking out for|on the lookout for|watching for|watching out for|searching for|waiting for|tracking|monitoring
    flag|flag up|report|report on|keep track of|stay on top of|be on the lookout for|keep tabs on|any of|any of these
    any one of|one of|either of|don t let me miss|alert on|alerts on|heads up on|heads up for|fyi
    faudrait|faudrait suivre|faut suivre|faut surveiller|pense à|pensez à + |me|nous|surveiller|suivre
    garde|gardez|avoir|aie|ayez|avoir + un œil sur|l œil sur|à l œil
    mettre|mets|mettez|une|ouvrir|ouvre + une surveillance|surveillance|un suivi|une alerte|une veille + sur|pour
    l un|l une|un|une|n importe lequel|n importe laquelle + de|des
    قل|قولوا|احكوا|احك + لي|لنا
    قولولي|قولولنا|احكولي|احكولنا|خبرونا|خبروني|عرفونا|عرفوني|أي من|واحد من|إحدى|أحد|على أي من
    راقب|راقبوا|تابع|تابعوا|ارصد|ارصدوا + لنا|لي
    تابعولي|تابعولنا|تابعلي|راقبولي|راقبولنا|ارصدولي + |أخبار|لي
""")
_ORDERS: Final = f"""
    {_ALSO_ORDERS} |    {_THANKS_FOR} |    {_TELL_US} | {_SEND_US} | {_DIS_MOI} | {_TELL_THE_GROUP_FR} | {_TELL_ME_AR}
    | {_TELL_THE_TEAM_AR}
    | {_SEND_ME_AR} | let me know
    | let us know | lemme know | lmk | give me a shout | give us a shout | flag | flag up | raise a flag
    | raise an alarm | report
    | report on
    | keep track of | stay on top of | be on the lookout for | be on the look out for | keep tabs on | any of
    | any of these | any one of | one of | either of | keep me posted | keep us posted | keep me informed
    | keep us informed | keep me updated
    | keep us updated | watch | watch for | watch out for | watch over | keep an eye on | keep an eye out for
    | keep watch on | look out for | look for | looking for | search for | what about | monitor | track | new rule
    | create a rule | make a rule | add a rule | add rule | put a rule | set a rule
    | set an alert | set up an alert | set up alerts
    | create an alert | add an alert | mets moi une veille | une veille sur | mettre sous surveillance
    | mets sous surveillance | mettez sous surveillance | mets une veille | mets nous une veille | mettez une veille
    | mettez moi une veille | veille | une veille | mets moi une alerte | mettez nous une alerte | surveille
    | surveillez | surveiller | veille sur | veillez sur | nouvelle règle | crée une règle | créer une règle
    | créez une règle | cherche | cherchez | ajoute une règle | ajoutez une règle
    | ajouter une règle | mets une règle | mettez une règle | mets une alerte | mettez une alerte
    | mettre une alerte | créer une alerte | crée une alerte | créez une alerte | fais une alerte | règle
    | tiens moi au courant | tenez moi au courant | tenez nous au courant | tiens nous au courant | tiens moi informé
    | tenez nous informés | fais moi savoir | faites moi savoir | faites nous savoir | مراقبة | متابعة | راقب | راقبوا
    | تابع | تابعوا | ارصد | ارصدوا | خلي عينك على | خليك متابع | خلي بالك من | خلينا نتابع | ابحث عن | ابحثوا عن
    | قاعدة جديدة | أنشئ قاعدة | أضف قاعدة | ضيف قاعدة | زيد قاعدة | أنشئ تنبيها | ضع تنبيها"""
_IL_Y_A: Final = """
    il y a | y a | ya | i a | il ya | quelqu un signale | les médias parlent de | la presse parle de | il y ait
    | on parle de | on parle d
    | on parle du | on parle des | on mentionne | on évoque | on signale | il est question de | il est question d
    | il est question du | il est question des | on cite | il se passe | on annonce | on rapporte | on apprend
    | on confirme | on dénonce | on découvre | quelqu un parle de | quelqu un annonce | la presse annonce
    | les médias annoncent | les médias rapportent | une source rapporte"""
_MORE: Final = f"""
    qu on sache | que je sache | que nous sachions | qu on me dise | qu on nous dise | qu on m informe |
    {each("to | to be | be | been | get | getting | being", _TOLD)} | {each("être | d être | sois | soit", _TOLD_FR)}
    | {each("m | me | nous | de me | de nous", _TELL_FR)} | to | know | hear | learn | see | find out | to get
    | to receive | to have | receive | get | have | to watch | to follow | follow | following | to monitor | to track
    | to see | to hear | to know | to find out | alerts | an alert | alert | a notification | notifications
    | interested in | interested | for you to | you to | for us to | up for | keep | just | only | also | nothing but
    | if you could | that you | i d like | recevoir | avoir | savoir | suivre | chercher | trouver | signaler
    | surveiller | connaître | entendre parler | entendre parler de | entendre parler des | entendre parler du
    | entendre parler d | apprendre | voir | pour savoir | pour suivre | pour être | {_TOLD_FR} | alertes | les alertes
    | des alertes | une alerte | une notification | {each("qu | que", _IL_Y_A)} | que tu | que vous | que l on | qu on
    | seulement | juste | uniquement | rien que | que tu me dises | que vous me disiez | de surveiller | de suivre
    | de savoir | d avoir | de recevoir | إرسال | إرسال تنبيه | إرسال تنبيهات | أعرف | اعرف | نعرف | أن أعرف | أن نعرف
    | معرفة | أعلم | أن أعلم | أن نعلم | متابعة | أن أتابع | أن نتابع | أتابع | نتابع | مراقبة | أن أراقب | أن نراقب
    | رصد | أن أتلقى | أن نتلقى | أتلقى | نتلقى | تلقي | أستلم | أن أحصل على | أن نحصل على | الحصول على | تنبيهي
    | تنبيهنا | إخباري | إخبارنا | إعلامي | إعلامنا | إبلاغي | إبلاغنا | إشعاري | إشعارنا | إخطاري | إخطارنا | تنبيه
    | تنبيهات | التنبيهات | التنبيه | الإشعار | الإبلاغ | الإخطار | تنبيها | إشعار | إشعارات | أن تخبرني | أن تخبرونا
    | تخبرني | تخبروني | تخبرونا | أن تنبهني | أن تنبهونا | تنبهني | تنبهوني | تنبهونا | أن ترسل لي | أن ترسلوا لنا
    | معرفة أخبار | بمعرفة | بمعرفة أخبار | بمتابعة | بتلقي | ترسل لي | ترسلوا لي | ترسلوا لنا | تبعتولي | تبعتلي
    | تعلمني | تعلموني | تعلمونا | تبلغني | تبلغوني | تراقب
    | تراقبوا | أن تراقب | أن تراقبوا | تتابع | تتابعوا | فقط"""
_NEWS: Final = """
    alert | alerts | an alert | the alerts | any alert | any alerts | all alerts | news | any news | the news
    | all news | the latest news | the latest | latest | info | any info | information | any information | anything
    | everything | something | all | report | reports | any report | any reports | all reports | a report | mention
    | mentions | any mention | any mentions | all mentions | updates | any updates | article | articles | any article
    | any articles | all articles | story | stories | any story | any stories | notification | notifications | the word
    | the words | what s happening | what is happening | what s new | whats new | what is new | anything new
    | whats happening | what happens | the situation | what s up | whats up | what is up | what s going on
    | whats going on | what is going on | the status | the state | word | any word | developments | any developments
    | what s the news | what is the news | what s the latest"""
_ABOUT_NEWS: Final = """
    about | on | of | for | regarding | concerning | related to | relating to | with | when | whenever | if
    | in case of | mentioning | that mentions | that mention | as soon as"""
_NOUVELLES: Final = """
    alerte | alertes | une alerte | des alertes | les alertes | toute alerte | toutes les alertes | infos | info
    | les infos | des infos | toutes les infos | information | informations | les informations | des informations
    | toute information | toutes les informations | nouvelles | les nouvelles | des nouvelles | toutes les nouvelles
    | articles | les articles | des articles | tous les articles | tout article | actualités | les actualités
    | l actualité | actus | les actus | news | les news | toute mention | les mentions | mention | mentions | tout
    | notification | notifications | une notification | un message | des messages | rapports | les rapports
    | quoi de neuf | que se passe t il | qu est ce qui se passe | quelles nouvelles | où en est on | du nouveau
    | ce qui se passe | la situation | les dernières nouvelles | les dernières infos"""
_ABOUT_NOUVELLES: Final = """
    sur | sur le | sur la | sur les | de | d | du | des | concernant | à propos de | à propos du | à propos des
    | au sujet de | au sujet du | au sujet des | en cas de | en cas d | pour | quand | si | dès que | lorsque
    | qui parle de | qui parlent de | qui parlent du | qui parlent des | qui parlent d | qui mentionne
    | qui mentionnent | avec | liées à | liés à | relatives à"""
_AKHBAR: Final = """
    أخبار | الأخبار | أي أخبار | كل أخبار | كل الأخبار | جميع الأخبار | آخر أخبار | آخر الأخبار | أي خبر | كل خبر
    | جديد | كل جديد | الجديد | خبر
    | معلومات | أي معلومات | كل المعلومات | تقارير | أي تقرير | كل التقارير | مستجدات | آخر المستجدات | تنبيه | تنبيهات
    | تنبيها | أي تنبيه | إشعار | أي إشعار | شيء | أي شيء | كل شيء | كل شي | أي شي | ما يحدث | كل ما يحدث | كل ما ينشر
    | كل ما يقال | ما ينشر | كل ما يكتب | أي ذكر | كل ذكر | ذكر | الوضع | أي حديث"""
_ABOUT_AKHBAR: Final = "عن | حول | بشأن | بخصوص | في حال | إذا | عند | تتحدث عن | يتحدث عن | تخص | يخص | عندما | لو | ل"
_ANY_NEWS: Final = rows(
    """
    any|every|each|all|all the + article|articles|post|posts|item|items + {en}
    any|every|each|all|all the + piece|story|stories|report|reports|message|text + {en}
    tout|chaque|tous les|les|des|toute|toutes les + article|articles|texte|textes|message + {fr}
    tout|chaque|tous les|les|des|toute|toutes les + messages|info|infos|post|posts + {fr}
    toute|toutes les|les|des|la moindre + nouvelle|nouvelles|information + {fr}
    toute|toutes les|les|des|la moindre + informations|dépêche|dépêches|publication + {fr}
    كل|أي|جميع + خبر|مقال|منشور|تقرير|أخبار|المقالات|الأخبار|التقارير|نص|معلومة + {ar}
""".format(
        en="about|on|of|covering|mentioning|citing|that mentions|that mention|which mentions|related to|linked to",
        fr=(
            "sur|évoquant|mentionnant|parlant de|parlant d|parlant du|parlant des|citant|traitant de|qui évoque"
            "|qui évoquent|qui cite|qui citent|liée à|lié à|liés à|liées à|liée au|lié au|relatif à|relative à"
            "|relatifs à|relatives à|concernant"
        ),
        ar=(
            "التي تذكر|الذي يذكر|التي تتحدث عن|الذي يتحدث عن|التي فيها|عن|حول|فيه|فيها|يذكر|تذكر"
            "|يتحدث عن|تتحدث عن|يخص|تخص|يتعلق ب|فيه كلمة|فيها كلمة|يحتوي على|يتضمن|بخصوص|بشأن"
        ),
    )
)
_NOT_TO_MISS: Final = rows("""
    do not|don t|dont|never + miss + |anything|any news|a thing + |on|about|of|from
    not to|i don t want to|we don t want to|can t + miss + |anything|any news|a thing + |on|about|of|from
    ne + rate|ratez|manque|manquez|rater|manquer|loupe + |rien|pas|aucune info|aucune nouvelle + |sur|de|du|des|d
    لا|ما + تفوت|تفوتوا|يفوتني|يفوتنا|يفوتك|تنسى + |شيء|أي شيء|أي خبر + |عن|من
""")
"""« ne rate rien sur les frappes » asks for the strikes."""
_TOPICS: Final = f"""
    {_ANY_NEWS} | {_NOT_TO_MISS} |
    {each(_NEWS, _ABOUT_NEWS)} | {each(_NOUVELLES, _ABOUT_NOUVELLES)} | {each(_AKHBAR, _ABOUT_AKHBAR)}
    | tout ce qui concerne | tout ce qui touche | tout ce qui touche à | tout ce qui touche au | tout ce qui touche aux
    | tout ce qui se dit sur | tout ce qui parle de | ce qui concerne | ce qui se dit sur | nothing but | rien que
    | أخبار | كل ما يتعلق ب | كل ما يتعلق | ما يتعلق ب | كل ما يخص | ما يخص | كل ما له علاقة ب"""
_HAPPENS_AR: Final = """
    حصل | حصلت | يحصل | تحصل | حدث | حدثت | يحدث | تحدث | وقع | وقعت | يقع | تقع | صار | صارت | يصير | تصير | يكون
    | تكون | يكون هناك | تكون هناك | يكون في | تكون في | صار في | جرى | جرت | يجري | اندلع | اندلعت | تندلع | كان
    | كانت | كان هناك | كانت هناك | كان في | هناك | وجد | وجدت | يوجد | توجد | ظهر | ظهرت | ورد | وردت | ذكر | ذكرت
    | تم ذكر | حدوث | وقوع | حصول | وجود | ورود | ظهور | ذكر كلمة | صار في | يصير في"""
_IS_DONE_AR: Final = "تم | تمت | يتم | تتم | جرى | جرت"
"""In front of what is done: يتم قصف مدرسة."""
_IF_AR: Final = """
    إذا | إذا ما | لو | لما | عندما | حين | حينما | متى | متى ما | كلما | في حال | في حالة | عند | بمجرد | أول ما"""
_THERE_IS: Final = f"""
    there is | there are | there s | theres | there was | there were | there has been | there have been | there is any
    | there are any | {
    rows('''
    anyone|anybody|someone|somebody|the news|a source|one source + reports|mentions|says|posts
    anyone|anybody|someone + talks about|speaks of|writes about|hears of|confirms
    somebody|the news|a source|one source + talks about|speaks of|writes about|hears of|confirms
    people|they|the media|media + report|mention|say|post|talk about|speak of|write about|confirm
    sources|reports|journalists|witnesses|articles + report|mention|say|post|talk about|speak of|write about|confirm
    you|we|u|i + see|find|hear of|hear about + |any|something about|news of|anything about
    you|we|u|i + read about|spot|notice|come across + |any|something about|news of|anything about
''')
}"""
_WHERE: Final = rows("""
    |any|every|all|each + case|cases|instance|instances|incident + where|in which|when
    |any|every|all|each + incidents|story|stories|article|articles|report + where|in which|when
    notify|alert|warn|ping|tell|report|shout|call + if|when|whenever|once|as soon as
""")
_OU: Final = rows("""
    préviens|prévenez|alerte|alertez|signale|signalez + si|quand|dès que|dès qu|lorsque
    avertis|avertissez|dis|dites|sonne|sonnez + si|quand|dès que|dès qu|lorsque
    tout|chaque|tous les|les + cas|incident|incidents|article|articles + où
""")
_IF: Final = f"""
    {_WHERE} |    if | if ever | when | whenever | as soon as | every time | each time | any time | anytime
    | in case | once
    | the moment | in the event of | in the event that"""
_SI: Final = f"""
    {_OU} |    si | si jamais | s | quand | qd | kan | qand | dès que | dès qu | lorsque | lorsqu | chaque fois que
    | chaque fois qu
    | à chaque fois que | à chaque fois qu | toutes les fois que | au cas où | aussitôt que | aussitôt qu"""
_CONDITIONS: Final = f"""
    {_IF} | {_SI} | {_IF_AR} | {each(_IF_AR, _IS_DONE_AR)} | {each(_IF, _THERE_IS)} | {each(_SI, _IL_Y_A)}
    | {each(_IF_AR, _HAPPENS_AR)} | {each(_IF_AR, "في | فيه")}"""
_CASES: Final = "in case of | any case of | in the case of | en cas de | en cas d | en cas du | de tout cas de"
_NO_START: Final = "s | y a | ya | i a | on"
_ABOUT: Final = f"""
    about | on | of | for | with | like | you know | i mean | genre | disons | that mention | that mentions
    | mentioning | regarding | concerning | any | a | some
    | the | il y a | de tout | de toute | de toutes | de tous | sur | pour | de | d | du | des | qui parlent de
    | qui parlent d | qui mentionnent | concernant | au sujet de | à propos de | à propos du | à propos des | {_CASES}
    | there is | there are | there s | toute | tout | عن | على | إلى | بشأن | حول | بخصوص | {_HAPPENS_AR} | أي | كل
    | بأي | بأية | بكل | أية | جميع"""
_ENDINGS: Final = """
    full stop | point final | نقطة النهاية | let me know | let us know | lmk | tu me le dis | tu me dis
    | vous me le dites | dis le moi | now | right now | asap | a s a p
    | as soon as possible | immediately | right away | at once | at all times | day and night | from now on
    | maintenant | tout de suite | immédiatement | dès maintenant | en temps réel | au plus vite | dès que possible
    | à partir de maintenant | jour et nuit | الآن | حالا | فورا | على الفور | بأسرع وقت | في أسرع وقت | من الآن"""

OPENERS: Final = (
    _table(_GREETINGS, _PLEASE, _REQUESTS, _ORDERS, _TOPICS, _CONDITIONS, _CASES, each("me | nous | m", _TELL_FR))
    - _table(_NO_START)
    - _table(_NO_OPENERS)
    - _table(_ALL_OF)
) | _table(
    each("alert | alerts | alerte | alertes | notification", "for | about | on | when | if | sur | pour | en cas de")
)
"""What a chain may begin with: nobody watches for it."""
GOES_ON: Final = OPENERS | _table(_MORE, _ABOUT, _TARGETS, _TARGETS_FR, _TARGETS_AR, _NO_START, _NO_OPENERS, _ENDINGS)
"""What a chain may go on with."""
ARTICLES: Final = _table("a | an | the | le | la | l | un | une")
"""What a sentence goes on with behind a condition."""
_STOP: Final = rows("""
    stop|mute|cancel|no more|end|turn off + |the|all|all the|my|our|sending|sending me + alerts|notifications|messages
    arrête|arrêtez|stoppe|stoppez + |les|d|de|avec les|toutes les + alertes|notifications
    plus|annule|annulez|coupe|coupez + |les|d|de|avec les|toutes les + alertes|notifications
    أوقف|أوقفوا|وقف|وقفوا|كفى|ألغ|ألغوا|بطل + |كل|إرسال + تنبيهات|التنبيهات|الإشعارات|إشعارات
""")
ASKS: Final = _table(_STOP, _TOPICS, _TELL_US, _SEND_US, _DIS_MOI, _WE_WANT, _JE_VEUX, _NEED)
"""What nobody watches for, amid other words either."""
QUANTIFIERS: Final = _table("any | a | some | the | de | d | des | du | toute | tout | أي | كل | بأي")
"""What may stand before either."""
SINGLE_ORDERS: Final = frozenset({("watch",), ("monitor",), ("track",)})
"""Orders that are also the first half of a word: a watch tower."""
_BARE: Final = _table(_IF, _SI, _IF_AR, each(_IF_AR, _IS_DONE_AR), _IS_DONE_AR) - {("s",)}
CLAUSES: Final = _BARE | {said for said in GOES_ON if any(said[at:] in _BARE for at in range(1, len(said)))}
"""What a sentence follows rather than a thing: when, si, إذا, alerts if."""
ENDINGS: Final = _table(_PLEASE, _ENDINGS, _TELL_US, _DIS_MOI, _TELL_ME_AR) | _table(
    rows("""
        قولولي|قولولنا|خبرونا|خبروني|قل لي|قل لنا|قولوا لي|قولوا لنا|احكولي
        for me|for us|for the team|for our team|for everyone|ok|okay|k|will you|would you|can you|if you can
        pour moi|pour nous|pour l équipe|ok|d accord|si tu peux|si vous pouvez|hein|quoi|voilà|c est tout
        لي|لنا|للفريق|إذا أمكن|لو ممكن|إذا ممكن|تمام|أوكي
    """)
)
"""What may stand behind a rule."""
LABELS: Final = _table(
    rows("""
        |new|my|our|quick|small + alert|alerts|rule|watch|request|note|reminder|need|task|wish|question|order
        fyi|attention|important notice|heads up|to do|todo|need to know|for information|please note|nb|n b
        |nouvelle|petite|ma|notre|une + alerte|alertes|règle|veille|demande|consigne|question|requête|note|mission
        pour info|pour information|nb|rappel|besoin|à surveiller|à suivre de près|à noter|surveillance
        تنبيه|تنبيهات|طلب|مطلوب|المطلوب|قاعدة|قاعدة جديدة|ملاحظة|للتذكير|تذكير|متابعة|مراقبة
    """)
)
"""What may stand before a colon in front of a rule."""
LONGEST: Final = max(map(len, GOES_ON | ENDINGS))
