"""Which names of a date are those of school holidays: drawn as a line, since they close nothing by themselves."""


def is_school_holiday(mark: str) -> bool:
    """Whether this name of a date is that of school holidays, as the ministry or the place calls them."""
    return mark.startswith("vacances") or ", zone " in mark
