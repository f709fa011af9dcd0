"""The kinds of files that people open, and for each a sentence: what it is, and what to do with it."""

from __future__ import annotations

from dataclasses import dataclass

from mnist_desktop.core.marking import MarkedTexts


class Kind(MarkedTexts):
    """A kind of file. Its value is a sentence with ``{file}``, and ``{form}`` where :class:`FileKind` says more."""

    # What this program reads, and where
    MODEL = "{file} is a model that this program saved. File > Open model opens it."
    RUN_INFO = "{file} belongs to a run of this program. Runs travel as zips, which Compare saves and opens."
    RUN_ZIP = "{file} holds runs of this program. Compare > Open runs from a zip opens it."
    LESSON = "{file} is a lesson of this program. File > Lessons > Open lesson opens it."
    HAND_IN = "{file} is what a student handed in. File > Class board reads a folder of them."
    HANDWRITING = "{file} holds drawings that a class has collected. Draw > Collect > Add from files reads it."
    PICTURE = "{file} is a picture ({form}). Draw and Lab open pictures."
    NPZ = "{file} is an archive of NumPy arrays (npz). File > Import data reads one with x_train, y_train, x_test and y_test."
    IDX = "{file} is an IDX file, one of the four of a data set. File > Import data reads them."
    TABLE = "{file} is a table (CSV). File > Import data reads tables with a label and 784 pixels in each row."
    ZIPPED_SET = "{file} is a zip with IDX files, the form of a data set. File > Import data reads it."
    CACHE = "{file} is this program's own copy of a data set. Choose the file that it was made from."

    # What went wrong on the way here
    EMPTY = "{file} is empty: there is nothing in it. If it was downloaded, download it again."
    ZEROS = "{file} holds nothing but zeros: a download or a copy broke off. Fetch it again."
    WEB_PAGE = (
        "{file} is a web page, not the file that was meant: the download went wrong. Open its address in a browser and "
        "download the file itself."
    )
    REFUSAL = "{file} is an error message of a server, not the file that was meant: the download went wrong. Download it again."
    GIT_POINTER = "{file} is a Git LFS pointer, a note in the place of the file. Fetch the file itself with “git lfs pull”."
    PARTIAL = "{file} is a download that has not ended. Wait for it, or download it again."
    SHORTCUT = "{file} is a shortcut, not the file that it leads to. Choose that one."
    SIDE_FILE = "{file} is a note that macOS keeps beside a file. Choose the file without “._” in front of its name."

    # Networks of other programs
    KERAS = (
        "{file} is a Keras model ({form}). Such a file can hold code to be run, so this program opens none; add its "
        "layers one by one instead."
    )
    PYTORCH = (
        "{file} is a PyTorch file, which this program never opens: it could run foreign code. Data that torchvision keeps"
        " are in the folder raw, as IDX files."
    )
    SAFETENSORS = (
        "{file} holds the weights of a network (safetensors), but not its layers. This program opens only what it saved itself."
    )
    FOREIGN_MODEL = "{file} is a network in the form {form}. This program opens only models that it saved itself."

    # Data of other programs
    PICKLE = (
        "{file} is a pickle, which this program never opens: it could run foreign code. Save the arrays with "
        "numpy.savez_compressed."
    )
    NPY = "{file} holds a single array; save x_train, y_train, x_test and y_test together with numpy.savez_compressed."
    HDF5 = "{file} is an HDF5 file. Read it in Python and save the arrays with numpy.savez_compressed."
    COLUMNS = (
        "{file} is a file of the form {form}, as Hugging Face and pandas use it. Read it in Python and save the arrays "
        "with numpy.savez_compressed."
    )
    MATLAB = "{file} is a MATLAB file (.mat). Read it with scipy.io.loadmat and save the arrays with numpy.savez_compressed."
    TFRECORD = "{file} is a TFRecord file of TensorFlow. Read it in Python and save the arrays with numpy.savez_compressed."
    DATABASE = "{file} is a database (SQLite). Read it in Python and save the arrays with numpy.savez_compressed."

    # Packed files
    ARCHIVE = "{file} is a packed archive ({form}). Unpack it and choose what is in it."
    PACKED_TABLES = "{file} is a zip with tables (CSV). Unpack it and choose one of them."
    PACKED_PICTURES = "{file} is a zip with pictures. Unpack it: File > Import images makes a data set of a folder of them."

    # Anything else that can be named
    OTHER_PICTURE = "{file} is a picture of a kind that this program does not read ({form}). Save it as PNG or JPEG."
    OFFICE = "{file} is an office document ({form}). If it is a table, save it as CSV."
    PDF = "{file} is a PDF document."
    NOTEBOOK = "{file} is a Jupyter notebook."
    JSON = "{file} is a JSON file of another program."
    TEXT = "{file} is a text."
    RECORDING = "{file} is a sound or a film ({form})."
    PROGRAM = "{file} is a program. It is not started."
    UNKNOWN = "{file} is of no kind that this program knows."


SELF_EXPLAINED = frozenset({
    Kind.MODEL, Kind.RUN_INFO, Kind.RUN_ZIP, Kind.LESSON, Kind.HAND_IN, Kind.HANDWRITING, Kind.PICTURE, Kind.NPZ, Kind.IDX,
    Kind.TABLE, Kind.ZIPPED_SET, Kind.CACHE, Kind.EMPTY, Kind.ZEROS, Kind.WEB_PAGE, Kind.REFUSAL, Kind.GIT_POINTER, Kind.PARTIAL,
    Kind.SHORTCUT, Kind.SIDE_FILE,
})  # fmt: skip
"""Kinds whose sentence says everything: where to open the file, or how to get the right one."""


@dataclass(frozen=True)
class FileKind:
    """What a file holds: its kind, and which of several forms; the form is empty where there is only one."""

    kind: Kind
    form: str = ""
