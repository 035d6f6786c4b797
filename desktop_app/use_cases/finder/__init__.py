"""Finding anything from one line: people, days, mandates."""
