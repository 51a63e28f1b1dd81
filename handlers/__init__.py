"""The doors for people, Telegram and the shell: each handler parses, calls one operation, renders one reply."""
