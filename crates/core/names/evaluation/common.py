"""What every set shares: folding, small noise, and the bookkeeping of accepted and refused pairs."""
import collections
import json
import unicodedata

DECOMPOSE_BY_HAND = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "đ": "d", "ß": "ss", "ə": "a", "Ə": "A"})


def without_marks(text):
    """The text without accents and other combining marks."""
    text = unicodedata.normalize("NFD", text.translate(DECOMPOSE_BY_HAND))
    return unicodedata.normalize("NFC", "".join(c for c in text if not unicodedata.combining(c)))


def fold(text):
    """Letters and digits alone, lower case, no marks: two spellings that differ in nothing else are one."""
    return "".join(c for c in without_marks(text).casefold() if c.isalnum())


def distance(a, b):
    """Levenshtein distance."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        diagonal, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (x != y))
    return row[-1]


def typo(rng, text):
    """One slip of the keyboard in a word of at least five letters; the text itself where there is none."""
    words = text.split(" ")
    long = [i for i, word in enumerate(words) if len(word) >= 5 and word.isalpha()]
    if not long:
        return text
    i = rng.choice(long)
    word, at = words[i], rng.randrange(1, len(words[i]) - 1)
    kind = rng.random()
    if kind < .35:
        word = word[:at] + word[at + 1:]
    elif kind < .65:
        word = word[:at] + word[at + 1] + word[at] + word[at + 2:]
    elif kind < .85:
        word = word[:at] + word[at] + word[at:]
    else:
        word = word[:at] + rng.choice(word).lower() + word[at + 1:]
    words[i] = word
    return " ".join(words)


class Sink:
    """Collects one set's pairs, refuses what must not enter, and counts why."""

    def __init__(self, prefix, seen_strings):
        self.prefix, self.seen_strings = prefix, seen_strings
        self.rows, self.keys, self.refused = [], set(), collections.Counter()

    def add(self, left, right, kind, label, source, tag, entity, tier="near"):
        left, right = " ".join(left.split()), " ".join(right.split())
        key = (left.casefold(), right.casefold())
        if not left or not right:
            self.refused["empty"] += 1
        elif key[0] == key[1]:
            self.refused["identical strings"] += 1
        elif key in self.keys:
            self.refused["repeated"] += 1
        elif key[0] in self.seen_strings or key[1] in self.seen_strings:
            self.refused["overlaps the shared data"] += 1
        else:
            self.keys.add(key)
            self.rows.append(dict(left=left, right=right, type=kind, label=label, source=source, tag=tag,
                                  tier=tier, ent=entity, id=f"{self.prefix}{len(self.rows)}"))
            return True
        return False

    def write(self, path):
        with open(path, "w", encoding="utf-8") as out:
            for row in self.rows:
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
        positives = sum(row["label"] for row in self.rows)
        return dict(pairs=len(self.rows), positives=positives, negatives=len(self.rows) - positives,
                    tags=dict(sorted(collections.Counter(r["source"] + " " + r["tag"] for r in self.rows).items())),
                    refused=dict(self.refused))
