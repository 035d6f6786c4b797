"""The machine: folders, log, the lock that keeps one program to a file, versions."""
