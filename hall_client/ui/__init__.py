"""The screens: pages, faces and widgets; they show facts and pass on wishes."""
