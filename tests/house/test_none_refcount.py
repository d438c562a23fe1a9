"""A guard on the Qt binding: some releases lose a reference to None at every call and soon abort."""

import subprocess
import sys

CALLS = 2_000

PROGRAM = f"""
import sys
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel

app = QApplication([])
thing, timer, label = QObject(), QTimer(), QLabel()

def call_void_methods():
    thing.setObjectName("a")
    timer.setInterval(5)
    label.setText("\\u4dae")

call_void_methods()
before = sys.getrefcount(None)
for _ in range({CALLS}):
    call_void_methods()
print(before - sys.getrefcount(None))
"""


def test_void_calls_keep_the_references_to_none() -> None:
    # In a process of its own: a binding with the fault takes the interpreter down with it.
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < CALLS / 10
