"""The two originals of a mandate, in the text of today and in those that are out."""

from .data import MandateForm
from .original import ORIGINALS, READABLE, TEMPLATE, build

__all__ = ["ORIGINALS", "READABLE", "TEMPLATE", "MandateForm", "build"]
