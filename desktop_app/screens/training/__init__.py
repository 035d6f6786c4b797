"""Training: the fictional commune, in a program of its own that can't be taken for the real one."""
