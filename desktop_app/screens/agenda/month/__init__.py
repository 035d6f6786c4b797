"""A month of the agenda: a row a week, a bar for each session of a day."""
