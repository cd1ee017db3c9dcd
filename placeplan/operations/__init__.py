"""What needs the store and the formats together."""
