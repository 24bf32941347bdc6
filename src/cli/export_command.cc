// emend export: notes in the forms that other tools read.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "cli/atomic_write.h"
#include "cli/checked_paths.h"
#include "cli/command.h"
#include "cli/config.h"
#include "cli/files.h"
#include "cli/read_topics.h"
#include "render/exports.h"

namespace emend {
namespace {

constexpr Option kExportOptions[] = {
    {"--to", "FORM", "anki, gift (Moodle), jsonl, markdown (a file each topic) or html (one page)", kExportNames, true},
    {"-o,--output", "PATH",
     "the file to write, or for markdown the folder; without it one file goes to standard output", "", false},
    {"--config", "FILE", "the settings (default: the nearest emend.yaml upward from here)", "", false},
};

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
  // The content that the settings name may hold other texts, which are there to be checked. What is not there at all
  // stays, and is told when it is read.
  if (arguments.operands.empty()) {
    std::erase_if(found.files,
                  [](const CheckedPath& path) { return !HasYamlName(path) && access(path.path.c_str(), F_OK) == 0; });
  }
  std::vector<ExportedTopic> topics;
  for (TopicFile& topic : ReadTopics(std::move(found.files), arguments.jobs, errors))
    topics.push_back({std::move(topic.slug), std::move(topic.file)});
  for (const Error& error : errors) console.PrintError(error);
  if (topics.empty() && !errors.empty()) return kCouldNotWork;  // what was exported before is better than nothing

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
    .options = kExportOptions,
    .examples =
        "  emend export --to html -o notes.html\n"
        "  emend export --to anki -o cards.txt content/notes\n"
        "  emend export --to markdown -o docs/notes\n"
        "  emend export --to jsonl | jq .question\n",
    .run = RunExport,
};

}  // namespace emend
