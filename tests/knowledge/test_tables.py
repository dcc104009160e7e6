from hypothesis import given
from hypothesis import strategies as st

from knowledge.tables import Table

NUMBERS = st.integers(0, 65_535)


@given(st.dictionaries(st.text(), NUMBERS), st.text())
def test_a_table_gives_back_the_first_number_of_each_text(entries: dict[str, int], other: str) -> None:
    table = Table()
    for text, number in (*entries.items(), *((text, 7) for text in entries)):
        table.add(text, number)
    table.close()
    assert {text: table.get(text) for text in entries} == entries
    assert other in entries or table.get(other) is None


@given(st.lists(NUMBERS, min_size=1))
def test_the_greatest_number_is_kept_where_it_is_wanted(numbers: list[int]) -> None:
    table = Table()
    for number in numbers:
        table.add("ship", number)
    table.close(greatest=True)
    assert table.get("ship") == max(numbers)
