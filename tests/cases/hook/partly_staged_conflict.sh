# A fix in a line that was changed again after it was staged: the fix is given up, and nothing of the editor's is lost.
use emend-check
note content/notes/a.yaml a-queue "Tasks."
git add -A
passes git commit -m one
sed -i 's/answer: .*/answer: A queu./' content/notes/a.yaml
git add content/notes/a.yaml
git show :content/notes/a.yaml >"$top/staged"
sed -i 's/answer: .*/answer: A queu of my own, still in work./' content/notes/a.yaml
cp content/notes/a.yaml "$top/work"
fails git commit -m two
says "Rolling back fixes"
cmp content/notes/a.yaml "$top/work" || fail "the work tree was changed"
git show :content/notes/a.yaml | cmp - "$top/staged" || fail "what was staged was changed"
