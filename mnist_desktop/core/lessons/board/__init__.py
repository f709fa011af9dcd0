"""A folder of hand-ins as values: what each claims, what is true of it, and what the class did together."""
