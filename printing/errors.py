"""What can go wrong before a paper is drawn, in words a person at the window understands."""


class PaperError(Exception):
    """The paper cannot be drawn from what was handed in; the message is Chinese and says what to mend."""


class FontsMissingError(PaperError):
    """The folder of typefaces was not named, or lacks one of the files every paper needs."""
