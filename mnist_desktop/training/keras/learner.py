"""Does many optimizer steps in one call: the data is one tensor, the loop is in one compiled function, no Python per step.

``model.fit`` makes a call from Python for every batch and copies the batch first. Here a call gets the order of the images and
runs as many steps as it gets rates. Their number is a tensor, so nothing is compiled twice.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.model.cost import quick_batch
from mnist_desktop.core.model.spec import INPUT_SHAPE
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.keras.batch_plan import BatchPlan, plan_epoch
from mnist_desktop.training.keras.fused_forward import forward
from mnist_desktop.training.keras.fused_optimizer import apply_gradient
from mnist_desktop.training.keras.model_builder import (
    Keras,
    build_loss,
    build_model,
    build_optimizer,
    freeze_all_but_last,
    scale_pixels,
)
from mnist_desktop.training.keras.shared_images import image_tensor

Batch = tuple[Keras, Keras]
"""Images, uint8, shape (N, 28, 28, 1), and labels, int32, shape (N,), as tensors."""

EVALUATION_BATCH = 250
"""The activations of larger batches do not fit into the processor's cache: 1,000 images at a time take up to 40 % longer."""


def build_learner(job: TrainingJob, scaling: tuple[float, float], plan: BatchPlan) -> KerasLearner:
    """A new network for `job`, ready for its first step. All its random numbers follow from ``config.seed``."""
    import keras

    keras.utils.set_random_seed(job.config.seed)
    mean, std = scaling
    model = build_model(job.spec, job.config.seed, background=-mean / std)
    if job.trains_last_only:
        freeze_all_but_last(model)
    accumulates = not plan.completes.all()
    evaluation_batch = min(EVALUATION_BATCH, quick_batch(job.spec))
    return KerasLearner(model, job.config, job.dataset, scaling, accumulates=accumulates, evaluation_batch=evaluation_batch)


class KerasLearner:
    """A network with its data and optimizer, as compiled functions.

    Parameters
    ----------
    model
        A Keras model.
    config
        Names the optimizer and the loss; labels get the form that the loss needs.
    dataset
        Its training part becomes one tensor, in the same memory where that is possible.
    scaling
        Mean and standard deviation, see :mod:`mnist_desktop.training.scaling`.
    accumulates
        Whether a step may have several micro-batches, whose gradients are added.
    evaluation_batch
        How many images to evaluate at a time.
    """

    def __init__(  # noqa: PLR0913 - the network, its data, and two settings that only the engine knows
        self,
        model: Keras,
        config: TrainingConfig,
        dataset: Dataset,
        scaling: tuple[float, float],
        *,
        accumulates: bool,
        evaluation_batch: int,
    ) -> None:
        import tensorflow as tf

        self.model, self.optimizer, self.evaluation_batch = model, build_optimizer(config), evaluation_batch
        self.optimizer.build(model.trainable_variables)
        self._loss, self._one_hot = build_loss(config)
        self._scaling, self._classes = scaling, dataset.classes
        # Passed to the functions, not captured by them, so that only this object keeps the data in memory.
        self._data = image_tensor(dataset.train_images), tf.constant(dataset.train_labels.astype(np.int32))
        self.train_function = self._compile_training(self._accumulated_step() if accumulates else self._whole_step)
        self.evaluate_function = self._compile_evaluation()
        # Compile now and call once without images, so that the first real call is as fast as the others.
        no_indices, no_rates = np.zeros(0, np.int32), np.zeros(0, np.float32)
        self.train(no_indices, plan_epoch(0, 1, 1), no_rates)
        self.evaluate(no_indices)

    def train(self, order: NDArray[np.int32], plan: BatchPlan, rates: NDArray[np.float32]) -> NDArray[np.float32]:
        """Train on the images at `order`, divided by `plan` (its ends are positions in `order`), one rate per micro-batch.

        Returns
        -------
        ndarray
            float32, shape (micro-batches, 2): the mean loss with penalties, and how many images were classified correctly.
        """
        results: NDArray[np.float32] = self.train_function(
            *self._data, order, plan.ends, plan.shares, plan.completes, rates
        ).numpy()
        return results

    def evaluate(self, indices: NDArray[np.int32]) -> NDArray[np.float32]:
        """Evaluate the images at `indices`, in batches of `evaluation_batch`.

        Returns
        -------
        ndarray
            float32, shape (batches, 2): the mean loss without penalties, and how many images were classified correctly.
        """
        results: NDArray[np.float32] = self.evaluate_function(*self._data, indices).numpy()
        return results

    def penalty(self) -> float:
        """The penalty that L1 and L2 add to the loss of every batch."""
        return sum(float(loss) for loss in self.model.losses)

    def copy_weights(self) -> tuple[NDArray[np.generic], ...]:
        """Copies of all arrays, in Keras' order."""
        return tuple(self.model.get_weights())

    def copy_optimizer_state(self) -> tuple[NDArray[np.generic], ...]:
        """Copies of the state of the layers' random generators and of the optimizer."""
        return tuple(np.array(variable.numpy()) for variable in self._optimizer_state())

    def restore(self, weights: tuple[NDArray[np.generic], ...], optimizer_state: tuple[NDArray[np.generic], ...]) -> None:
        """Set the state that :meth:`copy_weights` and :meth:`copy_optimizer_state` gave."""
        self.model.set_weights(list(weights))
        for variable, value in zip(self._optimizer_state(), optimizer_state, strict=True):
            variable.assign(value)

    def _optimizer_state(self) -> list[Keras]:
        weights = {id(variable) for variable in self.model.weights}
        seeds = [variable for variable in self.model.variables if id(variable) not in weights]
        return [*seeds, *self.optimizer.variables]

    def _judge(self, batch: Batch, training: bool) -> tuple[Keras, Keras]:
        """Mean loss without penalties and the number of right answers for a batch, both float32."""
        import tensorflow as tf

        images, labels = batch
        probabilities = forward(self.model, scale_pixels(images, *self._scaling), training=training)
        # Keras' loss uses the logits behind a softmax, so it is exact even where a probability is rounded to 0.
        loss = self._loss(tf.one_hot(labels, self._classes) if self._one_hot else labels, probabilities)
        # The largest logit belongs to the largest probability, and an unused softmax is not computed.
        logits = getattr(probabilities, "_keras_logits", probabilities)
        answers = tf.argmax(logits, 1, tf.int32)
        return loss, tf.reduce_sum(tf.cast(answers == labels, tf.float32))

    def _gradient(self, batch: Batch, share: Keras | None = None) -> tuple[Keras, list[Keras]]:
        """Loss with penalties and number of right answers as one tensor, and the gradient of the loss, or of its `share`."""
        import tensorflow as tf

        with tf.GradientTape() as tape:
            loss, correct = self._judge(batch, training=True)
            loss = tf.add_n([loss, *self.model.losses])
            wanted = loss if share is None else loss * share
        return tf.stack([loss, correct]), tape.gradient(wanted, self.model.trainable_variables)

    def _apply(self, gradient: list[Keras], rate: Keras) -> None:
        apply_gradient(self.optimizer, gradient, self.model.trainable_variables, rate)

    def _whole_step(self, batch: Batch, _share: Keras, _completes: Keras, rate: Keras) -> Keras:
        result, gradient = self._gradient(batch)
        self._apply(gradient, rate)
        return result

    def _accumulated_step(self) -> Callable[..., Keras]:
        import tensorflow as tf

        sums = [tf.Variable(tf.zeros(weight.shape), trainable=False) for weight in self.model.trainable_variables]

        def finish(rate: Keras) -> Keras:
            self._apply([total.read_value() for total in sums], rate)
            for total in sums:
                total.assign(tf.zeros_like(total))
            return tf.constant(True)

        def take_micro_batch(batch: Batch, share: Keras, completes: Keras, rate: Keras) -> Keras:
            result, gradient = self._gradient(batch, share)
            for total, own in zip(sums, gradient, strict=True):
                total.assign_add(own)
            tf.cond(completes, lambda: finish(rate), lambda: tf.constant(False))
            return result

        return take_micro_batch

    def _compile_training(self, take_step: Callable[..., Keras]) -> Keras:
        import tensorflow as tf

        def train(  # noqa: PLR0913 - TensorFlow wants each tensor as an argument of its own
            images: Keras, labels: Keras, order: Keras, ends: Keras, shares: Keras, completes: Keras, rates: Keras
        ) -> Keras:
            count = tf.size(ends)

            def one(index: Keras, begin: Keras, results: Keras) -> tuple[Keras, Keras, Keras]:
                end = ends[index]
                batch = _take(images, labels, order[begin:end])
                result = take_step(batch, shares[index], completes[index], rates[index])
                return index + 1, end, results.write(index, result)

            results = tf.TensorArray(tf.float32, size=count, element_shape=(2,))
            *_, results = tf.while_loop(lambda index, *_: index < count, one, (0, 0, results))
            return results.stack()

        kinds = (tf.int32, tf.int32, tf.float32, tf.bool, tf.float32)
        return _compile(train, *map(_vector, kinds))

    def _compile_evaluation(self) -> Keras:
        import tensorflow as tf

        def evaluate(images: Keras, labels: Keras, indices: Keras) -> Keras:
            size = self.evaluation_batch
            count = -(-tf.size(indices) // size)

            def one(index: Keras, results: Keras) -> tuple[Keras, Keras]:
                batch = _take(images, labels, indices[index * size : (index + 1) * size])
                return index + 1, results.write(index, tf.stack(self._judge(batch, training=False)))

            results = tf.TensorArray(tf.float32, size=count, element_shape=(2,))
            _, results = tf.while_loop(lambda index, _: index < count, one, (0, results))
            return results.stack()

        return _compile(evaluate, _vector(tf.int32))


def _compile(function: Callable[..., Keras], *signature: Keras) -> Keras:
    """Compile a function of images, labels and tensors with this `signature`, once for all sizes."""
    import tensorflow as tf

    data = tf.TensorSpec([None, *INPUT_SHAPE], tf.uint8), _vector(tf.int32)
    # Without autograph, which reads source code: a packaged application has none.
    return tf.function(function, input_signature=[*data, *signature], autograph=False)


def _vector(kind: Keras) -> Keras:
    import tensorflow as tf

    return tf.TensorSpec([None], kind)


def _take(images: Keras, labels: Keras, indices: Keras) -> Batch:
    import tensorflow as tf

    return tf.gather(images, indices), tf.gather(labels, indices)
