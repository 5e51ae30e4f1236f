#!/usr/bin/env python3
"""Do the events of a mixed bundle come apart again?

    python3 scripts/mixed_bundles.py INCIDENTS.jsonl [--incidents 50] [--bin target/release/examples]

Each line of INCIDENTS is {"id", "docs": [{"id", "text", "title", "outlet", "published"}]}: several reports of one
incident. The first so many incidents, in the order of their ids' SHA-1, go into one cluster. A document belongs to the
finding that most of its claims are part of; where two have as many, to the first; a document of several events thus
counts for the one that it says most about. A document without a claim in any finding stands alone. Printed are B-cubed
precision, recall and F1 over the documents.
"""
import argparse
import collections
import hashlib
import json
import os
import subprocess


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("incidents_file")
    parser.add_argument("--incidents", type=int, default=50)
    parser.add_argument("--bin", default="target/release/examples")
    args = parser.parse_args()
    with open(args.incidents_file, encoding="utf-8") as file:
        incidents = [json.loads(line) for line in file if line.strip()]
    incidents.sort(key=lambda i: hashlib.sha1(str(i["id"]).encode()).hexdigest())
    gold, lines = {}, []
    for incident in incidents[: args.incidents]:
        for document in incident["docs"]:
            gold[document["id"]] = incident["id"]
            lines.append(json.dumps({**document, "text": document["text"] or "", "cluster": "mixed"}))
    done = subprocess.run([os.path.join(args.bin, "reconcile")], input="\n".join(lines).encode(), capture_output=True, check=True)
    output = json.loads(done.stdout.splitlines()[0])
    home = {claim["id"]: claim["doc"] for claim in output["claims"]}
    votes = collections.defaultdict(collections.Counter)
    for finding in output["findings"]:
        for claim in finding["claims"]:
            votes[home[claim]][finding["incident"]] += 1
    said = {}
    for document in gold:
        counts = votes.get(document)
        best = max(counts.values()) if counts else 0
        said[document] = next((n for n in sorted(counts) if counts[n] == best), None) if counts else "alone " + document
    clusters, incidents_of, both = collections.Counter(said.values()), collections.Counter(gold.values()), collections.Counter()
    for document, incident in gold.items():
        both[said[document], incident] += 1
    precision = sum(both[said[d], gold[d]] / clusters[said[d]] for d in gold) / len(gold)
    recall = sum(both[said[d], gold[d]] / incidents_of[gold[d]] for d in gold) / len(gold)
    print("%d documents of %d incidents: B3 precision %.1f, recall %.1f, F1 %.1f" % (
        len(gold), len(incidents_of), 100 * precision, 100 * recall, 200 * precision * recall / max(1e-9, precision + recall)))


if __name__ == "__main__":
    main()
