"""What held documents say differently of the same figure, date or name, and why: scope, date, unit or a slip."""
