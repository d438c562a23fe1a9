from pathlib import Path
from dataclasses import replace
from PySide6.QtCore import Qt
from hall_client.domain.drafts import Party
from hall_client.domain.materials import MaterialState as M
from tests.ui.pages.lists_desk import lists
from tests.ui.pages.window_desk import F12, CTRL
OUT=Path('/tmp/hall/vshots'); OUT.mkdir(exist_ok=True)
K=Qt.Key
def test_shots(tmp_path, qtbot):
    with lists(tmp_path, qtbot) as d:
        for who,item,states in (("马德福","YB-001",()),("苏䶮","WJ-001",()),("欧阳德顺","NY-003",()),("陈桂香","MZ-006",()),("古丽巴哈尔·阿布都热依木","MZ-003",()),("赵有福","NY-001",()),("黄小满","MZ-004",(M.ORIGINAL,M.MISSING))):
            d.take(who,item,*states)
        d.hall.clock.on(days=1)
        d.begin()
        d.picture(OUT/'l1.png')
        d.press(K.Key_Down); d.press(K.Key_Down)
        d.press(K.Key_Space)
        d.picture(OUT/'l2.png')
        d.press(K.Key_Z, CTRL)
        d.press(F12)
        print(d.strip, d.hall.tray.out[-2:])
        d.picture(OUT/'l3.png')
