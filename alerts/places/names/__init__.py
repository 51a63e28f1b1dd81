"""How one name may be written: keys, endings, romanisations, spellings, and which of them are everyday words."""
