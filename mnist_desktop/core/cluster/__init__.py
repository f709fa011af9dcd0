"""The PCs of a class that train members of sweeps together: the file by which one joins, and whose versions fit."""
