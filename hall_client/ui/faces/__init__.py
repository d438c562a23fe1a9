"""The full-screen faces turned towards citizens: rating screen and ticket machine."""
