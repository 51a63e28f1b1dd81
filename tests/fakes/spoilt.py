"""An answer that a child can send and the parent cannot read: it ends the thread that listens to the children."""

from __future__ import annotations


class Spoilt:
    """Raises when it arrives."""

    def __reduce__(self) -> tuple[object, tuple[()]]:
        return _arrive, ()


def _arrive() -> None:
    raise ZeroDivisionError("spoilt on the way")


def send(*_: object) -> Spoilt:
    """To be run in a child."""
    return Spoilt()
