"""What these tests read of the program's source stays, and is out of the way of all the others."""

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="module", autouse=True)
def out_of_the_collector() -> Iterator[None]:
    """Have no later collection walk through the syntax trees that are kept: they are larger than all the rest."""
    yield
    gc.collect()
    gc.freeze()
