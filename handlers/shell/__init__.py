"""The door for people at a shell: each command reads its arguments, calls one flow or operation, prints the outcome."""
