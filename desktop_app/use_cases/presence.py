"""Whether the files can be reached at this moment: a stick pulled out, a folder thrown away or restored over them."""

from desktop_app.storage import standing
from desktop_app.storage.errors import Replaced, StorageTrouble, known_trouble

from .desk import Desk
from .permissions import everyone


@everyone
def absence(desk: Desk) -> StorageTrouble | None:
    """Why the files are not those that were opened, or None while they are; quick enough for every few seconds."""
    try:
        with known_trouble():
            standing.checked(desk.db, desk.mandate_keys)()
    except StorageTrouble as trouble:
        return trouble
    return None


def may_come_back(trouble: StorageTrouble) -> bool:
    """Whether work goes on by itself once this is put right; after a file was replaced it must be opened again."""
    return not isinstance(trouble, Replaced)
