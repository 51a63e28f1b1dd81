"""Places with all their names and points: the gazetteer, spellings and inflected forms. Proposes, never matches."""
