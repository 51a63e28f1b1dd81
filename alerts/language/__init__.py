"""Words of many languages: folded, cut into tokens that keep their offsets, inflected; and the humanitarian lexicon."""
