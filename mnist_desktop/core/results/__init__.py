"""What a trained network got right and wrong: metrics and samples as plain functions."""
