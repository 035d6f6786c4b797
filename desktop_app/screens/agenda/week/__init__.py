"""A week of the agenda: a table to the keyboard and to a screen reader, a picture of time to the eye."""
