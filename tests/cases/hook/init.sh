# What `emend init` writes is what pre-commit reads, from any folder of the repository, with and without a build.
rm emend.yaml
"$EMEND_BINARY" --version >"$top/version"
git -C "$top/emend" tag "v$(sed 's/^emend //' "$top/version")"
mkdir -p "docs/a+b (c)" "$top/bin"
ln -s "$EMEND_BINARY" "$top/bin/emend"
export PATH=$top/bin:$PATH
for from in "" "--hooks-from=$top/emend"; do
  (cd docs && passes emend init --content "docs/a+b (c)" $from)
  printf 'rules: house\nselect: [House]\n' >>emend.yaml
  pre-commit install >/dev/null
  note "docs/a+b (c)/a.yaml" a-queue "A queu of tasks."
  git add -A
  fails git commit -m one
  holds "docs/a+b (c)/a.yaml" "A queue of tasks."
  git add -A
  passes git commit -m one
  says "emend dedup"
  rm .pre-commit-config.yaml emend.yaml
done
