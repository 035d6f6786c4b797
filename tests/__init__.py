"""What the program promises, tried on real files, real paper and real windows."""
