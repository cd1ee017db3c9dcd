"""Withdrawing an answer for whoever shows its receipt code, for officers."""
