"""Every paper the program prints, as pages and as a printed thing."""
