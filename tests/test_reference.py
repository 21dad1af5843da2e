from store.reference import indicators


def test_the_catalogue_holds_every_cell_of_both_forms() -> None:
    assert len(indicators()) == 229
