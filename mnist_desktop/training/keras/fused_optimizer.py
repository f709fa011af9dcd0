"""The update of the weights from their gradient, in as few operations as TensorFlow can do it with."""

from __future__ import annotations

from mnist_desktop.training.keras.model_builder import Keras


def apply_gradient(optimizer: Keras, gradient: list[Keras], variables: list[Keras], rate: Keras) -> None:
    """Do what ``optimizer.apply(gradient, variables)`` does at the learning rate `rate`, to float32 rounding.

    The optimizer's own variables are those that are read and written, so its state is whole at any time.
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

    Keras does it with fifteen operations per array, which take longer than the gradient where networks are small.
    TensorFlow has the same formula as a single one.
    """
    import tensorflow as tf

    step = tf.cast(optimizer.iterations.value + 1, tf.float32)
    powers = {"beta1_power": optimizer.beta_1**step, "beta2_power": optimizer.beta_2**step}
    _, _, *moments = optimizer.variables  # the count of steps and the rate come first, then two means for each array
    if optimizer.weight_decay:
        for variable in variables:
            variable.value.assign_sub(variable.value * (optimizer.weight_decay * rate))
    for variable, part, mean, square in zip(variables, gradient, moments[::2], moments[1::2], strict=True):
        tf.raw_ops.ResourceApplyAdam(
            var=variable.value.handle, m=mean.value.handle, v=square.value.handle, grad=part, lr=rate, **powers,
            beta1=optimizer.beta_1, beta2=optimizer.beta_2, epsilon=optimizer.epsilon,
        )  # fmt: skip
    optimizer.iterations.assign_add(1)
