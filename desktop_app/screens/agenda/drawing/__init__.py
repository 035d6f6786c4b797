"""What the views of the agenda are drawn with, and the table that the week, the month and the year have in common."""
