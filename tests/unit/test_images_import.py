"""An import gives all images or nothing: how they are divided, what is reported, and what is kept of them."""

from __future__ import annotations

import errno
import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.images import importing, kept
from mnist_desktop.core.datasets.images.entries import ImagesError, LabeledPicture
from mnist_desktop.core.datasets.images.export import save_npz, save_pictures
from mnist_desktop.core.datasets.images.importing import Imported, ImportOptions, ImportStoppedError, import_images, preview
from mnist_desktop.core.datasets.images.listing import list_images
from mnist_desktop.core.datasets.images.normalise import Treatment
from mnist_desktop.core.datasets.images.report import in_few_words, report_csv
from mnist_desktop.core.datasets.images.set_info import read_info
from mnist_desktop.core.datasets.images.splitting import Division, is_test, notices, usual_division
from mnist_desktop.core.datasets.stored import AbsentDataError, DataFileError
from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.results.test_images import own_data
from mnist_desktop.core.stop_token import StopToken
from tests.conftest import make_info
from tests.picture_files import folder_of, save, strokes

PADDED = ImportOptions(Treatment("PADDED"), Division(share=0.3))


def entries(*rows: str) -> tuple[LabeledPicture, ...]:
    """Entries from "label writer part", the last two if they like."""
    found = []
    for number, row in enumerate(rows):
        label, writer, part = (*row.split(), "", "")[:3]
        found.append(LabeledPicture(Path(str(number)), str(number), label, part or None, writer))
    return tuple(found)


def imported(folder: Path, *classes: str, seed: int = 0, each: int = 4) -> Imported:
    for number, name in enumerate(classes):
        for at in range(each):
            save(folder / name / f"{at}.png", strokes(seed + 100 * number + at))
    return import_images(list_images(folder), PADDED)


def left_behind() -> list[str]:
    """What is in the folder of the sets besides whole sets."""
    return [path.name for path in kept.folder_of_sets().glob("*") if not (path / "set.json").is_file()]


# The two parts


def test_a_share_takes_of_each_class_and_the_same_with_the_same_seed():
    pictures = entries(*["a"] * 70, *["b"] * 7, "c", "d", "d")
    flags = is_test(pictures, Division("share", 1 / 7, 3))
    assert [int(flags[[entry.label == label for entry in pictures]].sum()) for label in "abcd"] == [10, 1, 0, 1]
    assert np.array_equal(flags, is_test(pictures, Division("share", 1 / 7, 3)))
    assert not np.array_equal(flags, is_test(pictures, Division("share", 1 / 7, 4)))


def test_a_class_without_test_images_or_without_training_images_is_told():
    pictures = entries("a", "a", "b", "c")
    said = [str(each) for each in notices(pictures, np.array([True, False, False, True]))]
    assert said == [
        "The class b has no test images, so nobody will know how well it is read.",
        "The class c has no training images, so no network can learn it.",
    ]


@pytest.mark.parametrize("seed", range(5))
def test_no_writer_is_in_both_parts(seed: int):
    pictures = entries(*[f"{label} writer{number % 9}" for number in range(90) for label in "ab"], "a", "b")
    flags = is_test(pictures, Division("writers", 0.25, seed))
    parts = {flag: {entry.writer for entry, mine in zip(pictures, flags, strict=True) if mine == flag} for flag in (True, False)}
    assert not parts[True] & parts[False]
    assert "" in parts[False]
    assert 0.15 < flags.mean() < 0.35


def test_folders_decide_where_they_are_named_so():
    assert list(is_test(entries("a x test", "a x train", "b x"), Division("folders"))) == [True, False, False]


@pytest.mark.parametrize(
    ("rows", "how", "said"),
    [
        (("a x test", "b x test"), "folders", "to train with"),
        (("a x train", "b x"), "folders", "to test with"),
        (("a", "b"), "share", "to test with"),
        (("a x", "b x"), "writers", "Fewer than two writers"),
    ],
)
def test_a_part_without_images_is_refused(rows: tuple[str, ...], how: str, said: str):
    with pytest.raises(ImagesError, match=said):
        is_test(entries(*rows), Division(how))


def test_what_a_source_tells_decides_how_its_images_are_divided(tmp_path: Path):
    folder_of(tmp_path / "plain", "a", "b")
    folder_of(tmp_path / "parted" / "train", "a", "b")
    folder_of(tmp_path / "parted" / "test", "a", "b")
    (tmp_path / "plain.csv").write_text("file,label,writer\na/0.png,a,Kim\nb/0.png,b,Lee\n", "utf-8")
    assert usual_division(list_images(tmp_path / "plain")).how == "share"
    assert usual_division(list_images(tmp_path / "parted")).how == "folders"
    shutil.rmtree(tmp_path / "parted")
    assert usual_division(list_images(tmp_path / "plain.csv")).how == "writers"


# The import


def test_every_readable_picture_becomes_an_image_with_its_label_the_training_part_first(tmp_path: Path):
    found = imported(tmp_path, "가", "b", "10")
    assert found.class_names == ("10", "b", "가")
    assert found.images.shape == (12, 28, 28)
    assert found.images.dtype == found.labels.dtype == np.uint8
    assert found.train_count == 9
    assert sorted(found.labels[found.train_count :]) == [0, 1, 2]
    for image, label, entry in zip(found.images, found.labels, found.entries, strict=True):
        assert entry.label == found.class_names[label]
        assert np.array_equal(image, importing.normalised(importing.read_image(entry.path), PADDED.treatment, "x"))


def test_a_report_says_of_each_file_why_it_gave_no_image(tmp_path: Path):
    folder_of(tmp_path, "a", "b", each=5)
    (tmp_path / "a" / "empty.png").touch()
    (tmp_path / "b" / "text.jpg").write_text("hello", "utf-8")
    (tmp_path / "b" / "=cut.png").write_bytes((tmp_path / "b" / "0.png").read_bytes()[:50])
    save(tmp_path / "a" / "white.png", np.full((30, 30), 255, np.uint8))
    found = import_images(list_images(tmp_path), ImportOptions())
    assert len(found.images) == 10
    lines = report_csv(found.left_out).decode("utf-8-sig").splitlines()
    assert lines[0] == "file,what happened"
    assert [line.partition(",")[0] for line in lines[1:]] == ["a/empty.png", "a/white.png", "b/=cut.png", "b/text.jpg"]
    assert sum(count for _, count in in_few_words(found.left_out)) == 4


def test_a_report_counts_files_of_one_reason_together(tmp_path: Path):
    folder_of(tmp_path, "a", "b")
    for number in range(5):
        (tmp_path / "a" / f"{number}.doc").touch()
        (tmp_path / "b" / f"x{number}.png").touch()
    found = import_images(list_images(tmp_path), PADDED)
    assert [count for _, count in in_few_words(found.left_out)] == [5, 5]


def test_a_set_of_which_one_class_or_nothing_can_be_read_is_refused(tmp_path: Path):
    folder_of(tmp_path, "a")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "1.png").touch()
    with pytest.raises(ImagesError, match="only those of the class a can be read"):
        import_images(list_images(tmp_path), PADDED)
    for path in (tmp_path / "a").iterdir():
        path.write_bytes(b"")
    with pytest.raises(ImagesError, match=r"gives no image\. a/0.png: .*is empty"):
        import_images(list_images(tmp_path), PADDED)


def test_progress_is_told_and_a_stop_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(importing, "CHUNK", 2)
    listing = list_images(folder_of(tmp_path, "a", "b"))
    told, stop = [], StopToken()
    import_images(listing, PADDED, lambda done, total: told.append((done, total)))
    assert told == [(2, 6), (4, 6), (6, 6)]
    with pytest.raises(ImportStoppedError):
        import_images(listing, PADDED, lambda _done, _total: stop.stop(), stop)
    assert not kept.folder_of_sets().exists()


@pytest.mark.parametrize("how", ["folder gone", "input and output"])
def test_a_stick_that_is_pulled_out_ends_the_import(tmp_path: Path, how: str, monkeypatch: pytest.MonkeyPatch):
    listing = list_images(folder_of(tmp_path / "stick", "a", "b"))
    if how == "folder gone":
        shutil.rmtree(tmp_path / "stick")
    else:
        monkeypatch.setattr(Path, "open", _broken)
    with pytest.raises(ImagesError, match="was taken out"):
        import_images(listing, PADDED)


def _broken(*_arguments: object, **_options: object) -> None:
    raise OSError(errno.EIO, "Input/output error")


def test_a_single_file_that_vanishes_is_only_left_out(tmp_path: Path):
    listing = list_images(folder_of(tmp_path, "a", "b"))
    (tmp_path / "a" / "0.png").unlink()
    found = import_images(listing, PADDED)
    assert len(found.images) == 5
    assert "not there" in str(found.left_out[0].reason)


def test_a_preview_shows_pictures_of_all_classes_before_and_after(tmp_path: Path):
    folder_of(tmp_path, "a", "b", "c", each=20)
    (tmp_path / "c" / "0.png").write_bytes(b"")
    save(tmp_path / "b" / "0.png", np.full((200, 100), 255, np.uint8))
    shown = preview(list_images(tmp_path), Treatment())
    assert [sum(each.entry.label == label for each in shown) for label in "abc"] == [8, 8, 8]
    by_name = {each.entry.name: each for each in shown}
    assert by_name["a/0.png"].after.shape == (28, 28)
    assert by_name["a/0.png"].before.shape == (30, 30, 3)
    assert by_name["b/0.png"].before.shape == (96, 48, 3)
    assert by_name["b/0.png"].after is None
    assert "one colour" in str(by_name["b/0.png"].reason)
    assert by_name["c/0.png"].before is None


# Kept sets


def test_a_kept_set_is_listed_and_loaded_as_it_was_imported(tmp_path: Path):
    found = imported(tmp_path / "in", "가", "나", "다")
    kept.keep(found, "우리 반", ("하나", "둘", "셋"))
    entry = next(entry for entry in catalog.entries() if entry.key.startswith("set:"))
    assert (entry.title, entry.count, entry.available) == ("우리 반", 12, True)
    loaded = catalog.load(entry.key)
    assert loaded is catalog.load(entry.key)
    assert np.array_equal(loaded.images, found.images)
    assert np.array_equal(loaded.labels, found.labels)
    assert not loaded.images.flags.writeable
    assert loaded.class_names == loaded.class_names_ko == ("하나", "둘", "셋")
    assert loaded.key == "set:" + loaded.fingerprint[:16]
    assert left_behind() == []


def test_a_set_remembers_where_it_comes_from(tmp_path: Path):
    folder_of(tmp_path, "a", "b")
    (tmp_path / "a" / "x.png").touch()
    (tmp_path / "t.csv").write_text("file,label,writer\na/0.png,a,Kim\na/x.png,a,Kim\nb/0.png,b,Lee\n", "utf-8")
    options = ImportOptions(Treatment("CROPPED", "dark"), Division("writers"))
    folder = Path(kept.keep(import_images(list_images(tmp_path / "t.csv"), options), "set").source)
    page = read_info(folder).provenance
    assert (page.source, page.options, page.labels) == (str(tmp_path / "t.csv"), options, ("a", "b"))
    assert {*page.train_writers, *page.test_writers} == {"Kim", "Lee"}
    assert sum(each.count for each in page.left_out) == 5
    assert "a/x.png" in (folder / "left-out.csv").read_text("utf-8-sig")
    assert (folder / "pictures.csv").read_text("utf-8-sig").splitlines()[0] == "file,label,part,writer"


def test_two_sets_of_one_name_are_told_apart_and_the_same_images_are_kept_once(tmp_path: Path):
    one = imported(tmp_path / "1", "a", "b")
    two = imported(tmp_path / "2", "a", "b", seed=50)
    assert [kept.keep(each, "digits").title for each in (one, two)] == ["digits", "digits 2"]
    again = kept.keep(one, "letters", ("x", "y"))
    assert (again.title, again.class_names, kept.is_new(again, one.images)) == ("digits", ("a", "b"), False)
    assert sorted(entry.title for entry in catalog.entries() if entry.key.startswith("set:")) == ["digits", "digits 2"]
    # A copied folder may bring a name once more.
    folder = kept.find(kept.key_of(catalog.load(kept.keep(one, "letters").key).fingerprint))
    info = json.loads((folder / "set.json").read_text("utf-8"))
    (folder / "set.json").write_text(json.dumps(info | {"title": "digits 2"}), "utf-8")
    titles = [entry.title for entry in catalog.entries() if entry.key.startswith("set:")]
    assert len(set(titles)) == 2
    assert all(title.startswith("digits 2 (") for title in titles)


@pytest.mark.parametrize(
    ("names", "said"), [(("a",), "needs a name"), (("a", "  "), "needs a name"), (("a", "a "), "Two classes are called a")]
)
def test_every_class_needs_a_name_of_its_own(tmp_path: Path, names: tuple[str, ...], said: str):
    with pytest.raises(ImagesError, match=said):
        kept.keep(imported(tmp_path, "a", "b"), "set", names)
    assert not kept.folder_of_sets().exists()


def test_a_set_can_be_renamed_deleted_and_brought_back(tmp_path: Path):
    dataset = kept.keep(imported(tmp_path, "a", "b"), "old")
    folder = Path(dataset.source)
    kept.change(folder, title="new", class_names=("A", "B"))
    assert catalog.load(dataset.key).class_names == ("A", "B")
    place = kept.delete(folder)
    with pytest.raises(AbsentDataError):
        catalog.load(dataset.key)
    assert not any(entry.key == dataset.key for entry in catalog.entries())
    kept.restore(place)
    assert catalog.load(dataset.key).title == "new"


@pytest.mark.parametrize("file", ["train-images-idx3-ubyte", "t10k-labels-idx1-ubyte", "set.json"])
@pytest.mark.parametrize("how", ["cut off", "changed", "absent"])
def test_a_damaged_set_is_told_and_the_others_stay(tmp_path: Path, file: str, how: str):
    dataset = kept.keep(imported(tmp_path / "1", "a", "b"), "one")
    other = kept.keep(imported(tmp_path / "2", "a", "b", seed=9), "two")
    path = Path(dataset.source) / file
    content = path.read_bytes()
    match how:
        case "absent":
            path.unlink()
        case "cut off":
            path.write_bytes(content[:-1])
        case "changed":
            path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    with pytest.raises((DataFileError, StorageError), match="one-") as caught:
        kept.load(Path(dataset.source))
    assert how == "changed" or file in str(caught.value)
    assert catalog.load(other.key).title == "two"


def test_a_damaged_set_is_kept_anew_where_its_pictures_are_imported_again(tmp_path: Path):
    found = imported(tmp_path, "a", "b")
    dataset = kept.keep(found, "one")
    (Path(dataset.source) / "train-images-idx3-ubyte").unlink()
    assert np.array_equal(catalog.load(kept.keep(found, "one").key).images, found.images)


def test_a_set_of_a_newer_version_is_told_as_such(tmp_path: Path):
    folder = Path(kept.keep(imported(tmp_path, "a", "b"), "one").source)
    (folder / "set.json").write_text('{"version": 2, "new": true}', "utf-8")
    with pytest.raises(DataFileError, match="newer version"):
        read_info(folder)


def test_a_full_disk_leaves_nothing_of_a_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    found = imported(tmp_path, "a", "b")
    monkeypatch.setattr(kept, "report_csv", _broken)
    with pytest.raises(OSError, match="Input"):
        kept.keep(found, "set")
    assert list(kept.folder_of_sets().iterdir()) == []


def test_a_run_whose_set_is_absent_says_which(tmp_path: Path):
    dataset = kept.keep(imported(tmp_path, "a", "b"), "our hands")
    info = make_info("20260101-120000-abcdef", dataset)
    kept.delete(Path(dataset.source))
    with pytest.raises(AbsentDataError, match="learned from our hands") as caught:
        own_data(info, None, catalog.load)
    assert dataset.fingerprint[:8] in str(caught.value)
    imported(tmp_path, "a", "b")
    again = kept.keep(import_images(list_images(tmp_path), PADDED), "another name")
    assert own_data(info, None, catalog.load).fingerprint == again.fingerprint == dataset.fingerprint


def test_a_set_is_exported_as_npz_and_as_pictures_that_are_imported_again(tmp_path: Path):
    dataset = kept.keep(imported(tmp_path / "in", "a", "A b", "한글"), "s")
    save_npz(dataset, tmp_path / "set.npz")
    with np.load(tmp_path / "set.npz") as arrays:
        assert np.array_equal(arrays["x_test"], dataset.test_images)
        assert tuple(arrays["class_names"]) == dataset.class_names
    told: list[tuple[int, int]] = []
    save_pictures(dataset, tmp_path / "out", lambda *each: told.append(each))
    assert told == [(0, 12)]
    again = import_images(list_images(tmp_path / "out"), ImportOptions(Treatment("PADDED", "light"), Division("folders")))
    assert again.class_names == dataset.class_names
    assert np.array_equal(np.sort(again.images, axis=0), np.sort(dataset.images, axis=0))
    with pytest.raises(StorageError, match="already"):
        save_pictures(dataset, tmp_path / "out")
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_images_that_look_like_mnist_can_be_drawn_whatever_they_come_from(tiny_dataset: Dataset) -> None:
    def kept_family(images: np.ndarray) -> str:
        labels = tiny_dataset.labels[: len(images)]
        rows = entries(*(f"{label}" for label in labels))
        made = Imported(images, labels, len(images) - 20, tuple("0123456789"), rows, (), (), PADDED, "arrays")
        return kept.keep(made, "set").family

    digits = np.zeros_like(tiny_dataset.images)
    digits[:, 4:24, 4:24] = 200
    digits[:, 10, 10] = tiny_dataset.labels  # or all would be one image
    assert kept_family(digits) == "mnist"
    assert kept_family(255 - digits) == "fashion-mnist"


def test_a_set_whose_page_is_damaged_gives_way_to_the_same_images_imported_anew(tmp_path: Path) -> None:
    folder = Path(kept.keep(imported(tmp_path, "a", "b"), "set").source)
    (folder / "set.json").write_bytes(b"{")
    assert Path(kept.keep(imported(tmp_path, "a", "b"), "set").source) == folder
    assert kept.load(folder).title == "set"
