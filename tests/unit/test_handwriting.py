from __future__ import annotations

import json
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop.core.datasets.images.kept import is_new
from mnist_desktop.core.datasets.images.page import provenance_page
from mnist_desktop.core.datasets.images.set_info import read_info
from mnist_desktop.core.drawing.digit_image import digit_image
from mnist_desktop.core.drawing.strokes import Drawing, Stroke
from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.handwriting.as_data import as_data
from mnist_desktop.core.handwriting.collection import Collection, counts_of, next_digit, seed_of
from mnist_desktop.core.handwriting.collection_file import (
    MAX_DIGITS,
    MAX_FILE_BYTES,
    SUFFIX,
    HandwritingError,
    content_of,
    read_collection,
    write_collection,
)
from mnist_desktop.core.handwriting.digit import MAX_POINTS, MAX_STROKES, CollectedDigit, collected
from mnist_desktop.core.handwriting.kept import KeptCollection
from mnist_desktop.core.handwriting.kept_data import keep_data
from mnist_desktop.core.handwriting.merging import merge

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def digit(label: int = 7, writer: str = "Ada", x: int = 0, drawn: datetime = NOON) -> CollectedDigit:
    return CollectedDigit(label, writer, ((x, 0, 5000, 100, 4000, 9000),), drawn)


def drawing(*strokes: list[tuple[float, float]]) -> Drawing:
    return Drawing(tuple(map(Stroke.of, strokes)))


def of_class(writers: int, rounds: int = 2) -> Collection:
    """Everybody has drawn each digit so often."""
    return Collection.of(
        digit(label, f"writer {number}", x) for number in range(writers) for x in range(rounds) for label in range(10)
    )


def of_hands(writers: int, rounds: int = 1) -> Collection:
    """The same, but no two images are alike."""
    return Collection.of(
        CollectedDigit(label, f"writer {hand}", ((0, 0, 900 * label + 300, 5000 + 400 * hand, 900 * time + 200, 9000),), NOON)
        for hand in range(writers)
        for time in range(rounds)
        for label in range(10)
    )


# One digit


def test_a_digit_keeps_its_strokes_and_its_image_is_that_of_the_pad():
    drawn = drawing([(0.2, 0.1), (0.8, 0.1), (0.4, 0.9)], [(0.3, 0.5), (0.7, 0.5)])
    kept = collected(drawn, 7, "Ada", NOON)
    assert kept.strokes == ((2000, 1000, 8000, 1000, 4000, 9000), (3000, 5000, 7000, 5000))
    assert (kept.image == digit_image(drawn)).all()


def test_an_empty_pad_gives_no_digit():
    assert collected(drawing(), 7, "Ada", NOON) is None


def test_a_digit_with_too_many_points_is_thinned_and_keeps_its_ends():
    along = np.linspace(0, 1, 5 * MAX_POINTS)
    kept = collected(drawing(np.stack([along, along**2], 1).tolist()), 1, "Ada", NOON)
    (stroke,) = kept.strokes
    assert len(stroke) <= 2 * MAX_POINTS
    assert (stroke[:2], stroke[-2:]) == ((0, 0), (10_000, 10_000))


def test_a_writer_is_the_same_however_the_name_is_typed():
    one, other = (collected(drawing([(0, 0), (1, 1)]), 1, name, NOON) for name in ("  \u1112\u1161\u11ab  1", "한 1\u200b"))
    assert one.code == other.code


def test_the_time_is_no_part_of_what_tells_drawings_apart():
    assert digit().code == digit(drawn=datetime(2026, 6, 1, tzinfo=UTC)).code
    assert len({digit().code, digit(label=1).code, digit(writer="Bob").code, digit(x=1).code}) == 4


# Collections


def test_a_drawing_is_in_a_collection_once():
    assert Collection.of([digit(), digit(), digit(x=1)]).digits == (digit(), digit(x=1))


def test_the_digits_that_are_asked_for_stay_balanced_and_their_order_changes():
    rounds, counts, last = [], [0] * 10, None
    for _ in range(6):
        asked = []
        for _ in range(10):
            last = next_digit(tuple(counts), seed_of("Ada"), last)
            counts[last] += 1
            asked.append(last)
        assert sorted(asked) == list(range(10))
        rounds.append(tuple(asked))
    assert len(set(rounds)) == 6
    assert tuple(range(10)) not in rounds
    everything = [label for each in rounds for label in each]
    assert all(one != other for one, other in pairwise(everything))


def test_two_writers_are_asked_in_different_orders_and_one_always_in_the_same():
    nothing = (0,) * 10
    assert next_digit(nothing, 5) == next_digit(nothing, 5)
    assert len({next_digit(nothing, seed_of(f"writer {number}")) for number in range(30)}) > 5


# Files


def test_a_collection_comes_back_as_it_was_written(tmp_path):
    written = of_class(2)
    write_collection(tmp_path / "a.handwriting.json", written)
    assert read_collection(tmp_path / "a.handwriting.json").digits == written.digits


def changed(**values: object) -> bytes:
    content = json.loads(content_of([digit()]))
    content["digits"][0] |= values
    return json.dumps(content).encode()


BAD = {
    "truncated": content_of([digit()])[:-20],
    "empty": b"",
    "a web page": b"<!doctype html><html></html>",
    "another JSON": b'{"layers": []}',
    "a model of this program": b'{"format": "mnist-desktop model", "version": 1}',
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(40),
    "no text": bytes(range(256)),
    "a later version": content_of([digit()]).replace(b'"version":1', b'"version":2'),
    "nested too deeply": b"[" * 100_000,
    "a wrong label": changed(label=10),
    "a label that is a word": changed(label="7"),
    "no writer": changed(writer=""),
    "an invisible writer": changed(writer="\u200b"),
    "a writer of a million letters": changed(writer="x" * 10**6),
    "NaN": changed().replace(b"5000", b"NaN"),
    "an endless number": changed().replace(b"5000", b"1e999"),
    "a huge number": changed().replace(b"5000", b"9" * 400),
    "outside of the box": changed(strokes=[[0, 10_001]]),
    "an x without its y": changed(strokes=[[1, 2, 3]]),
    "no strokes": changed(strokes=[]),
    "an empty stroke": changed(strokes=[[]]),
    "too many points in a stroke": changed(strokes=[[1, 2] * (MAX_POINTS + 1)]),
    "too many points in all": changed(strokes=[[1, 2] * (MAX_POINTS // 2 + 1)] * 2),
    "too many strokes": changed(strokes=[[1, 2]] * (MAX_STROKES + 1)),
    "a time without its zone": changed(drawn="2026-05-04T12:00:00"),
    "no time": changed(drawn="yesterday"),
    "a pen too wide": changed(pen_width=40),
    "more than there is": changed(code="import os"),
    "too many digits": b'{"format":"mnist-desktop handwriting","version":1,"digits":[' + b"0," * MAX_DIGITS + b"0]}",
}


@pytest.mark.parametrize("content", BAD.values(), ids=BAD.keys())
def test_a_bad_file_is_refused_with_its_name_and_nothing_of_it_is_taken(tmp_path, content):
    path = tmp_path / f"bad{SUFFIX}"
    path.write_bytes(content)
    with pytest.raises(HandwritingError) as caught:
        read_collection(path)
    assert path.name in str(caught.value)
    assert len(str(caught.value)) < 500
    before = Collection.of([digit()])
    merged = merge(before, [path])
    assert merged.collection.digits == before.digits
    assert [place for place, _ in merged.left_out] == [path]


def test_a_file_larger_than_any_collection_is_not_read(tmp_path):
    path = tmp_path / f"huge{SUFFIX}"
    with path.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    with pytest.raises(StorageError, match=path.name):
        read_collection(path)


# Merging


def test_thirty_sticks_merge_without_doubles(tmp_path):
    everybody = of_class(30, rounds=1)
    for number, writer in enumerate(everybody.writers):
        neighbour = everybody.writers[number - 1]  # whose stick was used before
        mine = Collection.of((*everybody.of_writer(neighbour), *everybody.of_writer(writer)))
        write_collection(tmp_path / f"stick {number}" / f"class{SUFFIX}", mine)
    told = []
    merged = merge(Collection.of(), [tmp_path], lambda done, total: told.append((done, total)))
    assert set(merged.collection.by_code) == set(everybody.by_code)
    assert (merged.files, len(merged.new), len(merged.writers), merged.doubles) == (30, 300, 30, 300)
    assert not merged.left_out
    assert told == [(done, 30) for done in range(1, 31)]
    again = merge(merged.collection, [tmp_path])
    assert (len(again.new), again.doubles) == (0, 600)


def test_what_is_left_out_of_a_merge_is_named_with_its_reason(tmp_path):
    write_collection(tmp_path / f"good{SUFFIX}", of_class(1))
    (tmp_path / f"bad{SUFFIX}").write_bytes(b"{")
    (tmp_path / "notes.txt").write_text("nothing to do with it")
    (tmp_path / "empty").mkdir()
    merged = merge(Collection.of(), [tmp_path, tmp_path / "absent", tmp_path / "empty"])
    assert len(merged.new) == 20
    assert {place.name for place, _ in merged.left_out} == {f"bad{SUFFIX}", "absent", "empty"}
    assert all(isinstance(reason, UserError) and place.name in str(reason) for place, reason in merged.left_out)


def test_links_that_lead_out_of_a_folder_are_not_followed(tmp_path):
    write_collection(tmp_path / "elsewhere" / f"a{SUFFIX}", of_class(1))
    (tmp_path / "stick").mkdir()
    (tmp_path / "stick" / "link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (tmp_path / "stick" / f"b{SUFFIX}").symlink_to(tmp_path / "elsewhere" / f"a{SUFFIX}")
    assert merge(Collection.of(), [tmp_path / "stick"]).new == ()


# As data


def test_a_data_set_of_a_collection_has_no_writer_in_both_parts():
    data = as_data(of_class(10), share=0.3, seed=1)
    train, test = set(data.writers[: data.train_count]), set(data.writers[data.train_count :])
    assert not train & test
    assert (len(train), len(test)) == (7, 3)
    assert data.images.shape == (200, 28, 28)
    assert data.images.dtype == data.labels.dtype == np.uint8
    assert data.class_names == tuple("0123456789")
    assert not data.notices


def test_the_parts_follow_from_the_seed_alone():
    collection = of_class(10, rounds=1)
    turned = Collection.of(reversed(collection.digits))
    parts = [as_data(each, seed=seed) for each, seed in ((collection, 0), (turned, 0), (collection, 3))]
    tests = [set(data.names[data.train_count :]) for data in parts]
    assert tests[0] == tests[1]
    assert tests[0] != tests[2]


@pytest.mark.parametrize("writers", [1, 2, 6])
def test_what_a_network_has_learned_from_stays_in_the_training_part(writers):
    before = as_data(of_hands(writers, rounds=3))
    learned = {image.tobytes() for image in before.images[: before.train_count]}
    more = of_hands(writers + (writers > 1), rounds=4)
    for seed in range(5):
        data = as_data(more, seed=seed, learned=learned)
        assert not learned & {image.tobytes() for image in data.images[data.train_count :]}
        assert data.train_count < len(data.images)


def test_a_network_that_has_learned_from_everybody_cannot_be_tested():
    collection = of_hands(3)
    learned = {digit.image.tobytes() for digit in collection.digits}
    with pytest.raises(HandwritingError, match="Let somebody else draw"):
        as_data(collection, learned=learned)


def test_each_image_is_that_of_its_drawing():
    collection = of_class(3, rounds=1)
    data = as_data(collection)
    for image, label, name, writer in zip(data.images, data.labels, data.names, data.writers, strict=True):
        drawn = collection.by_code[name]
        assert (drawn.label, drawn.writer) == (label, writer)
        assert (drawn.image == image).all()


def test_the_drawings_of_one_hand_are_divided_digit_by_digit_and_that_is_said():
    data = as_data(of_class(1, rounds=10), share=0.3)
    assert np.bincount(data.labels[data.train_count :]).tolist() == [3] * 10
    assert ["one hand" in str(each) for each in data.notices] == [True]


def test_digits_that_a_part_lacks_are_named():
    collection = Collection.of([*of_class(2).of_writer("writer 0"), digit(3, "Bob"), digit(4, "Bob")])
    said = " ".join(map(str, as_data(collection).notices))
    assert "No test image shows 0, 1, 2, 5, 6, 7, 8, 9" in said


def test_a_kept_data_set_of_a_collection_says_that_it_was_drawn_on_the_pad():
    data = as_data(of_class(1, rounds=10))
    dataset = keep_data(data, "our class")
    page = "\n".join(map(str, provenance_page(read_info(Path(dataset.source)))))
    assert "Made of drawings that were collected on the pad, " in page
    assert "at least one image where it has several" in page
    assert "Imported from" not in page
    assert "ink" not in page
    again = keep_data(as_data(of_class(1, rounds=10)), "another title")
    assert (again.title, is_new(again, data.images)) == ("our class", False)
    assert is_new(dataset, data.images)


@pytest.mark.parametrize("few", [Collection.of(), Collection.of([digit()]), Collection.of([digit(1), digit(2)])])
def test_too_few_drawings_are_no_data_set(few):
    with pytest.raises(HandwritingError, match="Draw some more"):
        as_data(few)


# On this computer's disk


def kept_at(path: Path) -> KeptCollection:
    kept = KeptCollection(path)
    kept.open()
    return kept


def test_what_was_drawn_is_there_at_the_next_start(tmp_path):
    path = tmp_path / "own" / f"collection{SUFFIX}"
    kept_at(path).keep(Collection.of([digit()]))
    assert kept_at(path).collection.digits == (digit(),)


def test_a_damaged_collection_is_put_aside_and_another_begun(tmp_path):
    path = tmp_path / f"collection{SUFFIX}"
    for number in (1, 2):
        path.write_bytes(b'{"format": "mnist-desktop handwriting"')
        kept = KeptCollection(path)
        with pytest.raises(HandwritingError, match=rf"damaged {number}\.handwriting"):
            kept.open()
        kept.keep(Collection.of([digit()]))
        assert kept_at(path).collection.digits == (digit(),)
        assert (tmp_path / f"damaged {number}{SUFFIX}").read_bytes().startswith(b"{")


def test_what_another_window_has_drawn_meanwhile_stays(tmp_path):
    path = tmp_path / f"collection{SUFFIX}"
    kept_at(path).keep(Collection.of([digit(x=1), digit(x=2)]))
    mine, theirs = kept_at(path), kept_at(path)
    theirs.keep(theirs.collection.with_digits([digit(x=3)]))
    mine.keep(mine.collection.without([digit(x=1).code]))
    assert {each.strokes[0][0] for each in kept_at(path).collection.digits} == {2, 3}


def test_what_another_window_has_deleted_meanwhile_stays_deleted(tmp_path):
    path = tmp_path / f"collection{SUFFIX}"
    kept_at(path).keep(Collection.of([digit(x=1), digit(x=2)]))
    mine, theirs = kept_at(path), kept_at(path)
    theirs.keep(theirs.collection.without([digit(x=1).code]))
    mine.keep(mine.collection.with_digits([digit(x=3)]))
    assert {each.strokes[0][0] for each in kept_at(path).collection.digits} == {2, 3}


def test_a_file_that_cannot_be_read_any_more_is_put_aside_before_it_is_written_anew(tmp_path):
    path = tmp_path / f"collection{SUFFIX}"
    mine = kept_at(path)
    mine.keep(Collection.of([digit(x=1)]))
    path.write_bytes(b'{"format": "of a later version"}')
    mine.keep(mine.collection.with_digits([digit(x=2)]))
    assert len(kept_at(path).collection) == 2
    assert (tmp_path / f"damaged 1{SUFFIX}").read_bytes().startswith(b"{")


def test_what_cannot_be_written_is_kept_in_memory_until_it_can(tmp_path):
    path = tmp_path / "own" / f"collection{SUFFIX}"
    kept = kept_at(path)
    (tmp_path / "own").write_text("a file where the folder has to be")
    with pytest.raises(StorageError):
        kept.keep(Collection.of([digit()]))
    assert (len(kept.collection), kept.is_kept) == (1, False)
    (tmp_path / "own").unlink()
    kept.keep(kept.collection.with_digits([digit(x=1)]))
    assert kept.is_kept
    assert len(kept_at(path).collection) == 2


def test_a_count_is_kept_of_each_digit():
    assert counts_of([digit(7), digit(7, x=1), digit(0)]) == (1, 0, 0, 0, 0, 0, 0, 2, 0, 0)
