"""Drafts by a language model: what it is told, asked and believed."""
