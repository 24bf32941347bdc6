# Names with spaces, quotes, a newline, a leading dash, and those that are options are files and nothing else.
use emend-check "files: ''" "types: [yaml]" "exclude: ^(house/|emend|[.])"
names=("content/notes/a b.yaml" "content/notes/it's.yaml" 'content/notes/"q".yaml' 'content/notes/$HOME.yaml' $'content/notes/new\nline.yaml'
  "-dash.yaml" "--fix.yaml" "content/notes/ü.yaml")
i=0
for name in "${names[@]}"; do note "$name" "a-queue-$((++i))" "A queu."; done
git add -A
fails git commit -m one
says "Fixed 8 findings in 8 files."
for name in "${names[@]}"; do holds "./$name" "A queue."; done
git add -A
passes git commit -m one
