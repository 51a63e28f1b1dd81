"""What people say around a rule: greetings, « je voudrais être alerté quand », "any news about", thanks.

Theory: somebody who writes to a bot writes as to a colleague. What stands before the first keyword is left out only
where it is a chain of such phrases that begins with one which nobody watches for; a bare "on" or « si » belongs to the
chain, never begins it. Preferred mistake: to keep a courtesy as part of a keyword, which the answer shows, rather than
to drop a word that is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, product
from typing import Final

from alerts.language.folding import fold

_GREETINGS: Final = """
    bonjour | bonsoir | salut | coucou | chers collègues | dear colleagues | dear team | hello | hi | hey
    | good morning | good evening | dear bot | bot | السلام عليكم | مرحبا | أهلا | صباح الخير | مساء الخير"""
_PLEASE: Final = """
    please | pls | plz | kindly | thanks | thank you | thanks a lot | many thanks | thank you very much | thx
    | svp | s v p | stp | veuillez | s il te plaît | s il vous plaît | merci | merci de | merci d
    | merci d avance | merci bien | merci beaucoup | من فضلك | من فضلكم | لو سمحت | لو سمحتم | رجاء | أرجو
    | أرجوك | شكرا | شكرا لك | شكرا لكم | شكرا جزيلا | مع الشكر"""
_REQUESTS: Final = """
    i want | we want | i need | we need | i d like | we d like | i would like | we would like | i wish | i m
    | we are | i am | can you | could you | would you | can we | can i | je veux | je voudrais | j aimerais
    | je souhaite | je souhaiterais | on veut | on voudrait | nous voulons | nous voudrions | nous souhaitons
    | peux tu | pouvez vous | pourrais tu | pourriez vous | est ce que tu peux | est ce que vous pouvez
    | tu peux | vous pouvez | is there | are there | y a t il | est ce qu il y a | il faut | il faudrait
    | il me faut | il nous faut | me faut | أريد | نريد | أود | نود | أرغب في | هل يمكن | هل يمكنك | يمكنك
    | ممكن | بدي | بدنا | عايز | عاوز | هل يوجد | هل توجد | هل هناك"""
_ORDERS: Final = """
    let me know | let us know | keep me posted | keep us posted | keep me informed | keep us informed | watch
    | watch for | watch out for | watch over | keep an eye on | keep watch on | look out for | look for
    | looking for | search for | send me | send us | give me | give us | show me | what about | monitor
    | new rule | create a rule | make a rule | add a rule | set an alert | set up an alert | create an alert
    | surveille | surveillez | surveiller | veille sur | veillez sur | nouvelle règle | crée une règle
    | créer une règle | créez une règle | je cherche | on cherche | nous cherchons | cherche | cherchez
    | ajoute une règle | mets une alerte | mettez une alerte | créer une alerte | crée une alerte | règle | راقب
    | راقبوا | تابع | تابعوا | نبهني | نبهنا | أخبرني | أخبرنا | ابحث عن | ابحثوا عن | أعلمني | أعلمنا | أرسل لي
    | أرسل لنا"""
_MORE: Final = """
    to | to know | know | to be alerted | to be told | to be informed | to be notified | to get | to receive
    | to have | receive | get | to watch | to follow | follow | to monitor | to track | track | alerts
    | an alert | alert | interested in | find out | être alerté | être alertée | être alertés | être prévenu
    | être prévenue | être prévenus | être averti | être avertie | être avertis | être informé | être informée
    | être informés | recevoir | avoir | savoir | suivre | chercher | trouver | signaler | m alerter
    | nous alerter | me prévenir | nous prévenir | m avertir | nous avertir | m informer | nous informer
    | me dire | nous dire | me signaler | nous signaler | m envoyer | nous envoyer | alertes | les alertes
    | des alertes | une alerte | إرسال | إرسال تنبيه | إرسال تنبيهات | أعرف | نعرف | أن أعرف | أن نعرف | معرفة
    | متابعة | مراقبة | أن أتلقى | تلقي | تنبيهي | تنبيهنا | إخباري | إخبارنا | تنبيه | تنبيهات | التنبيهات"""
_TOPICS: Final = """
    anything about | everything about | anything on | everything on | all about | any news about | any news on
    | any news of | news about | news on | the news about | the news on | the latest on | information about
    | information on | reports of | any report of | any reports of | alerts about | alerts on | alerts for
    | alert about | tout ce qui concerne | tout ce qui touche | tout ce qui touche à | tout ce qui touche au
    | tout sur | ce qui concerne | les infos sur | des infos sur | infos sur | les informations sur
    | des informations sur | les nouvelles sur | des nouvelles sur | des nouvelles de | les articles sur
    | des articles sur | les alertes sur | des alertes sur | alertes sur | أخبار | كل شيء عن | كل ما يتعلق ب
    | كل ما يخص | أي شيء عن | أخبار عن | الأخبار عن | أي أخبار عن | أي خبر عن | معلومات عن | تنبيهات عن
    | تنبيهات حول"""
_ABOUT: Final = """
    about | on | of | for | if | when | whenever | as soon as | every time | each time | if there is
    | if there are | when there is | when there are | there is | there are | there s | in case of | any case of
    | if you see | when you see | that mention | mentioning | en cas de | en cas d | il y a | de tout | de toute
    | de toutes | de tous | sur | pour | de | d | du | des | si | s il y a | quand | quand il y a | dès que
    | dès qu il y a | lorsque | lorsqu il y a | chaque fois que | chaque fois qu il y a | à chaque fois que
    | quand on parle de | quand on parle d | quand on parle du | quand on parle des | si on parle de
    | si on parle d | si on parle du | quand il est question de | qui parlent de | qui parlent d
    | qu on mentionne | qu on parle de | qu on parle d | on mentionne | on évoque | concernant | au sujet de
    | à propos de | عن | على | إلى | بشأن | حول | إذا | إذا حصل | إذا حدث | إذا وقع | عند حدوث | عند وقوع
    | عند حصول | عند وجود | وجود | حصول | وقوع | في حال | في حال حدوث | إذا كان هناك | إذا كانت هناك | عند
    | عندما | كلما | كلما كان هناك"""
_ENDINGS: Final = "full stop | point final | نقطة النهاية"
_ORDERED: Final = (
    ("alert notify tell inform warn ping text", "me us"),
    (
        "alerte alertez préviens prévenez avertis avertissez informe informez signale signalez dis dites envoie"
        " envoyez parle parlez",
        "moi nous",
    ),
)
"""Verbs that begin a chain together with the person behind them."""
_WORD: Final = re.compile(r"[^\W_]+")
_INK: Final = re.compile(r"[\s,،.!?؟:;؛…'’ʼ-]*")
"""What may stand between two words of a chain."""

_Phrase = tuple[str, ...]


def _table(*lists: str) -> frozenset[_Phrase]:
    return frozenset(tuple(map(fold, phrase.split())) for text in lists for phrase in text.split("|"))


_ORDERED_PHRASES: Final = "|".join(
    f"{verb} {person}" for verbs, persons in _ORDERED for verb, person in product(verbs.split(), persons.split())
)
_BEGINS: Final = _table(_GREETINGS, _PLEASE, _REQUESTS, _ORDERS, _TOPICS, _ORDERED_PHRASES)
_GOES_ON: Final = _BEGINS | _table(_MORE, _ABOUT)
_ENDS: Final = _table(_PLEASE, _ENDINGS)
_LONGEST: Final = max(map(len, _GOES_ON))


def without_courtesies(text: str) -> tuple[str, int]:
    """The text without what is said around the rule, and where it starts in ``text``.

    All of it where nothing else would be left.
    """
    start, stop = _head(text), len(text)
    while (shorter := _tail(text, stop)) < stop:
        stop = shorter
    body = text[start:stop]
    return (body, start) if _WORD.search(body) else (text, 0)


def is_courteous(text: str) -> bool:
    """True where the text begins or ends with something that would be left out of a rule."""
    return _phrase_at(text, 0, _BEGINS) is not None or _tail(text, len(text)) < len(text)


def _head(text: str) -> int:
    """Where what is said before the rule ends."""
    at, phrases = 0, _BEGINS
    while (end := _phrase_at(text, at, phrases)) is not None:
        at, phrases = end, _GOES_ON
    ink = _INK.match(text, at) if at else None
    return ink.end() if ink else 0


def _phrase_at(text: str, at: int, phrases: frozenset[_Phrase]) -> int | None:
    """Where the longest of some phrases ends that starts at a position, ink before it aside."""
    said: list[str] = []
    found = None
    for word in _words_from(text, at):
        said.append(fold(word[0]))
        if tuple(said) in phrases:
            found = word.end()
    return found


def _words_from(text: str, at: int) -> Iterator[re.Match[str]]:
    for _ in range(_LONGEST):
        ink = _INK.match(text, at)
        word = _WORD.match(text, ink.end() if ink else at)
        if word is None:
            return
        yield word
        at = word.end()


def _tail(text: str, stop: int) -> int:
    """Where what is said before a courtesy at the end stops; ``stop`` where none stands there."""
    words = list(_WORD.finditer(text, max(0, stop - 80), stop))
    if not words or _INK.fullmatch(text, words[-1].end(), stop) is None:
        return stop
    for length in range(min(_LONGEST, len(words)), 0, -1):
        piece = words[-length:]
        apart = all(_INK.fullmatch(text, a.end(), b.start()) for a, b in pairwise(piece))
        said = tuple(fold(word[0]) for word in piece)
        if apart and (said in _ENDS or (said[0].removeprefix("و"), *said[1:]) in _ENDS):
            return piece[0].start()
    return stop
