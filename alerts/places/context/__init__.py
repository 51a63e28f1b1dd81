"""What an article says of a name that stands in it: which place it is, or that it is a person, a thing, a dateline."""
