"""Certificates for one class and one day: an authority, one certificate for its desk, and one for all PCs that join.

The key of the authority is never written anywhere, so nobody can add certificates later. What PCs show is good for clients only,
and what the desk shows for a server only: who has a join file cannot pass for the desk.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from mnist_desktop.core.cluster.join_file import LEEWAY


@dataclass(frozen=True)
class Identity:
    """A certificate and its key, both PEM."""

    certificate: str
    key: str


@dataclass(frozen=True)
class Papers:
    """All that a class needs: PEM of the authority's certificate, and who is who."""

    authority: str
    desk: Identity
    member: Identity


def issue(name: str, address: str, begins: datetime, life: timedelta) -> Papers:
    """Make certificates for a class.

    Parameters
    ----------
    name
        Of the class; a certificate has at most 64 characters of it.
    address
        Where its desk is.
    begins, life
        From when on, and for how long they are good; clocks may differ by :data:`LEEWAY`.
    """
    authority_key = ec.generate_private_key(ec.SECP256R1())
    issuer = _name(f"Class {name}")
    span = begins - LEEWAY, begins + life
    authority = _builder(issuer, issuer, authority_key.public_key(), span)
    authority = authority.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    authority = authority.add_extension(_usage(signs=True), critical=True)
    authority = authority.add_extension(x509.SubjectKeyIdentifier.from_public_key(authority_key.public_key()), critical=False)

    def issued(who: str, purpose: x509.ObjectIdentifier, alternative: x509.GeneralName) -> Identity:
        key = ec.generate_private_key(ec.SECP256R1())
        builder = _builder(_name(who), issuer, key.public_key(), span)
        for extension, is_critical in (
            (x509.BasicConstraints(ca=False, path_length=None), True),
            (_usage(signs=False), True),
            (x509.ExtendedKeyUsage([purpose]), True),
            (x509.SubjectAlternativeName([alternative]), False),
            (x509.AuthorityKeyIdentifier.from_issuer_public_key(authority_key.public_key()), False),
        ):
            builder = builder.add_extension(extension, critical=is_critical)
        return Identity(_pem(builder.sign(authority_key, hashes.SHA256())), _key_pem(key))

    return Papers(
        _pem(authority.sign(authority_key, hashes.SHA256())),
        issued("desk", ExtendedKeyUsageOID.SERVER_AUTH, _alternative(address)),
        issued("member", ExtendedKeyUsageOID.CLIENT_AUTH, x509.DNSName("member.class.invalid")),
    )


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, span: tuple[datetime, datetime]
) -> x509.CertificateBuilder:
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key)
    return builder.serial_number(x509.random_serial_number()).not_valid_before(span[0]).not_valid_after(span[1])


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(digital_signature=not signs, content_commitment=False, key_encipherment=False, data_encipherment=False,
                         key_agreement=False, key_cert_sign=signs, crl_sign=False, encipher_only=False,
                         decipher_only=False)  # fmt: skip


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text[:64])])


def _alternative(address: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(address))
    except ValueError:
        return x509.DNSName(address)


def _pem(certificate: x509.Certificate) -> str:
    return str(certificate.public_bytes(serialization.Encoding.PEM), "ascii")


def _key_pem(key: ec.EllipticCurvePrivateKey) -> str:
    form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    return str(key.private_bytes(*form), "ascii")
