"""The histories of the databases' schemas."""
