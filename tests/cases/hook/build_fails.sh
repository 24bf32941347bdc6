# A build that fails shows the end of its log and which packages are missing; the next commit tries again.
note content/notes/a.yaml a-queue "Tasks."
echo 'message(FATAL_ERROR "no such library: libtea")' >>"$top/emend/CMakeLists.txt"
sed -i 's/^  g++ cmake/  a-package-that-is-nowhere g++ cmake/' "$top/emend/scripts/setup"
publish "Break it"
use emend-check
fails git commit -m one
says "emend could not be built"
says "no such library: libtea"
says "sudo apt-get install a-package-that-is-nowhere"
sed -i '/libtea/d' "$PRE_COMMIT_HOME"/repo*/CMakeLists.txt
passes git commit -m one
