#!/usr/bin/env python3
"""Checks the proofs that an Amparo desk gives away. Python 3.8 or later and nothing else: no package, no network.

  python3 amparo_verify.py claim FILE [KEY]
  python3 amparo_verify.py consistency OLD NEW PROOF [KEY]

KEY is the desk's public key, or a file that holds it, got by another way than the proof. Written apart from the program amparo-verify, from
the specification in docs/manual/proofs.md, so that each checks the other. Exit status: 0 it holds and is signed by KEY; 1 it does not hold;
2 wrong command; 3 a file is not what it should be; 4 it holds in itself, but no KEY was given, so who signed it is not known.
"""
import base64, hashlib, os, re, sys

PROOF_BYTES_MAX, NOTE_BYTES_MAX, SIGNATURES_MAX, FIELDS_MAX, PATH_MAX, DEPTH_MAX = 1 << 20, 1 << 16, 100, 4096, 65, 16
ENTRY_HEAD = """amparo-entry-proof v1
# One entry of a desk's log, with those of its fields that the desk chose to show.
# It proves: the desk with the key below signed a log that has this entry, with these fields, at this place.
# It does not prove: that what the entry says is true, that its time is right, or that nothing was left out.
# Check it: amparo-verify claim FILE, or python3 amparo_verify.py claim FILE.

"""
GROWTH_HEAD = """amparo-growth-proof v1
# It proves, together with two checkpoints of these sizes: the later log begins with all entries of the earlier.
# It does not prove: that what the entries say is true, or that no other log was shown to somebody else.
# Check it: amparo-verify consistency OLD NEW FILE, or python3 amparo_verify.py consistency OLD NEW FILE.

"""

class NotReadable(Exception): """The text is not in the form that the specification asks for."""
class DoesNotHold(Exception): """The text was read, and what it says is false."""

def need(condition, why, error=NotReadable):
    if not condition:
        raise error(why)

def sha256(*parts): return hashlib.sha256(b"".join(parts)).digest()

def unbase64(text):
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except ValueError:
        raise NotReadable("not base64") from None
    need(base64.b64encode(data).decode() == text, "base64 in another form")
    return data

def decimal(text):
    need(re.fullmatch(r"0|[1-9][0-9]{0,19}", text, re.A) and int(text) < 1 << 64, "not a plain number")
    return int(text)

# --- Ed25519 (RFC 8032), only what checking needs ---------------------------------------------------------------------

P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
def add(a, b):  # points as (X, Y, Z, T) with x = X/Z, y = Y/Z, x*y = T/Z
    e, f = (a[1] - a[0]) * (b[1] - b[0]), (a[1] + a[0]) * (b[1] + b[0])
    c, d = 2 * a[3] * b[3] * D, 2 * a[2] * b[2]
    e, f, g, h = f - e, d - c, d + c, f + e
    return e * f % P, g * h % P, f * g % P, e * h % P

def times(n, point):
    total = (0, 1, 1, 0)
    while n:
        if n & 1:
            total = add(total, point)
        point, n = add(point, point), n >> 1
    return total

def same(a, b): return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0

def point_of(data):
    """The point with this encoding; None for another encoding of it, or none, or one of small order."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    point = (x if x & 1 == sign else P - x, y, 1, (x if x & 1 == sign else P - x) * y % P)
    return None if same(times(8, point), (0, 1, 1, 0)) else point

BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
def signature_holds(key, message, signature):
    if len(signature) != 64:
        return False
    a, r, s = point_of(key), point_of(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= ORDER:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    return same(times(s, BASE), add(r, times(k, a)))

# --- Keys and checkpoints (C2SP signed-note, tlog-checkpoint) ---------------------------------------------------------

def desk_of(origin):
    """The sixteen bytes of the desk's id; the first of the 26 letters may use three of its five bits."""
    need(re.fullmatch(r"amparo/desk-[0-7][0-9a-hjkmnp-tv-z]{25}", origin, re.A), "not the name of a desk's log")
    number = 0
    for letter in origin[12:]:
        number = number << 5 | "0123456789abcdefghjkmnpqrstvwxyz".index(letter)
    return number.to_bytes(16, "big")

def read_key(text):
    """A public key: (name, number of the key, 32 bytes)."""
    parts = text.split("+", 2)
    need(len(parts) == 3, "not a key")
    desk_of(parts[0])
    data = unbase64(parts[2])
    number = sha256(parts[0].encode(), b"\n", data)[:4]
    need(len(data) == 33 and data[0] == 1 and parts[1] == number.hex() and point_of(data[1:]), "not an Ed25519 key")
    return parts[0], number, data[1:]

def read_checkpoint(note):
    """A signed checkpoint: (signed text, origin, size, root, signature lines)."""
    need(len(note.encode()) <= NOTE_BYTES_MAX, "the checkpoint is too large")
    text, found, lines = note.rpartition("\n\n")
    need(found and lines.endswith("\n"), "not a signed note")
    body = text.split("\n")
    need(len(body) >= 3 and all(body) and not re.search("[\0-\x09\x0b-\x1f\x7f-\x9f]", text), "not a checkpoint")
    desk_of(body[0])
    size, root = decimal(body[1]), unbase64(body[2])
    need(len(root) == 32, "a root has 32 bytes")
    signatures = []
    for line in lines[:-1].split("\n"):
        match = re.fullmatch(r"\u2014 ([^\s+\0-\x1f\x7f-\x9f]+) (\S+)", line)
        need(match and len(signatures) < SIGNATURES_MAX, "not a signature line")
        data = unbase64(match[2])
        need(len(data) > 4, "a signature without bytes")
        signatures.append((match[1], data[:4], data[4:]))
    return (text + "\n").encode(), body[0], size, root, signatures

def check_checkpoint(checkpoint, key):
    message, origin, _, _, signatures = checkpoint
    need(origin == key[0], "the checkpoint is of another log than the key", DoesNotHold)
    ours = [signature for name, number, signature in signatures if (name, number) == key[:2]]
    need(ours, "the checkpoint is not signed by the key", DoesNotHold)
    need(all(signature_holds(key[2], message, each) for each in ours), "a signature is false", DoesNotHold)

# --- The tree (RFC 6962; checking as in RFC 9162, 2.1.3.2 and 2.1.4.2) ------------------------------------------------

def node(left, right): return sha256(b"\x01", left, right)

def climb(place, last, old, new, path):
    """Goes up from a node. `old` follows only what stands left of it, `new` everything."""
    for beside in path:
        need(last > 0, "more hashes than the tree is high", DoesNotHold)
        if place & 1 or place == last:
            old, new = node(beside, old), node(beside, new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new = node(new, beside)
        place, last = place >> 1, last >> 1
    need(last == 0, "fewer hashes than the tree is high", DoesNotHold)
    return old, new

def check_inclusion(leaf, index, size, path, root):
    need(index < size, "the log has no such place", DoesNotHold)
    need(climb(index, size - 1, leaf, leaf, path)[1] == root, "the path does not lead to the signed root", DoesNotHold)

def check_growth(old_size, old_root, new_size, new_root, path):
    need(old_size <= new_size, "a log cannot shrink", DoesNotHold)
    if old_size in (0, new_size):
        known = new_root if old_size else sha256()
        need(not path and old_root == known, "the roots differ", DoesNotHold)
        need(new_size or new_root == known, "the root of no entries is another", DoesNotHold)
        return
    place, last, path = old_size - 1, new_size - 1, list(path)
    need(path or old_size & (old_size - 1) == 0, "no hashes", DoesNotHold)
    seed = old_root if old_size & (old_size - 1) == 0 else path.pop(0)
    while place & 1:
        place, last = place >> 1, last >> 1
    need(climb(place, last, seed, seed, path) == (old_root, new_root), "the path does not lead to both roots", DoesNotHold)

# --- Deterministic CBOR (RFC 8949, 4.2.1), and its values in words ----------------------------------------------------

def cbor(data):
    """The one value in these bytes: numbers, bytes, text, lists, [(key, value)] as tuples, True, False, None."""
    value, rest = cbor_item(data, 0)
    need(not rest, "bytes are left over")
    return value

def cbor_item(data, depth):
    need(data and depth <= DEPTH_MAX, "CBOR cut short or too deep")
    major, low, data = data[0] >> 5, data[0] & 31, data[1:]
    if major == 7:
        need(low in (20, 21, 22), "a value that entries do not hold")
        return {20: False, 21: True, 22: None}[low], data
    need(low <= 27 and major != 6, "CBOR that entries do not hold")
    length = 1 << (low - 24) if low >= 24 else 0
    need(len(data) >= length, "CBOR cut short")
    count, data = int.from_bytes(data[:length], "big") if length else low, data[length:]
    need(not length or count >= (24 if length == 1 else 1 << (4 * length)), "a number in another form")
    if major in (0, 1):
        return (count if major == 0 else -1 - count), data
    need(len(data) >= count, "CBOR cut short")
    if major in (2, 3):
        return (data[:count] if major == 2 else data[:count].decode("utf-8")), data[count:]
    items, keys = [], [b""]
    for _ in range(count):
        item, after = cbor_item(data, depth + 1)
        if major == 5:
            keys.append(data[: len(data) - len(after)])
            need(keys[-2] < keys[-1], "keys out of order")
            value, after = cbor_item(after, depth + 1)
            item = (item, value)
        items.append(item)
        data = after
    return (tuple(items) if major == 5 else items), data

UNSEEN = re.compile("[\0-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
def words(value):
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, bytes):
        return "h'" + value.hex() + "'"
    if isinstance(value, str):
        quoted = value.replace("\\", "\\\\").replace('"', '\\"')
        return '"' + UNSEEN.sub(lambda unseen: "\\u{%x}" % ord(unseen[0]), quoted) + '"'
    if isinstance(value, tuple):
        return "{" + ", ".join(words(key) + ": " + words(inner) for key, inner in value) + "}"
    return "[" + ", ".join(map(words, value)) + "]" if isinstance(value, list) else str(value)

# --- Proofs -----------------------------------------------------------------------------------------------------------

class Lines:
    def __init__(self, text, head):
        need(len(text.encode()) <= PROOF_BYTES_MAX, "too large")
        need(text.startswith(head), "not a proof of this kind and version")
        self.rest = text[len(head):]
    def after(self, prefix):
        line, end, rest = self.rest.partition("\n")
        need(end and line.startswith(prefix), "`%s` is missing" % prefix.strip())
        self.rest = rest
        return line[len(prefix):]
    def empty(self):
        is_empty = self.rest.startswith("\n")
        self.rest = self.rest[is_empty:]
        return is_empty
    def hash(self, prefix=""):
        data = unbase64(self.after(prefix))
        need(len(data) == 32, "a hash has 32 bytes")
        return data
    def hashes(self):
        hashes = []
        while not self.empty():
            need(len(hashes) < PATH_MAX, "too many hashes")
            hashes.append(self.hash())
        return hashes

def read_envelope(data):
    """The entry's open part: version, desk, place, leaf before, ciphertext's hash and length, key's id, root of the fields."""
    value = cbor(data)
    need(isinstance(value, tuple) and [key for key, _ in value] == list(range(1, 9)), "not an entry")
    parts = [part for _, part in value]
    kinds = [("number", 0), (bytes, 16), ("number", 0), (bytes, 32), (bytes, 32), ("number", 0), (bytes, 16), (bytes, 32)]
    for part, (kind, length) in zip(parts, kinds):
        number = isinstance(part, int) and not isinstance(part, bool) and part >= 0
        need(number if kind == "number" else isinstance(part, bytes) and len(part) == length, "not an entry")
    need(parts[0] == 1, "an entry of another version")
    return parts[1], parts[2], parts[7]

def check_claim(text, trusted):
    lines = Lines(text, ENTRY_HEAD)
    key, data = read_key(lines.after("key ")), unbase64(lines.after("entry "))
    desk, place, fields_root = read_envelope(data)
    need(lines.empty(), "an empty line is missing")
    hashes, shown = [], []
    while not lines.empty():
        need(len(hashes) < FIELDS_MAX, "too many fields")
        if lines.rest.startswith("hidden "):
            hashes.append(lines.hash("hidden "))
            continue
        path = lines.after("shown ")
        need(re.fullmatch(r"[A-Za-z0-9/_.-]+", path), "not the name of a field")
        salt, value = unbase64(lines.after("  salt ")), unbase64(lines.after("  cbor "))
        need(len(salt) == 16, "a salt has 16 bytes")
        need(lines.after("  says ") == words(cbor(value)), "the words are not what the bytes say")
        name = path.encode()
        hashes.append(sha256(b"amparo/field/v1\0", salt, len(name).to_bytes(8, "big"), name, value))
        shown.append((path, words(cbor(value))))
    need(lines.after("") == "c2sp.org/tlog-proof@v1", "the tlog-proof is missing")
    index, path, checkpoint = decimal(lines.after("index ")), lines.hashes(), read_checkpoint(lines.rest)
    need(trusted is None or trusted == key, "it names another key than the one to trust", DoesNotHold)
    check_checkpoint(checkpoint, key)
    _, origin, size, root, _ = checkpoint
    need(desk == desk_of(origin), "the entry is of another desk", DoesNotHold)
    need(place == index, "the entry names another place", DoesNotHold)
    need(sha256(b"amparo/fields/v1\0", *hashes) == fields_root, "the fields are not those of the entry", DoesNotHold)
    need(shown and [p for p, _ in shown] == sorted({p for p, _ in shown}), "no field, or out of order", DoesNotHold)
    check_inclusion(sha256(b"\0", b"amparo/entry/v1\0", data), index, size, path, root)
    said = ["Proven: the log of %s, as signed, has %d entries, and holds at place %d (index %d) an entry with these fields:" % (origin, size, index + 1, index)]
    said += ["\n  %s\n      %s" % field for field in shown]
    return key, said + ["\n  %d more fields are not shown." % (len(hashes) - len(shown)), "\nNot proven: that what the entry says is true,"
                        " that its times are right, that nothing was left out."]

def check_consistency(old, new, text, trusted):
    old, new, lines = read_checkpoint(old), read_checkpoint(new), Lines(text, GROWTH_HEAD)
    key, sizes, path = read_key(lines.after("key ")), (decimal(lines.after("old ")), decimal(lines.after("new "))), lines.hashes()
    need(not lines.rest, "something stands after the hashes")
    need(trusted is None or trusted == key, "it names another key than the one to trust", DoesNotHold)
    check_checkpoint(old, key)
    check_checkpoint(new, key)
    need(sizes == (old[2], new[2]), "it is a proof between other checkpoints", DoesNotHold)
    check_growth(old[2], old[3], new[2], new[3], path)
    return key, ["Proven: the log of %s of %d entries begins with all %d entries of the earlier checkpoint, unchanged." % (old[1], new[2], old[2]),
                 "\nNot proven: that what the entries say is true, that the desk showed nobody another log."]

def read_text(file):
    with open(file, "rb") as opened:
        return opened.read(PROOF_BYTES_MAX + 1).decode("utf-8")

def main(args):
    """Gives the exit status and what to print."""
    checks = {"claim": (check_claim, 1), "consistency": (check_consistency, 3)}
    check, files = checks.get(args[0] if args else "", (None, 0))
    if check is None or len(args) - 1 not in (files, files + 1):
        return 2, __doc__
    try:
        given = args[1 + files:]
        trusted = read_key((given[0] if given[0].startswith("amparo/") else read_text(given[0])).rstrip("\n\r ")) if given else None
        key, said = check(*map(read_text, args[1:1 + files]), trusted)
    except DoesNotHold as why:
        return 1, "THIS PROOF DOES NOT HOLD: %s. Do not rely on it." % why
    except (NotReadable, OSError, UnicodeError) as why:
        return 3, "Nothing can be said: a file is not what it should be: %s." % why
    headline = "It holds." if trusted else "It holds in itself. WHO SIGNED IT IS NOT KNOWN: no key was given."
    return 0 if trusted else 4, "\n".join([headline, ""] + said + ["\nKey: %s+%s+..." % (key[0], key[1].hex())])

if __name__ == "__main__":
    status, text = main(sys.argv[1:])
    try:
        sys.stdout.buffer.write((text + "\n").encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except OSError as why:
        # An unwritten answer is none; without this Python would end with 1, which says that the proof does not hold.
        sys.stderr.write("The answer could not be written: %s.\n" % why)
        os._exit(3)
    sys.exit(status)
