# In a repository that `emend init` has just set up, the first commit goes through, also in a clone of it.
rm -r emend.yaml house content
git -C "$top/emend" tag "v$("$EMEND_BINARY" --version | sed 's/^emend //')"
passes "$EMEND_BINARY" init --hooks-from "$top/emend"
says "wrote  content/notes/.gitkeep"
pre-commit install >/dev/null
git add -A
passes git commit -m first
git clone -q . "$top/clone"
cd "$top/clone"
passes pre-commit run --all-files
