"""The invented story that the demo tells: two brands, two networks, thirty days, and what the team did about it."""
