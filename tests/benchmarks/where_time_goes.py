"""Says where the time of a training step goes, and how near the convolutions come to a matrix product of their size.

    python tests/benchmarks/where_time_goes.py --json FILE [--only PRESET] [--steps 20]

For each preset, the engine trains some steps on its starter set, without and with TensorFlow's profiler. The shares are of the
time in which the threads were inside an operation, added over all threads; an operation that waits for a core behind other
programs counts as long as it waits, so measure on a quiet computer. ``waiting`` is what the cores had over: wall time by cores,
less the processor's time, as a share of the former; it is measured without the profiler.

For each convolution, the rates are in GFLOP/s on all cores: ``forward``, ``by_input`` and ``by_kernel`` of the operation alone,
and of matrix products with as many multiplications: patches by kernel, gradient by kernel transposed, patches transposed by
gradient. The first layer's gradient by input is not computed in a training.

``ONEDNN_MAX_CPU_ISA=AVX2`` shows what a processor without AVX-512 does; the line at the beginning says what was limited.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter, process_time

import numpy as np
from full_sets import empty_home
from processor import in_words, processor

from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.model.cost import micro_batch_size
from mnist_desktop.core.model.layers import Conv2D
from mnist_desktop.core.model.spec import rows_of
from mnist_desktop.core.presets.all_presets import preset
from mnist_desktop.core.presets.preset import Preset
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.keras.batch_plan import plan_epoch
from mnist_desktop.training.keras.importing import import_engine
from mnist_desktop.training.keras.learner import build_learner

NAMES = ("cnn", "mnist-quick", "mnist-draws-well", "fashion-best")

KINDS = {
    "convolution forward": ("Conv2D", "FusedConv2D"),
    "gradient by input": ("Conv2DBackpropInput",),
    "gradient by kernel": ("Conv2DBackpropFilter",),
    "pooling": ("MaxPool", "AvgPool"),
    "pooling's gradient": ("MaxPoolGrad", "AvgPoolGrad"),
    "batch normalisation": ("FusedBatchNormEx", "FusedBatchNormV3", "FusedBatchNormGradV3"),
    "matrix products": ("MatMul", "FusedMatMul", "BatchMatMulV2"),
    "optimizer": ("ResourceApplyAdam", "AssignSubVariableOp", "AssignVariableOp", "AssignAddVariableOp"),
    "gathering": ("GatherV2", "StridedSlice", "StridedSliceGrad", "ConcatV2"),
}
"""The operations of each kind; oneDNN's have a prefix. All others are elementwise or small."""
ELSE = "elementwise and others"


def where(each: Preset, steps: int) -> dict[str, object]:
    """The figures of one preset."""
    spec, config = each.experiment.spec, each.experiment.config
    size = config.batch_size
    plan = plan_epoch(size * steps, size, micro_batch_size(spec, size))
    learner = build_learner(TrainingJob("benchmark", each.experiment, catalog.load(f"{each.family}-starter")), (0.0, 1.0), plan)
    order = np.random.default_rng(0).integers(0, 4000, size * steps, np.int32)
    rates = np.full(len(plan.ends), 1e-4, np.float32)

    def train() -> None:
        learner.train(order, plan, rates)

    train()
    cores = int(str(processor()["cores"]))
    walls, busy = [], []
    for _ in range(3):
        wall, used = perf_counter(), process_time()
        train()
        walls.append((perf_counter() - wall) / steps)
        busy.append((process_time() - used) / steps)
    wall, used = statistics.median(walls), statistics.median(busy)
    times: Counter[str] = Counter()
    for operation, seconds in profiled(train):
        times[kind_of(operation)] += seconds
    shares = {kind: times[kind] / times.total() for kind in (*KINDS, ELSE)}
    figures = {
        "milliseconds_per_step": wall * 1e3,
        "processor_milliseconds_per_step": used * 1e3,
        "waiting": max(0.0, 1 - used / (wall * cores)),
        "shares": shares,
        "convolutions": [rates_of(*shape, size) for shape in convolutions(each)],
    }
    say(each.id, figures)
    return figures


def say(name: str, figures: dict) -> None:
    """Print the figures of one preset."""
    step, used, waiting = (figures[key] for key in ("milliseconds_per_step", "processor_milliseconds_per_step", "waiting"))
    print(f"\n{name}: {step:.1f} ms a step, {used:.1f} ms of the processor, waiting {waiting:.0%}")
    for kind, share in figures["shares"].items():
        print(f"  {share:6.1%} {kind}")
    for each in figures["convolutions"]:
        pairs = (f"{what} {each[what]:.0f} ({each['product ' + what]:.0f})" for what in WAYS)
        print(f"  {each['shape']}: {', '.join(pairs)} GFLOP/s (matrix product)")
    sys.stdout.flush()


def kind_of(operation: str) -> str:
    """The kind of an operation of this name."""
    plain = operation.removeprefix("_").removeprefix("MklNative").removeprefix("Mkl")
    return next((kind for kind, names in KINDS.items() if plain in names), ELSE)


def profiled(call: Callable[[], None]) -> Iterator[tuple[str, float]]:
    """Each operation that `call` executes: its name and its seconds."""
    import tensorflow as tf
    from tensorflow.tsl.profiler.protobuf import xplane_pb2

    options = tf.profiler.experimental.ProfilerOptions(host_tracer_level=2, python_tracer_level=0, device_tracer_level=0)
    with tempfile.TemporaryDirectory() as folder:
        tf.profiler.experimental.start(folder, options)
        call()
        tf.profiler.experimental.stop()
        (file,) = Path(folder).rglob("*.xplane.pb")
        space = xplane_pb2.XSpace.FromString(file.read_bytes())
    for plane in space.planes:
        for line in plane.lines:
            for event in line.events:
                # "while/body/_1/while/convolution_1:_MklNativeConv2D"; the executor's own events contain others and have "::".
                place, mark, operation = plane.event_metadata[event.metadata_id].name.rpartition(":")
                if mark and "/" in place and not place.endswith(":"):
                    yield operation, event.duration_ps / 1e12


def convolutions(each: Preset) -> Iterator[tuple[int, int, int, int, int, str]]:
    """Width, channels, kernel, filters, stride and padding of each."""
    for row in rows_of(each.experiment.spec):
        if isinstance(row.layer, Conv2D) and row.input_shape is not None:
            _, width, channels = row.input_shape
            yield width, channels, row.layer.kernel_size, row.layer.filters, row.layer.strides, row.layer.padding


WAYS = ("forward", "by_input", "by_kernel")


def rates_of(width: int, channels: int, kernel: int, filters: int, stride: int, padding: str, images: int) -> dict[str, object]:
    """The rates of one convolution, and of matrix products of its size, by the fastest of 20 calls."""
    import tensorflow as tf

    def some(*shape: int):
        return tf.constant(np.random.default_rng(0).standard_normal(shape, np.float32))

    inputs, weights = some(images, width, width, channels), some(kernel, kernel, channels, filters)
    how = {"strides": [1, stride, stride, 1], "padding": padding.upper()}
    outputs = tf.nn.conv2d(inputs, weights, **how)
    positions, depth = images * outputs.shape[1] ** 2, kernel**2 * channels
    slopes, patches, matrix, flat = some(*outputs.shape), some(positions, depth), some(depth, filters), some(positions, filters)
    calls = {
        "forward": lambda: tf.nn.conv2d(inputs, weights, **how),
        "by_input": lambda: tf.raw_ops.Conv2DBackpropInput(input_sizes=inputs.shape, filter=weights, out_backprop=slopes, **how),
        "by_kernel": lambda: tf.raw_ops.Conv2DBackpropFilter(
            input=inputs, filter_sizes=weights.shape, out_backprop=slopes, **how
        ),
        "product forward": lambda: patches @ matrix,
        "product by_input": lambda: tf.matmul(flat, matrix, transpose_b=True),
        "product by_kernel": lambda: tf.matmul(patches, flat, transpose_a=True),
    }
    work = 2 * positions * depth * filters / 1e9
    shape = f"{width}x{width}x{channels}, {filters} kernels of {kernel}x{kernel}, stride {stride}"
    return {"shape": shape} | {name: work / fastest(call) for name, call in calls.items()}


def fastest(call: Callable[[], object]) -> float:
    """The shortest time of 20 calls, in seconds."""
    seconds = []
    for _ in range(20):
        began = perf_counter()
        call()
        seconds.append(perf_counter() - began)
    return min(seconds)


def main() -> int:
    """Measure, print and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("--only", choices=NAMES)
    parser.add_argument("--steps", type=int, default=20)
    options = parser.parse_args()
    import_engine()
    print(in_words(), flush=True)
    with empty_home():
        report = {"processor": processor()} | {
            name: where(preset(name), options.steps) for name in NAMES if options.only in {None, name}
        }
    if options.json:
        options.json.write_text(json.dumps(report, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
