"""Drafts: the playbook that applies, the facts that answer, the words that fit, and the stage that records them."""
