# What is staged is checked and fixed; what is not staged yet survives as it is.
use emend-check
note content/notes/a.yaml a-queue "Tasks."
for i in $(seq 20); do echo "# line $i" >>content/notes/a.yaml; done
git add -A
passes git commit -m one
sed -i 's/^# line 20$/# line 20, TODO not staged/' content/notes/a.yaml
cp content/notes/a.yaml "$top/work"
sed -i -e 's/answer: Tasks\./answer: A queu./' -e 's/^# line 20.*/# line 20/' content/notes/a.yaml
git add content/notes/a.yaml
sed 's/answer: Tasks\./answer: A queu./' "$top/work" >content/notes/a.yaml
fails git commit -m two
says "Stashing unstaged files"
holds content/notes/a.yaml "A queue."
holds content/notes/a.yaml "# line 20, TODO not staged"
git show :content/notes/a.yaml >"$top/staged"
lacks "$top/staged" "not staged"
fixed=$(git show :content/notes/a.yaml | sed 's/A queu\./A queue./' | git hash-object -w --stdin)
git update-index --cacheinfo "100644,$fixed,content/notes/a.yaml"
passes git commit -m two
holds content/notes/a.yaml "# line 20, TODO not staged"
git show HEAD:content/notes/a.yaml >"$top/committed"
lacks "$top/committed" "not staged"
