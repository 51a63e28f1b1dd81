"""An operator's own places: each broken row is refused with its line, the others are kept."""

from __future__ import annotations

import contextlib
import json
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.errors import InvalidFile
from alerts.places.gazetteer.additions import Additions, read_additions, settled
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.places.gazetteer.longernames import longer_names
from alerts.places.known import Kind

CSV = """\
name,aliases,names_ar,lat,lon,kind,country,parent,extent_km
Camp Espoir,Hope Camp|Camp de l'Espoir,مخيم الأمل,36.25,36.70,camp,SY,170063,2
Sans point,,,,,camp,SY,,
Trop au nord,,,95,10,camp,SY,,
Pas un nombre,,,abc,10,camp,SY,,
Genre inconnu,,,36,37,planet,SY,,
Pays inconnu,,,36,37,camp,Syria,,
,,,36,37,camp,SY,,
Puits No 7,,,36.3,36.8,facility,sy,camp-espoir,
"""


def _lines(additions: Additions) -> list[int]:
    return [problem.line for problem in additions.problems]


def test_a_csv_file_is_read_and_its_broken_rows_refused_by_line() -> None:
    additions = read_additions(CSV, file="places.csv")
    assert [each.place.name for each in additions.places] == ["Camp Espoir", "Puits No 7"]
    assert _lines(additions) == [3, 4, 5, 6, 7, 8]
    assert str(additions.problems[1]) == "places.csv:4: lat must be a number from -90 to 90, not “95”"
    assert "camp" in additions.problems[3].message
    assert {name.text for name in additions.places[0].names} == {
        "Camp Espoir", "Hope Camp", "Camp de l'Espoir", "مخيم الأمل",
    }  # fmt: skip


def test_added_places_take_part_in_everything() -> None:
    gazetteer = Gazetteer.open(added=read_additions(CSV, file="places.csv").places)
    (camp,) = gazetteer.same_name("hope camp")
    assert camp.id < 0
    assert camp.kind is Kind.CAMP
    assert gazetteer.get(camp.id) == camp
    assert gazetteer.search("Camp Espoir")[0] == camp
    assert gazetteer.search("Camp Espoire")[0] == camp
    assert camp in gazetteer.within(36.25, 36.7, 1)
    assert camp in gazetteer.children(170063)
    assert camp in gazetteer.inside(163843)
    assert [place.id for place in gazetteer.parents(camp.id)][:1] == [170063]
    assert "camp espoir" in longer_names(gazetteer, "Espoir")
    assert gazetteer.localized(camp.id, "ar") == "مخيم الأمل"
    assert gazetteer.names(camp.id)[0].text == "Camp Espoir"
    gazetteer.close()


def test_all_names_that_an_operator_wrote_count_but_for_words_without_capitals() -> None:
    rows = "name,lat,lon,aliases,names_ar\nCamp A,36,37,Camp Alpha|Alfa,مخيم أ\nEau,36,37,,الشمس\n"
    camp, water = read_additions(rows, file="own.csv").places
    assert all(name.default for name in camp.names)
    assert [name.text for name in water.names if not name.default] == ["الشمس"]


def test_a_toml_file_is_read() -> None:
    additions = read_additions(
        textwrap.dedent("""\
            [[place]]
            id = "camp-nord"
            names.fr = ["Camp Nord"]
            names.ar = ["مخيم الشمال"]
            lat = 36.1
            lon = 37.1

            [[place]]
            name = "Camp Sud"
            colour = "red"
            lat = 36.0
            lon = 37.1

            [[place]]
            name = "Puits"
            parent = "camp-nord"
            lat = 36.1
            lon = 37.1
            """),
        file="own.toml",
    )
    north, well = (each.place for each in additions.places)
    assert (north.name, well.parent) == ("Camp Nord", north.id)
    assert _lines(additions) == [8]
    assert "colour" in additions.problems[0].message


def test_a_geojson_file_is_read() -> None:
    features = [
        {"type": "Feature", "properties": {"name": "Puits", "name:ar": "بئر الأمل"}, "geometry": _point(37.1, 36.1)},
        {"type": "Feature", "properties": {"name": "Nulle part"}, "geometry": None},
        {"type": "Feature", "properties": None, "geometry": _point(37.1, 36.1)},
        "not a feature",
        {"type": "Feature", "properties": {"name": "Quartier"}, "geometry": {
            "type": "Polygon", "coordinates": [[[37.0, 36.0], [37.2, 36.0], [37.2, 36.4], [37.0, 36.0]]]}},
    ]  # fmt: skip
    text = json.dumps({"type": "FeatureCollection", "features": features}, indent=1)
    additions = read_additions(text, file="own.geojson")
    assert [(each.place.name, each.place.lat, each.place.lon) for each in additions.places] == [
        ("Puits", 36.1, 37.1),
        ("Quartier", 36.2, 37.1),
    ]
    lines = text.splitlines()
    assert [lines[line - 1].strip()[:1] for line in _lines(additions)] == ["{", "{", '"']
    assert _lines(additions) == sorted(_lines(additions))


def _point(lon: float, lat: float) -> dict[str, object]:
    return {"type": "Point", "coordinates": [lon, lat]}


def test_the_same_place_twice_is_refused_once() -> None:
    additions = read_additions("name,lat,lon\nPuits,1,2\nPuits,1,2\n", file="own.csv")
    assert len(additions.places) == 1
    assert _lines(additions) == [3]


@pytest.mark.parametrize(
    "text",
    [
        "name;lat;lon;aliases\nCamp Nord;36,25;37,1;Hope Camp\n",
        "sep=;\r\nName;Lat;Lon;Aliases\r\nCamp Nord;36,25;37,1;Hope Camp\r\n",
        "\ufeffname\tlatitude\tlongitude\taliases\nCamp Nord\t36.25\t37.1\tHope Camp\n",
        'name,lat,lon,aliases\nCamp Nord,"36,25","37,1",Hope Camp\n',
        "name;lat;lon;aliases\n;;;\nCamp Nord;+36,25; 37.1 ;Hope Camp;;\n",
    ],
)
def test_a_spreadsheet_may_part_cells_by_semicolons_or_tabs_and_write_a_decimal_comma(text: str) -> None:
    additions = read_additions(text, file="own.csv")
    (camp,) = additions.places
    assert (camp.place.name, camp.place.lat, camp.place.lon) == ("Camp Nord", 36.25, 37.1)
    assert {name.text for name in camp.names} == {"Camp Nord", "Hope Camp"}
    assert additions.problems == ()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('"Camp ouvert,36,37', "not a row of cells"),
        ('"Camp"x,36,37', "not a row of cells"),
        ("Camp,36,25,37,10", "5 cells for 3 columns"),
        ("Camp", "lat must be a number"),
        ("Camp;36;37", "lat must be a number"),
        ("Camp,1.234,5,37", "4 cells for 3 columns"),
        ('Camp,"1,234,5",37', "lat must be a number"),
        ("Camp\x00,36,37", "no name of a place"),
    ],
)
def test_a_row_that_cannot_be_cut_into_cells_is_refused_alone(row: str, said: str) -> None:
    additions = read_additions(f"name,lat,lon\nPuits A,1,2\n{row}\nPuits B,3,4\n", file="own.csv")
    assert [each.place.name for each in additions.places] == ["Puits A", "Puits B"]
    assert _lines(additions) == [3]
    assert said in additions.problems[0].message


def test_a_cell_may_run_over_lines_and_the_row_is_where_it_begins() -> None:
    text = 'name,lat,lon,aliases\n"Camp\nNord",36,37,"Hope\nCamp"\nFaux,999,1,\n"Faux\naussi",999,1,\n'
    additions = read_additions(text, file="own.csv")
    assert [each.place.name for each in additions.places] == ["Camp Nord"]
    assert _lines(additions) == [5, 6]


def test_an_unknown_parent_is_said_with_its_line_and_the_row_kept_without_it() -> None:
    rows = "id,name,lat,lon,parent\na,Camp A,36,37,170063\nb,Camp B,36,37,a\nc,Camp C,36,37,nowhere\nd,Camp D,1,1,d\n"
    additions = settled(read_additions(rows, file="own.csv"), knows=lambda place: place == 170063)
    assert [each.place.name for each in additions.places] == ["Camp A", "Camp B", "Camp C", "Camp D"]
    assert [each.place.parent is None for each in additions.places] == [False, False, True, True]
    assert [remark.line for remark in additions.remarks] == [4, 5]
    assert (
        str(additions.remarks[0]) == "own.csv:4: parent “nowhere” is no place that is known; “Camp C” is kept without"
    )
    assert additions.problems == ()


@pytest.mark.parametrize(
    ("text", "file", "said"),
    [
        ("name:lat:lon\nA:1:2", "own.csv", "own.csv:1: the first line must name"),
        ("sep=;\nname;lat\nA;1", "own.csv", "own.csv:2: the first line must name"),
        ("", "own.csv", "own.csv:1"),
        ("[[place]\n", "own.toml", "own.toml:1: not a TOML file"),
        ("places = 1", "own.toml", r"\[\[place\]\] tables"),
        ("place = 1", "own.toml", r"\[\[place\]\] tables"),
        ("{", "own.geojson", "own.geojson:1: not a GeoJSON file"),
        ("[1]", "own.json", "not a GeoJSON file"),
        ('{"features": 3}', "own.json", "FeatureCollection"),
        ("name", "own.xlsx", "ends in .csv"),
    ],
)
def test_a_file_that_is_none_is_refused_whole(text: str, file: str, said: str) -> None:
    with pytest.raises(InvalidFile, match=said):
        read_additions(text, file=file)


@pytest.mark.parametrize("name", ["x" * 81, "\u0007bell", "---", "🔥"])
def test_a_hostile_name_is_refused(name: str) -> None:
    additions = read_additions(f"name,lat,lon\n{name},1,2\nPuits,1,2\n", file="own.csv")
    assert [each.place.name for each in additions.places] == ["Puits"]
    assert _lines(additions) == [2]


@pytest.mark.parametrize("value", ["nan", "inf", "1e999", "--1", "36°12′"])
def test_a_point_must_be_finite(value: str) -> None:
    additions = read_additions(f"name,lat,lon\nPuits,{value},2\n", file="own.csv")
    assert _lines(additions) == [2]


@given(st.text(max_size=200), st.sampled_from(["a.csv", "a.toml", "a.geojson"]))
def test_any_text_is_read_or_refused_in_words(text: str, file: str) -> None:
    with contextlib.suppress(InvalidFile):
        assert read_additions(text, file=file).places == ()
