"""A small map of a place, drawn from data in the box: as SVG, and as a PNG for Telegram."""
