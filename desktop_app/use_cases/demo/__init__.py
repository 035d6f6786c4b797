"""The demonstration: a commune that does not exist, with a plausible year behind it."""

from .build import PASSPHRASE, open_demo

__all__ = ["PASSPHRASE", "open_demo"]
