"""How good the workbench is: its records against truth that people wrote down, one scorer a kind of record."""
