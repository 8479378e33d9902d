import gc

from desktop.garbage import collect_rarely


def test_everything_is_looked_through_more_rarely_and_what_is_new_as_often():
    before = gc.get_threshold()
    try:
        collect_rarely()
        assert gc.get_threshold()[:2] == before[:2]
        assert gc.get_threshold()[2] >= 10 * before[2]
    finally:
        gc.set_threshold(*before)
