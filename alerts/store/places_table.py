"""The tracked places, in the order staff wrote them."""

from __future__ import annotations

from alerts.model import Place
from alerts.store.columns import json_text, strings
from alerts.store.database import Store


def read_places(store: Store) -> tuple[Place, ...]:
    """Every place, in order."""
    return tuple(
        Place(
            name=row["name"],
            aliases=strings(row["aliases"]),
            lat=row["lat"],
            lon=row["lon"],
            radius_km=row["radius_km"],
            geonames=row["geonames"],
            not_aliases=strings(row["not_aliases"]),
        )
        for row in store.rows("SELECT * FROM places ORDER BY position, id")
    )


def put_place(store: Store, place: Place) -> None:
    """Add the place, or change the one of that name; a changed place keeps its position."""
    store.execute(
        """INSERT INTO places (position, name, aliases, lat, lon, radius_km, geonames, not_aliases)
           VALUES ((SELECT coalesce(max(position) + 1, 0) FROM places), ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (name) DO UPDATE SET aliases = excluded.aliases, lat = excluded.lat, lon = excluded.lon,
               radius_km = excluded.radius_km, geonames = excluded.geonames,
               not_aliases = excluded.not_aliases""",
        (
            place.name,
            json_text(place.aliases),
            place.lat,
            place.lon,
            place.radius_km,
            place.geonames,
            json_text(place.not_aliases),
        ),
    )


def delete_place(store: Store, name: str) -> bool:
    """Remove the place; False when there is none of that name."""
    return store.execute("DELETE FROM places WHERE name = ?", (name,)).rowcount > 0
