"""What the checks of a name ask of the text round a mention: how its words are written, and where it stands."""

from __future__ import annotations

from typing import Protocol

from alerts.language.tokens import Glue


class Setting(Protocol):
    """Where a one-word mention stands, as far as its capital is concerned; worked out when asked for, mostly never."""

    @property
    def language(self) -> str:
        """The primary tag of the text's language."""

    @property
    def before(self) -> str:
        """The word before it in its sentence, in lower case."""

    @property
    def opens(self) -> bool:
        """Whether its capital would stand there anyway: at the start of a sentence, in a headline in capitals."""

    @property
    def parted(self) -> bool:
        """Whether punctuation follows, as in a dateline (« Nice : … »)."""

    @property
    def possessed(self) -> bool:
        """Whether an apostrophe parts it from its ending: in Turkish only names have that (Ordu'da)."""

    @property
    def torn_before(self) -> bool:
        """Whether it begins inside a word of a script without spaces: 河内 in 运河内."""

    @property
    def torn_behind(self) -> bool:
        """Whether it ends inside one: 海法 in 上海法院 does both."""

    @property
    def uncased(self) -> bool:
        """Whether the whole entry has no capital letter."""

    @property
    def around(self) -> tuple[str, str, str]:
        """The text before it, it, and the text behind it."""


class Written(Protocol):
    """How one token of a mention is written in the text."""

    @property
    def glue(self) -> Glue:
        """What stands between it and the token before."""

    @property
    def capital(self) -> bool:
        """Whether it starts with one."""

    @property
    def capitals(self) -> bool:
        """Whether it has nothing else."""
