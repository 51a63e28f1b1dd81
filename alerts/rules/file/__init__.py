"""The rules file: TOML ↔ watchlist, each mistake kept with its line."""
