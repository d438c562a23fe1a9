"""The acts at the desk: short functions, one transaction each, giving frozen results."""
