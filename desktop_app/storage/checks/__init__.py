"""Whether a file is ours, of the shape that its own history makes, and whole to its last page."""
