"""Words that say nothing by themselves, in the languages that staff write: no keyword is made of them alone."""

from __future__ import annotations

from typing import Final

from alerts.language.folding import fold

_FUNCTION_WORDS: Final = """
    a à ai au aux avec c ce ces cet cette d dans de des du elle elles en est et eu il ils j je l la le les leur leurs
    m ma mais me mes n ne nos notre nous on ont ou où par pas pour qu que qui s sa se ses si son sont sous sur t ta te
    tes tu un une vos votre vous y
    an and are as at be been by for from had has have he her his i if in into is it its no nor not of or our she
    so than that the their them then there these they this those to was we were which who will with you your
    al el los las una unos unas del con por para o lo es
    anything everything something nothing whatever tout quelque chose rien شيء شي أي
    ال في من على إلى عن مع و أو ثم ما لا لم لن هذا هذه ذلك تلك التي الذي الذين هو هي هم كان كانت قد كل بين أن إن
"""
STOP_WORDS: Final = frozenset(fold(word) for word in _FUNCTION_WORDS.split())
"""Folded."""
ONLY_IN: Final = {"but": "fr"}
"""Words that say something in one language, and nothing in others: a French but is a goal."""
