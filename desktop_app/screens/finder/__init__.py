"""« Chercher partout »: one line that finds people, days, mandates, pages and gestures."""
