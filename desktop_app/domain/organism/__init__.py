"""The organisms a mandate usually names, their procedures, and what is known of each, whatever spelling is typed."""

from .category import Category, Family
from .directory import Directory, Effect, Limit, Organism, Procedure, read_directory
from .own import OwnOrganism, check_own, with_own

__all__ = [
    "Category",
    "Directory",
    "Effect",
    "Family",
    "Limit",
    "Organism",
    "OwnOrganism",
    "Procedure",
    "check_own",
    "read_directory",
    "with_own",
]
