"""Reading the world outside: one polite, bounded GET; bytes → entries; a page → the text of its article."""
