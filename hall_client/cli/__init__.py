"""The commands of hall-client, one module each."""
