"""Signing in, and the accounts of the staff."""
