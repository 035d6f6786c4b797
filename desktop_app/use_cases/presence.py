"""Whether the file can be reached at this moment: its stick may be pulled out, its folder moved or thrown away."""

from desktop_app.storage import database, files
from desktop_app.storage.errors import StorageTrouble, known_trouble

from .desk import Desk
from .permissions import everyone


@everyone
def absence(desk: Desk) -> StorageTrouble | None:
    """Why the file is not where it was opened, or None while it is; quick enough to be asked every few seconds."""
    try:
        with known_trouble():
            database.require_there(files.data_in(desk.folder))
    except StorageTrouble as trouble:
        return trouble
    return None
