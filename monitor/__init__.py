"""Mentions in: what to poll, when, and what counts as a mention."""
