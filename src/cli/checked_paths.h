// Which files a check is about.
#ifndef EMEND_CLI_CHECKED_PATHS_H_
#define EMEND_CLI_CHECKED_PATHS_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/config.h"

namespace emend {

struct CheckedPath {
  std::string path;    // as it is shown, without `./` before it
  bool found = false;  // in a folder; it was not named itself
};

struct CheckedPaths {
  std::vector<CheckedPath> files;  // sorted by path, none twice
  std::vector<Error> errors;
};

// The files among `operands`, and in those that are folders all notes, Markdown and text files (.yaml .yml .md .markdown
// .mdx .txt) at any depth. Left out is what the settings exclude, and in folders what begins with a dot. Symbolic links
// to folders are not followed.
CheckedPaths FindCheckedPaths(const std::vector<std::string>& operands, const Config& config);

// Whether a path names a file that is checked when it is found in a folder.
bool IsCheckedName(std::string_view path);

// Whether a YAML file that was found, not named, is meant as notes: other YAML may stand beside them.
bool LooksLikeNotes(std::string_view bytes);

}  // namespace emend

#endif  // EMEND_CLI_CHECKED_PATHS_H_
