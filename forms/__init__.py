"""Designer forms of the pages with fields, compiled beside their sources."""
