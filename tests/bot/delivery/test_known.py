from bot.delivery.claims import Claim
from bot.delivery.known import Known


def test_one_known_key_is_enough_and_teams_are_apart() -> None:
    known = Known()
    known.note(Claim("T1", ("event 1", "post C1 1.0")))
    assert known.has(Claim("T1", ("event 2", "post C1 1.0")))
    assert not known.has(Claim("T2", ("event 1", "post C1 1.0")))
    assert not known.has(Claim("T1", ("event 2",)))
    assert not known.has(Claim("T1"))


def test_the_oldest_are_forgotten() -> None:
    known = Known(most=2)
    for number in range(3):
        known.note(Claim("T1", (f"event {number}",)))
    assert [known.has(Claim("T1", (f"event {number}",))) for number in range(3)] == [False, True, True]
