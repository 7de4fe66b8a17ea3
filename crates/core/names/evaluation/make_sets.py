#!/usr/bin/env python3
"""Writes the evaluation sets for the name matcher: labelled pairs whose negatives are chosen by kinship, not by looks.

Python 3.11 with these packages, all from PyPI:
    Faker==40.63.0 iuliia==0.13.0 cyrtranslit==1.2.0 pykakasi==2.3.0 pypinyin==0.55.0 hangul-romanize==0.1.0
    recordlinkage==0.16 pandas==2.3.3

Set A needs a clone of https://github.com/TechForPalestine/palestine-datasets (public domain; measured at commit
9ea6456f4437dac6f04e22eaab85b0ec88601179); a work tree or a bare git directory will do. The other sets need no input.

    make_sets.py OUT [--palestine CLONE] [--training FOLDER] [--only A,B,C,E]

--training names the folder with the pairs.jsonl, list.jsonl and queries.jsonl that the matcher's constants were learnt
from; no pair enters a set if either of its names stands there, and the report says how many were refused.
"""
import argparse
import json
import os
import random
import warnings

warnings.filterwarnings("ignore", category=DeprecationWarning)

import febrl
import gaza
import organisations
import persons
from common import Sink

SEED = 20240917
POSITIVES_GAZA, POSITIVES_A_LANGUAGE, POSITIVES_ORGANISATIONS = 4000, 250, 3000


def training_strings(folder):
    """Every name of the training data, lower case."""
    found = set()
    for file, fields in (("pairs.jsonl", ("left", "right")), ("list.jsonl", ("name",)), ("queries.jsonl", ("name",))):
        with open(os.path.join(folder, file), encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                found.update(row[field].casefold() for field in fields)
    return found


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("out")
    arguments.add_argument("--palestine")
    arguments.add_argument("--training")
    arguments.add_argument("--only", default="A,B,C,E")
    a = arguments.parse_args()
    seen = training_strings(a.training) if a.training else set()
    if not a.training:
        print("no --training folder: the sets are written without the check for overlap")
    builders = {
        "A": lambda rng, sink: gaza.build(rng, sink, a.palestine, POSITIVES_GAZA),
        "B": lambda rng, sink: persons.build(rng, sink, POSITIVES_A_LANGUAGE),
        "C": febrl.build,
        "E": lambda rng, sink: organisations.build(rng, sink, POSITIVES_ORGANISATIONS),
    }
    wanted = a.only.split(",")
    unknown = [name for name in wanted if name not in builders]
    if unknown:
        arguments.error(f"no such set: {', '.join(unknown)}; there are {', '.join(builders)}")
    if "A" in wanted and not a.palestine:
        arguments.error("set A is made from the lists in --palestine CLONE; give it, or leave A out with --only B,C,E")
    os.makedirs(a.out, exist_ok=True)
    report = {}
    for name in wanted:
        sink = Sink(name.lower(), seen)
        builders[name](random.Random(SEED), sink)
        report[name] = sink.write(os.path.join(a.out, name + ".jsonl"))
        print(name, {k: v for k, v in report[name].items() if k != "tags"})
    with open(os.path.join(a.out, "report.json"), "w", encoding="utf-8") as out:
        json.dump(report, out, indent=1, ensure_ascii=False)


if __name__ == "__main__":
    main()
