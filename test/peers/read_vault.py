"""Opens an Offroot vault without Offroot, written from docs/vault-format.md alone.

Usage: read_vault.py FILE (--passphrase-env NAME | --keychain-hex-env NAME); prints the entries as JSON, secrets in hex. Needs the pip package "cryptography" (Debian: python3-cryptography).
"""
import hashlib
import hmac
import json
import os
import struct
import sys
import unicodedata

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def subkey(vault_key, vault_id, use):
    return HKDF(SHA256(), 32, vault_id, b"offroot vault v1 " + use).derive(vault_key)


def unlock(slots, vault_id, passphrase, keychain):
    for slot in slots:
        kind, log_n, r, p = slot[:4]
        if kind == 1 and keychain:
            wrapping = keychain
        elif kind == 2 and passphrase is not None:
            text = unicodedata.normalize("NFC", passphrase).encode()
            wrapping = hashlib.scrypt(text, salt=slot[4:36], n=2**log_n, r=r, p=p, maxmem=2**30, dklen=32)
        else:
            continue
        return AESGCM(wrapping).decrypt(slot[36:48], slot[48:96], vault_id + slot[:36])
    raise SystemExit("no slot for this key")


def read_vault(data, passphrase=None, keychain=None):
    assert hashlib.sha256(data[:-32]).digest() == data[-32:], "damaged"
    magic, version, vault_id, _save, _at, nonce, length = struct.unpack(">8sH2x16sQQ12sI4x", data[:64])
    assert magic == b"OFFROOTV" and version == 1, "not a vault of version 1"
    (count,) = struct.unpack(">H", data[64:66])
    end = 66 + 96 * count
    slots = [data[66 + 96 * i : 162 + 96 * i] for i in range(count)]
    vault_key = unlock(slots, vault_id, passphrase, keychain)
    mac = hmac.digest(subkey(vault_key, vault_id, b"header"), data[:end], "sha256")
    assert hmac.compare_digest(mac, data[end : end + 32]), "header was changed"
    sealed = data[end + 32 : -32]
    assert len(sealed) == length + 16, "length"
    plain = AESGCM(subkey(vault_key, vault_id, b"body")).decrypt(nonce, sealed, data[:64])
    (json_length,) = struct.unpack(">I", plain[:4])
    content, at = json.loads(plain[4 : 4 + json_length]), 4 + json_length
    for entry in content["entries"] + content["removed"]:
        (size,) = struct.unpack(">H", plain[at : at + 2])
        entry["secret"], at = plain[at + 2 : at + 2 + size].hex(), at + 2 + size
    return content


if __name__ == "__main__":
    value = os.environ[sys.argv[3]]
    way = {"passphrase": value} if sys.argv[2] == "--passphrase-env" else {"keychain": bytes.fromhex(value)}
    print(json.dumps(read_vault(open(sys.argv[1], "rb").read(), **way)))
