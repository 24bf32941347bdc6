"""check_repairs.py EMEND EXPORTS GOLD: whether `emend repair` makes every repair of GOLD/NNN_mojibake.json and no other.

The whole export is repaired, and each damaged line by itself. Where the gold is not certain, each of its candidates will do."""
import itertools
import json
import pathlib
import subprocess
import sys

emend, exports, gold = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])


def repaired(text):
    done = subprocess.run([emend, "repair"], input=text.encode(), stdout=subprocess.PIPE, check=True)
    return done.stdout.decode()


def allowed(line, repairs):
    """What may become of a line, given its repairs in order."""
    pieces, at = [], 0
    for repair in repairs:
        begin = repair["column"] - 1
        assert line[begin:begin + len(repair["damaged"])] == repair["damaged"], repair
        pieces.append([line[at:begin]])
        pieces.append([repair["repaired"]] if repair.get("certain", True) else
                      [repair["repaired"], *repair.get("candidates", [])])
        at = begin + len(repair["damaged"])
    pieces.append([line[at:]])
    return {"".join(choice) for choice in itertools.product(*pieces)}


faults = checked = 0
for number in ("001", "003"):
    text = next(exports.glob(f"{number}_*.txt")).read_bytes().decode("utf-8-sig")
    by_line = {}
    for repair in json.loads((gold / f"{number}_mojibake.json").read_text()):
        by_line.setdefault(repair["line"], []).append(repair)
    whole = repaired(text).split("\n")
    for n, line in enumerate(text.split("\n"), 1):
        right = allowed(line, by_line.get(n, []))
        alone = repaired(line + "\n")[:-1] if n in by_line else None
        for found in (whole[n - 1], alone):
            if found is not None:
                checked += 1
                if found not in right:
                    faults += 1
                    print(f"{number}:{n}: {found!r} is none of {sorted(right)!r}")
print(f"{checked} lines, {faults} wrong")
sys.exit(1 if faults or not checked else 0)
