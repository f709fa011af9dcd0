"""That annotations are compiled once while TensorFlow is imported, and as ever afterwards."""

from __future__ import annotations

import typing
from typing import ForwardRef

import pytest

from mnist_desktop.training.keras.importing import _annotations_compiled_once


def test_the_same_annotation_is_compiled_once_within_the_block() -> None:
    with _annotations_compiled_once():
        assert ForwardRef("int | None").__forward_code__ is ForwardRef("int | None").__forward_code__
    assert ForwardRef("int | None").__forward_code__ is not ForwardRef("int | None").__forward_code__


@pytest.mark.parametrize("is_first_out_first", [True, False])
def test_blocks_of_two_threads_may_overlap_and_the_last_to_end_leaves_nothing(is_first_out_first: bool) -> None:
    blocks = [_annotations_compiled_once(), _annotations_compiled_once()]
    for block in blocks:
        block.__enter__()
    blocks.pop(0 if is_first_out_first else 1).__exit__(None, None, None)
    assert ForwardRef("int").__forward_code__ is ForwardRef("int").__forward_code__
    blocks.pop().__exit__(None, None, None)
    assert not hasattr(typing, "compile")
