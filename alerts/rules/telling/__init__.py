"""What is told to the author of a rule: how it was understood, its forms, its remarks, what a change changes."""
