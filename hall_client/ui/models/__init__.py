"""Item models and the words their rows are made of, without a window."""
