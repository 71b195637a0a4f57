"""Public question sets, read from where the user put them and written as documents and cases: nothing is downloaded."""
