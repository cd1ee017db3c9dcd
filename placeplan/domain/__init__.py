"""What is true about places, surveys, profiles and plans. Standard library only."""
