"""/start and /lang: the first words, and in which language."""

from __future__ import annotations

from typing import Final

from telegram import Update

from alerts.errors import InvalidCommand
from alerts.operations import wishes
from alerts.rules.fitness import language_meant, spoken_fault
from alerts.store.feeds_table import read_feeds
from alerts.wordings import LANGUAGES, say
from handlers.chat.asked import Asked, hear
from handlers.chat.labels import LANGUAGE_NAMES, button, language_buttons, rows
from handlers.chat.parts import Context

_EXAMPLE: Final = "/lang fr"
_SPOKEN: Final = ", ".join(LANGUAGES)


async def start(update: Update, context: Context) -> None:
    """Who we are, in two lines, and three big buttons."""
    asked = await hear(update, context)
    if asked.is_private:
        await asked.read(
            wishes.chat_changed, asked.actor, present=True, title=None, now=asked.now, update=update.update_id
        )
    heard = await asked.read(wishes.hearing, asked.actor)
    keys = ("list" if heard.subscriptions else "sub", "pick", "help")
    words = {"sub": "here"}
    buttons = [
        button(words.get(key, key), asked.language, verb=key) for key in keys if key != "pick" or asked.is_private
    ]
    await asked.reply(
        "start",
        role=asked.actor.role.value,
        subscribed=bool(heard.subscriptions),
        rules=len(heard.rules),
        feeds=len(await asked.read(read_feeds)),
        buttons=(*rows(*buttons), *language_buttons()),
    )


async def lang(update: Update, context: Context) -> None:
    """The language of this chat's answers and alerts."""
    asked = await hear(update, context, rights=True)
    if not asked.text:
        await asked.reply("language", spoken=LANGUAGE_NAMES[asked.language], buttons=language_buttons())
        return
    await speak(asked, asked.text)


async def speak(asked: Asked, text: str) -> None:
    """Change the language to the one that is named."""
    said = (language_meant(word) or word.lower() for word in text.split())
    tag = language_meant(text) or next((tag for tag in said if tag in LANGUAGES), text.strip().lower())
    if tag not in LANGUAGES:
        fault = spoken_fault(tag, asked.language) or say("not_spoken", asked.language, text=text, advice=_SPOKEN)
        raise InvalidCommand(fault, example=_EXAMPLE)
    await asked.read(wishes.set_language, asked.actor, tag, now=asked.now, update=asked.update.update_id)
    await asked.speaking(tag).reply("language", spoken=LANGUAGE_NAMES[tag], buttons=())
