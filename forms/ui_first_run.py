# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'first_run.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QGridLayout, QHBoxLayout,
    QHeaderView, QLabel, QLineEdit, QPushButton,
    QSizePolicy, QSpacerItem, QSpinBox, QStackedWidget,
    QTableWidget, QTableWidgetItem, QTimeEdit, QVBoxLayout,
    QWidget)

class Ui_FirstRun(object):
    def setupUi(self, FirstRun):
        if not FirstRun.objectName():
            FirstRun.setObjectName(u"FirstRun")
        self.whole = QVBoxLayout(FirstRun)
        self.whole.setObjectName(u"whole")
        self.title = QLabel(FirstRun)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"type", u"result")

        self.whole.addWidget(self.title)

        self.problems = QLabel(FirstRun)
        self.problems.setObjectName(u"problems")
        self.problems.setProperty(u"tone", u"red")
        self.problems.setWordWrap(True)

        self.whole.addWidget(self.problems)

        self.stack = QStackedWidget(FirstRun)
        self.stack.setObjectName(u"stack")
        self.centre = QWidget()
        self.centre.setObjectName(u"centre")
        self.centre_column = QVBoxLayout(self.centre)
        self.centre_column.setObjectName(u"centre_column")
        self.centre_title = QLabel(self.centre)
        self.centre_title.setObjectName(u"centre_title")
        self.centre_title.setProperty(u"type", u"lead")
        self.centre_title.setProperty(u"strong", True)

        self.centre_column.addWidget(self.centre_title)

        self.centre_grid = QGridLayout()
        self.centre_grid.setObjectName(u"centre_grid")
        self.name_label = QLabel(self.centre)
        self.name_label.setObjectName(u"name_label")
        self.name_label.setProperty(u"type", u"label")
        self.name_label.setProperty(u"tone", u"secondary")

        self.centre_grid.addWidget(self.name_label, 0, 0, 1, 1)

        self.name = QLineEdit(self.centre)
        self.name.setObjectName(u"name")

        self.centre_grid.addWidget(self.name, 0, 1, 1, 1)

        self.seal_label = QLabel(self.centre)
        self.seal_label.setObjectName(u"seal_label")
        self.seal_label.setProperty(u"type", u"label")
        self.seal_label.setProperty(u"tone", u"secondary")

        self.centre_grid.addWidget(self.seal_label, 0, 2, 1, 1)

        self.seal = QLineEdit(self.centre)
        self.seal.setObjectName(u"seal")

        self.centre_grid.addWidget(self.seal, 0, 3, 1, 1)

        self.phone_label = QLabel(self.centre)
        self.phone_label.setObjectName(u"phone_label")
        self.phone_label.setProperty(u"type", u"label")
        self.phone_label.setProperty(u"tone", u"secondary")

        self.centre_grid.addWidget(self.phone_label, 1, 0, 1, 1)

        self.phone = QLineEdit(self.centre)
        self.phone.setObjectName(u"phone")

        self.centre_grid.addWidget(self.phone, 1, 1, 1, 1)

        self.supervision_phone_label = QLabel(self.centre)
        self.supervision_phone_label.setObjectName(u"supervision_phone_label")
        self.supervision_phone_label.setProperty(u"type", u"label")
        self.supervision_phone_label.setProperty(u"tone", u"secondary")

        self.centre_grid.addWidget(self.supervision_phone_label, 1, 2, 1, 1)

        self.supervision_phone = QLineEdit(self.centre)
        self.supervision_phone.setObjectName(u"supervision_phone")

        self.centre_grid.addWidget(self.supervision_phone, 1, 3, 1, 1)

        self.address_label = QLabel(self.centre)
        self.address_label.setObjectName(u"address_label")
        self.address_label.setProperty(u"type", u"label")
        self.address_label.setProperty(u"tone", u"secondary")

        self.centre_grid.addWidget(self.address_label, 2, 0, 1, 1)

        self.address = QLineEdit(self.centre)
        self.address.setObjectName(u"address")

        self.centre_grid.addWidget(self.address, 2, 1, 1, 1)

        self.region_label = QLabel(self.centre)
        self.region_label.setObjectName(u"region_label")
        self.region_label.setProperty(u"type", u"label")
        self.region_label.setProperty(u"tone", u"secondary")

        self.centre_grid.addWidget(self.region_label, 2, 2, 1, 1)

        self.region = QLineEdit(self.centre)
        self.region.setObjectName(u"region")

        self.centre_grid.addWidget(self.region, 2, 3, 1, 1)

        self.station_label = QLabel(self.centre)
        self.station_label.setObjectName(u"station_label")
        self.station_label.setProperty(u"type", u"label")
        self.station_label.setProperty(u"tone", u"secondary")

        self.centre_grid.addWidget(self.station_label, 3, 0, 1, 1)

        self.station = QLineEdit(self.centre)
        self.station.setObjectName(u"station")

        self.centre_grid.addWidget(self.station, 3, 1, 1, 1)

        self.terminal_label = QLabel(self.centre)
        self.terminal_label.setObjectName(u"terminal_label")
        self.terminal_label.setProperty(u"type", u"label")
        self.terminal_label.setProperty(u"tone", u"secondary")

        self.centre_grid.addWidget(self.terminal_label, 3, 2, 1, 1)

        self.terminal = QLineEdit(self.centre)
        self.terminal.setObjectName(u"terminal")

        self.centre_grid.addWidget(self.terminal, 3, 3, 1, 1)

        self.opens_label = QLabel(self.centre)
        self.opens_label.setObjectName(u"opens_label")
        self.opens_label.setProperty(u"type", u"label")
        self.opens_label.setProperty(u"tone", u"secondary")

        self.centre_grid.addWidget(self.opens_label, 4, 0, 1, 1)

        self.opens = QTimeEdit(self.centre)
        self.opens.setObjectName(u"opens")

        self.centre_grid.addWidget(self.opens, 4, 1, 1, 1)

        self.closes_label = QLabel(self.centre)
        self.closes_label.setObjectName(u"closes_label")
        self.closes_label.setProperty(u"type", u"label")
        self.closes_label.setProperty(u"tone", u"secondary")

        self.centre_grid.addWidget(self.closes_label, 4, 2, 1, 1)

        self.closes = QTimeEdit(self.centre)
        self.closes.setObjectName(u"closes")

        self.centre_grid.addWidget(self.closes, 4, 3, 1, 1)


        self.centre_column.addLayout(self.centre_grid)

        self.centre_rest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.centre_column.addItem(self.centre_rest)

        self.stack.addWidget(self.centre)
        self.windows = QWidget()
        self.windows.setObjectName(u"windows")
        self.windows_column = QVBoxLayout(self.windows)
        self.windows_column.setObjectName(u"windows_column")
        self.windows_title = QLabel(self.windows)
        self.windows_title.setObjectName(u"windows_title")
        self.windows_title.setProperty(u"type", u"lead")
        self.windows_title.setProperty(u"strong", True)

        self.windows_column.addWidget(self.windows_title)

        self.tables_row = QHBoxLayout()
        self.tables_row.setObjectName(u"tables_row")
        self.series_side = QVBoxLayout()
        self.series_side.setObjectName(u"series_side")
        self.series_note = QLabel(self.windows)
        self.series_note.setObjectName(u"series_note")
        self.series_note.setProperty(u"type", u"label")
        self.series_note.setProperty(u"tone", u"secondary")
        self.series_note.setWordWrap(True)

        self.series_side.addWidget(self.series_note)

        self.series_table = QTableWidget(self.windows)
        self.series_table.setObjectName(u"series_table")

        self.series_side.addWidget(self.series_table)

        self.series_buttons = QHBoxLayout()
        self.series_buttons.setObjectName(u"series_buttons")
        self.add_series = QPushButton(self.windows)
        self.add_series.setObjectName(u"add_series")

        self.series_buttons.addWidget(self.add_series)

        self.drop_series = QPushButton(self.windows)
        self.drop_series.setObjectName(u"drop_series")

        self.series_buttons.addWidget(self.drop_series)

        self.series_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.series_buttons.addItem(self.series_gap)


        self.series_side.addLayout(self.series_buttons)


        self.tables_row.addLayout(self.series_side)

        self.window_side = QVBoxLayout()
        self.window_side.setObjectName(u"window_side")
        self.windows_note = QLabel(self.windows)
        self.windows_note.setObjectName(u"windows_note")
        self.windows_note.setProperty(u"type", u"label")
        self.windows_note.setProperty(u"tone", u"secondary")
        self.windows_note.setWordWrap(True)

        self.window_side.addWidget(self.windows_note)

        self.window_table = QTableWidget(self.windows)
        self.window_table.setObjectName(u"window_table")

        self.window_side.addWidget(self.window_table)

        self.window_buttons = QHBoxLayout()
        self.window_buttons.setObjectName(u"window_buttons")
        self.add_window = QPushButton(self.windows)
        self.add_window.setObjectName(u"add_window")

        self.window_buttons.addWidget(self.add_window)

        self.drop_window = QPushButton(self.windows)
        self.drop_window.setObjectName(u"drop_window")

        self.window_buttons.addWidget(self.drop_window)

        self.window_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.window_buttons.addItem(self.window_gap)


        self.window_side.addLayout(self.window_buttons)


        self.tables_row.addLayout(self.window_side)


        self.windows_column.addLayout(self.tables_row)

        self.own_row = QHBoxLayout()
        self.own_row.setObjectName(u"own_row")
        self.own_label = QLabel(self.windows)
        self.own_label.setObjectName(u"own_label")
        self.own_label.setProperty(u"type", u"label")
        self.own_label.setProperty(u"tone", u"secondary")
        self.own_label.setWordWrap(True)

        self.own_row.addWidget(self.own_label)

        self.own_window = QSpinBox(self.windows)
        self.own_window.setObjectName(u"own_window")
        self.own_window.setMinimum(1)
        self.own_window.setMaximum(99)

        self.own_row.addWidget(self.own_window)

        self.own_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.own_row.addItem(self.own_gap)


        self.windows_column.addLayout(self.own_row)

        self.priority_row = QHBoxLayout()
        self.priority_row.setObjectName(u"priority_row")
        self.priority_label = QLabel(self.windows)
        self.priority_label.setObjectName(u"priority_label")
        self.priority_label.setProperty(u"type", u"label")
        self.priority_label.setProperty(u"tone", u"secondary")
        self.priority_label.setWordWrap(True)

        self.priority_row.addWidget(self.priority_label)

        self.priorities = QLineEdit(self.windows)
        self.priorities.setObjectName(u"priorities")

        self.priority_row.addWidget(self.priorities)


        self.windows_column.addLayout(self.priority_row)

        self.stack.addWidget(self.windows)
        self.people = QWidget()
        self.people.setObjectName(u"people")
        self.people_column = QVBoxLayout(self.people)
        self.people_column.setObjectName(u"people_column")
        self.people_title = QLabel(self.people)
        self.people_title.setObjectName(u"people_title")
        self.people_title.setProperty(u"type", u"lead")
        self.people_title.setProperty(u"strong", True)

        self.people_column.addWidget(self.people_title)

        self.people_note = QLabel(self.people)
        self.people_note.setObjectName(u"people_note")
        self.people_note.setProperty(u"type", u"label")
        self.people_note.setProperty(u"tone", u"secondary")
        self.people_note.setWordWrap(True)

        self.people_column.addWidget(self.people_note)

        self.people_table = QTableWidget(self.people)
        self.people_table.setObjectName(u"people_table")

        self.people_column.addWidget(self.people_table)

        self.people_buttons = QHBoxLayout()
        self.people_buttons.setObjectName(u"people_buttons")
        self.add_person = QPushButton(self.people)
        self.add_person.setObjectName(u"add_person")

        self.people_buttons.addWidget(self.add_person)

        self.drop_person = QPushButton(self.people)
        self.drop_person.setObjectName(u"drop_person")

        self.people_buttons.addWidget(self.drop_person)

        self.people_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.people_buttons.addItem(self.people_gap)


        self.people_column.addLayout(self.people_buttons)

        self.stack.addWidget(self.people)
        self.printers = QWidget()
        self.printers.setObjectName(u"printers")
        self.printers_column = QVBoxLayout(self.printers)
        self.printers_column.setObjectName(u"printers_column")
        self.printers_title = QLabel(self.printers)
        self.printers_title.setObjectName(u"printers_title")
        self.printers_title.setProperty(u"type", u"lead")
        self.printers_title.setProperty(u"strong", True)

        self.printers_column.addWidget(self.printers_title)

        self.printers_note = QLabel(self.printers)
        self.printers_note.setObjectName(u"printers_note")
        self.printers_note.setProperty(u"type", u"label")
        self.printers_note.setProperty(u"tone", u"secondary")
        self.printers_note.setWordWrap(True)

        self.printers_column.addWidget(self.printers_note)

        self.printer_grid = QGridLayout()
        self.printer_grid.setObjectName(u"printer_grid")
        self.a4_label = QLabel(self.printers)
        self.a4_label.setObjectName(u"a4_label")

        self.printer_grid.addWidget(self.a4_label, 0, 0, 1, 1)

        self.a4 = QComboBox(self.printers)
        self.a4.setObjectName(u"a4")

        self.printer_grid.addWidget(self.a4, 0, 1, 1, 1)

        self.a5_label = QLabel(self.printers)
        self.a5_label.setObjectName(u"a5_label")

        self.printer_grid.addWidget(self.a5_label, 1, 0, 1, 1)

        self.a5 = QComboBox(self.printers)
        self.a5.setObjectName(u"a5")

        self.printer_grid.addWidget(self.a5, 1, 1, 1, 1)

        self.roll_label = QLabel(self.printers)
        self.roll_label.setObjectName(u"roll_label")

        self.printer_grid.addWidget(self.roll_label, 2, 0, 1, 1)

        self.roll = QComboBox(self.printers)
        self.roll.setObjectName(u"roll")

        self.printer_grid.addWidget(self.roll, 2, 1, 1, 1)


        self.printers_column.addLayout(self.printer_grid)

        self.printers_rest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.printers_column.addItem(self.printers_rest)

        self.stack.addWidget(self.printers)
        self.key = QWidget()
        self.key.setObjectName(u"key")
        self.key_column = QVBoxLayout(self.key)
        self.key_column.setObjectName(u"key_column")
        self.key_title = QLabel(self.key)
        self.key_title.setObjectName(u"key_title")
        self.key_title.setProperty(u"type", u"lead")
        self.key_title.setProperty(u"strong", True)

        self.key_column.addWidget(self.key_title)

        self.key_note = QLabel(self.key)
        self.key_note.setObjectName(u"key_note")
        self.key_note.setProperty(u"type", u"label")
        self.key_note.setProperty(u"tone", u"secondary")
        self.key_note.setWordWrap(True)

        self.key_column.addWidget(self.key_note)

        self.key_text = QLabel(self.key)
        self.key_text.setObjectName(u"key_text")
        self.key_text.setProperty(u"type", u"title")
        self.key_text.setWordWrap(True)

        self.key_column.addWidget(self.key_text)

        self.key_row = QHBoxLayout()
        self.key_row.setObjectName(u"key_row")
        self.print_key = QPushButton(self.key)
        self.print_key.setObjectName(u"print_key")

        self.key_row.addWidget(self.print_key)

        self.key_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.key_row.addItem(self.key_gap)


        self.key_column.addLayout(self.key_row)

        self.accounts_note = QLabel(self.key)
        self.accounts_note.setObjectName(u"accounts_note")
        self.accounts_note.setProperty(u"type", u"label")
        self.accounts_note.setProperty(u"tone", u"secondary")
        self.accounts_note.setWordWrap(True)

        self.key_column.addWidget(self.accounts_note)

        self.accounts = QTableWidget(self.key)
        self.accounts.setObjectName(u"accounts")

        self.key_column.addWidget(self.accounts)

        self.stack.addWidget(self.key)

        self.whole.addWidget(self.stack)

        self.nav_row = QHBoxLayout()
        self.nav_row.setObjectName(u"nav_row")
        self.back = QPushButton(FirstRun)
        self.back.setObjectName(u"back")

        self.nav_row.addWidget(self.back)

        self.nav_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.nav_row.addItem(self.nav_gap)

        self.next = QPushButton(FirstRun)
        self.next.setObjectName(u"next")
        self.next.setProperty(u"kind", u"primary")

        self.nav_row.addWidget(self.next)


        self.whole.addLayout(self.nav_row)

#if QT_CONFIG(shortcut)
        self.name_label.setBuddy(self.name)
        self.seal_label.setBuddy(self.seal)
        self.phone_label.setBuddy(self.phone)
        self.supervision_phone_label.setBuddy(self.supervision_phone)
        self.address_label.setBuddy(self.address)
        self.region_label.setBuddy(self.region)
        self.station_label.setBuddy(self.station)
        self.terminal_label.setBuddy(self.terminal)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(FirstRun)

        QMetaObject.connectSlotsByName(FirstRun)
    # setupUi

    def retranslateUi(self, FirstRun):
        self.title.setText(QCoreApplication.translate("FirstRun", u"\u7b2c\u4e00\u6b21\u4f7f\u7528", None))
        self.problems.setText("")
        self.centre_title.setText(QCoreApplication.translate("FirstRun", u"1\u3000\u8fd9\u4e2a\u4e2d\u5fc3", None))
        self.name_label.setText(QCoreApplication.translate("FirstRun", u"\u4e2d\u5fc3\u540d\u79f0", None))
#if QT_CONFIG(accessibility)
        self.name.setAccessibleName(QCoreApplication.translate("FirstRun", u"\u4e2d\u5fc3\u540d\u79f0", None))
#endif // QT_CONFIG(accessibility)
        self.seal_label.setText(QCoreApplication.translate("FirstRun", u"\u5370\u7ae0\u540d\u79f0", None))
#if QT_CONFIG(accessibility)
        self.seal.setAccessibleName(QCoreApplication.translate("FirstRun", u"\u5370\u7ae0\u540d\u79f0", None))
#endif // QT_CONFIG(accessibility)
        self.phone_label.setText(QCoreApplication.translate("FirstRun", u"\u7535\u8bdd", None))
#if QT_CONFIG(accessibility)
        self.phone.setAccessibleName(QCoreApplication.translate("FirstRun", u"\u7535\u8bdd", None))
#endif // QT_CONFIG(accessibility)
        self.supervision_phone_label.setText(QCoreApplication.translate("FirstRun", u"\u76d1\u7763\u7535\u8bdd", None))
#if QT_CONFIG(accessibility)
        self.supervision_phone.setAccessibleName(QCoreApplication.translate("FirstRun", u"\u76d1\u7763\u7535\u8bdd", None))
#endif // QT_CONFIG(accessibility)
        self.address_label.setText(QCoreApplication.translate("FirstRun", u"\u5730\u5740", None))
#if QT_CONFIG(accessibility)
        self.address.setAccessibleName(QCoreApplication.translate("FirstRun", u"\u5730\u5740", None))
#endif // QT_CONFIG(accessibility)
        self.region_label.setText(QCoreApplication.translate("FirstRun", u"\u533a\u5212\u4ee3\u7801", None))
#if QT_CONFIG(accessibility)
        self.region.setAccessibleName(QCoreApplication.translate("FirstRun", u"\u533a\u5212\u4ee3\u7801", None))
#endif // QT_CONFIG(accessibility)
        self.station_label.setText(QCoreApplication.translate("FirstRun", u"\u7ad9\u70b9\u53f7\uff084 \u4f4d\uff09", None))
#if QT_CONFIG(accessibility)
        self.station.setAccessibleName(QCoreApplication.translate("FirstRun", u"\u7ad9\u70b9\u53f7\uff084 \u4f4d\uff09", None))
#endif // QT_CONFIG(accessibility)
        self.terminal_label.setText(QCoreApplication.translate("FirstRun", u"\u7ec8\u7aef\u53f7\uff082 \u4f4d\uff09", None))
#if QT_CONFIG(accessibility)
        self.terminal.setAccessibleName(QCoreApplication.translate("FirstRun", u"\u7ec8\u7aef\u53f7\uff082 \u4f4d\uff09", None))
#endif // QT_CONFIG(accessibility)
        self.opens_label.setText(QCoreApplication.translate("FirstRun", u"\u5f00\u95e8", None))
#if QT_CONFIG(accessibility)
        self.opens.setAccessibleName(QCoreApplication.translate("FirstRun", u"\u5f00\u95e8", None))
#endif // QT_CONFIG(accessibility)
        self.closes_label.setText(QCoreApplication.translate("FirstRun", u"\u5173\u95e8", None))
#if QT_CONFIG(accessibility)
        self.closes.setAccessibleName(QCoreApplication.translate("FirstRun", u"\u5173\u95e8", None))
#endif // QT_CONFIG(accessibility)
        self.windows_title.setText(QCoreApplication.translate("FirstRun", u"2\u3000\u7a97\u53e3\u548c\u53f7\u7968", None))
        self.series_note.setText(QCoreApplication.translate("FirstRun", u"\u53f7\u7968\u79cd\u7c7b\uff1a\u4e00\u4e2a\u5927\u5199\u5b57\u6bcd\u3001\u4e1a\u52a1\u540d\u79f0", None))
#if QT_CONFIG(accessibility)
        self.series_table.setAccessibleName(QCoreApplication.translate("FirstRun", u"\u53f7\u7968\u79cd\u7c7b", None))
#endif // QT_CONFIG(accessibility)
        self.add_series.setText(QCoreApplication.translate("FirstRun", u"\u52a0\u4e00\u79cd", None))
        self.drop_series.setText(QCoreApplication.translate("FirstRun", u"\u53bb\u6389\u8fd9\u4e00\u79cd", None))
        self.windows_note.setText(QCoreApplication.translate("FirstRun", u"\u7a97\u53e3\uff1a\u53f7\u3001\u540d\u79f0\u3001\u53ea\u53eb\u54ea\u51e0\u79cd\u53f7\uff08\u7a7a\u7740\u5c31\u5168\u53eb\uff09", None))
#if QT_CONFIG(accessibility)
        self.window_table.setAccessibleName(QCoreApplication.translate("FirstRun", u"\u7a97\u53e3", None))
#endif // QT_CONFIG(accessibility)
        self.add_window.setText(QCoreApplication.translate("FirstRun", u"\u52a0\u4e00\u4e2a\u7a97\u53e3", None))
        self.drop_window.setText(QCoreApplication.translate("FirstRun", u"\u53bb\u6389\u8fd9\u4e2a\u7a97\u53e3", None))
        self.own_label.setText(QCoreApplication.translate("FirstRun", u"\u8fd9\u53f0\u7535\u8111\u662f\u54ea\u4e2a\u7a97\u53e3", None))
#if QT_CONFIG(accessibility)
        self.own_window.setAccessibleName(QCoreApplication.translate("FirstRun", u"\u8fd9\u53f0\u7535\u8111\u7684\u7a97\u53e3", None))
#endif // QT_CONFIG(accessibility)
        self.priority_label.setText(QCoreApplication.translate("FirstRun", u"\u4f18\u5148\u7684\u4eba\uff08\u7528\u987f\u53f7\u5206\u5f00\uff09", None))
#if QT_CONFIG(accessibility)
        self.priorities.setAccessibleName(QCoreApplication.translate("FirstRun", u"\u4f18\u5148\u7684\u4eba", None))
#endif // QT_CONFIG(accessibility)
        self.people_title.setText(QCoreApplication.translate("FirstRun", u"3\u3000\u4eba\u5458\u548c\u5c97\u4f4d", None))
        self.people_note.setText(QCoreApplication.translate("FirstRun", u"\u5bc6\u7801\u53ef\u4ee5\u7a7a\u7740\uff0c\u5efa\u597d\u540e\u4f1a\u5404\u7ed9\u4e00\u4e2a\uff0c\u663e\u793a\u4e00\u6b21\u3002", None))
#if QT_CONFIG(accessibility)
        self.people_table.setAccessibleName(QCoreApplication.translate("FirstRun", u"\u4eba\u5458", None))
#endif // QT_CONFIG(accessibility)
        self.add_person.setText(QCoreApplication.translate("FirstRun", u"\u52a0\u4e00\u4e2a\u4eba", None))
        self.drop_person.setText(QCoreApplication.translate("FirstRun", u"\u53bb\u6389\u8fd9\u4e2a\u4eba", None))
        self.printers_title.setText(QCoreApplication.translate("FirstRun", u"4\u3000\u6253\u5370\u673a", None))
        self.printers_note.setText(QCoreApplication.translate("FirstRun", u"\u73b0\u5728\u6ca1\u6709\u4e5f\u53ef\u4ee5\uff0c\u4ee5\u540e\u5728\u8bbe\u7f6e\u91cc\u9009\uff1b\u6ca1\u6709\u6253\u5370\u673a\u65f6\u5b58\u6210 PDF\u3002", None))
        self.a4_label.setText(QCoreApplication.translate("FirstRun", u"A4 \u7eb8", None))
#if QT_CONFIG(accessibility)
        self.a4.setAccessibleName(QCoreApplication.translate("FirstRun", u"A4 \u6253\u5370\u673a", None))
#endif // QT_CONFIG(accessibility)
        self.a5_label.setText(QCoreApplication.translate("FirstRun", u"A5 \u7eb8", None))
#if QT_CONFIG(accessibility)
        self.a5.setAccessibleName(QCoreApplication.translate("FirstRun", u"A5 \u6253\u5370\u673a", None))
#endif // QT_CONFIG(accessibility)
        self.roll_label.setText(QCoreApplication.translate("FirstRun", u"\u5c0f\u7968", None))
#if QT_CONFIG(accessibility)
        self.roll.setAccessibleName(QCoreApplication.translate("FirstRun", u"\u5c0f\u7968\u6253\u5370\u673a", None))
#endif // QT_CONFIG(accessibility)
        self.key_title.setText(QCoreApplication.translate("FirstRun", u"5\u3000\u6062\u590d\u5bc6\u94a5", None))
        self.key_note.setText(QCoreApplication.translate("FirstRun", u"\u7535\u8111\u574f\u4e86\u8981\u9760\u5b83\u6253\u5f00\u5907\u4efd\u3002\u53ea\u663e\u793a\u8fd9\u4e00\u6b21\uff1a\u73b0\u5728\u6253\u5370\uff0c\u5c01\u597d\u4ea4\u4e2d\u5fc3\u8d1f\u8d23\u4eba\u4fdd\u7ba1\u3002", None))
        self.key_text.setText("")
        self.print_key.setText(QCoreApplication.translate("FirstRun", u"\u6253\u5370\u6062\u590d\u5bc6\u94a5", None))
        self.accounts_note.setText(QCoreApplication.translate("FirstRun", u"\u4e0b\u9762\u7684\u5bc6\u7801\u4e5f\u53ea\u663e\u793a\u8fd9\u4e00\u6b21\uff0c\u8bf7\u5404\u4eba\u6284\u4e0b\uff0c\u767b\u5f55\u540e\u81ea\u5df1\u6539\u3002", None))
#if QT_CONFIG(accessibility)
        self.accounts.setAccessibleName(QCoreApplication.translate("FirstRun", u"\u5404\u4eba\u7684\u5bc6\u7801", None))
#endif // QT_CONFIG(accessibility)
        self.back.setText(QCoreApplication.translate("FirstRun", u"\u4e0a\u4e00\u6b65", None))
        self.next.setText(QCoreApplication.translate("FirstRun", u"\u4e0b\u4e00\u6b65", None))
        pass
    # retranslateUi

