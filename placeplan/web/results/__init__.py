"""What people said, for staff: per area, side by side, and to download."""
