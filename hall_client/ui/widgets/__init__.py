"""The controls the pages are built from: buttons, lists, strips, previews; one widget to a file."""
