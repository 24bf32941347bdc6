#include "cli/run.h"

#include <cstdio>

namespace emend {

int Run(int argc, char** argv) {
  (void)argc, (void)argv;
  std::fputs("emend: no command yet\n", stderr);
  return 2;
}

}  // namespace emend
