"""A network before it has weights: its layers, the spec that orders them, and what each costs."""
