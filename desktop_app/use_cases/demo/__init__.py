"""The demonstration: a commune that does not exist, with a plausible year behind it."""

from .build import PASSPHRASE, make, open_demo, open_made

__all__ = ["PASSPHRASE", "make", "open_demo", "open_made"]
