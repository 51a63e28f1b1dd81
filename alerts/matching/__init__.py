"""The rule language and its reading of entries: rules compiled into one index, keywords near places, and why not."""
