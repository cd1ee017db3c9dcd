"""The front page, the pages that law asks for, and the staff's start."""
