"""The one stylesheet of the program: how buttons, fields, tabs and lists look."""

import re
from dataclasses import asdict
from string import Template

from hall_client.ui.tokens import Tokens
from resources import path

_TEMPLATE = Template("""
QWidget { color: $ink_1; font-size: 15px; outline: 0; }
QMainWindow, QWidget[role="page"], QStackedWidget[role="pages"] { background: $bg; }
QLabel, QCheckBox, QRadioButton { background: transparent; }
QLabel[tone="secondary"] { color: $ink_2; }
QLabel[tone="hint"] { color: $ink_3; }
QLabel[tone="blue"] { color: $blue_7; }
QLabel[tone="dark_blue"] { color: $blue_8; }
QLabel[tone="green"] { color: $green_7; }
QLabel[tone="amber"] { color: $amber_7; }
QLabel[tone="red"] { color: $red_7; }
QLabel[tone="on_blue"] { color: $on_blue; }
QLabel[type="hint"] { font-size: 12px; }
QLabel[type="small"] { font-size: 13px; }
QLabel[type="label"] { font-size: 14px; }
QLabel[type="lead"] { font-size: 17px; }
QLabel[type="title"] { font-size: 20px; font-weight: 700; }
QLabel[type="result"] { font-size: 24px; font-weight: 700; }
QLabel[type="figure"] { font-size: 28px; font-weight: 700; }
QLabel[type="ticket"] { font-size: 40px; font-weight: 700; }
QLabel[strong="true"] { font-weight: 700; }

QPushButton { min-height: 34px; padding: 0 14px; border: ${border}px solid $control; border-radius: 4px;
    background: $surface; color: $ink_1; }
QPushButton:hover { background: $blue_0; border-color: $blue_7; }
QPushButton:pressed, QPushButton:checked { background: $blue_1; border-color: $blue_7; }
QPushButton:disabled { background: $alt; border-color: $line; color: $disabled; }
QPushButton[kind="small"] { min-height: 28px; padding: 0 10px; font-size: 14px; }
QPushButton[kind="primary"] { background: $blue_7; border-color: $blue_7; color: $on_blue; font-weight: 700; }
QPushButton[kind="primary"]:hover { background: $blue_8; border-color: $blue_8; }
QPushButton[kind="primary"]:pressed { background: $blue_9; border-color: $blue_9; }
QPushButton[kind="primary"]:disabled { background: $alt; border-color: $line; color: $disabled; }
QPushButton[kind="danger"] { color: $red_7; border-color: $red_7; }
QPushButton[kind="link"] { min-height: 22px; padding: 0 2px; border: 0; background: transparent; color:
    $blue_7;
    font-size: 14px; }
QPushButton[kind="action"] { min-height: 22px; padding: 0 2px; border: 0; background: transparent;
    font-size: 14px; }
QPushButton[kind="link"]:hover { color: $blue_8; text-decoration: underline; }
QPushButton[kind="outcome"] { min-height: 46px; padding: 0 12px; }
QPushButton[kind="outcome"][state="recommended"], QPushButton[kind="outcome"][state="on"] {
    border: 2px solid $blue_7; min-height: 44px; padding: 0 11px; }
QPushButton[kind="outcome"][state="on"] { background: $blue_1; color: $blue_8; font-weight: 700; }
QPushButton[kind="outcome"][state="primary"] { background: $blue_7; border-color: $blue_7; color: $on_blue; }
QPushButton[kind="outcome"][state="primary"]:hover { background: $blue_8; }
QPushButton[kind="outcome"]:disabled { background: $alt; border: ${border}px solid $line; color: $disabled; }
QPushButton[kind="option"] { min-height: 30px; padding: 0 12px; font-size: 14px; }
QPushButton[kind="option"]:checked { background: $green_0; border: 2px solid $green_7; min-height: 28px;
    padding: 0 11px; color: $green_7; font-weight: 700; }
QPushButton[kind="reason"] { min-height: 24px; padding: 0 9px; font-size: 14px; }
QPushButton[kind="reason"]:checked { background: $blue_0; border: 2px solid $blue_7; min-height: 22px;
    padding: 0 8px; color: $blue_8; font-weight: 700; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QAbstractSpinBox { min-height: 34px; padding: 0 9px;
    border: ${border}px solid $control; border-radius: 4px; background: $surface; color: $ink_1;
    selection-background-color: $blue_1; selection-color: $ink_1; placeholder-text-color: $ink_3; }
QPlainTextEdit, QTextEdit { padding: 4px 9px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus, QAbstractSpinBox:focus {
    border: 2px solid $blue_7; min-height: 32px; padding: 0 8px; }
QLineEdit[wrong="true"] { border: 2px solid $red_7; min-height: 32px; padding: 0 8px; }
QLineEdit[big="true"] { min-height: 42px; font-size: 18px; }
QLineEdit[big="true"]:focus, QLineEdit[big="true"][wrong="true"] { min-height: 40px; }
QLineEdit:read-only { background: $alt; border-color: $line; color: $ink_2; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled, QDateEdit:disabled { background: $alt;
    border-color: $line; color: $disabled; }
QComboBox[big="true"] { min-height: 42px; }
QComboBox::drop-down { border: 0; width: 30px; }
QComboBox::down-arrow { image: url("$icons/chevron-down.svg"); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $surface; border: ${border}px solid $control;
    selection-background-color: $blue_1; selection-color: $ink_1; }

QCheckBox, QRadioButton { spacing: 8px; min-height: 30px; }
QCheckBox::indicator { width: 18px; height: 18px; border: ${border}px solid $control; border-radius: 3px;
    background: $surface; }
QCheckBox::indicator:checked { background: $blue_7; border-color: $blue_7; image: url("$icons/$check"); }
QCheckBox::indicator:disabled { background: $alt; border-color: $line; }

QRadioButton::indicator { width: 12px; height: 12px; border: 2px solid $control; border-radius: 7.5px;
    background: $surface; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $blue_7; }

QFrame[role="card"] { background: $surface; border: ${border}px solid $line; border-radius: 6px; }
QFrame[role="card"][active="true"] { border: 2px solid $blue_7; }
QFrame[role="card"][tone="amber"] { border-color: $amber_line; }
QFrame[role="card"][joined="first"], QFrame[role="card"][joined="middle"] {
    border-bottom: 1px solid $line_2; }
QFrame[role="card"][joined="first"] { border-bottom-left-radius: 0; border-bottom-right-radius: 0; }
QFrame[role="card"][joined="middle"] { border-top: 0; border-radius: 0; }
QFrame[role="card"][joined="last"] { border-top: 0; border-top-left-radius: 0; border-top-right-radius: 0; }
QFrame[role="card_head"] { background: transparent; border: 0; border-bottom: 1px solid $line_2; }
QFrame[role="card_head"][tone="amber"] { background: $amber_0; border-bottom-color: $amber_line;
    border-top-left-radius: 5px; border-top-right-radius: 5px; }
QFrame[role="card_foot"] { background: $alt; border: 0; border-top: 1px solid $line_2;
    border-bottom-left-radius: 5px; border-bottom-right-radius: 5px; }
QFrame[role="column"] { background: $surface; border: 0; }
QFrame[role="left"] { background: $surface; border: 0; border-right: 1px solid $line; }
QFrame[role="right"] { background: $surface; border: 0; border-left: 1px solid $line; }
QFrame[role="bottom"] { background: $surface; border: 0; border-top: 1px solid $line; }
QFrame[role="tools"] { background: $surface; border: 0; border-bottom: 1px solid $line; }
QFrame[role="stale"] { background: $amber_0; border: 0; border-bottom: 1px solid $amber_line; }
QFrame[role="rule"] { background: $line_2; border: 0; max-height: 1px; min-height: 1px; }
QFrame[role="desk"], QScrollArea[role="desk"], QWidget[role="desk"] { background: $desk; border: 0; }
QFrame[role="blue"], QWidget[role="blue"] { background: $blue_8; }
QFrame[role="reason"] { background: $surface; border: 2px solid $blue_7; border-radius: 4px; }

QFrame[role="app_bar"] { background: $blue_8; border: 0; }
QFrame[role="app_bar"] QLabel { color: $on_blue; font-size: 14px; }
QFrame[role="app_bar"] QLabel[part="hall"] { font-size: 17px; font-weight: 700; }
QFrame[role="app_bar"] QLabel[part="ticket"] { font-size: 22px; font-weight: 700; }
QFrame[role="app_bar"] QLabel[part="badge"] {
    border: 1px solid $bar_line; border-radius: 3px; padding: 2px 8px; }
QFrame[role="app_bar"] QToolButton { border: 0; background: transparent; color: $on_blue; padding: 0 10px;
    font-size: 15px; }
QFrame[role="app_bar"] QToolButton[part="tab"] { margin-top: 8px; min-height: 44px; color: $blue_1;
    border-top-left-radius: 4px; border-top-right-radius: 4px; }
QFrame[role="app_bar"] QToolButton[part="tab"]:hover { background: $blue_7; }
QFrame[role="app_bar"] QToolButton[part="tab"]:checked {
    background: $surface; color: $blue_8; font-weight: 700; }
QFrame[role="app_bar"] QToolButton[part="pages"] { min-height: 30px; border: 1px solid $bar_line;
    border-radius: 4px; padding: 0 8px; }
QFrame[role="app_bar"] QToolButton::menu-indicator { image: none; }
QFrame[role="app_bar"] QToolButton[part="status"] { padding: 0; min-height: 32px; border-radius: 4px;
    font-size: 14px; }
QFrame[role="app_bar"] QToolButton[part="status"][state="amber"] { background: $offline; color: $ink_1;
    font-weight: 700; padding: 0 12px; }
QFrame[role="app_bar"] QToolButton[part="status"][state="outline"] {
    border: 2px solid $offline; color: $offline;
    padding: 0 9px; min-height: 30px; }
QFrame[role="app_bar"] QFrame[part="rule"] { background: $bar_line; border: 0; }
QFrame[role="scan_box"] { background: $surface; border: 0; border-radius: 4px; }
QFrame[role="scan_box"] QLabel { color: $ink_3; font-size: 12px; }
QFrame[role="scan_box"] QLineEdit, QFrame[role="scan_box"] QLineEdit:focus {
    border: 0; background: transparent;
    min-height: 32px; padding: 0; font-size: 14px; }

QTabBar { background: $surface; qproperty-drawBase: 0; }
QTabBar::tab { height: 39px; padding: 0 12px; border: 0; border-bottom: 3px solid transparent; color: $ink_2;
    background: transparent; }
QTabBar::tab:selected { color: $blue_7; font-weight: 700; border-bottom-color: $blue_7; }
QTabWidget::pane { border: 0; border-top: 1px solid $line; }

QAbstractItemView { background: $surface; border: 0; alternate-background-color: $alt; gridline-color:
    $line_2;
    selection-background-color: $blue_1; selection-color: $ink_1; }
QTableView::item { border: 0; border-bottom: 1px solid $line_2; padding: 0 10px; }
QTableView[kind="board"] { font-size: 14px; }
QTableView[kind="board"]::item { padding: 0 4px; }
QTableView::item:selected { background: $blue_1; color: $ink_1; border-bottom: ${border}px solid $blue_7; }
QListView[kind="plain"]::item { min-height: 34px; padding: 0 12px; border: 0;
    border-left: 4px solid transparent; }
QListView[kind="plain"]::item:selected { background: $blue_1; color: $ink_1; border-left-color: $blue_7; }
QListView[kind="ticks"]::item { min-height: 28px; }
QListView[kind="ticks"]::indicator { width: 18px; height: 18px; border: ${border}px solid $control;
    border-radius: 3px; background: $surface; }
QListView[kind="ticks"]::indicator:checked { background: $blue_7; border-color: $blue_7;
    image: url("$icons/$check"); }
QHeaderView { background: $alt; border: 0; }
QHeaderView::section { background: $alt; color: $ink_3; font-size: 13px; font-weight: 400; border: 0;
    border-bottom: 1px solid $line; min-height: 31px; padding: 0 10px; }

QScrollArea { border: 0; background: transparent; }
QScrollBar:vertical { background: $bg; width: 11px; margin: 0; }
QScrollBar:horizontal { background: $bg; height: 11px; margin: 0; }
QScrollBar::handle { background: $disabled; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 30px; }
QScrollBar::handle:horizontal { min-width: 30px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $line; }
QMenu { background: $surface; border: ${border}px solid $control; padding: 4px; }
QMenu::item { padding: 7px 20px 7px 12px; }
QMenu::item:selected { background: $blue_1; color: $ink_1; }
QToolTip { background: $surface; color: $ink_1; border: 1px solid $control; padding: 4px 8px; font-size:
    14px; }
""")

_FONT_SIZE = re.compile(r"font-size: ([\d.]+)px")
_PIXELS = re.compile(r"(?<![\w.])([\d.]+)px")


def points(pixels: float, scale: float) -> float:
    """Type size in points for `pixels` at 96 dpi, at text scale `scale`."""
    return pixels * 0.75 * scale


def qss(tokens: Tokens, scale: float) -> str:
    """The stylesheet for one colour scheme, every measure multiplied by the text scale."""
    icons = path("icons/tick.svg").parent.as_posix()
    values: dict[str, object] = {**asdict(tokens), "icons": icons}
    sheet = _TEMPLATE.substitute(values)
    sheet = _FONT_SIZE.sub(lambda found: f"font-size: {points(float(found[1]), scale)}pt", sheet)
    return _PIXELS.sub(lambda found: f"{round(float(found[1]) * scale)}px", sheet)
