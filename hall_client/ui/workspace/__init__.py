"""The parts of the window page, each a widget that says what the clerk wishes and shows the facts it is given."""
