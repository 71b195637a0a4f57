"""What inspectors, auditors, inquiries and committees asked for, what answered it, and what became of it."""
