"""What a person reads at a soaked desk, and goes on another way."""

from hall_client.domain.cases import CaseRefused
from hall_client.domain.custody import CustodyRefused
from hall_client.domain.people import NotAllowed
from hall_client.domain.proxies import ProxyRefused
from hall_client.domain.tickets import TicketRefused
from hall_client.services import attending, calling, deciding, intake
from hall_client.services.handing_over import HandoverRefused
from hall_client.services.queue_ports import QueueDown
from hall_client.storage.journal import EntryRefused

REFUSED = (
    QueueDown,
    TicketRefused,
    CaseRefused,
    ProxyRefused,
    HandoverRefused,
    CustodyRefused,
    EntryRefused,
    NotAllowed,
    calling.NothingWaiting,
    attending.NotFinished,
    deciding.OutcomeRefused,
    intake.ScanRefused,
    intake.NumbersStopped,
)
