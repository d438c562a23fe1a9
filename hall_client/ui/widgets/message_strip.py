"""The strip under the app bar where messages and questions appear in place, never as a dialog."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.announce import announce, announce_now
from hall_client.ui.widgets.key_button import KeyButton
from hall_client.ui.widgets.message_row import Message, MessageAction, MessageKind, MessageRow


class MessageStrip(QFrame):
    """Shows the newest message; the others wait behind “还有 n 条”. Nothing in it goes away by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages: list[Message] = []
        self._questions: dict[str, Callable[[], object]] = {}
        self._all_open = False
        self._rows = QVBoxLayout(self)
        theme.space(self._rows)
        self.setVisible(False)
        theme.current.changed.connect(self._draw)

    @property
    def top(self) -> Message | None:
        """The message shown now."""
        return self._messages[-1] if self._messages else None

    def post(
        self,
        kind: MessageKind,
        what: str,
        rest: str = "",
        *,
        actions: tuple[MessageAction, ...] = (),
        icon: str = "",
        name: str = "",
        urgent: bool = False,
        quiet: bool = False,
    ) -> None:
        """Put a message on top, in place of an older one of the same `name`, and have it spoken.

        `urgent` interrupts the screen reader: only for a paper that was not printed or a card that was not
        read. `quiet` is for what nobody at this desk did: it stands under a question that waits for its key, and
        under a message whose button has the keyboard.
        """
        self._drop(name)
        say = announce_now if urgent else announce
        awaited = self.top is not None and self.top.name in self._questions
        under = quiet and (awaited or self._focused_action() is not None)
        self._put(Message(kind, what, rest, actions, icon, name), say, under=under)

    def ask(
        self,
        name: str,
        what: str,
        rest: str,
        on_yes: Callable[[], object],
        *,
        cap: str,
        yes: str,
        no: str,
    ) -> None:
        """Ask in place: the same key again means yes, Esc means no, and there is no time limit.

        `name` is the act being asked about. Call this each time its key is pressed: the first call asks, the
        next one, while the question is on top, answers yes. A question covered by newer messages comes to the
        top first. `cap` is the key cap of the act, `yes` and `no` say what each key does.
        """
        if self.top is not None and self.top.name == name and name in self._questions:
            self.confirm()
            return
        actions = (
            MessageAction(yes, self.confirm, cap, closes=False),
            MessageAction(no, self.dismiss, "Esc", closes=False),
        )
        self._drop(name)
        self._questions[name] = on_yes
        self._put(Message(MessageKind.AMBER, what, rest, actions, name=name), announce)

    def confirm(self) -> bool:
        """Say yes to the question on top; False when the top is no question."""
        on_yes = self._questions.get(self.top.name) if self.top else None
        if on_yes is None:
            return False
        self.dismiss()
        on_yes()
        return True

    def dismiss(self) -> bool:
        """Close the message on top (to a question: no); False when there is none."""
        if self.top is None:
            return False
        self._questions.pop(self._messages.pop().name, None)
        self._draw()
        return True

    def take_back(self, name: str) -> None:
        """Remove the message called `name`, wherever it stands; nothing happens when it is gone already."""
        self._drop(name)
        self._draw()

    def reword(self, name: str, rest: str) -> None:
        """Another second half of the message called `name`, such as how far an act is; it is not spoken again."""
        for at, message in enumerate(self._messages):
            if message.name == name:
                self._messages[at] = changed = replace(message, rest=rest)
                for row in self.findChildren(MessageRow):
                    if row.message == message:
                        row.reword(changed)

    def rename_action(self, name: str, text: str) -> None:
        """Other words on the first way on of the message called `name`; place, focus and speech are left alone."""
        for at, message in enumerate(self._messages):
            if message.name == name:
                self._messages[at] = renamed = message.renamed(text)
                for row in self.findChildren(MessageRow):
                    if row.message == message:
                        row.rename_action(renamed)

    def _put(self, message: Message, say: Callable[[QWidget, str], None], *, under: bool = False) -> None:
        self._messages.insert(len(self._messages) - int(under), message)
        self._draw()
        say(self, message.spoken)

    def _drop(self, name: str) -> None:
        if name:
            self._messages = [message for message in self._messages if message.name != name]
            self._questions.pop(name, None)

    def _draw(self) -> None:
        pressed = self._focused_action()
        while item := self._rows.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self._all_open = self._all_open and len(self._messages) > 1
        shown = reversed(self._messages) if self._all_open else self._messages[-1:]
        for message in shown:
            row = self._row(message)
            self._rows.addWidget(row)
            row.show()
            if pressed and message == pressed[0]:
                row.buttons[pressed[1]].setFocus()
        self.setVisible(bool(self._messages))

    def _focused_action(self) -> tuple[Message, int] | None:
        """The message and the place of its button that has the keyboard: drawing anew must not take it away."""
        for row in self.findChildren(MessageRow):
            for at, button in enumerate(row.buttons):
                if button.hasFocus():
                    return row.message, at
        return None

    def _row(self, message: Message) -> MessageRow:
        row = MessageRow(message)
        row.chosen.connect(lambda action: self._on_chosen(row.message, action))
        if message is self.top and len(self._messages) > 1:
            row.add_widget(self._more_button())
        if message.name not in self._questions:
            row.add_close()
            row.closed.connect(lambda: self._on_closed(row.message))
        return row

    def _more_button(self) -> KeyButton:
        waiting = len(self._messages) - 1
        text = self.tr("收起") if self._all_open else self.tr("还有 {n} 条").format(n=waiting)
        button = KeyButton(text, kind="link")
        button.clicked.connect(self._on_more)
        return button

    def _on_more(self) -> None:
        self._all_open = not self._all_open
        self._draw()

    def _on_closed(self, message: Message) -> None:
        self._messages.remove(message)
        self._draw()

    def _on_chosen(self, message: Message, action: MessageAction) -> None:
        if action.closes and message in self._messages:
            self._on_closed(message)
        action.run()
