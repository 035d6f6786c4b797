"""Agenda: every session, coming and past."""
