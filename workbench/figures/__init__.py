"""Figures: what documents say of how much and how many, as records with exact quotes, drawn as series where alike."""
