#include "cli/merge_writer.h"

#include <string_view>
#include <utility>

#include "cli/files.h"
#include "notes/yaml.h"

namespace emend {

Result<int> MergeWriter::Write(const Notebook& notebook, const std::vector<std::string>& order) {
  const Result<std::vector<FileChange>> planned = PlanChanges(folder_, notebook, jobs_);
  if (!planned.ok()) {
    is_broken_ = true;
    return Error{"", 0, 0, "internal error: " + planned.error().ToString()};
  }
  std::map<std::string_view, const FileChange*> changes;
  for (const FileChange& change : planned.value()) changes[change.name] = &change;
  FileSet files;
  for (const std::string& name : order) {
    const auto change = changes.find(name);
    if (change == changes.end()) continue;
    if (const Status staged = Stage(*change->second, files); !staged.ok()) return staged.error();
  }
  if (const Status written = files.Commit(); !written.ok()) return written.error();
  return static_cast<int>(changes.size());
}

Result<int> MergeWriter::WriteFirst(const Notebook& notebook) {
  std::vector<std::string> names;
  for (const auto& [name, file] : notebook) names.push_back(name);
  Result<int> written = Write(notebook, names);
  for (const std::string& name : names) {
    if (!written.ok()) break;
    Result<FileBytes> bytes = ReadFile(name, kMostNotesBytes);
    if (!bytes.ok()) return bytes.error();
    folder_.files[name] = std::move(bytes).value();
    folder_.notebook[name] = notebook.at(name);
  }
  return written;
}

Status MergeWriter::Stage(const FileChange& change, FileSet& files) {
  const std::string parent = FolderName(change.name);
  if (!locks_.contains(parent)) {
    Result<FolderLock> lock = FolderLock::Take(parent);
    if (!lock.ok()) return lock.error();
    if (lock.value().held()) SweepLeftovers(parent);
    locks_.emplace(parent, std::move(lock).value());
  }
  return files.Stage(change.name, parent, change.after, change.read);
}

}  // namespace emend
