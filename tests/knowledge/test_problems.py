from knowledge.problems import KnowledgeError, Problem

LATER = Problem("facts/b.toml", "b/x", "say.en", "is empty", "write it")
EARLIER = Problem("facts/a.toml", "", "", "is not UTF-8", "save it as UTF-8")


def test_a_problem_is_one_line_with_file_key_field_what_and_what_to_do() -> None:
    assert str(LATER) == "facts/b.toml: b/x: say.en: is empty; write it"
    assert str(EARLIER) == "facts/a.toml: is not UTF-8; save it as UTF-8"
    assert str(Problem("", "", "", "there is nothing", "begin")) == "there is nothing; begin"


def test_a_problem_stays_one_line_whatever_the_files_hold() -> None:
    hostile = Problem("facts/a.toml", "a/\u202eb", "x\x1b[31m", "is\nwrong", "mend Ә")
    assert str(hostile) == r"facts/a.toml: a/\u202eb: x\x1b[31m: is\nwrong; mend Ә"


def test_an_error_holds_its_problems_in_order_and_each_once() -> None:
    error = KnowledgeError([LATER, EARLIER, LATER])
    assert error.problems == (EARLIER, LATER)
    assert str(error).splitlines() == [str(EARLIER), str(LATER)]
