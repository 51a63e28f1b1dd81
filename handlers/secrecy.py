"""Keeps the bot's token out of everything that is written: log lines, tracebacks, the last words of a crash.

Libraries print it: the HTTP client logs whole addresses, the Telegram library quotes a token that was refused.
"""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType

from alerts.settings import Secret


class Redacted(logging.Formatter):
    """Formats as another formatter does, and takes the secret out of the result."""

    def __init__(self, formatter: logging.Formatter, secret: Secret) -> None:
        super().__init__()
        self._formatter = formatter
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        """The line, traceback included, without the secret."""
        return self._secret.hide(self._formatter.format(record))


def keep_secret(secret: Secret) -> None:
    """From now on no log handler and no uncaught exception of this process shows the secret.

    Call it after the log handlers are set up.
    """
    for handler in logging.getLogger().handlers:
        handler.setFormatter(Redacted(handler.formatter or logging.Formatter(), secret))
    for chatty in ("httpx", "httpcore"):
        logging.getLogger(chatty).setLevel(logging.WARNING)

    def last_words(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.stderr.write(secret.hide("".join(traceback.format_exception(kind, error, trace))))

    sys.excepthook = last_words
