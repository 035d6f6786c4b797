"""Prévu / réalisé: the page, its table of months, and what an unknown day was."""
