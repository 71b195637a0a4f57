"""Promises: what was to be done by when, and what is held of it after that day."""
