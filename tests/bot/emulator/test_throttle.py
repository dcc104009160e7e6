"""The pace of messages."""

from bot.emulator.throttle import Throttle


def test_a_burst_passes_then_one_a_second_for_each_channel() -> None:
    now = [100.0]
    throttle = Throttle(rate=1.0, burst=3, clock=lambda: now[0])
    assert [throttle.wait_for("C1") for _ in range(4)] == [0, 0, 0, 1]
    assert throttle.wait_for("C2") == 0
    now[0] += 1
    assert [throttle.wait_for("C1") for _ in range(2)] == [0, 1]
    now[0] += 60
    assert [throttle.wait_for("C1") for _ in range(4)] == [0, 0, 0, 1]


def test_slow_rates_say_how_long() -> None:
    throttle = Throttle(rate=0.1, burst=1, clock=lambda: 0.0)
    assert [throttle.wait_for("C1") for _ in range(2)] == [0, 10]


def test_no_rate_no_limit() -> None:
    throttle = Throttle(rate=None, burst=1, clock=lambda: 0.0)
    assert [throttle.wait_for("C1") for _ in range(100)] == [0] * 100
