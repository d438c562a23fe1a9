# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'sign_in.ui'
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
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QHBoxLayout,
    QLabel, QLineEdit, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

class Ui_SignIn(object):
    def setupUi(self, SignIn):
        if not SignIn.objectName():
            SignIn.setObjectName(u"SignIn")
        self.form_column = QVBoxLayout(SignIn)
        self.form_column.setObjectName(u"form_column")
        self.title = QLabel(SignIn)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"type", u"result")

        self.form_column.addWidget(self.title)

        self.who_label = QLabel(SignIn)
        self.who_label.setObjectName(u"who_label")
        self.who_label.setProperty(u"type", u"label")
        self.who_label.setProperty(u"tone", u"secondary")

        self.form_column.addWidget(self.who_label)

        self.who = QLineEdit(SignIn)
        self.who.setObjectName(u"who")
        self.who.setProperty(u"big", True)

        self.form_column.addWidget(self.who)

        self.who_found = QLabel(SignIn)
        self.who_found.setObjectName(u"who_found")
        self.who_found.setProperty(u"type", u"label")
        self.who_found.setProperty(u"tone", u"green")

        self.form_column.addWidget(self.who_found)

        self.recent_row = QHBoxLayout()
        self.recent_row.setObjectName(u"recent_row")
        self.recent_label = QLabel(SignIn)
        self.recent_label.setObjectName(u"recent_label")
        self.recent_label.setProperty(u"type", u"small")
        self.recent_label.setProperty(u"tone", u"hint")

        self.recent_row.addWidget(self.recent_label)


        self.form_column.addLayout(self.recent_row)

        self.password_place = QVBoxLayout()
        self.password_place.setObjectName(u"password_place")

        self.form_column.addLayout(self.password_place)

        self.desk_label = QLabel(SignIn)
        self.desk_label.setObjectName(u"desk_label")
        self.desk_label.setProperty(u"type", u"label")
        self.desk_label.setProperty(u"tone", u"secondary")

        self.form_column.addWidget(self.desk_label)

        self.desk = QComboBox(SignIn)
        self.desk.setObjectName(u"desk")
        self.desk.setProperty(u"big", True)

        self.form_column.addWidget(self.desk)

        self.standing_in = QCheckBox(SignIn)
        self.standing_in.setObjectName(u"standing_in")

        self.form_column.addWidget(self.standing_in)

        self.standing_in_note = QLabel(SignIn)
        self.standing_in_note.setObjectName(u"standing_in_note")
        self.standing_in_note.setProperty(u"type", u"small")
        self.standing_in_note.setProperty(u"tone", u"hint")

        self.form_column.addWidget(self.standing_in_note)

        self.stood_in_for = QComboBox(SignIn)
        self.stood_in_for.setObjectName(u"stood_in_for")

        self.form_column.addWidget(self.stood_in_for)

        self.button_place = QVBoxLayout()
        self.button_place.setObjectName(u"button_place")

        self.form_column.addLayout(self.button_place)

        self.notes = QLabel(SignIn)
        self.notes.setObjectName(u"notes")
        self.notes.setProperty(u"type", u"label")
        self.notes.setProperty(u"tone", u"secondary")
        self.notes.setWordWrap(True)

        self.form_column.addWidget(self.notes)

        self.form_rest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.form_column.addItem(self.form_rest)

#if QT_CONFIG(shortcut)
        self.who_label.setBuddy(self.who)
        self.desk_label.setBuddy(self.desk)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SignIn)

        QMetaObject.connectSlotsByName(SignIn)
    # setupUi

    def retranslateUi(self, SignIn):
        self.title.setText(QCoreApplication.translate("SignIn", u"\u767b\u5f55", None))
        self.who_label.setText(QCoreApplication.translate("SignIn", u"\u5de5\u53f7\u6216\u59d3\u540d", None))
#if QT_CONFIG(accessibility)
        self.who.setAccessibleName(QCoreApplication.translate("SignIn", u"\u5de5\u53f7\u6216\u59d3\u540d", None))
#endif // QT_CONFIG(accessibility)
        self.who_found.setText("")
        self.recent_label.setText(QCoreApplication.translate("SignIn", u"\u8fd9\u53f0\u7535\u8111\u4e0a\u7528\u8fc7", None))
        self.desk_label.setText(QCoreApplication.translate("SignIn", u"\u5728\u54ea\u91cc\u4e0a\u5c97", None))
#if QT_CONFIG(accessibility)
        self.desk.setAccessibleName(QCoreApplication.translate("SignIn", u"\u5728\u54ea\u91cc\u4e0a\u5c97", None))
#endif // QT_CONFIG(accessibility)
        self.standing_in.setText(QCoreApplication.translate("SignIn", u"\u6211\u4eca\u5929\u9876\u5c97\uff0c\u4ee3 A \u89d2\u529e\u7406", None))
        self.standing_in_note.setText(QCoreApplication.translate("SignIn", u"\u529e\u4ef6\u4f1a\u540c\u65f6\u8bb0\u4e0b\u9876\u5c97\u4eba\u548c A \u89d2", None))
#if QT_CONFIG(accessibility)
        self.stood_in_for.setAccessibleName(QCoreApplication.translate("SignIn", u"\u4ee3\u8c01\u7684 A \u89d2", None))
#endif // QT_CONFIG(accessibility)
        self.notes.setText("")
        pass
    # retranslateUi

