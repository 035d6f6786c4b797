"""The two originals of a mandate, in the text of today and in those that are out."""

from .data import MandateForm
from .original import ORIGINALS, PARTNER, READABLE, TEMPLATE, build

__all__ = ["ORIGINALS", "PARTNER", "READABLE", "TEMPLATE", "MandateForm", "build"]
