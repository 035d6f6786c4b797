"""Usagers: find someone, see their appointments and mandates, add or correct them."""
