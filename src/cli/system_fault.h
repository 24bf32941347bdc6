#ifndef EMEND_CLI_SYSTEM_FAULT_H_
#define EMEND_CLI_SYSTEM_FAULT_H_

#include <string>
#include <string_view>

#include "base/result.h"

namespace emend {

// What the operating system refused, and what helps: "cannot be written: No space left on device; free some space …".
// `fault` is what did not happen, `code` an errno.
Error SystemFault(std::string path, std::string_view fault, int code);

}  // namespace emend

#endif  // EMEND_CLI_SYSTEM_FAULT_H_
