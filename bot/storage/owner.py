"""Files that root makes for kzturk's own user: a command by sudo must leave none that a service cannot open."""

import os
from pathlib import Path


def give_away(path: Path) -> None:
    """Let a new file or folder belong to the owner of the folder that it is in. Only root can, and only root need.

    Raises OSError.
    """
    if os.geteuid() == 0:
        folder = path.parent.stat()
        os.chown(path, folder.st_uid, folder.st_gid)
