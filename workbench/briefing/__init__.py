"""A member's briefing: what matters most on one screen, then by section, with questions for the agenda."""
