"""Images on a map: the sample, the principal components, t-SNE, and what cannot be mapped."""

from __future__ import annotations

import numpy as np
import pytest

from mnist_desktop.core.insight.image_map import MapError, Method, balanced_sample, missing_classes, most_images, project


def spread(count: int = 60, features: int = 12) -> np.ndarray:
    return np.random.default_rng(3).normal(size=(count, features)) * np.arange(1, features + 1) ** 2


def test_a_sample_has_as_many_of_each_class_and_is_the_same_each_time() -> None:
    labels = np.repeat(np.arange(10), [5, *[300] * 9])
    chosen = balanced_sample(labels, 230)
    assert np.bincount(labels[chosen]).tolist() == [5, *[25] * 9]
    assert (chosen == balanced_sample(labels, 230)).all()
    assert set(balanced_sample(labels, 100)) < set(chosen)
    assert len(balanced_sample(labels[:4], 100)) == 4
    assert missing_classes(labels[:8], 3) == (2,)


@pytest.mark.parametrize("features", [12, 1_200])
def test_principal_components_are_those_of_the_singular_values(features: int) -> None:
    values = np.random.default_rng(1).normal(size=(40, features))
    values[:, :2] *= (90, 60)
    centred = values - values.mean(0)
    left, sizes, _ = np.linalg.svd(centred, full_matrices=False)
    found = project(values, Method.PCA)
    assert np.abs(found.points) == pytest.approx(np.abs(left[:, :2] * sizes[:2]), rel=1e-3, abs=0.05)
    assert found.shares == pytest.approx((sizes**2 / (sizes**2).sum())[:2], rel=1e-3)
    assert (found.points == project(values, Method.PCA).points).all()


def test_tsne_places_few_images_and_does_so_alike_each_time() -> None:
    found = project(spread(7), Method.TSNE)
    assert found.points.shape == (7, 2)
    assert (found.points == project(spread(7), Method.TSNE).points).all()
    assert found.shares == ()


def test_one_number_makes_a_line() -> None:
    found = project(np.arange(5.0)[:, np.newaxis], Method.PCA)
    assert found.points[:, 1] == pytest.approx(0)
    assert found.points[:, 0] == pytest.approx([-2, -1, 0, 1, 2])


@pytest.mark.parametrize(
    ("values", "says"),
    [
        (np.zeros((2, 28, 28), np.uint8), "at least 3"),
        (np.full((9, 28, 28), 7, np.uint8), "alike"),
        (np.full((9, 4), np.nan), "went wrong"),
    ],
)
def test_what_cannot_be_mapped_says_why(values: np.ndarray, says: str) -> None:
    with pytest.raises(MapError, match=says):
        project(values, Method.PCA)


def test_of_a_wide_layer_fewer_images_are_mapped() -> None:
    assert most_images(784, Method.PCA) == 2_000
    assert most_images(784, Method.TSNE) == 1_000
    assert most_images(64_000, Method.PCA) == 500


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize("scale", [1e-30, 1e25])
def test_a_map_does_not_depend_on_the_scale_of_the_values(method: Method, scale: float) -> None:
    values = np.random.default_rng(3).random((40, 20)).astype(np.float64)
    plain, scaled = project(values, method), project(values * scale, method)
    assert np.isfinite(scaled.points).all()
    if method is Method.PCA:
        assert scaled.shares == pytest.approx(plain.shares)


@pytest.mark.parametrize("method", Method)
def test_what_differs_by_rounding_alone_is_no_map(method: Method) -> None:
    sure = np.zeros((30, 10), np.float32)
    sure[:, 3] = 1
    sure[:, 4] = np.linspace(0, 1e-30, 30)
    with pytest.raises(MapError):
        project(sure, method)
