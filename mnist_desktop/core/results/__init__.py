"""What a trained network reads right and wrong: metrics and samples as plain functions."""
