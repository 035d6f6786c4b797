"""The Linux package and portable archive."""
