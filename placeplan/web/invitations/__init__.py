"""The door for partners, and the pages behind it."""
