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
