"""hall-client (便民窗口): the program behind the counters of a township service hall."""

__version__ = "0.1.0"
