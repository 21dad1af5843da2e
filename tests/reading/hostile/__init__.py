"""Files made to hurt: what each does to a reader without limits is in its name."""
