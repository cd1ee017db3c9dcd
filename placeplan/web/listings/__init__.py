"""What partners run in the areas: reviewing it, and taking it in from files."""
