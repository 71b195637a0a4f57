"""Two documents side by side: what one says of what the other says, or what came and went between two reports."""
