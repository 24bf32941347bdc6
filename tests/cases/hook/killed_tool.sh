# A tool that a signal ends, or that crashes, stops the commit.
note content/notes/a.yaml a-queue "Tasks."
for signal in SEGV KILL TERM; do
  printf '#!/bin/sh\nkill -%s $$\n' "$signal" >"$top/killed"
  chmod +x "$top/killed"
  sed -i "s#-E copy .*#-E copy $top/killed \${CMAKE_BINARY_DIR}/emend)#" "$top/emend/CMakeLists.txt"
  echo "# $signal" >>"$top/emend/CMakeLists.txt"
  publish "Die of $signal"
  use emend-check
  fails git commit -m one
  says "emend was ended by signal"
  says "exit code: 70"
done
