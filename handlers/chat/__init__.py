"""The door for people in Telegram: each handler hears a message or a press, calls one operation, renders one reply."""
