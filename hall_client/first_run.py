"""The first page of a new installation: asks for the hall, sets it up, and hands over the recovery key once."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

import resources
from hall_client.desk import Ready, set_up
from hall_client.domain.hall import HallPlan
from hall_client.settings import Settings
from hall_client.setup_file import read_plan, write_recovery_sheet
from hall_client.ui.background import Background
from hall_client.ui.pages.first_run_controller import FirstRunController
from hall_client.ui.pages.first_run_page import FirstRunPage
