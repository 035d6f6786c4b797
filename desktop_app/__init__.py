"""Permanence: the counter of a digital mediation day, from the signed convention to the signed mandate.

An arrow (import) only runs down; tests/architecture/ proves it.

                     __main__.py                      reads the command line (options.py)
                         │
          startup.py  self_test.py  demo_day.py       the only files that know every floor
                         │
    ┌────────────────────▼───────────────────────────────────────┐
    │ screens/     what the agent sees            (Qt lives here) │
    └────────────────────┬───────────────────────────────────────┘
    ┌────────────────────▼───────────────────────────────────────┐
    │ use_cases/   what the agent does: book, sign, withdraw…     │  → returns Changes
    └──────┬─────────────────────────┬───────────────────────────┘
    ┌──────▼──────────┐   ┌──────────▼──────────┐
    │ forms/  the PDF │   │ storage/  the file  │
    └──────┬──────────┘   └──────────┬──────────┘
    ┌──────▼─────────────────────────▼──────────┐  ┌──────────────────────┐
    │ domain/   what is allowed (pure Python)   │  │ system/  the machine │
    └───────────────────────────────────────────┘  └──────────────────────┘
"""

NAME = "Permanence"
__version__ = "0.1.0"
