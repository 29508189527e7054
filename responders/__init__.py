"""Replies out, through a human: playbooks, drafts, guard, approvals, delivery."""
