"""What is asked of a rule without a command: the lines that do it are offered, for whatever the rule is called by."""

from __future__ import annotations

from alerts.model import Place, Rule
from alerts.store.places_table import put_place
from alerts.store.rules_table import read_rules
from tests.fakes.town import AMINA, CHOLERA, OMAR, SARA, Town, town

__all__ = ["town"]

ABDUCTED = Rule(name="rapts", keywords=("enlèvement", "attaque de l’ADF"), places=("Beni",))
MINES = Rule(name="ألغام-درعا", keywords=("لغم",), places=("درعا",))
ASKED: tuple[tuple[int, str, list[str]], ...] = (
    (AMINA, "couper la règle de Beni", ["/unwatch rapts"]),
    (AMINA, "désactiver la règle sur les enlèvements", ["/unwatch rapts"]),
    (AMINA, "supprime ADF et choléra", ["/unwatch rapts", "/unwatch choléra"]),
    (AMINA, "modifier la règle de Goma", ["/rules choléra"]),
    (AMINA, "supprimer la règle rougeole", ["/rules"]),
    (AMINA, "pause", ["/unsubscribe", "/subscribe"]),
    (AMINA, "/pause Goma", ["/unsubscribe Goma", "/subscribe Goma"]),
    (AMINA, "enlève massacre de la règle de Goma", ["/rules choléra"]),
    (AMINA, "mettre la règle de Goma en important", ["/rules choléra"]),
    (AMINA, "comment modifier une règle ?", ["/rules"]),
    (AMINA, "mets en pause la règle de Goma", ["/unsubscribe Goma", "/subscribe Goma"]),
    (AMINA, "supprime tout", ["/unsubscribe", "/rules"]),
    (AMINA, "reprendre", ["/subscribe"]),
    (AMINA, "suspendre les alertes de Bukavu", ["/unsubscribe", "/subscribe"]),
    (AMINA, "voir la règle de Beni", ["/rules rapts"]),
    (AMINA, "supprime la règle: Goma", ["/unwatch choléra"]),
    (OMAR, "change cholera to urgent", ["/rules choléra"]),
    (OMAR, "ألغ القاعدة، درعا", ["/unwatch ألغام-درعا"]),
    (OMAR, "turn off the rule about Beni", ["/unwatch rapts"]),
    (OMAR, "/mute 2h", ["/unsubscribe", "/subscribe"]),
    (OMAR, "عطل قاعدة الألغام", ["/unwatch ألغام-درعا"]),
    (OMAR, "اوقف قاعدة درعا", ["/unwatch ألغام-درعا"]),
    (OMAR, "خلي قاعدة درعا عاجل", ["/rules ألغام-درعا"]),
    (OMAR, "كم قاعدة عندي؟", ["/rules"]),
    (OMAR, "احذف كل القواعد", ["/rules"]),
    (OMAR, "ايقاف مؤقت", ["/unsubscribe", "/subscribe"]),
    (SARA, "stop the rule about Beni", ["/unsubscribe rapts"]),
    (SARA, "rename rapts to kidnaps", ["/rules rapts"]),
)


async def test_what_is_asked_of_a_rule_is_offered_as_the_lines_that_do_it(town: Town) -> None:
    town.knows(CHOLERA, ABDUCTED, MINES)
    for name in ("Beni", "درعا"):
        put_place(town.office.store, Place(name=name))
    said = [(await town.says(user, text)).marked("code") for user, text, _ in ASKED]
    assert said == [lines for _, _, lines in ASKED]
    new, old = (await town.says(OMAR, "rename the rule about Beni to kidnaps")).marked("code")
    assert (new.split()[:2], new.split()[-2:], old) == (
        ["/watch", "enlèvement,"],
        ["name", "kidnaps"],
        "/unwatch rapts",
    )
    for text, rule in (
        ("add a rule for massacre near Beni", "massacre near Beni"),
        ("ajouter une règle choléra près de Beni", "choléra près de Beni"),
        ("ضيف قاعدة مجزرة قرب Beni", "مجزرة قرب Beni"),
    ):
        assert (await town.says(OMAR, text)).marked("code") == [f"/watch {rule}"]
    for text in ("pause humanitaire à Goma", "couper les routes à Goma"):
        assert (await town.says(AMINA, text)).marked("code") == [f"/watch {text}"]
    update = await town.says(OMAR, "Update Goma: twelve killed in a market")
    assert "/rules choléra" not in update.text
    ceasefire = await town.says(OMAR, "وقف إطلاق النار قرب قاعدة درعا")  # a military base
    assert not any(line.startswith("/rules") for line in ceasefire.marked("code"))
    assert len(read_rules(town.office.store)) == 3


async def test_a_rule_that_is_called_by_what_it_watches_is_told(town: Town) -> None:
    town.knows(CHOLERA, ABDUCTED)
    put_place(town.office.store, Place(name="Beni"))
    assert '"rapts"' in (await town.says(OMAR, "/unwatch Beni")).text
