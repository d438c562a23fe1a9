"""One desk from sign-in to sign-out: which pages a person gets, the lock, the day's turn, the second screen."""

import logging
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStackedWidget

from hall_client.desk import OpenDesk, make_backup
from hall_client.domain.deadlines import local_date
from hall_client.domain.hall import Hall
from hall_client.domain.people import ROLE_NAMES, Role
from hall_client.self_check import check_desk
from hall_client.services import papers, signing_in, timekeeping
from hall_client.services.opening import hall_today
from hall_client.services.signing_in import SignedIn
from hall_client.services.timekeeping import Settled
from hall_client.shift import Shift
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.faces.rating_controller import RatingController
from hall_client.ui.faces.rating_face import RatingFace
from hall_client.ui.keys import bind
from hall_client.ui.pages.sign_in_checks import SelfCheck
from hall_client.ui.pages.sign_in_controller import SignInController
from hall_client.ui.pages.sign_in_page import SignInPage
from hall_client.ui.scanning import Scanning

_TICK_MS = 1_000
_WIDTH, _HEIGHT = 1366, 768
