"""Judge mentions: what they feel and what they ask."""
