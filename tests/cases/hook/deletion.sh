# A commit that only deletes or renames files runs the hook that looks at all notes.
note content/notes/a.yaml what-is-a-queue "Tasks in a line, first come first served."
note content/notes/b.yaml b-tree "A tree of pages."
git add -A
git commit -qm start
sed -i 's/What is what is a queue/What is a queue/' content/notes/a.yaml
cp content/notes/a.yaml content/notes/c.yaml
sed -i 's/id: what-is-a-queue/id: explain-queues/; s/What is a queue/Can you explain what a queue is/' content/notes/c.yaml
git add -A
git commit -qm "The same question twice"
use emend-duplicates
git add -A
git commit -qm hooks --no-verify
git rm -q content/notes/b.yaml
fails git commit -m "Delete one"
says "the same question"
says "content/notes/c.yaml:4"
git reset -q --hard
git mv content/notes/b.yaml content/notes/d.yaml
fails git commit -m "Rename one"
says "the same question"
git reset -q --hard
git rm -q content/notes/c.yaml
passes git commit -m "Delete the twin"
