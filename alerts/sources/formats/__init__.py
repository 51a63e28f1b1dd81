"""The document of a feed → drafts → entries, a module a format; dates, points and manners. Runs in children."""
