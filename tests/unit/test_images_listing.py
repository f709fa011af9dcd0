"""Which pictures a folder or a table gives, with which labels; and what is said of those that cannot become a data set."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from mnist_desktop.core.datasets.images.entries import ImagesError, Listing
from mnist_desktop.core.datasets.images.listing import list_images
from mnist_desktop.core.datasets.images.walking import holds_pictures
from mnist_desktop.core.datasets.stored import DataFileError
from tests.picture_files import folder_of, save, strokes


def labels(listing: Listing) -> dict[str, str]:
    return {entry.name: entry.label for entry in listing.entries}


def reasons(listing: Listing) -> dict[str, str]:
    return {each.name: str(each.reason) for each in listing.left_out}


def table(path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes("\n".join(lines).encode(encoding))
    return path


@pytest.mark.parametrize("names", [("2", "10", "9"), ("cat", "Dog", "añb"), ("가", "나", "다")])
def test_each_subfolder_is_a_class_whatever_letters_it_has_and_numbers_go_by_their_value(tmp_path: Path, names: tuple[str, ...]):
    listing = list_images(folder_of(tmp_path, *names, each=2))
    assert set(listing.class_names) == set(names)
    assert len(listing.entries) == 6
    assert listing.left_out == ()
    if names[0] == "2":
        assert listing.class_names == ("2", "9", "10")


def test_korean_names_in_parts_as_macos_stores_them_are_put_together(tmp_path: Path):
    whole = "한글"
    folder_of(tmp_path, unicodedata.normalize("NFD", whole), "b", each=1)
    assert whole in list_images(tmp_path).class_names


def test_train_and_test_may_stand_above_the_classes(tmp_path: Path):
    folder_of(tmp_path / "set" / "train", "a", "b")
    folder_of(tmp_path / "set" / "Test", "a", "b", each=1)
    listing = list_images(tmp_path)
    assert listing.class_names == ("a", "b")
    assert listing.has_both_parts
    assert sum(entry.part == "test" for entry in listing.entries) == 2


def test_train_and_test_may_stand_within_each_class_with_folders_below(tmp_path: Path):
    for name in ("a", "b"):
        save(tmp_path / name / "train" / "more" / "1.png", strokes())
        save(tmp_path / name / "test" / "1.png", strokes())
    listing = list_images(tmp_path)
    assert listing.class_names == ("a", "b")
    assert [entry.part for entry in listing.entries] == ["test", "train", "test", "train"]


def test_folders_that_hold_only_one_folder_are_passed_through(tmp_path: Path):
    folder_of(tmp_path / "unpacked" / "pictures", "a", "b", each=1)
    assert list_images(tmp_path).class_names == ("a", "b")


def test_what_gives_no_image_is_left_out_with_its_reason_and_clutter_is_not_spoken_of(tmp_path: Path):
    folder_of(tmp_path, "a", "b")
    (tmp_path / "a" / "notes.docx").write_bytes(b"x")
    (tmp_path / "a" / "Thumbs.db").write_bytes(b"x")
    (tmp_path / "a" / "._1.png").write_bytes(b"x")
    (tmp_path / "empty").mkdir()
    save(tmp_path / "loose.png", strokes())
    said = reasons(list_images(tmp_path))
    assert sorted(said) == ["a/notes.docx", "empty", "loose.png"]
    assert "not a picture" in said["a/notes.docx"]
    assert "holds no picture" in said["empty"]
    assert "beside the classes" in said["loose.png"]


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_links_out_of_the_folder_and_round_in_a_circle_are_not_followed(tmp_path: Path):
    outside = folder_of(tmp_path / "outside", "secret")
    source = folder_of(tmp_path / "source", "a", "b", each=1)
    (source / "c").symlink_to(outside / "secret", target_is_directory=True)
    (source / "a" / "round").symlink_to(source, target_is_directory=True)
    (source / "b" / "one.png").symlink_to(outside / "secret" / "0.png")
    (source / "b" / "lost.png").symlink_to(outside / "nothing.png")
    (source / "b" / "inside.png").symlink_to(source / "a" / "0.png")
    listing = list_images(source)
    assert sorted(labels(listing)) == ["a/0.png", "b/0.png", "b/inside.png"]
    said = reasons(listing)
    assert sorted(said) == ["a/round", "b/lost.png", "b/one.png", "c"]
    assert "leads out of the folder" in said["c"]
    assert "leads out of the folder" in said["b/one.png"]
    assert "read there" in said["a/round"]
    assert "not there" in said["b/lost.png"]


@pytest.mark.parametrize(
    ("classes", "said"),
    [
        ((), "holds no pictures"),
        (("only",), "one class only, only"),
        (tuple(f"c{number}" for number in range(500)), "500 classes"),
    ],
)
def test_a_folder_of_no_class_one_class_or_500_is_refused_by_name(tmp_path: Path, classes: tuple[str, ...], said: str):
    for name in classes:
        (tmp_path / name).mkdir()
        (tmp_path / name / "1.png").touch()
    with pytest.raises(ImagesError, match=said) as caught:
        list_images(tmp_path)
    assert tmp_path.name in str(caught.value)


def test_62_classes_are_taken(tmp_path: Path):
    for number in range(62):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / "1.png").touch()
    assert len(list_images(tmp_path).class_names) == 62


def test_pictures_without_folders_are_told_what_they_need(tmp_path: Path):
    save(tmp_path / "1.png", strokes())
    with pytest.raises(ImagesError, match="no folder for each class"):
        list_images(tmp_path)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(DataFileError, match="is not there"):
        list_images(tmp_path / "stick")


def test_a_table_names_labels_writers_and_parts_by_its_titles_in_any_order(tmp_path: Path):
    for number in range(3):
        save(tmp_path / "all" / f"{number}.png", strokes(number))
    path = table(tmp_path / "labels.csv", "writer;Label;File;Part", "Kim;a;0.png;train", "Lee;b;all/1.png;test", "Kim;b;2;")
    for source in (path, tmp_path):  # the folder has no classes, so its table counts
        listing = list_images(source)
        assert labels(listing) == {"all/0.png": "a", "all/1.png": "b", "all/2.png": "b"}
        assert [entry.writer for entry in listing.entries] == ["Kim", "Lee", "Kim"]
        assert [entry.part for entry in listing.entries] == ["train", "test", None]
        assert listing.writers == ("Kim", "Lee")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_a_table_may_be_in_any_encoding_that_spreadsheets_save(tmp_path: Path, encoding: str):
    save(tmp_path / "1.png", strokes())
    save(tmp_path / "2.png", strokes())
    path = table(tmp_path / "t.csv", "파일,레이블", "1.png,고양이", "2.png,개", encoding=encoding)
    assert list_images(path).class_names == ("개", "고양이")


def test_labels_without_images_and_images_without_labels_are_left_out_and_told(tmp_path: Path):
    for name in ("1", "2", "3", "4", "unnamed"):
        save(tmp_path / "in" / f"{name}.png", strokes())
    save(tmp_path / "x" / "double.png", strokes())
    save(tmp_path / "y" / "double.png", strokes())
    path = table(tmp_path / "labels.csv", "file,label", "1.png,a", "2.png,b", "absent.png,a", "3.png,", "4.png,a", "4.png,b",
                 "double.png,a", "../secret.png,a", "/etc/passwd,b", "y\\double.png,a")  # fmt: skip
    listing = list_images(path)
    assert sorted(labels(listing)) == ["in/1.png", "in/2.png", "y/double.png"]
    said = reasons(listing)
    assert "not there" in said["absent.png"]
    assert "no label" in said["3.png"]
    assert "different labels" in said["4.png"]
    assert "Several pictures" in said["double.png"]
    assert "outside its folder" in said["../secret.png"]
    assert "outside its folder" in said["/etc/passwd"]
    assert "does not name it" in said["in/unnamed.png"]


def test_a_quote_that_never_closes_ends_at_a_bound_and_names_the_line(tmp_path: Path):
    save(tmp_path / "1.png", strokes())
    path = table(tmp_path / "labels.csv", "file,label", "1.png,a", '"2.png,b', *["3.png,c"] * 40_000)
    with pytest.raises(ImagesError, match=r"line 3: the row cannot be read\. Its quotes") as caught:
        list_images(path)
    assert "labels.csv" in str(caught.value)


def test_a_file_of_gigabytes_is_not_read_into_memory(tmp_path: Path):
    save(tmp_path / "1.png", strokes())
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.write(b"file,label\n1.png,a\n")
        file.write(b"a" * 200_000)
        file.seek(5 * 2**30)  # a hole, which takes no place on the disk
        file.write(b"\n")
    with pytest.raises(ImagesError, match="longer than any row"):
        list_images(path)


def test_bytes_that_are_no_text_are_no_table(tmp_path: Path):
    path = tmp_path / "x.csv"
    path.write_bytes(b"file,label\n" + bytes(range(256)))
    with pytest.raises(ImagesError, match="not a table"):
        list_images(path)


def test_a_folder_holds_pictures_if_there_is_one_below_it(tmp_path: Path):
    assert not holds_pictures(tmp_path)
    assert not holds_pictures(tmp_path / "absent")
    folder_of(tmp_path, "a", each=1)
    assert holds_pictures(tmp_path)


def test_a_listing_ends_when_it_is_asked_to(tmp_path: Path):
    def check() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        list_images(folder_of(tmp_path, "a", "b"), check)
