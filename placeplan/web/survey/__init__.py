"""The resident's way: the start, one question after the other, checking, sending, results."""
