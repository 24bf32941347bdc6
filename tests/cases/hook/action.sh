# The steps of action.yml on a pull request: a shallow clone, in which only what the branch brings is told.
note content/notes/old.yaml a-queu "TODO"
git add -A
git commit -qm base
git checkout -qb change
note content/notes/new.yaml b-queu "Tasks."
git add -A
git commit -qm change
git clone -q --depth 1 --branch change "file://$PWD" "$top/checkout"
cd "$top/checkout"
cat >"$top/steps.py" <<'PYTHON'
import os, subprocess, sys, yaml
action = yaml.safe_load(open(os.environ["EMEND_SOURCE_DIR"] + "/action.yml"))
given = dict(word.split("=", 1) for word in sys.argv[1:])
assert set(given) <= set(action["inputs"]), given
for step in action["runs"]["steps"]:
    environment = dict(os.environ)
    for name, value in step["env"].items():
        key = value.removeprefix("${{ inputs.").removesuffix(" }}")
        environment[name] = given.get(key, action["inputs"][key]["default"])
    status = subprocess.run([step["shell"], "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], env=environment).returncode
    if status:
        sys.exit(status)
PYTHON
export GITHUB_ACTION_PATH=$EMEND_SOURCE_DIR GITHUB_BASE_REF=main GITHUB_STEP_SUMMARY=$top/summary GITHUB_SHA=
python=$([ -x /usr/bin/python3 ] && echo /usr/bin/python3 || echo python3)
fails "$python" "$top/steps.py" emend="$EMEND_BINARY" sarif-file=emend.sarif
says "::warning"
says "new.yaml"
lacks "$top/said" "old.yaml"
holds "$top/summary" "House.Names"
holds "$top/summary" "<summary>All findings</summary>"
lacks "$top/summary" "old.yaml"
"$python" -c 'import json; assert len(json.load(open("emend.sarif"))["runs"][0]["results"]) == 1'
passes "$python" "$top/steps.py" emend="$EMEND_BINARY" fail-level=error
unset GITHUB_BASE_REF
fails "$python" "$top/steps.py" emend="$EMEND_BINARY" paths=$'content/notes/old.yaml\n'
says "::error"
says "old.yaml"
GITHUB_STEP_SUMMARY=$top fails "$python" "$top/steps.py" emend="$EMEND_BINARY" paths=$'content/notes/new.yaml\n' fail-level=error
says "the step's summary (GITHUB_STEP_SUMMARY) cannot be opened"
