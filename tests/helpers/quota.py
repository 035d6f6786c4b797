"""A limit to what is written that nobody sees beforehand, as a quota is: the write itself fails."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """No file may be written beyond so many bytes; Windows knows no such limit."""
    import resource

    none = resource.RLIM_INFINITY
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, none))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (none, none))
