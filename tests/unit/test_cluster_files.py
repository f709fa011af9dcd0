"""The file by which a PC joins a class: good for one class and one day, and refused with a sentence otherwise."""

from __future__ import annotations

import json
import socket
import ssl
import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mnist_desktop import paths
from mnist_desktop.core.cluster.join_file import (
    LEEWAY,
    MAX_BYTES,
    OWN,
    JoinFile,
    JoinFileError,
    check_time,
    duration,
    read_join_file,
    write_join_file,
)
from mnist_desktop.core.cluster.versions import TITLES, differences, installed_versions, listed
from mnist_desktop.core.errors import StorageError

pytest.importorskip("cryptography")
pytest.importorskip("distributed")

BEGINS = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def joins() -> JoinFile:
    from mnist_desktop.training.cluster.certificates import issue

    papers = issue("3-2", "10.0.0.7", BEGINS, DAY)
    mine = papers.member.certificate, papers.member.key
    return JoinFile("3-2", "10.0.0.7", 8786, BEGINS, BEGINS + DAY, papers.authority, *mine, installed_versions())


def test_a_join_file_is_read_as_it_was_written_and_only_by_its_owner(joins: JoinFile, tmp_path: Path) -> None:
    path = tmp_path / "3-2.class.json"
    write_join_file(path, joins)
    assert read_join_file(path) == joins
    assert joins.url == "tls://10.0.0.7:8786"
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is no join file of a class"),
        (b"\x00" * 100, "is no join file of a class"),
        (b'{"format": "mnist-desktop sweep", "version": 1}', "is no join file of a class"),
        (b'{"format": "mnist-desktop class", "version": 2}', "has format version 2; this program reads 1"),
        (b'{"format": "mnist-desktop class", "version": 1, "class": {}}', "is damaged"),
        (b"[" * 10_000, "is no join file of a class"),
    ],
)
def test_what_is_no_join_file_is_refused_with_its_name(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "this.json"
    path.write_bytes(content)
    with pytest.raises(JoinFileError, match=said) as raised:
        read_join_file(path)
    assert "this.json" in raised.value.text


@pytest.mark.parametrize(
    ("field", "value"), [("port", 0), ("address", "a b"), ("authority", "x"), ("begins", "2026-11-30T08:00:00")]
)
def test_a_join_file_with_a_wrong_part_is_damaged(joins: JoinFile, field: str, value: object, tmp_path: Path) -> None:
    path = tmp_path / "this.json"
    write_join_file(path, joins)
    content = json.loads(path.read_bytes())
    content["class"][field] = value
    path.write_text(json.dumps(content), "utf-8")
    with pytest.raises(JoinFileError, match="is damaged"):
        read_join_file(path)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    path.write_bytes(b" " * (MAX_BYTES + 1))
    with pytest.raises(StorageError, match="larger"):
        read_join_file(path)


def test_a_join_file_of_yesterday_says_how_long_it_is_over(joins: JoinFile) -> None:
    with pytest.raises(JoinFileError, match="3 hours later"):
        check_time(joins, Path("f"), joins.ends + timedelta(hours=3))
    check_time(joins, Path("f"), joins.ends)


def test_a_clock_that_is_behind_says_by_how_much(joins: JoinFile) -> None:
    with pytest.raises(JoinFileError, match=r"made at .* by the teacher's clock.*2 days earlier. One of the two clocks is wrong"):
        check_time(joins, Path("f"), BEGINS - timedelta(days=2))
    check_time(joins, Path("f"), BEGINS - LEEWAY)


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (timedelta(seconds=5), "1 min"),
        (timedelta(minutes=-119), "119 min"),
        (timedelta(hours=30), "30 hours"),
        (DAY * 3, "3 days"),
    ],
)
def test_a_length_is_said_in_a_unit_of_which_it_has_two(length: timedelta, said: str) -> None:
    assert duration(length).text == said


def test_grave_differences_are_those_by_which_numbers_or_messages_would_differ() -> None:
    here = {"mnist_desktop": "0.1.0", "distributed": "2026.8.0", "tensorflow": "2.21.0", "keras": "3.15.1", "numpy": "2.4.6"}
    assert differences(here, here) == ()
    for name, version in (
        ("mnist_desktop", "0.1.1"),
        ("distributed", "2026.9.0"),
        ("tensorflow", "2.22.0"),
        ("keras", ""),
        ("numpy", "3.0"),
    ):
        (found,) = differences({**here, name: version}, here)
        assert found.is_grave, name
    mild = differences({**here, "tensorflow": "2.21.1", "numpy": "2.3.0", "python": "3.12.1"}, {**here, "python": "3.11.7"})
    assert [each.name for each in mild if not each.is_grave] == ["tensorflow", "numpy", "python"]
    assert listed(mild[:2]).text == "TensorFlow is 2.21.0 here and 2.21.1 there; NumPy is 2.4.6 here and 2.3.0 there"


def test_this_pc_knows_all_its_versions() -> None:
    assert all(installed_versions()[name] for name in TITLES)


def test_a_class_that_is_begun_here_is_known_until_its_time_is_over_and_its_keys_are_closed_to_others() -> None:
    from mnist_desktop.training.cluster.choosing import own_join_file
    from mnist_desktop.training.cluster.own_class import PortError, begin_class, keep_class

    assert own_join_file(datetime.now(UTC)) is None
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        port = asking.getsockname()[1]
    first, identity = begin_class("3-2", "127.0.0.1", port, DAY)
    keep_class(first)
    assert own_join_file(datetime.now(UTC)) == (paths.cluster() / OWN, first)
    assert own_join_file(datetime.now(UTC) + 2 * DAY) is None
    if sys.platform != "win32":
        assert stat.S_IMODE((paths.cluster() / OWN).stat().st_mode) == 0o600
    assert [path.name for path in paths.cluster().iterdir()] == [OWN]
    assert identity.key not in (paths.cluster() / OWN).read_text("utf-8")
    second, _ = begin_class("3-2", "127.0.0.1", port, DAY)
    assert second.authority != first.authority, "a new start makes new papers"
    with pytest.raises(PortError, match="Nothing can listen at"):
        begin_class("3-2", "192.0.2.1", port, DAY)


def test_the_papers_of_a_member_are_good_for_no_server(joins: JoinFile, tmp_path: Path) -> None:
    """Who has a join file cannot pass for the class: OpenSSL itself looks at what a certificate is for."""
    from cryptography import x509

    certificate = x509.load_pem_x509_certificate(joins.certificate.encode())
    usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert list(usage) == [x509.oid.ExtendedKeyUsageOID.CLIENT_AUTH]
    assert certificate.not_valid_after_utc == joins.ends
    assert not certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    assert ssl.OPENSSL_VERSION_INFO >= (1, 1, 1)
