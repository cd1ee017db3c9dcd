"""The comments people wrote, by theme and kind, for officers."""
