"""Shows what a kernel does to a picture: convolution and pooling as plain functions, exact, and fast enough for each edit."""
