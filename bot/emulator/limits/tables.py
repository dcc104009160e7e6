"""The table and data_table blocks (docs.slack.dev: "Table block", "Data table block")."""

from collections.abc import Iterator

from bot.emulator.limits.objects import ID, RAW_NUMBER, RAW_TEXT
from bot.emulator.limits.rich_text import RICH_TEXT
from bot.emulator.limits.shape import Problem, array, boolean, both, either, integer, one_of, record, string

_CELL = either({"raw_text": RAW_TEXT, "raw_number": RAW_NUMBER, "rich_text": RICH_TEXT})
_COLUMN = record({}, {"align": one_of("left", "center", "right"), "is_wrapped": boolean})

TABLE = record(
    {"type": one_of("table"), "rows": array(array(_CELL, 20), 100)},
    {"block_id": ID, "column_settings": array(_COLUMN, 20)},
)


def _rectangle(value: object, pointer: str) -> Iterator[Problem]:
    rows = value["rows"] if isinstance(value, dict) else []
    for index, row in enumerate(rows):
        if len(row) != len(rows[0]):
            yield Problem(f"{pointer}/rows/{index}", "all rows must have the same number of cells")
    for index, cell in enumerate(rows[0] if rows else []):
        if cell["type"] == "rich_text":
            yield Problem(f"{pointer}/rows/0/{index}/type", "unsupported type: rich_text")


DATA_TABLE = both(
    record(
        {
            "type": one_of("data_table"),
            "caption": string(),
            "rows": array(array(_CELL, 20), 201, least=2),
        },
        {"block_id": ID, "page_size": integer(1, 100), "row_header_column_index": integer(0, 19)},
    ),
    _rectangle,
)
