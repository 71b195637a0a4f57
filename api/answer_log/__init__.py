"""The answer log: what was asked and answered, for auditors, information requests and replay."""
