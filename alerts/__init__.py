"""From feeds to letters: the flows, the pure core they ask, and the edges that touch the world."""
