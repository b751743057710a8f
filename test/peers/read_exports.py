"""Reads files that Offroot exported for Aegis and 2FAS: with other people's packages, and once more from the formats alone.

Usage: read_exports.py FOLDER. NAME.aegis and NAME.2fas are opened with the password in NAME.password; prints one JSON list per file.
Needs the pip packages py-avdu (Aegis), lib2fas (2FAS) and cryptography.
"""
import base64
import hashlib
import json
import pathlib
import sys

import lib2fas
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from py_avdu.decrypted_classes import Db
from py_avdu.encrypted_classes import VaultEncrypted


def aegis_by_package(data, password):
    vault = VaultEncrypted(**data)
    db = Db(**vault.decrypt_vault(vault.find_master_key(password)).db)
    return [
        [e.type, e.issuer, e.name, e.info.secret, e.info.algo, e.info.digits, e.info.counter if e.type == "hotp" else e.info.period]
        for e in db.entries
    ]


def aegis_by_hand(data, password):
    """Aegis docs/vault.md: a password slot wraps the master key, which seals the content."""
    slot = next(s for s in data["header"]["slots"] if s["type"] == 1)
    salt, cost = bytes.fromhex(slot["salt"]), {"n": slot["n"], "r": slot["r"], "p": slot["p"]}
    wrapping = hashlib.scrypt(password.encode(), salt=salt, maxmem=2**28, dklen=32, **cost)
    params = slot["key_params"]
    master = AESGCM(wrapping).decrypt(bytes.fromhex(params["nonce"]), bytes.fromhex(slot["key"] + params["tag"]), None)
    params = data["header"]["params"]
    sealed = base64.b64decode(data["db"], validate=True) + bytes.fromhex(params["tag"])
    entries = json.loads(AESGCM(master).decrypt(bytes.fromhex(params["nonce"]), sealed, None))["entries"]
    return [
        [e["type"], e["issuer"], e["name"], e["info"]["secret"], e["info"]["algo"], e["info"]["digits"],
         e["info"]["counter"] if e["type"] == "hotp" else e["info"]["period"]]
        for e in entries
    ]


def twofas_by_package(path, password):
    """The package keeps no algorithm and no counter; what it keeps is compared."""
    services = sorted(lib2fas.load_services(str(path), passphrase=password), key=lambda s: s.order.position)
    return [[s.otp.tokenType.lower(), s.name, s.otp.account, s.secret, s.otp.digits] for s in services]


def twofas_by_hand(data, password):
    def opened(text):
        sealed, salt, nonce = (base64.b64decode(part, validate=True) for part in text.split(":"))
        key = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 10_000, 32)
        return AESGCM(key).decrypt(nonce, sealed, None).decode()

    assert len(opened(data["reference"])) == 256, "2FAS refuses a file without its reference text"
    return [
        [s["otp"]["tokenType"].lower(), s["otp"]["issuer"], s["otp"]["account"], s["secret"], s["otp"]["algorithm"],
         s["otp"]["digits"], s["otp"]["counter"] if s["otp"]["tokenType"] == "HOTP" else s["otp"]["period"]]
        for s in json.loads(opened(data["servicesEncrypted"]))
    ]


for path in sorted(pathlib.Path(sys.argv[1]).glob("*.password")):
    password = path.read_text()
    aegis, twofas = path.with_suffix(".aegis"), path.with_suffix(".2fas")
    data, services = json.loads(aegis.read_text()), json.loads(twofas.read_text())
    print(json.dumps({
        "name": path.stem,
        "aegisPackage": aegis_by_package(data, password),
        "aegisByHand": aegis_by_hand(data, password),
        "twofasPackage": twofas_by_package(twofas, password),
        "twofasByHand": twofas_by_hand(services, password),
    }))
