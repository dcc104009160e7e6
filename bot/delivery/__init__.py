"""What comes in once, and what goes out surely."""
