# The hook that takes the emend on the PATH, and one that is not there.
use emend-check-system
note content/notes/a.yaml a-queue "A queu."
git add -A
mkdir "$top/bin"
if ! command -v emend >/dev/null; then
  fails git commit -m one
  says 'Executable `emend` not found'
fi
ln -s "$EMEND_BINARY" "$top/bin/emend"
export PATH=$top/bin:$PATH
fails git commit -m one
holds content/notes/a.yaml "A queue."
git add -A
passes git commit -m one
