"""Rollouts: whole playthroughs without people, for a scenario's own tests and for what the rules make of a policy."""
