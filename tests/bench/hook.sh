#!/usr/bin/env bash
# hook.sh [RUNS]: the time of the hooks on 5 changed files in a repository of 1,000 notes, warm: the median of RUNS (21)
# runs, the least, the time of the processors, and the ratio to `git status` there. EMEND: the program
# (build/release/emend). Needs git and pre-commit.
set -euo pipefail
source=$(cd "$(dirname "$0")/../.." && pwd)
export EMEND_SOURCE_DIR=$source EMEND_BINARY=${EMEND:-$source/build/release/emend}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
. "$source/tests/hook/prelude.sh"

# 1,000 notes in 125 files: the tests' documents, imported under several names.
rm -r house emend.yaml
mkdir exports
for i in 1 2 3 4 5 6; do
  for file in "$source"/tests/cases/corpus/*.{md,txt,html}; do
    sed -E "s/([[:alpha:]]{6,})\?/\1 ($i)?/" "$file" >"exports/$i-$(basename "$file")"
  done
done
"$EMEND_BINARY" import --no-dedup -q exports/* -o all >/dev/null || true
/usr/bin/python3 - <<'PYTHON'
import glob, os, random, yaml
notes = [note for path in sorted(glob.glob("all/*.yaml")) for note in yaml.safe_load(open(path))["notes"]]
notes = [{key: note[key] for key in ("id", "question", "answer")} for note in notes if note.get("answer")]
random.Random(3).shuffle(notes)
assert len(notes) >= 1000, len(notes)
for n in range(125):
    with open(f"content/notes/topic-{n:03}.yaml", "w") as out:
        yaml.safe_dump({"format": "emend/1", "topic": f"Topic {n}", "notes": notes[8 * n:8 * n + 8]}, out, sort_keys=False, allow_unicode=True)
PYTHON
rm -r exports all
git add -A && git commit -qm notes
changed=()
for n in 003 031 062 077 124; do
  changed+=("content/notes/topic-$n.yaml")
  sed -i '0,/^  answer: /s//  answer: /; s/ the / the  /' "${changed[-1]}"
done

cat >time.py <<'PYTHON'
import resource, statistics, subprocess, sys, time
runs, words = int(sys.argv[1]), sys.argv[2:]
times, cpu = [], []
def used():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
for run in range(runs + 2):
    begin, before = time.perf_counter(), used()
    subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if run >= 2:
        times.append(1000 * (time.perf_counter() - begin))
        cpu.append(1000 * (used() - before))
print(f"{statistics.median(times):.1f} {min(times):.1f} {statistics.median(cpu):.1f}")
PYTHON
runs=${1:-21}
measure() {
  local label=$1 median least cpu
  shift
  read -r median least cpu < <(/usr/bin/python3 time.py "$runs" "$@")
  [ "$label" != "git status" ] || status=$median
  printf '%-52s %9.1f %9.1f %9.1f %9.1f\n' "$label" "$median" "$least" "$cpu" "$(echo "$median $status" | awk '{print $1 / $2}')"
}
no_spelling=(--ignore Text.Spelling)
printf '%-52s %9s %9s %9s %9s\n' "5 of 125 files, 1,000 notes" "median ms" "least ms" "CPU ms" "/ status"
measure "git status" git status
measure "emend check" "$EMEND_BINARY" check "${no_spelling[@]}" -- "${changed[@]}"
measure "emend check, with spelling" "$EMEND_BINARY" check -- "${changed[@]}"
measure "emend dedup, all notes" "$EMEND_BINARY" dedup content/notes
"$top/emend/scripts/hook" --version >/dev/null
measure "scripts/hook --version" "$top/emend/scripts/hook" --version
measure "scripts/hook check, with spelling" "$top/emend/scripts/hook" check -- "${changed[@]}"
git add -A
for hook in none emend-check-only emend-check-only,spelling; do
  if [ $hook = none ]; then
    printf 'repos:\n- repo: local\n  hooks:\n  - {id: none, name: none, entry: "true", language: system}\n' >.pre-commit-config.yaml
  elif [ $hook = emend-check-only ]; then
    use emend-check-only 'args: [--ignore, Text.Spelling, "--"]'
  else
    use emend-check-only
  fi
  git add -A
  measure "pre-commit run ($hook)" pre-commit run --files "${changed[@]}"
done
