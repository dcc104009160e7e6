"""What kzturk reads and writes: the knowledge folder and the database."""

import asyncio
import os
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.exits import WANTING, SettingsError
from bot.knowing import read_base
from bot.operations.doctor.finding import Finding, failed, left_out, passed
from bot.operations.doctor.machine import nearest_folder
from bot.operations.doctor.subject import Subject
from bot.settings import knowledge_folder
from bot.storage import StorageError
from bot.storage.causes import storage_error
from bot.storage.database import engine
from bot.storage.errors import DatabaseRefusedError
from bot.storage.inspecting import refuse_unfit, version_of
from bot.storage.location import cache_folder, database_file
from bot.storage.reading import read_from
from bot.storage.schema import VERSION
from knowledge import SHIPPED, KnowledgeError

_MOST_TOLD: Final = 3  # problems of the knowledge folder
_GRANT: Final = "Run this as the user that kzturk runs as, and let that user write to {what}: chown, chmod."


async def knowledge(subject: Subject) -> Finding:
    """Read the knowledge folder whole, by all its rules."""
    try:
        folder = knowledge_folder(subject.known)
        base = await asyncio.to_thread(read_base, folder, cache_folder(subject.known))
    except SettingsError as error:
        return failed("the folder that is set is none", *error.problems)
    except KnowledgeError as error:
        return _refused(folder or SHIPPED, error)
    contents = base.contents
    where = f"in {folder}" if folder else "that came with kzturk"
    facts, topics = len(contents.facts), len(contents.topics)
    found = f"{facts} facts on {topics} topics {where}, version {base.version}"
    details = {"folder": str(folder or SHIPPED), "fact_count": facts, "topic_count": topics, "version": base.version}
    return passed(found, details)


def _refused(folder: Path, error: KnowledgeError) -> Finding:
    number = len(error.problems)
    found = f"{'1 problem' if number == 1 else f'{number} problems'} in {folder}"
    more = (f"There are {number - _MOST_TOLD} more: “kzturk check” tells all.",) if number > _MOST_TOLD else ()
    cures = (*map(str, error.problems[:_MOST_TOLD]), *more)
    return failed(found, *cures, exit_status=WANTING, details={"folder": str(folder), "problems": number})


async def database(subject: Subject) -> Finding:
    """Look at the database, and change nothing: what is written to it is taken back at once."""
    try:
        file = database_file(subject.mode, subject.known)
    except SettingsError as error:
        return failed("where it is cannot be told", *error.problems)
    if file is None:
        return left_out("the emulator keeps its state in a temporary file")
    return await asyncio.to_thread(_looked_at, file)


def _looked_at(file: Path) -> Finding:
    details = {"file": str(file)}
    try:
        if not file.exists():
            return _to_be_made(file)
        if not _may(file, os.R_OK | os.W_OK) or not _may(file.parent, os.W_OK | os.X_OK):
            return failed(
                f"{file} may not be written to", _GRANT.format(what=f"{file} and its folder"), details=details
            )
        version = read_from(file, version_of)
        details["version"] = version
        read_from(file, partial(refuse_unfit, path=file))
        if version:
            _write_nothing(file)
    except DatabaseRefusedError as error:
        return failed("not one for this kzturk", *error.problems, details=details)
    except StorageError as error:
        return failed(f"{file} cannot be used", str(error), exit_status=WANTING, details=details)
    except OSError as error:
        return failed(f"{file} cannot be reached", f"{error.strerror}: {_GRANT.format(what=file)}", details=details)
    state = f"version {version}" if version == VERSION else f"{_old(version)}, brought to {VERSION} at the next start"
    return passed(f"{file}, writable, {state}", details)


def _old(version: str) -> str:
    return f"version {version}" if version else "empty"


def _to_be_made(file: Path) -> Finding:
    folder = nearest_folder(file.parent)
    blocked = next((each for each in file.parents if each.exists() and not each.is_dir()), None)
    if blocked or not _may(folder, os.W_OK | os.X_OK):
        what = blocked or folder
        why = f"{what} is no folder" if blocked else f"nothing may be made in {what}"
        return failed(
            f"{file} is not there, and {why}",
            f"{_GRANT.format(what=folder)} Or set another KZTURK_DATABASE_URL.",
            details={"file": str(file)},
        )
    return passed(f"{file} is not there yet: kzturk makes it when it starts", {"file": str(file), "version": ""})


def _may(path: Path, mode: int) -> bool:
    return os.access(path, mode, effective_ids=True)


class _TakenBackError(Exception):
    """Ends a transaction without a trace."""


def _write_nothing(file: Path) -> None:
    """Write to the database as kzturk does, and take it back. Raises StorageError."""
    try:
        with suppress(_TakenBackError), engine(file).begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = version_num"))
            raise _TakenBackError
    except DBAPIError as error:
        raise storage_error(error) from error
