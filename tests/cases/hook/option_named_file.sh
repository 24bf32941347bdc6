# Where a person's own args have no `--` at their end, a file that is named as an option is refused.
use emend-check-only "args: []" "files: ''" "types: []" "exclude: ^(house/|emend|[.])"
note --fix a-queue "A queu."
git add -A
fails git commit -m one
says "hook: --fix is an option and a file here"
holds ./--fix "A queu."
