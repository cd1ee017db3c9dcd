"""A demonstration partnership with made-up answers, plainly labelled as such."""
