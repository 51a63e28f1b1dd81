"""The rule language in one line of chat: its words, its parts, and how a rule is written so that it reads back."""
