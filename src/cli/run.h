#ifndef EMEND_CLI_RUN_H_
#define EMEND_CLI_RUN_H_

#include <string_view>

namespace emend {

// The whole tool: reads the command line, does the work, returns the exit status (0, 1, 2 or 70). `rule_sketches` is
// what cmake/sketch_rules.cc wrote (check/rule_sketches.h), or nothing.
int Run(int argc, char** argv, std::string_view rule_sketches);

// What it wrote when this program was built; in a source file that is made then.
std::string_view WrittenSketches();

}  // namespace emend

#endif  // EMEND_CLI_RUN_H_
