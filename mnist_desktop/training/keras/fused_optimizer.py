"""Updates the weights from their gradient with as few TensorFlow operations as possible."""

from __future__ import annotations

from mnist_desktop.training.keras.model_builder import Keras


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

    Keras uses fifteen operations per array, which for small networks take longer than the gradient. TensorFlow has one
    operation with the same formula.
    """
    import tensorflow as tf

    step = tf.cast(optimizer.iterations.value + 1, tf.float32)
    powers = {"beta1_power": optimizer.beta_1**step, "beta2_power": optimizer.beta_2**step}
    _, _, *moments = optimizer.variables  # first the number of steps and the rate, then two moments for each array
    if optimizer.weight_decay:
        for variable in variables:
            variable.value.assign_sub(variable.value * (optimizer.weight_decay * rate))
    for variable, part, mean, square in zip(variables, gradient, moments[::2], moments[1::2], strict=True):
        tf.raw_ops.ResourceApplyAdam(
            var=variable.value.handle, m=mean.value.handle, v=square.value.handle, grad=part, lr=rate, **powers,
            beta1=optimizer.beta_1, beta2=optimizer.beta_2, epsilon=optimizer.epsilon,
        )  # fmt: skip
    optimizer.iterations.assign_add(1)
