"""Forms that the first opening and Réglages share."""
