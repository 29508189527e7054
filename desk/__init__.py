"""The web desk: where social media managers read, decide and undo."""
