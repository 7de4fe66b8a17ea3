"""Set A: names of people killed in Gaza, as the same lists give them in Arabic and in Latin letters.

The lists are public domain and are read, never copied into this project. Identity numbers only join the
releases; no number, age or date reaches the set.
"""
import collections
import csv
import json
import os
import re
import subprocess

from common import distance, fold

FOLDER = "site/static/sources/"
RELEASES = ("20240413", "20240808", "20240921")
DICTIONARIES = "scripts/data/common/killed-in-gaza/data/"
JOINED = {"ابو", "أبو", "ابوال", "عبد", "ام", "أم", "بن", "ابن", "آل", "ال"}
JOINED_LATIN = {"abu", "abd", "abdel", "abdal", "abdul", "umm", "om", "ben", "bin", "ibn", "al", "el"}


def read(repository, path):
    """A file of the repository: from a work tree, or from a bare git directory."""
    plain = os.path.join(repository, path)
    if os.path.exists(plain):
        return open(plain, encoding="utf-8-sig").read()
    out = subprocess.run(["git", "--git-dir", repository, "show", "HEAD:" + path], check=True, stdout=subprocess.PIPE).stdout
    return out.decode("utf-8-sig")


def arabic_key(text):
    """Arabic as a reader compares it: without points that are often left out, and without spaces."""
    text = re.sub("[\u0640\u064b-\u0652]", "", text)
    for letters, one in (("أإآٱ", "ا"), ("ىئ", "ي"), ("ؤ", "و"), ("ة", "ه")):
        text = re.sub(f"[{letters}]", one, text)
    return "".join(c for c in text if c.isalpha())


def units(text, joined):
    """The words of a name, with Abu, Abd and the like held to the word after them."""
    out, held = [], ""
    for word in text.split():
        word_held = f"{held} {word}".strip()
        if word.casefold() in joined:
            held = word_held
        else:
            out.append(word_held)
            held = ""
    return out + ([held] if held else [])


class Record:
    """One person: four Arabic units (own, father's, grandfather's, family name) and the Latin ones."""

    def __init__(self, number, arabic, latin, age, sex):
        self.number, self.age, self.sex = number, age, sex
        self.arabic, self.latin = units(arabic, JOINED), units(latin, JOINED_LATIN)
        self.keys = [arabic_key(u) for u in self.arabic]
        self.later = {}


def load(repository):
    """Persons with an official number and four units on both sides, with what later releases make of them."""
    people, dropped = {}, collections.Counter()
    for release in RELEASES:
        for row in csv.DictReader(read(repository, f"{FOLDER}{release}killed-in-gaza.csv").splitlines()):
            number = row["id"].strip()
            record = Record(number, row["name"], row["en_name"], row["age"], row["sex"])
            if not re.fullmatch(r"\d{9}", number):
                dropped["no official number"] += 1
            elif len(record.arabic) != 4 or len(record.latin) != 4:
                dropped["not four units on both sides"] += 1
            elif number in people:
                people[number].later[release] = record
            else:
                people[number] = record
    twice = collections.Counter("".join(p.keys) for p in people.values())
    kept = [p for p in people.values() if twice["".join(p.keys)] == 1]
    dropped["same Arabic name as another number"] = len(people) - len(kept)
    return kept, dropped


def word_spellings(repository):
    """Arabic word to its spellings in the project's present dictionary; the most usual spelling comes last."""
    found = {}
    for row in csv.reader(read(repository, DICTIONARIES + "dict_ar_en.csv").splitlines()):
        if len(row) == 2 and len(row[1]) > 1 and row[1].isascii():
            found.setdefault(row[0].strip(), []).append(row[1].strip().title().replace("Al-", "al-"))
    return found


def by_dictionary(record, spellings):
    """The Latin units by the present dictionary, or None where a word is unknown."""
    out = []
    for unit in record.arabic:
        words = [spellings.get(w) for w in unit.split()]
        if spellings.get(unit):
            words = [spellings[unit]]
        if not all(words):
            return None
        out.append(" ".join(w[-1] for w in words))
    return out


SHAPES = ((0, 1, 2, 3), (0, 1, 3), (0, 3))


def kin(rng, people):
    """Ways to choose another person: each shares something with the first or stands next to them in a list."""
    index = collections.defaultdict(list)
    for p in people:
        own, father, grandfather, family = p.keys
        for key in (("sibling", father, grandfather, family), ("cousin", grandfather, family), ("family", family),
                    ("namesake", own, family), ("own_and_father", own, father), ("own", own)):
            index[key].append(p)
    ordered = sorted(people, key=lambda p: p.arabic)
    place = {p.number: i for i, p in enumerate(ordered)}

    def other(p, kind):
        own, father, grandfather, family = p.keys
        if kind == "alphabetical":
            at = place[p.number] + rng.choice((-2, -1, 1, 2))
            return ordered[at] if 0 <= at < len(ordered) else None
        key = {"sibling": (kind, father, grandfather, family), "cousin": (kind, grandfather, family), "family": (kind, family),
               "namesake": (kind, own, family), "own_and_father": (kind, own, father), "own": (kind, own)}[kind]
        return rng.choice(index[key]) if len(index[key]) > 1 else None
    return other


def undecidable(p, shape_p, q, shape_q):
    """No contradiction between what is shown: the label could not be read off the names."""
    if p is q:
        return True
    same = lambda a, b: a == b or (min(len(a), len(b)) > 3 and distance(a, b) <= 1)
    for i in set(shape_p) & set(shape_q):
        if not same(p.keys[i], q.keys[i]):
            break
    else:
        return True
    a, b = [p.keys[i] for i in shape_p], [q.keys[i] for i in shape_q]
    small, large = sorted((a, b), key=len)
    if all(any(same(x, y) for y in large) for x in small):
        return True
    # Two entries of one age with nearly one name may be one person entered twice.
    return p.age == q.age and p.sex == q.sex and sum(same(x, y) for x, y in zip(p.keys, q.keys)) >= 3 and \
        distance("".join(p.keys), "".join(q.keys)) <= 2


KINDS = ("sibling", "cousin", "family", "namesake", "own_and_father", "own", "alphabetical")


def press(repository, sink):
    """Journalists: both scripts as their colleagues wrote them. The next journalists in the list are the negatives."""
    rows = [(r["name"], r["name_en"]) for r in json.loads(read(repository, "press_killed_in_gaza.json")) if r.get("name") and r.get("name_en", "").isascii()]
    rows.sort(key=lambda r: r[1])
    for i, (arabic, latin) in enumerate(rows):
        if not sink.add(latin, arabic, "person", 1, "A_press", "across", f"press{i}"):
            continue
        mine, added = set(map(arabic_key, arabic.split())), 0
        for other, _ in rows[i + 1:] + rows[:i]:
            theirs = set(map(arabic_key, other.split()))
            if added < 3 and not (mine <= theirs or theirs <= mine):
                added += sink.add(latin, other, "person", 0, "A_press", "alphabetical", f"press{i}")


def build(rng, sink, repository, positives):
    """Arabic against Latin, Latin against Latin (two hands), and the Arabic of two releases."""
    people, dropped = load(repository)
    sink.refused.update({"source: " + k: v for k, v in dropped.items()})
    spellings, other = word_spellings(repository), kin(rng, people)
    write = {"arabic": lambda r: r.arabic, "hand1": lambda r: r.latin, "hand2": lambda r: by_dictionary(r, spellings)}
    shown = lambda r, script, shape: (lambda u: u and " ".join(u[i] for i in shape))(write[script](r))
    rng.shuffle(people)
    made = 0
    for p in people:
        if made == positives:
            break
        left_script, right_script = rng.choices((("arabic", "hand1"), ("hand1", "arabic"), ("arabic", "hand2"), ("hand2", "arabic"),
                                                 ("hand1", "hand2"), ("hand2", "hand1"), ("arabic", "arabic")), (2, 2, 3, 3, 2, 2, 1))[0]
        source = p
        if left_script == right_script:
            changed = [r for r in p.later.values() if r.arabic != p.arabic]
            if not changed:
                continue
            source = changed[-1]
        shape_left, shape_right = rng.choices(SHAPES, (4, 2, 1))[0], rng.choices(SHAPES, (4, 2, 1))[0]
        left, right = shown(p, left_script, shape_left), shown(source, right_script, shape_right)
        if not left or not right or fold(left) == fold(right):
            continue
        tag = "across" if "arabic" in (left_script, right_script) and left_script != right_script else "latin" if left_script != right_script else "arabic"
        if not sink.add(left, right, "person", 1, "A_gaza", tag, f"gaza{made}"):
            continue
        made, added = made + 1, 0
        for _ in range(60):
            if added == 3:
                break
            kind, shape = rng.choices(KINDS, (5, 3, 2, 6, 3, 2, 2))[0], rng.choices(SHAPES, (4, 2, 1))[0]
            q = other(p, kind)
            if q is None or q is p:
                continue
            if undecidable(p, shape_left, q, shape):
                sink.refused["undecidable negative"] += 1
                continue
            text = shown(q, right_script, shape)
            if text and fold(text) != fold(left):
                added += sink.add(left, text, "person", 0, "A_gaza", kind, f"gaza{made - 1}")
    press(repository, sink)
