"""Answers that look like repeats or spam, for officers: looked at, left out, counted again."""
