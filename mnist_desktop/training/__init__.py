"""What learns. No Qt."""
