"""Several people at one PC: each has a window of their own, hidden and shrunk to nothing while they are away."""
