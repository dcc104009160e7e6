"""What `kzturk backup` and `kzturk restore` do and say."""

import time
from contextlib import suppress
from pathlib import Path

import click

from bot.commands.common import write
from bot.exits import SettingsError, UnusableError
from bot.storage.backup import BY_HAND, back_up, made, prune, stamp, unused
from bot.storage.carrying import Carried, Since, carry_over, known_by
from bot.storage.errors import NewerDatabaseError, StorageError
from bot.storage.inspecting import State, look_into
from bot.storage.location import backups_folder
from bot.storage.restoring import candidate, put_in_place
from bot.storage.schema import VERSION
from bot.storage.sole import sole_user


def back_up_to(target: Path | None, database: Path, keep: int | None) -> None:
    """Back up, and say where to. `target` None: the usual folder. `keep`: how many are left of those in the folder.

    Raises SettingsError, StorageError and DatabaseRefusedError.
    """
    folder = made(backups_folder(database)) if target is None else target.absolute()
    if keep is not None and not folder.is_dir():
        raise SettingsError(f"--keep is for a folder, and {folder} is none: name a folder, or leave --keep out.")
    file = unused(folder / f"{BY_HAND}{stamp()}.db") if folder.is_dir() else folder
    backup = back_up(database, file)
    write(f"Backed up to {backup.path}: {backup.size:,} bytes, {_rows(backup.state)}. Looked through: whole.")
    for gone in prune(folder, BY_HAND, keep) if keep is not None else ():
        write(f"Deleted: {gone}")


async def restore_from(file: Path, database: Path, *, ask: bool) -> None:
    """Restore, and say what was done. Raises InUseError while a kzturk runs, StorageError and DatabaseRefusedError."""
    made(database.parent)
    async with sole_user(database):
        with candidate(file, database) as new:
            upgraded = "" if new.written == VERSION else f" A copy was brought from version {new.written} to {VERSION}."
            write(f"{file}: {_rows(new.state)}. Looked through: whole.{upgraded}")
            if ask:
                click.confirm(f"Put it in the place of {database}?", abort=True)
            since = _known(database)
            carried = carry_over(since, new.copy, time.time())
            kept = put_in_place(new, database)
    write(f"Restored to {database}. You can start kzturk again.")
    for line in _carried(carried, known=since is not None):
        write(line)
    if kept:
        write(f"What was there before is {kept}: delete it when you need it no more.")


def _known(database: Path) -> Since | None:
    """Return what the database in use knows of the time since; None: it has nothing that could be relied on."""
    try:
        with suppress(NewerDatabaseError):  # what is needed of it is there in every version
            if not look_into(database, called=database).version:
                return None
        return known_by(database)
    except (UnusableError, StorageError):
        return None


def _rows(state: State) -> str:
    tables = ", ".join(f"{name} {number:,}" for name, number in sorted(state.rows.items()))
    return f"{state.total:,} rows ({tables}), tables of version {state.version or 'none'}"


def _carried(carried: Carried, *, known: bool) -> list[str]:
    lines = []
    if known:
        lines.append(
            "Taken over from what was there, so that nothing is answered twice or never: "
            f"{carried.taken:,} ids of what has come in since, {carried.waiting:,} answers that wait."
        )
    if carried.dropped:
        lines.append(f"Left out: {carried.dropped:,} answers that were sent since, or are more than a day old.")
    return lines
