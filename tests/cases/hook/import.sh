# An export that is added becomes notes, and the commit waits until they are added too.
use emend-import
mkdir -p content/inbox
printf '1. What is a queue?\n\nTasks in a line, first come first served.\n\n2. What is a stack?\n\nA pile: the last one in is the first one out.\n' >content/inbox/q.md
git add -A
fails git commit -m one
says "new files; git add them"
holds content/notes/*.yaml "What is a stack?"
git add -A
passes git commit -m one

# Names of every kind; the same exports again bring nothing new.
i=0
for name in "a b.md" "it's.md" '"q".md' $'new\nline.md' '$HOME.md' -dash.md --diff; do
  printf '1. What is heap number %d?\n\nA tree in an array, of kind %d.\n\n2. Why trie number %d?\n\nIts path spells word %d.\n' $((++i)) $i $i $i >"content/inbox/$name"
done
git add -A
fails git commit -m two
for n in $(seq $i); do grep -qrF "heap number $n?" content/notes || fail "export $n became no note"; done
git add -A
passes git commit -m two
