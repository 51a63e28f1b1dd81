"""Everything that people do besides commands, and which handler gets it: plain words, presses, pictures, other bots'
commands.

In private a word that is a command is done without its slash where nothing changes by it; what may be meant otherwise
is offered. In groups only what is said to the bot is answered.
"""

from __future__ import annotations

from typing import Any, Final

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import BaseHandler, CallbackQueryHandler, ChatMemberHandler, MessageHandler, filters

from alerts.language.folding import fold
from alerts.letters import worded
from alerts.model import Role
from alerts.rules.fitness import nearest
from alerts.typography import cut
from handlers.chat import arrivals, explaining, nearby, pasted, pressing, rulewishes, subscribing, unslashed, watching
from handlers.chat.asked import Asked, hear
from handlers.chat.callnames import ELSEWHERE, OTHER_NAMES, PLAIN_WORDS, THANKS
from handlers.chat.labels import label
from handlers.chat.parts import Context, Handler
from handlers.chat.registry import BY_NAME, help_, usable

_SPOKEN: Final = {
    word: name
    for word, name in (*((fold(name), name) for name in BY_NAME), *OTHER_NAMES.items())
    if name not in {"subscribe", "unsubscribe", "stop"}
}
"""A command without its slash, where nothing changes by it."""
_MARKS: Final = " !.／\\⁄"
"""What stands around a word that is meant as a command: a slash of another keyboard among it."""


async def plain_word(update: Update, context: Context) -> None:
    """A command or a rule said without its slash in a private chat; anything else gets the help."""
    message = update.effective_message
    said = fold((message.text or "").strip(_MARKS)) if message else ""
    if name := PLAIN_WORDS.get(said) or _SPOKEN.get(said.rstrip(" ?؟")):
        context.args = []  # the word is the command, nothing stands behind it
        await BY_NAME[name].handler(update, context)
    elif said in THANKS:
        await _tell(await hear(update, context), "welcome")
    elif not await _made_sense_of(asked := await hear(update, context)):
        if asked.actor.role is not Role.EVERYBODY and len(asked.text.split()) >= _FEWEST_OF_TEXT:
            await _tell(asked, "no_sense")
        else:
            await help_(update, context)


async def _made_sense_of(asked: Asked) -> bool:
    """Answers a reference alone, what was forwarded, a rule, and what would be a command with its slash; False for
    anything else."""
    if await explaining.recall(asked) or await pasted.propose_all(asked):
        return True
    if explaining.forwarded(asked) and await explaining.consider(asked, asked.text):  # whatever its words ask or say
        return True
    if await explaining.wonder(asked) or await rulewishes.offer(asked) or await watching.overhear(asked):
        return True
    mine, said = _usable(asked), asked.text.split()
    if await unslashed.offer(asked, {name: name for name in mine} | OTHER_NAMES, mine):
        return True
    meant = ELSEWHERE.get(fold(said[0].strip(_MARKS + "?؟"))) if 0 < len(said) < _FEWEST_OF_TALK else None
    if meant in mine and meant != "help":  # mute 2h, test
        await _tell_nearest(asked, said[0], meant)
        return True
    return await explaining.lament(asked) or await explaining.consider(asked, asked.text)


def _usable(asked: Asked) -> list[str]:
    """The names of the commands that this person may use."""
    return [command.name for command in usable(asked.actor.role)]


async def edited(update: Update, context: Context) -> None:
    """A command that was changed after it was sent: the person learns that it is not read again."""
    await _tell(await hear(update, context), "edited")


async def no_text(update: Update, context: Context) -> None:
    """A picture, a voice or a file: its words are held against the rules, or the person learns that it is not read."""
    asked, message = await hear(update, context), update.effective_message
    if not await explaining.consider(asked, (message.caption or "") if message else ""):
        await _tell(asked, "no_text")


async def _tell(asked: Asked, key: str) -> None:
    words = label(key, asked.language)
    await asked.send(worded(words))


async def unknown_command(update: Update, context: Context) -> None:
    """A command by another of its names, or one that is not ours: in private, or called by our name, the person learns
    it; else it is another bot's."""
    message, chat = update.effective_message, update.effective_chat
    name, _, bot = (message.text or "").split(maxsplit=1)[0].partition("@") if message else ("", "", "")
    if bot.lower() != context.bot.username.lower() and (bot or chat is None or chat.type != ChatType.PRIVATE):
        return
    if meant := OTHER_NAMES.get(fold(name.lstrip("/"))):
        await BY_NAME[meant].handler(update, context)
        return
    asked = await hear(update, context)
    mine = _usable(asked)
    meant = ELSEWHERE.get(fold(name.lstrip("/")))
    if meant == "unsubscribe":  # /mute 2h, /pause Goma
        await rulewishes.pause(asked, asked.text)
        return
    close = [meant] if meant in mine else nearest(name.lstrip("/"), mine, most=1)
    await _tell_nearest(asked, name, close[0] if close else "")


async def _tell_nearest(asked: Asked, name: str, near: str) -> None:
    """What was called is no command of ours; ``near`` is the one that does something like it, "" for none."""
    words = label("no_command_near" if near else "no_command", asked.language)
    text = words.format(name=cut(name, _LONGEST_NAME), near=f"/{near}" if near else "")
    await asked.send(worded(text))


_BUTTONS: Final[dict[str, Handler]] = {
    "help": help_,
    "sub": subscribing.subscribe,
    "unsub": subscribing.unsubscribe,
    "list": subscribing.listing,
    "pick": subscribing.pick,
}


async def press(update: Update, context: Context) -> None:
    """A button, of a command or of anything else."""
    await pressing.press(update, context, _BUTTONS)


_LONGEST_NAME: Final = 40
_FEWEST_OF_TALK: Final = 5
"""So many words and more are said to somebody, and no command."""
_FEWEST_OF_TEXT: Final = 8
"""So many words and more are a text: what may be done with one is said in two lines, not in seventeen."""
_SLASHED: Final = filters.COMMAND | filters.Regex(r"^/\S")
"""Telegram marks a command only where its name is in plain Latin letters: not /règles, nor /مساعدة."""
_UNKNOWN: Final = _SLASHED & filters.UpdateType.MESSAGE
_PLAIN_TEXT: Final = filters.TEXT & ~_SLASHED & filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
_EDITED: Final = filters.COMMAND & filters.ChatType.PRIVATE & filters.UpdateType.EDITED_MESSAGE
_LOCATION: Final = filters.LOCATION & filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
"""Only in private: where people in a group are is nobody's business."""

_NO_TEXT: Final = (
    (filters.PHOTO | filters.VIDEO | filters.VOICE | filters.AUDIO | filters.Document.ALL | filters.Sticker.ALL)
    & filters.ChatType.PRIVATE
    & filters.UpdateType.MESSAGE
)

OTHERS: Final[tuple[BaseHandler[Any, Any, Any], ...]] = (
    CallbackQueryHandler(press),
    MessageHandler(filters.StatusUpdate.CHAT_SHARED, subscribing.picked),
    MessageHandler(_LOCATION, nearby.shared),
    MessageHandler(filters.StatusUpdate.MIGRATE, arrivals.migration),
    ChatMemberHandler(arrivals.membership, ChatMemberHandler.MY_CHAT_MEMBER),
    MessageHandler(_PLAIN_TEXT, plain_word),
    MessageHandler(_UNKNOWN, unknown_command),
    MessageHandler(_NO_TEXT, no_text),
    MessageHandler(_EDITED, edited),
)
