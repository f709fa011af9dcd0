"""Members of a sweep on the PCs of a class, by Dask distributed. Only modules that say so import it: it is an extra."""
