"""Why the centre cannot be made, run or reached by its administrator; every sentence tells what to do."""


class CentreFault(Exception):
    """The centre's server or its administration cannot do what was asked; nothing was changed."""


class NoPostgres(CentreFault):
    """This computer has no PostgreSQL programs."""


class TooWide(CentreFault):
    """The server would listen where nobody asked it to."""


class StartFailed(CentreFault):
    """PostgreSQL was started and did not come up."""
