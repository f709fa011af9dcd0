"""Updates the weights from their gradient with as few TensorFlow operations as possible."""

from __future__ import annotations

from typing import Any

Keras = Any
"""An object of Keras or TensorFlow, which have no types."""


def apply_gradient(optimizer: Keras, gradient: list[Keras], variables: list[Keras], rate: Keras) -> None:
    """The effect of ``optimizer.apply(gradient, variables)`` at the learning rate `rate`, to float32 rounding.

    It reads and writes the optimizer's own variables, so the optimizer's state is always complete.
    """
    from keras import optimizers

    optimizer.learning_rate.assign(rate)
    if type(optimizer) in {optimizers.Adam, optimizers.AdamW}:
        _apply_adam(optimizer, gradient, variables, rate)
    else:
        optimizer.apply(gradient, variables)


def _apply_adam(optimizer: Keras, gradient: list[Keras], variables: list[Keras], rate: Keras) -> None:
    """Adam (Kingma and Ba, 2015, algorithm 1, in the order of computation that its section 2 ends with).

    AdamW pulls the weights towards zero first (Loshchilov and Hutter, *Decoupled weight decay*, 2019, algorithm 2).

    Keras uses fifteen operations per array, which for small networks take longer than the gradient.
    """
    _, _, *moments = optimizer.variables  # first the number of steps and the rate, then two moments for each array
    if optimizer.weight_decay:
        for variable in variables:
            variable.value.assign_sub(variable.value * (optimizer.weight_decay * rate))
    numbers = adam_numbers(optimizer, optimizer.beta_1, optimizer.beta_2, optimizer.epsilon)
    for variable, part, mean, square in zip(variables, gradient, moments[::2], moments[1::2], strict=True):
        take_adam_step(variable.value, part, mean, square, rate, numbers)
    optimizer.iterations.assign_add(1)


def adam_numbers(optimizer: Keras, beta_1: float = 0.9, beta_2: float = 0.999, epsilon: float = 1e-7) -> dict[str, Keras]:
    """What all arrays need in the same step of Adam: it is computed once. `optimizer` counts the steps that are done."""
    import tensorflow as tf

    step = tf.cast(optimizer.iterations.value + 1, tf.float32)
    powers = {"beta1_power": beta_1**step, "beta2_power": beta_2**step}
    return powers | {"beta1": beta_1, "beta2": beta_2, "epsilon": epsilon}


def take_adam_step(  # noqa: PLR0913 - what the formula has
    weights: Keras, gradient: Keras, mean: Keras, square: Keras, rate: Keras, numbers: dict[str, Keras]
) -> None:
    """A step of Adam for one array, without weight decay, in the one operation that TensorFlow has for it.

    Parameters
    ----------
    weights
        tf.Variable, float32.
    mean, square
        The variables of Keras with the two moments; they are updated, too.
    numbers
        What :func:`adam_numbers` gives.
    """
    import tensorflow as tf

    tf.raw_ops.ResourceApplyAdam(
        var=weights.handle, m=mean.value.handle, v=square.value.handle, grad=gradient, lr=rate, **numbers
    )
