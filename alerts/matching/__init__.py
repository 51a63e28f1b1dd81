"""Rules held against entries: all of them compiled into one index, keywords near places with evidence, and why not."""
