"""One polite, bounded GET: where the bot may connect to, what it may read, how it behaves, what an answer means."""
