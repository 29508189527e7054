"""What must not leave the house in a reply, and what must stand for each of its claims."""
