# What every case of tests/cases/hook begins with: a repository `emend` to take hooks from, with the hooks and scripts of
# this one but with a build that only copies the emend that is under test (EMEND_BINARY), and a repository `notes` that
# uses them, which is the working directory.
set -euo pipefail
export HOME=$PWD/home PRE_COMMIT_HOME=$PWD/cache LC_ALL=C.UTF-8
export GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org
unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE PRE_COMMIT XDG_CACHE_HOME
mkdir -p "$HOME" emend/scripts notes/content/notes notes/house/House
git config --global init.defaultBranch main
git config --global protocol.file.allow always
top=$PWD

cp "$EMEND_SOURCE_DIR/.pre-commit-hooks.yaml" emend/
cp "$EMEND_SOURCE_DIR"/scripts/{hook,setup} emend/scripts/
echo /build/ >emend/.gitignore
cat >emend/CMakeLists.txt <<CMAKE
cmake_minimum_required(VERSION 3.25)
project(stand_in LANGUAGES NONE)
add_custom_target(emend COMMAND \${CMAKE_COMMAND} -E echo built >>$top/builds
  COMMAND \${CMAKE_COMMAND} -E copy $EMEND_BINARY \${CMAKE_BINARY_DIR}/emend)
CMAKE
publish() { git -C "$top/emend" add -A && git -C "$top/emend" commit -qm "$1"; }
git -C emend init -q && publish "A stand-in"

cd notes
git init -q
cat >house/House/Names.yml <<'RULE'
extends: substitution
message: Write '%s', not '%s'.
level: warning
description: One name for one thing.
cite:
- {title: House rules, section: "2", url: "https://example.org/house", accessed: "2030-01-02"}
fix: safe
action: {name: replace}
swap:
  queu: queue
RULE
cat >house/House/Todo.yml <<'RULE'
extends: existence
message: "'%s' says nothing."
level: error
tokens: [TODO]
RULE
printf 'rules: house\nselect: [House]\n' >emend.yaml

# use HOOK [LINE...]: sets the hook up, with more lines of its settings.
use() {
  local hook=$1 line
  shift
  {
    printf 'repos:\n- repo: %s\n  rev: %s\n  hooks:\n  - id: %s\n' "$top/emend" "$(git -C "$top/emend" rev-parse HEAD)" "$hook"
    for line in "$@"; do printf '    %s\n' "$line"; done
  } >.pre-commit-config.yaml
  pre-commit install >/dev/null
  git add -A
}

# note FILE ID ANSWER: a notes file with one note.
note() {
  mkdir -p "$(dirname -- "./$1")"
  printf 'format: emend/1\ntopic: Queues\nnotes:\n- id: %s\n  question: What is %s?\n  answer: %s\n' "$2" "${2//-/ }" "$3" >"./$1"
}

fail() { echo "FAILED: $1"; [ ! -f "$top/said" ] || cat "$top/said"; exit 1; }
passes() { "$@" >"$top/said" 2>&1 || fail "status $? of: $*"; }
fails() { ! "$@" >"$top/said" 2>&1 || fail "status 0 of: $*"; }
says() { grep -qF -- "$1" "$top/said" || fail "nobody said: $1"; }
holds() { grep -qF -- "$2" "$1" || fail "$1 does not hold: $2"; }
lacks() { ! grep -qF -- "$2" "$1" || fail "$1 holds: $2"; }
is() { [ "$1" = "$2" ] || fail "\"$1\" is not \"$2\""; }
