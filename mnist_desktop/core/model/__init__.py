"""What a network is made of, before it has weights: layers, the spec that orders them, what each costs."""
