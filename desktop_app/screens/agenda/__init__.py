"""Agenda: every advisor day, coming and past."""
