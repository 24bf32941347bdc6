"""score_duplicates.py NOTES GOLD: whether the notes of all exports join what GOLD/duplicates_001_003.json calls the same.

Prints a line each for every group of confidence `sure` that stands in more than one note and every must_not pair that
shares one. Which entry of the gold a note's source is, the lines tell."""
import json
import pathlib
import sys

try:
    import yaml
except ImportError:
    sys.exit(77)

notes, gold = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
entries = {}
for number in ("001", "003"):
    for entry in json.loads((gold / f"{number}.json").read_text())["entries"]:
        for line in range(entry["start_line"], entry["end_line"] + 1):
            entries[number, line] = f"{number}#{entry['n']}"

notes_of = {}
for path in sorted(notes.glob("*.yaml")):
    for note in yaml.safe_load(path.read_text()).get("notes", []):
        sources = note["sources"] + [s for variant in note.get("variants", []) for s in variant.get("sources", [])]
        for source in sources:
            first = int(str(source["lines"]).split(",")[0].split("-")[0])
            entry = entries.get((source["export"][:3], first))
            if entry:
                notes_of.setdefault(entry, set()).add((path.name, note["id"]))

pairs = json.loads((gold / "duplicates_001_003.json").read_text())
missing = [group["ids"] for group in pairs["same"] if group["confidence"] == "sure" and
           (any(i not in notes_of for i in group["ids"]) or not set.intersection(*(notes_of[i] for i in group["ids"])))]
wrong = [pair for pair in pairs["must_not"] if notes_of.get(pair[0], set()) & notes_of.get(pair[1], set())]
for ids in missing:
    print("not joined:", *ids)
for pair in wrong:
    print("joined:", *pair)
print(f"{len(pairs['must_not'])} pairs that differ, {len(notes_of)} entries found")
sys.exit(1 if missing or wrong or not notes_of else 0)
