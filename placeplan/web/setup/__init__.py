"""Setting up: surveys and their places, areas, and what the partnership says about itself."""
