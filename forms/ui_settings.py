# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'settings.ui'
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
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QGridLayout,
    QHBoxLayout, QHeaderView, QLabel, QLineEdit,
    QListWidget, QListWidgetItem, QPushButton, QSizePolicy,
    QSpacerItem, QStackedWidget, QTableWidget, QTableWidgetItem,
    QVBoxLayout, QWidget)

class Ui_Settings(object):
    def setupUi(self, Settings):
        if not Settings.objectName():
            Settings.setObjectName(u"Settings")
        self.across = QHBoxLayout(Settings)
        self.across.setObjectName(u"across")
        self.menu = QListWidget(Settings)
        self.menu.setObjectName(u"menu")

        self.across.addWidget(self.menu)

        self.stack = QStackedWidget(Settings)
        self.stack.setObjectName(u"stack")
        self.look = QWidget()
        self.look.setObjectName(u"look")
        self.look_column = QVBoxLayout(self.look)
        self.look_column.setObjectName(u"look_column")
        self.look_title = QLabel(self.look)
        self.look_title.setObjectName(u"look_title")
        self.look_title.setProperty(u"type", u"lead")
        self.look_title.setProperty(u"strong", True)

        self.look_column.addWidget(self.look_title)

        self.scale_label = QLabel(self.look)
        self.scale_label.setObjectName(u"scale_label")
        self.scale_label.setProperty(u"type", u"label")
        self.scale_label.setProperty(u"tone", u"secondary")
        self.scale_label.setWordWrap(True)

        self.look_column.addWidget(self.scale_label)

        self.scale = QComboBox(self.look)
        self.scale.setObjectName(u"scale")

        self.look_column.addWidget(self.scale)

        self.contrast = QCheckBox(self.look)
        self.contrast.setObjectName(u"contrast")

        self.look_column.addWidget(self.contrast)

        self.look_rest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.look_column.addItem(self.look_rest)

        self.stack.addWidget(self.look)
        self.me = QWidget()
        self.me.setObjectName(u"me")
        self.me_column = QVBoxLayout(self.me)
        self.me_column.setObjectName(u"me_column")
        self.me_title = QLabel(self.me)
        self.me_title.setObjectName(u"me_title")
        self.me_title.setProperty(u"type", u"lead")
        self.me_title.setProperty(u"strong", True)

        self.me_column.addWidget(self.me_title)

        self.window_label = QLabel(self.me)
        self.window_label.setObjectName(u"window_label")
        self.window_label.setProperty(u"type", u"label")
        self.window_label.setProperty(u"tone", u"secondary")
        self.window_label.setWordWrap(True)

        self.me_column.addWidget(self.window_label)

        self.own_window = QComboBox(self.me)
        self.own_window.setObjectName(u"own_window")

        self.me_column.addWidget(self.own_window)

        self.window_note = QLabel(self.me)
        self.window_note.setObjectName(u"window_note")
        self.window_note.setProperty(u"type", u"label")
        self.window_note.setProperty(u"tone", u"secondary")
        self.window_note.setWordWrap(True)

        self.me_column.addWidget(self.window_note)

        self.password_title = QLabel(self.me)
        self.password_title.setObjectName(u"password_title")
        self.password_title.setProperty(u"type", u"lead")
        self.password_title.setProperty(u"strong", True)

        self.me_column.addWidget(self.password_title)

        self.password_fields = QVBoxLayout()
        self.password_fields.setObjectName(u"password_fields")

        self.me_column.addLayout(self.password_fields)

        self.password_row = QHBoxLayout()
        self.password_row.setObjectName(u"password_row")
        self.change_password = QPushButton(self.me)
        self.change_password.setObjectName(u"change_password")
        self.change_password.setProperty(u"kind", u"primary")

        self.password_row.addWidget(self.change_password)

        self.password_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.password_row.addItem(self.password_gap)


        self.me_column.addLayout(self.password_row)

        self.me_rest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.me_column.addItem(self.me_rest)

        self.stack.addWidget(self.me)
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

        self.try_a4 = QPushButton(self.printers)
        self.try_a4.setObjectName(u"try_a4")

        self.printer_grid.addWidget(self.try_a4, 0, 2, 1, 1)

        self.a5_label = QLabel(self.printers)
        self.a5_label.setObjectName(u"a5_label")

        self.printer_grid.addWidget(self.a5_label, 1, 0, 1, 1)

        self.a5 = QComboBox(self.printers)
        self.a5.setObjectName(u"a5")

        self.printer_grid.addWidget(self.a5, 1, 1, 1, 1)

        self.try_a5 = QPushButton(self.printers)
        self.try_a5.setObjectName(u"try_a5")

        self.printer_grid.addWidget(self.try_a5, 1, 2, 1, 1)

        self.roll_label = QLabel(self.printers)
        self.roll_label.setObjectName(u"roll_label")

        self.printer_grid.addWidget(self.roll_label, 2, 0, 1, 1)

        self.roll = QComboBox(self.printers)
        self.roll.setObjectName(u"roll")

        self.printer_grid.addWidget(self.roll, 2, 1, 1, 1)

        self.try_roll = QPushButton(self.printers)
        self.try_roll.setObjectName(u"try_roll")

        self.printer_grid.addWidget(self.try_roll, 2, 2, 1, 1)


        self.printers_column.addLayout(self.printer_grid)

        self.printers_right = QLabel(self.printers)
        self.printers_right.setObjectName(u"printers_right")
        self.printers_right.setProperty(u"type", u"label")
        self.printers_right.setProperty(u"tone", u"secondary")
        self.printers_right.setWordWrap(True)

        self.printers_column.addWidget(self.printers_right)

        self.printers_rest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.printers_column.addItem(self.printers_rest)

        self.stack.addWidget(self.printers)
        self.devices = QWidget()
        self.devices.setObjectName(u"devices")
        self.devices_column = QVBoxLayout(self.devices)
        self.devices_column.setObjectName(u"devices_column")
        self.devices_head = QHBoxLayout()
        self.devices_head.setObjectName(u"devices_head")
        self.devices_title = QLabel(self.devices)
        self.devices_title.setObjectName(u"devices_title")
        self.devices_title.setProperty(u"type", u"lead")
        self.devices_title.setProperty(u"strong", True)

        self.devices_head.addWidget(self.devices_title)

        self.devices_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.devices_head.addItem(self.devices_gap)

        self.look_again = QPushButton(self.devices)
        self.look_again.setObjectName(u"look_again")

        self.devices_head.addWidget(self.look_again)


        self.devices_column.addLayout(self.devices_head)

        self.device_rows = QVBoxLayout()
        self.device_rows.setObjectName(u"device_rows")

        self.devices_column.addLayout(self.device_rows)

        self.devices_rest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.devices_column.addItem(self.devices_rest)

        self.stack.addWidget(self.devices)
        self.sync = QWidget()
        self.sync.setObjectName(u"sync")
        self.sync_place = QVBoxLayout(self.sync)
        self.sync_place.setObjectName(u"sync_place")
        self.stack.addWidget(self.sync)
        self.people = QWidget()
        self.people.setObjectName(u"people")
        self.people_column = QVBoxLayout(self.people)
        self.people_column.setObjectName(u"people_column")
        self.people_title = QLabel(self.people)
        self.people_title.setObjectName(u"people_title")
        self.people_title.setProperty(u"type", u"lead")
        self.people_title.setProperty(u"strong", True)

        self.people_column.addWidget(self.people_title)

        self.people_table = QTableWidget(self.people)
        self.people_table.setObjectName(u"people_table")

        self.people_column.addWidget(self.people_table)

        self.reset_note = QLabel(self.people)
        self.reset_note.setObjectName(u"reset_note")
        self.reset_note.setProperty(u"type", u"label")
        self.reset_note.setProperty(u"tone", u"secondary")
        self.reset_note.setWordWrap(True)

        self.people_column.addWidget(self.reset_note)

        self.reset_row = QHBoxLayout()
        self.reset_row.setObjectName(u"reset_row")
        self.new_password = QLineEdit(self.people)
        self.new_password.setObjectName(u"new_password")

        self.reset_row.addWidget(self.new_password)

        self.reset = QPushButton(self.people)
        self.reset.setObjectName(u"reset")

        self.reset_row.addWidget(self.reset)


        self.people_column.addLayout(self.reset_row)

        self.reset_error = QLabel(self.people)
        self.reset_error.setObjectName(u"reset_error")
        self.reset_error.setProperty(u"tone", u"red")
        self.reset_error.setProperty(u"type", u"label")
        self.reset_error.setWordWrap(True)

        self.people_column.addWidget(self.reset_error)

        self.people_rest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.people_column.addItem(self.people_rest)

        self.stack.addWidget(self.people)
        self.data = QWidget()
        self.data.setObjectName(u"data")
        self.data_column = QVBoxLayout(self.data)
        self.data_column.setObjectName(u"data_column")
        self.data_title = QLabel(self.data)
        self.data_title.setObjectName(u"data_title")
        self.data_title.setProperty(u"type", u"lead")
        self.data_title.setProperty(u"strong", True)

        self.data_column.addWidget(self.data_title)

        self.data_note = QLabel(self.data)
        self.data_note.setObjectName(u"data_note")
        self.data_note.setProperty(u"type", u"label")
        self.data_note.setProperty(u"tone", u"secondary")
        self.data_note.setWordWrap(True)

        self.data_column.addWidget(self.data_note)

        self.data_row = QHBoxLayout()
        self.data_row.setObjectName(u"data_row")
        self.import_calendar = QPushButton(self.data)
        self.import_calendar.setObjectName(u"import_calendar")

        self.data_row.addWidget(self.import_calendar)

        self.import_catalogue = QPushButton(self.data)
        self.import_catalogue.setObjectName(u"import_catalogue")

        self.data_row.addWidget(self.import_catalogue)

        self.data_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.data_row.addItem(self.data_gap)


        self.data_column.addLayout(self.data_row)

        self.findings_title = QLabel(self.data)
        self.findings_title.setObjectName(u"findings_title")
        self.findings_title.setProperty(u"strong", True)
        self.findings_title.setWordWrap(True)

        self.data_column.addWidget(self.findings_title)

        self.findings = QListWidget(self.data)
        self.findings.setObjectName(u"findings")

        self.data_column.addWidget(self.findings)

        self.data_rest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.data_column.addItem(self.data_rest)

        self.stack.addWidget(self.data)
        self.about = QWidget()
        self.about.setObjectName(u"about")
        self.about_column = QVBoxLayout(self.about)
        self.about_column.setObjectName(u"about_column")
        self.about_title = QLabel(self.about)
        self.about_title.setObjectName(u"about_title")
        self.about_title.setProperty(u"type", u"lead")
        self.about_title.setProperty(u"strong", True)

        self.about_column.addWidget(self.about_title)

        self.about_text = QLabel(self.about)
        self.about_text.setObjectName(u"about_text")
        self.about_text.setWordWrap(True)

        self.about_column.addWidget(self.about_text)

        self.about_rest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.about_column.addItem(self.about_rest)

        self.stack.addWidget(self.about)

        self.across.addWidget(self.stack)


        self.retranslateUi(Settings)

        QMetaObject.connectSlotsByName(Settings)
    # setupUi

    def retranslateUi(self, Settings):
#if QT_CONFIG(accessibility)
        self.menu.setAccessibleName(QCoreApplication.translate("Settings", u"\u8bbe\u7f6e\u5206\u7c7b", None))
#endif // QT_CONFIG(accessibility)
        self.look_title.setText(QCoreApplication.translate("Settings", u"\u5916\u89c2\u548c\u5b57\u53f7", None))
        self.scale_label.setText(QCoreApplication.translate("Settings", u"\u5b57\u53f7\uff08Ctrl + \u653e\u5927\uff0cCtrl \u2212 \u7f29\u5c0f\uff0cCtrl 0 \u6807\u51c6\uff09", None))
#if QT_CONFIG(accessibility)
        self.scale.setAccessibleName(QCoreApplication.translate("Settings", u"\u5b57\u53f7", None))
#endif // QT_CONFIG(accessibility)
        self.contrast.setText(QCoreApplication.translate("Settings", u"\u9ed1\u767d\u9ad8\u5bf9\u6bd4\uff0c\u8fb9\u6846\u52a0\u7c97", None))
        self.me_title.setText(QCoreApplication.translate("Settings", u"\u7a97\u53e3\u548c\u5bc6\u7801", None))
        self.window_label.setText(QCoreApplication.translate("Settings", u"\u8fd9\u53f0\u7535\u8111\u7684\u7a97\u53e3", None))
#if QT_CONFIG(accessibility)
        self.own_window.setAccessibleName(QCoreApplication.translate("Settings", u"\u8fd9\u53f0\u7535\u8111\u7684\u7a97\u53e3", None))
#endif // QT_CONFIG(accessibility)
        self.window_note.setText("")
        self.password_title.setText(QCoreApplication.translate("Settings", u"\u6539\u6211\u7684\u5bc6\u7801", None))
        self.change_password.setText(QCoreApplication.translate("Settings", u"\u6539\u5bc6\u7801", None))
        self.printers_title.setText(QCoreApplication.translate("Settings", u"\u6253\u5370\u548c\u7968\u636e", None))
        self.printers_note.setText(QCoreApplication.translate("Settings", u"\u6ca1\u6709\u9009\u6253\u5370\u673a\u7684\u7eb8\uff0c\u6253\u5370\u65f6\u5b58\u6210 PDF \u653e\u5728\u6570\u636e\u6587\u4ef6\u5939\u91cc\u3002", None))
        self.a4_label.setText(QCoreApplication.translate("Settings", u"A4 \u7eb8", None))
#if QT_CONFIG(accessibility)
        self.a4.setAccessibleName(QCoreApplication.translate("Settings", u"A4 \u6253\u5370\u673a", None))
#endif // QT_CONFIG(accessibility)
        self.try_a4.setText(QCoreApplication.translate("Settings", u"\u8bd5\u6253", None))
#if QT_CONFIG(accessibility)
        self.try_a4.setAccessibleName(QCoreApplication.translate("Settings", u"\u8bd5\u6253 A4", None))
#endif // QT_CONFIG(accessibility)
        self.a5_label.setText(QCoreApplication.translate("Settings", u"A5 \u7eb8", None))
#if QT_CONFIG(accessibility)
        self.a5.setAccessibleName(QCoreApplication.translate("Settings", u"A5 \u6253\u5370\u673a", None))
#endif // QT_CONFIG(accessibility)
        self.try_a5.setText(QCoreApplication.translate("Settings", u"\u8bd5\u6253", None))
#if QT_CONFIG(accessibility)
        self.try_a5.setAccessibleName(QCoreApplication.translate("Settings", u"\u8bd5\u6253 A5", None))
#endif // QT_CONFIG(accessibility)
        self.roll_label.setText(QCoreApplication.translate("Settings", u"\u5c0f\u7968", None))
#if QT_CONFIG(accessibility)
        self.roll.setAccessibleName(QCoreApplication.translate("Settings", u"\u5c0f\u7968\u6253\u5370\u673a", None))
#endif // QT_CONFIG(accessibility)
        self.try_roll.setText(QCoreApplication.translate("Settings", u"\u8bd5\u6253", None))
#if QT_CONFIG(accessibility)
        self.try_roll.setAccessibleName(QCoreApplication.translate("Settings", u"\u8bd5\u6253\u5c0f\u7968", None))
#endif // QT_CONFIG(accessibility)
        self.printers_right.setText("")
        self.devices_title.setText(QCoreApplication.translate("Settings", u"\u8bbe\u5907", None))
        self.look_again.setText(QCoreApplication.translate("Settings", u"\u5168\u90e8\u518d\u67e5\u4e00\u6b21", None))
        self.people_title.setText(QCoreApplication.translate("Settings", u"\u8d26\u53f7\u548c\u6743\u9650", None))
#if QT_CONFIG(accessibility)
        self.people_table.setAccessibleName(QCoreApplication.translate("Settings", u"\u4eba\u5458", None))
#endif // QT_CONFIG(accessibility)
        self.reset_note.setText(QCoreApplication.translate("Settings", u"\u7ed9\u9009\u4e2d\u7684\u4eba\u8bbe\u4e00\u4e2a\u65b0\u5bc6\u7801\uff0c\u5f53\u9762\u544a\u8bc9\u672c\u4eba\uff0c\u8ba9\u672c\u4eba\u767b\u5f55\u540e\u81ea\u5df1\u6539\u3002", None))
        self.new_password.setPlaceholderText(QCoreApplication.translate("Settings", u"\u65b0\u5bc6\u7801\uff0c\u81f3\u5c11 8 \u4f4d", None))
#if QT_CONFIG(accessibility)
        self.new_password.setAccessibleName(QCoreApplication.translate("Settings", u"\u65b0\u5bc6\u7801", None))
#endif // QT_CONFIG(accessibility)
        self.reset.setText(QCoreApplication.translate("Settings", u"\u91cd\u7f6e\u5bc6\u7801", None))
        self.reset_error.setText("")
        self.data_title.setText(QCoreApplication.translate("Settings", u"\u65e5\u5386\u548c\u76ee\u5f55", None))
        self.data_note.setText(QCoreApplication.translate("Settings", u"\u5148\u68c0\u67e5\uff0c\u6709\u4e00\u884c\u4e0d\u5bf9\u5c31\u6574\u4efd\u4e0d\u5bfc\u5165\uff0c\u539f\u6765\u7684\u4e0d\u53d8\u3002", None))
        self.import_calendar.setText(QCoreApplication.translate("Settings", u"\u5bfc\u5165\u8282\u5047\u65e5\u65e5\u5386", None))
        self.import_catalogue.setText(QCoreApplication.translate("Settings", u"\u5bfc\u5165\u4e8b\u9879\u76ee\u5f55", None))
        self.findings_title.setText("")
#if QT_CONFIG(accessibility)
        self.findings.setAccessibleName(QCoreApplication.translate("Settings", u"\u68c0\u67e5\u7ed3\u679c", None))
#endif // QT_CONFIG(accessibility)
        self.about_title.setText(QCoreApplication.translate("Settings", u"\u5173\u4e8e", None))
        self.about_text.setText("")
        pass
    # retranslateUi

