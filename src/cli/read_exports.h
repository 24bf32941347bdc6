// Exports from disk, each through the import pipeline.
#ifndef EMEND_CLI_READ_EXPORTS_H_
#define EMEND_CLI_READ_EXPORTS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/console.h"
#include "cli/import_pipeline.h"

namespace emend {

struct ExportFile {
  std::string path;
  std::optional<ImportedExport> imported;
  std::optional<Error> error;  // why it was not
};

// The name by which notes refer to an export, always well-formed UTF-8.
std::string ExportName(const std::string& path);

// Reads all exports, `-` for standard input. Two files of one name could not be told apart in the notes: the second is
// an error. `traced`: with what a report shows of them.
std::vector<ExportFile> ReadExports(const std::vector<std::string>& paths, std::string_view layout, bool traced,
                                    int jobs, Console& console);

}  // namespace emend

#endif  // EMEND_CLI_READ_EXPORTS_H_
