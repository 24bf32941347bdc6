# Hooks that start side by side build once.
note content/notes/a.yaml a-queue "Tasks."
sed -i 's#COMMAND ${CMAKE_COMMAND} -E echo#COMMAND sleep 1 COMMAND ${CMAKE_COMMAND} -E echo#' "$top/emend/CMakeLists.txt"
pids=()
for i in 1 2 3 4; do
  "$top/emend/scripts/hook" check -- content/notes/a.yaml >"$top/run$i" 2>&1 &
  pids+=($!)
done
for pid in "${pids[@]}"; do passes wait "$pid"; done
is "$(wc -l <"$top/builds")" 1
