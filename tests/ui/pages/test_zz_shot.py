import os
from PySide6.QtCore import QTranslator, Qt
from hall_client.domain.cases import Outcome
import resources
from hall_client.ui import theme
from tests.ui.pages.window_desk import *
from tests.ui.pages.window_desk import window, at_materials
from hall_client.ui.fonts import load_fonts
K=Qt.Key
def test_it(tmp_path,qtbot,qapp):
    t=QTranslator(qapp)
    assert t.load(str(resources.path("translations/hall_client_en.qm"))); qapp.installTranslator(t)
    load_fonts(); theme.apply(qapp)
    out=Path('/tmp/tr/shots'); out.mkdir(exist_ok=True)
    try:
        with window(tmp_path,qtbot) as d:
            d.picture(out/'0.png')
            at_materials(d,"RS-004")
            d.picture(out/'1.png')
            d.press(K.Key_1); d.press(K.Key_5); d.picture(out/'2.png'); d.press(ENTER)
            d.press(F10); d.picture(out/'3.png'); d.press(F12); d.picture(out/'4.png')
            d.press(K.Key_F1); d.picture(out/'5.png')
    finally: qapp.removeTranslator(t)
