"""Fulfilment: what a convention promises beside what was planned, held, lost and added, and why they differ."""

from .amount import Amount, Due
from .dated import Dated, Reason, Tally, Why, tally
from .due import due_by_month
from .month import Span, convention_under, months_of, promised, together, unit_on
from .telling import WHOSE, asked, cells, counted_in, minutes_told, month_name, spoken

__all__ = [
    "WHOSE",
    "Amount",
    "Dated",
    "Due",
    "Reason",
    "Span",
    "Tally",
    "Why",
    "asked",
    "cells",
    "convention_under",
    "counted_in",
    "due_by_month",
    "minutes_told",
    "month_name",
    "months_of",
    "promised",
    "spoken",
    "tally",
    "together",
    "unit_on",
]
