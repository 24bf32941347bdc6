# A fault that can be fixed safely is fixed; the commit is stopped once, so that the editor sees it, and then goes through.
use emend-check
note content/notes/a.yaml a-queu "A queu of tasks."
git add -A
fails git commit -m one
says "files were modified by this hook"
holds content/notes/a.yaml "A queue of tasks."
git add -A
passes git commit -m one
