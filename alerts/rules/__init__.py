"""The rule language: what staff say in a chat or write in a file, and the rule that it means."""
