// Changes files so that at every moment, also after a crash or a full disk, each is as it was or as it shall be.
//
//   Stage: temporary `.NAME.emend-tmp-XXXXXX` beside the target -> write -> owner and mode of the old file -> fsync
//   Commit: rename all, then fsync the folders
//
// Several files change together: none is renamed before all are written. Only a kill or a power cut between two renames
// can leave some files new and others old. What a killed run leaves behind, the next run sweeps away.
#ifndef EMEND_CLI_ATOMIC_WRITE_H_
#define EMEND_CLI_ATOMIC_WRITE_H_

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/files.h"
#include "cli/signals.h"

namespace emend {

// One emend at a time in a folder: taken for as long as it lives, by flock on the folder itself, so that no lock file
// stays behind. File systems that have no such locks are used without.
class FolderLock {
 public:
  // Waits up to `seconds` for another emend that works there.
  static Result<FolderLock> Take(const std::string& folder, int seconds = 60);
  FolderLock(FolderLock&&) = default;
  FolderLock& operator=(FolderLock&&) = default;

  // Whether it keeps others out indeed.
  bool held() const { return held_; }

 private:
  FolderLock() = default;

  std::unique_ptr<Descriptor> folder_;
  bool held_ = false;
};

// Removes the temporaries of dead runs. Only to be called with the folder's lock held.
void SweepLeftovers(const std::string& folder);

// Makes `folder` and the folders above it that are missing.
// Returns those that were made, outermost first.
Result<std::vector<std::string>> MakeFolders(const std::string& folder);

class FileSet {
 public:
  // Prepares `path` to hold `bytes`. Does nothing if it does already. Symbolic links are followed, but nothing outside
  // of `root`, an existing folder, is written. With `read`, the stamp of the file when it was read, a change by others
  // since then is an error, here or in Commit.
  Status Stage(const std::string& path, const std::string& root, std::string_view bytes,
               const std::optional<FileStamp>& read = std::nullopt);

  // How many files will change.
  int staged() const { return static_cast<int>(files_.size()); }

  // Makes the changes. After an error, files that were not renamed yet are as they were, and no temporary is left.
  Status Commit();

 private:
  struct StagedFile {
    std::string path;    // as the user named it, for messages
    std::string target;  // behind all symbolic links
    std::optional<FileStamp> old;
    Temporary temporary;
  };

  std::vector<StagedFile> files_;
};

// Brings one file to hold `bytes`, alone in its folder, which is swept before. `read`: see FileSet::Stage.
Status ReplaceFile(const std::string& path, std::string_view bytes, const std::optional<FileStamp>& read = std::nullopt);

}  // namespace emend

#endif  // EMEND_CLI_ATOMIC_WRITE_H_
