#ifndef EMEND_CLI_RUN_H_
#define EMEND_CLI_RUN_H_

namespace emend {

// The whole tool: reads the command line, does the work, returns the exit status (0, 1, 2 or 70).
int Run(int argc, char** argv);

}  // namespace emend

#endif  // EMEND_CLI_RUN_H_
