"""The centre's certificate: made once by its server, pinned by every workstation at enrolment."""

import contextlib
import hashlib
import ipaddress
import socket
import ssl
from collections.abc import Sequence
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from hall_client.central.faults import CentreFault

_LIFE = timedelta(days=3652)
_SSL_REQUEST = bytes.fromhex("00000008 04d2162f")
"""PostgreSQL's request to go on in TLS: a length of 8 and the number 80877103."""
_PATIENCE = 5.0


class Unreachable(CentreFault):
    """Nobody answers in TLS at any of the addresses."""


def make(hosts: Sequence[str], now: datetime) -> tuple[bytes, bytes]:
    """A certificate for these names and addresses that is its own root, and its key: PEM both, for ten years.

    Fails with CentreFault where no host is given: nobody could check it.
    """
    if not hosts:
        raise CentreFault("证书里要有大厅电脑连这台服务器用的名字或地址，请用 --host 写出来。")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, hosts[0][:64])])
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + _LIFE)
        .add_extension(x509.SubjectAlternativeName([_general_name(host) for host in hosts]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    )
    made = builder.sign(key, hashes.SHA256())
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return made.public_bytes(serialization.Encoding.PEM), secret


def fingerprint(pem: bytes) -> bytes:
    """The SHA-256 of the certificate as it goes over the wire: 32 bytes. Raises CentreFault."""
    return x509.load_pem_x509_certificate(pem).fingerprint(hashes.SHA256())


def names(pem: bytes) -> tuple[str, ...]:
    """The host names and addresses a certificate is good for."""
    found = x509.load_pem_x509_certificate(pem).extensions.get_extension_for_class(
        x509.SubjectAlternativeName
    )
    return tuple(str(entry.value) for entry in found.value)


def fetch(hosts: Sequence[str]) -> bytes:
    """The certificate (PEM) of the first of `hosts` (`name:port`) that answers. Nothing secret is sent.

    It is not to be trusted until its fingerprint has been compared. Raises Unreachable after five seconds a host.
    """
    for host in hosts:
        with contextlib.suppress(OSError):
            return _shown_by(host)
    raise Unreachable(
        f"{'、'.join(hosts)} 都没有应答，什么都没有改动，登记码还能用。请检查网线和服务器，再做一次。"
    )


def _shown_by(host: str) -> bytes:
    name, _, port = host.rpartition(":")
    # The certificate is compared with the fingerprint on paper by the caller; no authority vouches for it.
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    with socket.create_connection((name, int(port)), timeout=_PATIENCE) as plain:
        plain.sendall(_SSL_REQUEST)
        if plain.recv(1) != b"S":
            raise OSError("the server does not speak TLS")
        with context.wrap_socket(plain, server_hostname=name) as secured:
            shown = secured.getpeercert(binary_form=True)
    if shown is None:
        raise OSError("the server showed no certificate")
    return ssl.DER_cert_to_PEM_cert(shown).encode()


def same(pem: bytes, prefix: bytes) -> bool:
    """Whether the certificate's fingerprint begins with `prefix`."""
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem.decode())).digest().startswith(prefix)


def _general_name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _usage() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=True,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
