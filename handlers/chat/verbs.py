"""What people write behind a command to add something or to remove it, in French, English and Arabic."""

from __future__ import annotations

import re
from typing import Final

REMOVE: Final = "remove|delete|drop|supprimer|retirer|ôter|enlever|حذف|احذف|إزالة"
"""Alternatives of a regular expression; each command has a few of its own besides."""
ADDED: Final = re.compile(r"\A(?:add|new|ajouter|nouveau|أضف|إضافة)\s+(?=\S)", re.IGNORECASE)
"""What may stand before a name that is added, and says nothing more."""
