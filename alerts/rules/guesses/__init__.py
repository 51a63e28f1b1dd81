"""What a text that cannot be read, or should not be read as it stands, may have meant: other texts to offer."""
