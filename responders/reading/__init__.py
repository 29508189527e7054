"""What a post tells us: what it is about, what it asks, how it is meant, and by whom. Pure functions over words."""
