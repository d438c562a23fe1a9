"""A whole service day through the real pages, with invented people: what `hall-client demo` runs."""
