"""The commands and the composition root: the only room that reads configuration."""
