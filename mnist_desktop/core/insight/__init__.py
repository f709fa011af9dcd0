"""What to show of a network's numbers for one image: values and arithmetic on arrays."""
