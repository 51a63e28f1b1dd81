"""The floor plan of the house, read from the imports: see docs/decisions.md and the README's map."""

import ast
import sys
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

FLOORS = {
    # roof: bot.py, and the rooms that it opens by name, each of which puts the parts of one command together
    "bot": 6, "handlers.serving": 6, "handlers.demo": 6,
    # doors, for people and for time
    "handlers": 5, "alerts.schedule": 5,
    # flows
    "alerts.poll": 4, "alerts.lessons": 4, "alerts.completing": 4, "alerts.announce": 4, "alerts.lookout": 4,
    "alerts.vigil": 4, "alerts.deliver": 4, "alerts.settle": 4, "alerts.operations": 4,
    # decision
    "alerts.triage": 3,
    # the pure core, and beyond the wall the edges
    "alerts.rules": 2, "alerts.matching": 2, "alerts.places": 2, "alerts.language": 2,
    "alerts.sources": 2, "alerts.store": 2, "alerts.render": 2, "alerts.typography": 2, "alerts.settings": 2,
    "templates": 2,
    # ground
    "alerts.model": 1, "alerts.letters": 1, "alerts.languagetags": 1,
    "alerts.pages": 1, "alerts.links": 1, "alerts.errors": 1, "alerts.timing": 1, "alerts.pacing": 1,
    "alerts.wordings": 1, "alerts.bulletins": 1, "alerts.memory": 1,
}  # fmt: skip

SIDEWAYS = {
    ("alerts.rules", "alerts.matching"),
    ("alerts.rules", "alerts.language"),
    ("alerts.rules", "alerts.places"),
    ("alerts.matching", "alerts.language"),
    ("alerts.matching", "alerts.places"),
    ("alerts.places", "alerts.language"),
    ("alerts.render", "alerts.typography"),
    ("alerts.poll", "alerts.announce"),
    ("alerts.poll", "alerts.completing"),
    ("alerts.poll", "alerts.lessons"),
    ("alerts.poll", "alerts.lookout"),
    ("alerts.lookout", "alerts.announce"),
    ("alerts.lessons", "alerts.completing"),
    ("alerts.completing", "alerts.announce"),
    ("alerts.deliver", "alerts.settle"),
    ("alerts.letters", "alerts.model"),
    ("alerts.languagetags", "alerts.model"),
    ("alerts.timing", "alerts.model"),
    ("alerts.pacing", "alerts.model"),
    ("alerts.pacing", "alerts.timing"),
    ("alerts.errors", "alerts.model"),
    ("alerts.bulletins", "alerts.model"),
    ("alerts.bulletins", "alerts.wordings"),
}
"""The only steps to a neighbour on the same floor."""

STAIRS = {
    "alerts.language": [{"folding"}, {"formstore"}, {"grammars"}, {"irregular", "handrules"}, {"inflection"}],
    "alerts.places": [{"known", "namekeys"}, {"names"}, {"gazetteer"}, {"context", "maps"}],
    "alerts.rules": [{"phrases", "fitness"}, {"chat"}, {"guesses", "telling", "file"}, {"grammar"}],
    "alerts.sources": [{"text", "wire"}, {"webpages"}, {"formats"}, {"workers"}, {"fulltext"}, {"extract"}],
    "handlers": [
        {"headings", "verdictphrases"}, {"phrasebook"}, {"phrases"}, {"arealists"}, {"chat", "shell"},
        {"assembly", "newsstand"}, {"serving", "demo"},
    ],
}  # fmt: skip
"""The steps inside a house, from the ground up: what stands on one imports from those below it, never from its own."""

HOMES = {
    "aiohttp": "alerts.sources.wire",
    "yarl": "alerts.sources.wire",
    "brotli": "alerts.sources.wire",
    "feedparser": "alerts.sources.formats",
    "pebble": "alerts.sources.workers",
    "py3langid": "alerts.sources.text",
    "langcodes": "alerts.languagetags",
    "charset_normalizer": "alerts.sources.text",
    "trafilatura": "alerts.sources.extract",
    "protego": "alerts.sources.wire",
    "sqlite_utils": "alerts.store",
    "jinja2": "alerts.render",
    "markupsafe": "alerts.render",
    "apscheduler": "alerts.schedule",
    "telegram": "handlers.chat handlers.shell.doctor",
    "httpx": "handlers.chat",
    "rich": "handlers.shell",
    "Stemmer": "alerts.language",
    "icu4py": "alerts.language",
    "regex": "alerts.language",
    "marisa_trie": "alerts.language alerts.places",
    "rapidfuzz": "alerts.places.gazetteer.likeness alerts.language.lexicon",
    "resvg_py": "alerts.places",
    "fontpkg": "alerts.places",
}
"""Each library is imported in one package only; a change of library is a change in one place."""


def module_of(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


PATHS = [ROOT / "bot.py", *(p for top in ("handlers", "alerts", "templates") for p in (ROOT / top).rglob("*.py"))]


@cache
def modules():
    """The syntax trees, by name: once, and not in every process that collects the tests."""
    return {module_of(path): ast.parse(path.read_text(encoding="utf-8")) for path in PATHS}


def room(module):
    """The entry of the floor list that a module belongs to, None for a stranger."""
    parts = module.split(".")
    return next((name for n in range(len(parts), 0, -1) if (name := ".".join(parts[:n])) in FLOORS), None)


def imports(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative import"
            yield from (f"{node.module}.{alias.name}" if node.module in {"alerts", "handlers"} else node.module
                        for alias in node.names)  # fmt: skip


@cache
def imported_by():
    return {module: sorted(set(imports(tree))) for module, tree in modules().items()}


def test_every_module_stands_in_the_floor_list():
    assert [module for module in modules() if module != "alerts" and room(module) is None] == []


def test_imports_go_strictly_down():
    climbs = [
        f"{module} may not import {name}"
        for module, names in imported_by().items()
        for name in names
        if (here := room(module)) is not None and (there := room(name)) is not None and there != here
        if FLOORS[there] >= FLOORS[here] and (here, there) not in SIDEWAYS
    ]
    assert climbs == []


@pytest.mark.parametrize(("house", "stairs"), STAIRS.items())
def test_the_rooms_of_a_house_stand_on_one_another(house, stairs):
    """What two rooms of the same step need belongs on a step further down."""
    step = {name: height for height, names in enumerate(stairs) for name in names}

    def height(module):
        return step.get(module.removeprefix(f"{house}.").split(".")[0]) if module.startswith(f"{house}.") else None

    def same_room(one, other):
        return one.removeprefix(f"{house}.").split(".")[0] == other.removeprefix(f"{house}.").split(".")[0]

    climbs = [
        f"{module} imports {name}"
        for module, names in imported_by().items()
        for name in names
        if (here := height(module)) is not None and (there := height(name)) is not None
        if there >= here and not same_room(module, name)
    ]
    assert climbs == []


def test_libraries_are_imported_in_their_home_only():
    own = sys.stdlib_module_names | {"alerts", "handlers", "templates"}
    astray = [
        f"{module} imports {name}, whose home is {HOMES.get(top, 'nowhere')}"
        for module, names in imported_by().items()
        for name in names
        if (top := name.partition(".")[0]) not in own
        if not any(f"{module}.".startswith(f"{home}.") for home in HOMES.get(top, "").split())
    ]
    assert astray == []


def test_every_library_that_is_imported_is_a_declared_dependency():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = " ".join(project["dependencies"]).lower().replace("-", "_")
    names = {"telegram": "python_telegram_bot", "Stemmer": "pystemmer"}
    imported = {name.partition(".")[0] for found in imported_by().values() for name in found} & set(HOMES)
    assert [top for top in imported if names.get(top, top).lower() not in declared] == []


def test_nothing_is_imported_inside_a_function():
    inside = [
        f"{module}:{inner.lineno}"
        for module, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


def test_no_two_modules_share_a_basename():
    names = Counter(
        module.rpartition(".")[2] for module in modules() if (ROOT / f"{module.replace('.', '/')}.py").exists()
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_names_that_say_nothing_are_not_used():
    forbidden = {"utils", "helpers", "common", "misc", "manager", "processor", "service", "base", "core", "inner"}
    assert [module for module in modules() if forbidden & set(module.split("."))] == []


def test_every_module_opens_with_its_promise():
    assert [module for module, tree in modules().items() if tree.body and not ast.get_docstring(tree)] == []


def test_only_the_roof_reads_the_clock():
    reads = [
        f"{module}:{node.lineno}"
        for module, tree in modules().items()
        if module != "bot"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in {"now", "utcnow", "today"}
        and isinstance(node.value, ast.Name)
        and node.value.id in {"datetime", "date"}
    ]
    assert reads == []


def test_files_stay_small():
    lengths = {module_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in PATHS}
    assert [module for module, length in lengths.items() if length >= 400] == [], "split it by noun"


def test_functions_stay_small():
    long = [
        f"{module}.{node.name}"
        for module, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno - node.lineno + 1 >= 50
    ]
    assert long == []
