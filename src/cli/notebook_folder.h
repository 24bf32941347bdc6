// The notes of a folder: read whole, changed in memory, written where they differ.
#ifndef EMEND_CLI_NOTEBOOK_FOLDER_H_
#define EMEND_CLI_NOTEBOOK_FOLDER_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/files.h"
#include "notes/merge.h"

namespace emend {

struct NotebookFolder {
  std::string path;
  Notebook notebook;
  std::map<std::string, FileBytes> files;  // as they were read, by name
};

// Reads every .yaml file of the folder; a folder that does not exist holds no notes. All faults are added to `errors`.
NotebookFolder ReadNotebookFolder(const std::string& path, int jobs, std::vector<Error>& errors);

// A file whose notes are not what they were.
struct FileChange {
  std::string name;
  std::string before;  // empty if it is new
  std::string after;
  std::optional<FileStamp> read;  // nothing if it is new
};

// What it takes to bring the folder to `notebook`. Each new text was read back and compared: an error is our fault.
Result<std::vector<FileChange>> PlanChanges(const NotebookFolder& folder, const Notebook& notebook, int jobs);

}  // namespace emend

#endif  // EMEND_CLI_NOTEBOOK_FOLDER_H_
