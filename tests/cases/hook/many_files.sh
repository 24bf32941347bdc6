# 500 files in chunks, several processes at once: what is found is what one run finds, each file is fixed, a clean one is
# not touched, and questions that repeat each other are found across chunks.
deep=content/notes/$(printf 'd%.0s' {1..100})
mkdir -p "$deep"
for i in $(seq 500); do note "$deep/$(printf 'f%.0s' {1..120})$i.yaml" "a-queue-$i" "A queu, TODO $i."; done
note content/notes/clean.yaml clean "Tasks."
touch -d 2001-02-03 content/notes/clean.yaml
chunks() { grep -c "$1" "$top/said"; }

use emend-check-only "require_serial: false" 'args: [--output-format, concise, "--"]'
"$EMEND_BINARY" check --output-format concise content/notes >"$top/one_run" || true
fails git commit -m one
[ "$(chunks '^[0-9]* errors and [0-9]* warnings in ')" -ge 2 ] || fail "the files came in one chunk"
is "$(grep '^content/' "$top/said" | sort | sha256sum)" "$(grep '^content/' "$top/one_run" | sort | sha256sum)"
is "$(grep -c '^content/' "$top/said")" 1000

use emend-check "require_serial: false"
fails git commit -m one
is "$(grep -rl 'A queu,' content/notes | wc -l)" 0
is "$(grep -rl 'A queue,' content/notes | wc -l)" 500
is "$(date -r content/notes/clean.yaml +%Y-%m-%d)" 2001-02-03
[ "$(chunks '^Fixed ')" -ge 2 ] || fail "the files came in one chunk"
sed -i 's/, TODO//' "$deep"/*
git add -A
passes git commit -m one

use emend-duplicates
for i in 7 450; do sed -i 's/question: .*/question: What is a queue?/' "$deep/$(printf 'f%.0s' {1..120})$i.yaml"; done
git add -A
fails git commit -m two
says "the same question"
says "f7.yaml:4"
says "f450.yaml:4"
