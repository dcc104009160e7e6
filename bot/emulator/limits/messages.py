"""What Slack takes as the blocks of one message: every block, and what holds for all of them together."""

from collections.abc import Iterator

from bot.emulator.limits.blocks import IN_MESSAGE
from bot.emulator.limits.ids import unique_ids
from bot.emulator.limits.shape import Check, Problem, array, both, typed

MARKDOWN_CHARACTERS = 12_000
TABLE_CHARACTERS = 10_000
DATA_TABLE_CHARACTERS = 20_000
MESSAGE_WEIGHT = 13_000
OBJECT_WEIGHT = 125


def check_blocks(blocks: object) -> list[Problem]:
    """Find what Slack would refuse in a message's `blocks`, whatever they are. Never raises."""
    return list(_BLOCKS(blocks, "/blocks"))


def too_heavy(blocks: object) -> bool:
    """Tell whether valid blocks are too much for chat.postMessage, which answers `msg_blocks_too_long`.

    The limit is not documented. It was seen near 13,300 characters, each block weighing about 125 more
    (slackapi/bolt-js issues 2509 and 2867, for messages of the Web API only); ours counts 125 for every object, and so
    stays on the safe side.
    """
    return _weight(blocks) > MESSAGE_WEIGHT


def _weight(value: object) -> int:
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return OBJECT_WEIGHT + sum(_weight(each) for each in value.values())
    return sum(_weight(each) for each in value) if isinstance(value, list | tuple) else 0


def _one_table(blocks: object, pointer: str) -> Iterator[Problem]:
    for index, _ in _of_kind(blocks, "table")[1:]:
        yield Problem(f"{pointer}/{index}", "only_one_table_allowed")


def _sum(kind: str, fields: frozenset[str], most: int) -> Check:
    """Take blocks in which the named fields of all blocks of one kind hold `most` characters together."""

    def check(blocks: object, pointer: str) -> Iterator[Problem]:
        texts = [text for _, block in _of_kind(blocks, kind) for name, text in _strings(block) if name in fields]
        if sum(map(len, texts)) > most:
            yield Problem(pointer, f"all {kind} blocks together must have no more than {most} characters")

    return check


def _of_kind(blocks: object, kind: str) -> list[tuple[int, object]]:
    listed = blocks if isinstance(blocks, list) else []
    return [(index, block) for index, block in enumerate(listed) if block["type"] == kind]


def _strings(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _strings(each, key)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each, name)


# Each check sees only what the one before has passed: the later ones rely on blocks of the right shape.
_BLOCKS = array(typed(IN_MESSAGE), 50, least=0)
for _then in (
    unique_ids,
    _one_table,
    _sum("table", frozenset({"text", "url"}), TABLE_CHARACTERS),
    _sum("data_table", frozenset({"text", "url", "caption"}), DATA_TABLE_CHARACTERS),
    _sum("markdown", frozenset({"text"}), MARKDOWN_CHARACTERS),
):
    _BLOCKS = both(_BLOCKS, _then)
