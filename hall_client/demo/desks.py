"""The desks of the demo: a window with its rating screen, and the office desk, on one store."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from hall_client.app import make_context
from hall_client.demo.clock import DemoClock
from hall_client.demo.hands import Hands
from hall_client.desk import OpenDesk
from hall_client.devices.card_reader import NoReader
from hall_client.domain.people import RATING_SCREEN
from hall_client.program import Program
from hall_client.ui.context import Context
from hall_client.ui.faces.rating_controller import RatingController
from hall_client.ui.faces.rating_face import RatingFace
from hall_client.ui.idle import IdleWatch
