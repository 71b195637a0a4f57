"""The same answers over the Model Context Protocol, on stdio and at /mcp."""
