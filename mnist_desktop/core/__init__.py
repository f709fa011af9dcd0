"""What the program knows: values and plain functions, without Qt and without Keras."""
