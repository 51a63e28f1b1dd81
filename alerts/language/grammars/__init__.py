"""The forms that words take, a module for each language or family, over its dictionary or a closed list of endings."""
