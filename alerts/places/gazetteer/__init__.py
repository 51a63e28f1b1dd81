"""The index of all places, read from files: what a name may mean, what a place is called, what lies near or in it."""
