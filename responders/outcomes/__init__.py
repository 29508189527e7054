"""What people make of drafts, and what the next ones take from it."""
