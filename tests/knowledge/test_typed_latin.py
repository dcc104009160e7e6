from knowledge.typed_latin import kazakh_in_latin, russian_in_latin


def test_russian_is_typed_as_in_passports_and_by_ear() -> None:
    assert russian_in_latin("хозяйство") == {"khozyaystvo", "hozyaistvo"}
    assert russian_in_latin("объём") == {"obem"}


def test_kazakh_is_typed_in_each_alphabet_and_in_plain_letters() -> None:
    assert kazakh_in_latin("жылыжай") == {"jylyjai", "zhylyzhay", "jylyjaı"}
    assert kazakh_in_latin("әңгіме") == {"äñgıme", "angime", "áńgime"}
