# 300 files in chunks: each finding is shown, each file is fixed, a clean one is not touched.
use emend-check "require_serial: false"
mkdir -p "content/notes/$(printf 'd%.0s' {1..200})"
for i in $(seq 300); do note "content/notes/$(printf 'd%.0s' {1..200})/$(printf 'f%.0s' {1..200})$i.yaml" "a-queue-$i" "A queu."; done
note content/notes/clean.yaml clean "Tasks."
touch -d 2001-02-03 content/notes/clean.yaml
git add -A
fails git commit -m one
is "$(grep -rl 'A queu\.' content/notes | wc -l)" 0
is "$(grep -rl 'A queue\.' content/notes | wc -l)" 300
is "$(date -r content/notes/clean.yaml +%Y-%m-%d)" 2001-02-03
[ "$(grep -c '^Fixed ' "$top/said")" -ge 2 ] || fail "the files came in one chunk"
git add -A
passes git commit -m one
