// emend export: notes in the forms that other tools read.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "cli/atomic_write.h"
#include "cli/checked_paths.h"
#include "cli/command.h"
#include "cli/config.h"
#include "cli/files.h"
#include "cli/parallel.h"
#include "notes/yaml.h"
#include "render/exports.h"

namespace emend {
namespace {

constexpr char kDefaultFolder[] = "content/notes";

constexpr Option kOptions[] = {
    {"--to", "FORM", "anki, gift (Moodle), jsonl, markdown (a file each topic) or html (one page)", kExportNames, true},
    {"-o,--output", "PATH",
     "the file to write, or for markdown the folder; without it one file goes to standard output", "", false},
    {"--config", "FILE", "the settings (default: the nearest emend.yaml upward from here)", "", false},
};

struct FileRead {
  std::optional<NotesFile> notes;
  std::optional<Error> error;
};

FileRead ReadTopic(const CheckedPath& path) {
  Result<FileBytes> bytes = ReadFile(path.path, kMostNotesBytes);
  if (!bytes.ok()) return {std::nullopt, bytes.error()};
  if (path.found && !LooksLikeNotes(bytes.value().bytes)) return {};
  Result<NotesFile> notes = ReadNotes(bytes.value().bytes, path.path);
  if (!notes.ok()) return {std::nullopt, notes.error()};
  return {std::move(notes).value(), std::nullopt};
}

// The name of a file without its folder and end; made unlike those before it.
std::string Slug(const std::string& path, std::map<std::string, int>& seen) {
  std::string slug(BaseName(path));
  if (const size_t dot = slug.rfind('.'); dot != std::string::npos && dot > 0) slug.resize(dot);
  std::string unique = slug;
  while (seen[unique]++ > 0) unique = fmt::format("{}-{}", slug, seen[slug]++);
  return unique;
}

bool IsYaml(const CheckedPath& path) {
  return !path.found || path.path.ends_with(".yaml") || path.path.ends_with(".yml");
}

std::vector<ExportedTopic> ReadTopics(std::vector<CheckedPath> paths, int jobs, std::vector<Error>& errors) {
  std::erase_if(paths, [](const CheckedPath& path) { return !IsYaml(path); });
  std::vector<FileRead> files(paths.size());
  ParallelFor(paths.size(), jobs, [&](size_t i) { files[i] = ReadTopic(paths[i]); });
  std::vector<ExportedTopic> topics;
  std::map<std::string, int> slugs;
  for (size_t i = 0; i < paths.size(); ++i) {
    if (files[i].error.has_value()) errors.push_back(*files[i].error);
    if (files[i].notes.has_value()) topics.push_back({Slug(paths[i].path, slugs), std::move(*files[i].notes)});
  }
  return topics;
}

Status WriteFiles(const std::vector<ExportedFile>& files, const std::string& output) {
  FileSet set;
  const bool folder = !files.empty() && !files.front().name.empty();
  if (folder) {
    if (const auto made = MakeFolders(output); !made.ok()) return made.error();
  }
  for (const ExportedFile& file : files) {
    const std::string path = folder ? output + "/" + file.name : output;
    if (const Status status = set.Stage(path, folder ? output : FolderName(path), file.bytes); !status.ok())
      return status;
  }
  return set.Commit();
}

int RunExport(const Arguments& arguments, Console& console) {
  const std::string output(arguments.Value("--output"));
  const auto exports = Exports();
  const Export& form = **std::find_if(exports.begin(), exports.end(),
                                      [&](const Export* x) { return x->name == arguments.Value("--to"); });
  const auto refuse = [&](const Error& error) {
    console.PrintError(error);
    return kCouldNotWork;
  };
  if (output.empty() && !form.one_file)
    return refuse({"", 0, 0, fmt::format("{} is several files; name their folder with -o", form.name)});

  const Result<Config> config = LoadConfig(arguments.Value("--config"));
  if (!config.ok()) return refuse(config.error());
  std::vector<std::string> operands = arguments.operands;
  if (operands.empty()) {
    for (const std::string& path : config.value().settings.content) operands.push_back(config.value().Resolve(path));
  }
  if (operands.empty()) operands.emplace_back(kDefaultFolder);
  CheckedPaths found = FindCheckedPaths(operands, config.value());
  std::vector<Error> errors = std::move(found.errors);
  const std::vector<ExportedTopic> topics = ReadTopics(std::move(found.files), arguments.jobs, errors);
  for (const Error& error : errors) console.PrintError(error);

  const std::vector<ExportedFile> files = form.render(topics);
  if (output.empty()) {
    console.PrintContent(files.front().bytes);
  } else if (const Status written = WriteFiles(files, output); !written.ok()) {
    return refuse(written.error());
  }
  size_t notes = 0;
  for (const ExportedTopic& topic : topics) notes += topic.file.notes.size();
  console.PrintMessage(fmt::format("exported {} note{} of {} topic{}", notes, notes == 1 ? "" : "s", topics.size(),
                                   topics.size() == 1 ? "" : "s"));
  return errors.empty() ? kNothingToReport : kCouldNotWork;
}

}  // namespace

extern const Command export_command = {
    .name = "export",
    .summary = "write notes in a form that other tools read",
    .operands = "PATH...",
    .needs_operand = false,
    .description =
        "Writes the notes of files and folders for flashcards, quizzes, programs and readers. Without a PATH: the "
        "content\n"
        "that emend.yaml names, or else content/notes. A note's id goes with it, so that what is exported again takes "
        "the\n"
        "place of what was exported before.\n",
    .options = kOptions,
    .examples =
        "  emend export --to html -o notes.html\n"
        "  emend export --to anki -o cards.txt content/notes\n"
        "  emend export --to markdown -o docs/notes\n"
        "  emend export --to jsonl | jq .question\n",
    .run = RunExport,
};

}  // namespace emend
