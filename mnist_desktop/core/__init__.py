"""Values and plain functions, without Qt and without Keras."""
