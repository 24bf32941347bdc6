# The README's recipes for other services than GitHub, run as they stand there on a branch with something new.
note content/notes/old.yaml a-queu "TODO"
git add -A
git commit -qm base
git clone -q . "$top/clone"
cd "$top/clone"
git checkout -qb change
note content/notes/new.yaml b-queu "Tasks."
git add -A
git commit -qm change
mkdir "$top/bin"
ln -s "$EMEND_BINARY" "$top/bin/emend"
export PATH=$top/bin:$PATH CI_MERGE_REQUEST_DIFF_BASE_SHA=$(git rev-parse origin/main)
cat >"$top/recipe.py" <<'PYTHON'
import os, re, sys, yaml
readme = open(os.environ["EMEND_SOURCE_DIR"] + "/README.md").read()
recipe = next(yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", readme, re.S) if "codequality" in block)["emend"]
print("\n".join(line for line in recipe["script"] if line.startswith("emend ")))
print(recipe["artifacts"]["reports"]["codequality"], file=sys.stderr)
PYTHON
python=$([ -x /usr/bin/python3 ] && echo /usr/bin/python3 || echo python3)
"$python" "$top/recipe.py" >"$top/recipe.sh" 2>"$top/report"
[ -s "$top/recipe.sh" ] || fail "the README has no recipe for GitLab"
fails bash -e "$top/recipe.sh"
"$python" - "$(cat "$top/report")" <<'PYTHON'
import json, sys
issues = json.load(open(sys.argv[1]))
assert {issue["location"]["path"] for issue in issues} == {"content/notes/new.yaml"}, issues
PYTHON
everywhere=$(sed -n 's/^Anywhere else: `\(.*\)`; the exit status tells\..*/\1/p' "$EMEND_SOURCE_DIR/README.md")
[ -n "$everywhere" ] || fail "the README has no recipe for a shell"
fails bash -c "$everywhere"
says "new.yaml"
lacks "$top/said" "old.yaml"
note content/notes/new.yaml b-queue "Tasks."
passes bash -c "$everywhere"
