"""What each member of staff sees and changes of the own account."""
