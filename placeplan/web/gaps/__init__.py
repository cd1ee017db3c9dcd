"""Where what people need and what partners list do not meet."""
