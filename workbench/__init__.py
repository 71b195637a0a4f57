"""The scrutiny workbench: what documents ask for, promise, measure and dispute, as records with exact quotes."""
