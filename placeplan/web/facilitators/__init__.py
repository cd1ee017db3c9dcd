"""The door for community groups that run a workshop without an account."""
