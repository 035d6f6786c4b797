"""The destruction clock and the papers: what goes when, where the service's originals are, and their own end."""
