# A finding stops the commit and is shown with its place, rule and source; a second try does not build again.
use emend-check-only
note content/notes/a.yaml a-queu "TODO"
git add -A
fails git commit -m one
says "  5:23: warning"
says "content/notes/a.yaml"
says "House.Names"
says "https://example.org/house"
holds content/notes/a.yaml "TODO"
fails git rev-parse -q --verify HEAD
note content/notes/a.yaml a-queue "Tasks in a line."
git add -A
passes git commit -m one
is "$(wc -l <"$top/builds")" 1
