"""Muon: momentum whose steps are made equally long in every direction of a kernel. Keras' own does so for Dense kernels alone.

The class is inside a function, because Keras is imported only when it is needed.
"""

from __future__ import annotations

from mnist_desktop.training.keras.fused_optimizer import Keras, adam_numbers, take_adam_step

MOMENTUM = 0.95
"""The share of the velocity that each step keeps."""
SMALLEST = 1e-7
"""It is added to the length by which a gradient is divided, so that a gradient of zeros moves nothing."""
COEFFICIENTS = 3.4445, -4.775, 2.0315
"""Of the polynomial that is applied to the singular values."""
ROUNDS = 5
"""How often it is applied: singular values from 0.002 to 1 come to lie between 0.68 and 1.21."""
LENGTH = 0.2
"""The root mean square of a step's numbers at a rate of 1, about that of Adam's steps, so that Adam's rates fit."""


def muon(rate: float, weight_decay: float) -> Keras:
    """The optimizer of K. Jordan et al., *Muon: an optimizer for hidden layers in neural networks*, 2024.

    For the kernels of all layers but the last, seen as matrices G of shape (inputs, outputs)::

        v     <- momentum v + g
        G     <- g + momentum v                                     (Nesterov)
        theta <- theta (1 - rate decay) - rate 0.2 sqrt(max(inputs, outputs)) orthogonal(G)

    with the factor of J. Liu et al., *Muon is scalable for LLM training*, 2025, section 2.2. All other weights take the steps of
    AdamW: biases, batch normalisation, the last kernel. The kernel of a convolution has a row for each pixel and channel that it
    looks at.

    Returns
    -------
    keras.optimizers.Optimizer
        For variables that lie in the order of their layers.
    """
    import keras
    import tensorflow as tf

    class Muon(keras.optimizers.Optimizer):  # type: ignore[misc]  # a base without types
        """See the function."""

        def build(self, variables: list[Keras]) -> None:
            if self.built:
                return
            super().build(variables)
            kernels = [index for index, variable in enumerate(variables) if len(variable.shape) > 1]
            # For the steps of Adam the same place holds the mean of the gradient.
            self.velocities = [self.add_variable_from_reference(variable, "velocity") for variable in variables]
            self.squares = {
                index: self.add_variable_from_reference(variable, "square")
                for index, variable in enumerate(variables)
                if index not in kernels[:-1]
            }

        def update_step(self, gradient: Keras, variable: Keras, learning_rate: Keras) -> None:
            index = self._get_variable_index(variable)
            if index in self.squares:
                mean, square = self.velocities[index], self.squares[index]
                take_adam_step(variable, gradient, mean, square, learning_rate, adam_numbers(self))
                return
            velocity = MOMENTUM * self.velocities[index].value + gradient
            self.assign(self.velocities[index], velocity)
            *looked_at, outputs = variable.shape
            direction = orthogonal(tf.reshape(gradient + MOMENTUM * velocity, (-1, outputs)))
            length = learning_rate * (LENGTH * max(direction.shape) ** 0.5)
            self.assign_sub(variable, length * tf.reshape(direction, (*looked_at, outputs)))

    return Muon(rate, weight_decay=weight_decay, name="muon")


def orthogonal(matrix: Keras) -> Keras:
    """About the nearest matrix with orthogonal rows or columns: its singular values come to lie near 1, its vectors stay.

    The Newton-Schulz iteration X <- X (a + b X'X + c (X'X)(X'X)) of the article above multiplies X by a polynomial of X'X each
    time. So the product of these polynomials is computed on the small matrix X'X alone, and X meets it once.

    Parameters
    ----------
    matrix
        tf.Tensor, float32, of any shape (M, N). The result has the same.
    """
    import tensorflow as tf

    wide = matrix.shape[0] < matrix.shape[1]
    if wide:
        matrix = tf.transpose(matrix)
    a, b, c = COEFFICIENTS
    matrix /= tf.norm(matrix) + SMALLEST
    gram = tf.matmul(matrix, matrix, transpose_a=True)
    whole = unit = tf.eye(gram.shape[0])
    for round_ in range(ROUNDS):
        factor = a * unit + b * gram + c * (gram @ gram)
        whole = factor if round_ == 0 else whole @ factor
        gram = factor @ gram @ factor
    matrix = matrix @ whole
    return tf.transpose(matrix) if wide else matrix
