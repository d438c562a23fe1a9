"""What stands on the desk and beside it: paper and printers, the card reader, the voice, the key's keeper."""
