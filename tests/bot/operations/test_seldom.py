from bot.operations.seldom import Seldom


def test_the_same_is_due_once_a_minute() -> None:
    now = 0.0
    seldom = Seldom(lambda: now)
    assert [seldom.due(name) for name in ("a", "b", "a", "b")] == [True, True, False, False]
    now = 59.9
    assert not seldom.due("a")
    now = 60.0
    assert seldom.due("a")
    assert not seldom.due("a")
