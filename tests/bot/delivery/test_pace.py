from bot.delivery.pace import Pace
from bot.delivery.queue import Lane

ONE, OTHER = Lane("T1", "C1"), Lane("T1", "C2")


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_goes_at_once_and_the_rest_one_a_second() -> None:
    clock = Clock()
    pace = Pace(every=1.0, burst=3, clock=clock)
    waits = []
    for _ in range(6):
        waits.append(pace.wait_for(ONE))
        clock.now += waits[-1]
        pace.spend(ONE)
    assert waits == [0.0, 0.0, 0.0, 1.0, 1.0, 1.0]


def test_one_lane_does_not_slow_another() -> None:
    pace = Pace(every=1.0, burst=1, clock=Clock())
    pace.spend(ONE)
    assert pace.wait_for(ONE) == 1.0
    assert pace.wait_for(OTHER) == 0.0


def test_silence_earns_a_burst_again_and_not_more() -> None:
    clock = Clock()
    pace = Pace(every=1.0, burst=2, clock=clock)
    for _ in range(2):
        pace.spend(ONE)
    clock.now += 1000.0
    for _ in range(2):
        assert pace.wait_for(ONE) == 0.0
        pace.spend(ONE)
    assert pace.wait_for(ONE) == 1.0


def test_lanes_that_are_silent_are_forgotten() -> None:
    clock = Clock()
    pace = Pace(every=1.0, burst=2, clock=clock)
    pace.spend(ONE)
    clock.now += 5.0
    pace.spend(OTHER)
    assert set(pace._next) == {OTHER}
