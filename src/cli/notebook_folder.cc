#include "cli/notebook_folder.h"

#include <fmt/format.h>

#include <utility>

#include "cli/parallel.h"
#include "notes/update_notes.h"
#include "notes/yaml.h"

namespace emend {

NotebookFolder ReadNotebookFolder(const std::string& path, int jobs, std::vector<Error>& errors) {
  NotebookFolder folder;
  folder.path = path;
  const Result<std::vector<std::string>> names = ListFolder(path, ".yaml");
  if (!names.ok()) return errors.push_back(names.error()), folder;

  struct FileRead {
    FileBytes bytes;
    NotesFile notes;
    std::optional<Error> error;
  };
  std::vector<FileRead> files(names.value().size());
  ParallelFor(files.size(), jobs, [&](size_t i) {
    const std::string file_path = fmt::format("{}/{}", path, names.value()[i]);
    Result<FileBytes> bytes = ReadFile(file_path, kMostNotesBytes);
    if (!bytes.ok()) return static_cast<void>(files[i].error = bytes.error());
    Result<NotesFile> notes = ReadNotes(bytes.value().bytes, file_path);
    if (!notes.ok()) return static_cast<void>(files[i].error = notes.error());
    files[i].bytes = std::move(bytes).value();
    files[i].notes = std::move(notes).value();
  });
  for (size_t i = 0; i < files.size(); ++i) {
    if (files[i].error.has_value()) {
      errors.push_back(*files[i].error);
    } else {
      folder.notebook.emplace(names.value()[i], std::move(files[i].notes));
      folder.files.emplace(names.value()[i], std::move(files[i].bytes));
    }
  }
  return folder;
}

Result<std::vector<FileChange>> PlanChanges(const NotebookFolder& folder, const Notebook& notebook, int jobs) {
  std::vector<FileChange> changes;
  std::vector<std::pair<const NotesFile*, const NotesFile*>>
      notes;  // as they were (null: a new file), as they shall be
  for (const auto& [name, file] : notebook) {
    const auto before = folder.notebook.find(name);
    if (before != folder.notebook.end() && before->second == file) continue;  // whatever its layout: it stays
    FileChange change{name, "", "", std::nullopt};
    if (const auto old = folder.files.find(name); old != folder.files.end()) {
      change.before = old->second.bytes;
      change.read = old->second.stamp;
    }
    changes.push_back(std::move(change));
    notes.emplace_back(before == folder.notebook.end() ? nullptr : &before->second, &file);
  }
  std::vector<std::optional<Error>> faults(changes.size());
  ParallelFor(changes.size(), jobs, [&](size_t i) {
    const auto [before, after] = notes[i];
    changes[i].after = before == nullptr ? WriteNotes(*after) : UpdateNotes(changes[i].before, *before, *after);
    changes[i].after.shrink_to_fit();
    if (const Status status = VerifyRoundTrip(*after, changes[i].after); !status.ok()) faults[i] = status.error();
  });
  for (size_t i = 0; i < faults.size(); ++i) {
    if (!faults[i].has_value()) continue;
    return Error{fmt::format("{}/{}", folder.path, changes[i].name), 0, 0, faults[i]->message};
  }
  return changes;
}

}  // namespace emend
