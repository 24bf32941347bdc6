// What git knows of the files: asked by its command line, without a shell.
#ifndef EMEND_CLI_GIT_H_
#define EMEND_CLI_GIT_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace emend {

// A file at a revision.
struct OldFile {
  std::string path;   // from the repository's folder on; empty if the file was not there
  std::string bytes;
};

struct RevisionChanges {
  std::map<std::string, OldFile> files;  // that changed or came, by the path from the root on, behind all links
  std::vector<OldFile> removed;
};

// What changed between the merge base of `revision` with HEAD and the files as they are: committed, staged, neither, or
// not known to git yet. Only files for which `wanted` is true of their path. To be called while no other thread runs.
Result<RevisionChanges> ReadChangesSince(std::string_view revision, bool (*wanted)(std::string_view path));

}  // namespace emend

#endif  // EMEND_CLI_GIT_H_
