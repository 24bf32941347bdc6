// Replaces the files of a notebook whose notes became part of others.
#ifndef EMEND_CLI_MERGE_WRITER_H_
#define EMEND_CLI_MERGE_WRITER_H_

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/atomic_write.h"
#include "cli/notebook_folder.h"

namespace emend {

// Takes the lock of each folder that a file changes in, and keeps it for as long as it lives.
class MergeWriter {
 public:
  MergeWriter(NotebookFolder folder, int jobs) : folder_(std::move(folder)), jobs_(jobs) {}

  // Brings the files of `notebook` to hold it, in this order. Returns how many changed.
  Result<int> Write(const Notebook& notebook, const std::vector<std::string>& order);

  // The same for files that will be written once more: as read before counts what they hold then.
  Result<int> WriteFirst(const Notebook& notebook);

  // Whether the last error is our own fault.
  bool is_broken() const { return is_broken_; }

 private:
  Status Stage(const FileChange& change, FileSet& files);

  NotebookFolder folder_;
  const int jobs_;
  bool is_broken_ = false;
  std::map<std::string, FolderLock> locks_;
};

}  // namespace emend

#endif  // EMEND_CLI_MERGE_WRITER_H_
