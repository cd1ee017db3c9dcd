"""Keeping people informed who asked for it: joining and leaving a list, and the officers' copy."""
