"""A site that vouches for its customers; the signatures are PyJWT's, not Baton's.

Reads one JSON value from stdin: {"secret": TEXT, "ed25519": FILE, "rsa": FILE, "tokens": [
{"alg": …, "claims": {…}, "key": "own" (default), "other", "public" or "none"}]}. Makes the two key
pairs, writes their public halves to the files, and prints the tokens as a JSON list.
"""

import json
import sys

import jwt
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

asked = json.load(sys.stdin)


def pair(make, path):
    private = make()
    public = private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    with open(path, "wb") as file:
        file.write(public)
    return private, public


def new_rsa():
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


edward, edward_public = pair(ed25519.Ed25519PrivateKey.generate, asked["ed25519"])
rivest, _ = pair(new_rsa, asked["rsa"])
own = {"HS256": asked["secret"], "HS512": asked["secret"], "EdDSA": edward, "RS256": rivest}
other = {
    "HS256": "x" * 64, "EdDSA": ed25519.Ed25519PrivateKey.generate(), "RS256": new_rsa(),
}


def signed(token):
    kind, alg = token.get("key", "own"), token["alg"]
    if kind == "none":
        return jwt.encode(token["claims"], None, algorithm="none")
    if kind == "public":
        # PyJWT itself refuses to use a public key as a secret; a forger does not.
        jwt.algorithms.HMACAlgorithm.prepare_key = lambda self, key: key
        return jwt.encode(token["claims"], edward_public, algorithm="HS256")
    return jwt.encode(token["claims"], (own if kind == "own" else other)[alg], algorithm=alg)


json.dump([signed(token) for token in asked["tokens"]], sys.stdout)
