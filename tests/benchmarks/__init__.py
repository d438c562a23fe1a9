"""Measures the program against what the same work costs without it."""
