// emend init: the files that a repository of notes needs, where they are not there yet.
#include <fmt/format.h>
#include <sys/stat.h>

#include <string>
#include <vector>

#include "cli/atomic_write.h"
#include "cli/command.h"
#include "cli/files.h"

namespace emend {
namespace {

constexpr Option kInitOptions[] = {
    {"--content", "DIR", "the folder of the notes, from that of the repository on (default: content/notes)", "", false},
    {"--hooks-from", "REPO", "where pre-commit takes emend from and builds it; without it, emend must be on the PATH",
     "", false},
};

constexpr std::string_view kSettings =
    R"(# The settings of emend in this repository. All keys but content may be left out.
content: {content}
vocabulary: vocabulary.txt
# rules: house/rules            # a folder of rules of your own, beside those of emend
# dictionaries: [en_GB]
# ignore: [Style.Dashes]        # rules or styles that are off here
# severity: {{Terms: error}}
# fail-level: warning
# exclude: [vendor]
)";

constexpr std::string_view kVocabulary = "# Words that are right here, one on each line.\n";

constexpr std::string_view kLocalHooks = R"(- repo: local
  hooks:
  - id: emend-check
    name: emend check, with fixes
    entry: emend check --fix
    args: ["--"]
    language: system
    files: '^{pattern}/.*\.(ya?ml|md|markdown|mdx|txt)$'
    types: [text]
    require_serial: true
  - id: emend-duplicates
    name: emend dedup
    entry: emend dedup
    args: ["--", {content}]
    language: system
    pass_filenames: false
    always_run: true
)";

constexpr std::string_view kHooks = R"(- repo: {repository}
  rev: v{version}
  hooks:
  - id: emend-check
    files: '^{pattern}/.*\.(ya?ml|md|markdown|mdx|txt)$'
  - id: emend-duplicates
    args: ["--", {content}]
)";

// As a YAML scalar that needs no care.
std::string Quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "''" : std::string(1, c);
  return out + "'";
}

// As a part of a regular expression, inside of such a scalar.
std::string Pattern(std::string_view path) {
  std::string out;
  for (const char c : path) {
    if (std::string_view("\\^$.|?*+()[]{}").find(c) != std::string_view::npos) out += '\\';
    out += c == '\'' ? "''" : std::string(1, c);
  }
  return out;
}

bool Exists(const std::string& path) {
  struct stat status;
  return lstat(path.c_str(), &status) == 0;
}

// The folder of the git repository that the working directory is in; the working directory if it is in none.
std::string RepositoryFolder() {
  const std::string here = RealPath(".");
  for (std::string at = here;; at = FolderName(at)) {
    if (Exists(at + "/.git")) return at;
    if (at == "/" || at.empty()) return here;
  }
}

Status CheckContent(const std::string& content) {
  const auto fault = [&](std::string_view why) {
    return Error{
        "", 0, 0,
        fmt::format("--content \"{}\" {}; name a folder in the repository, such as content/notes", content, why)};
  };
  if (content.empty() || content.front() == '/' || content.front() == '-')
    return fault("is no path from the repository on");
  if (content == ".." || content.starts_with("../") || content.find("/../") != std::string::npos)
    return fault("leads out of it");
  for (const char c : content) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return fault("holds a control character");
  }
  return Ok();
}

struct NewFile {
  std::string name;
  std::string bytes;
  std::string otherwise;  // what to do where there is one already
};

std::vector<NewFile> Files(const std::string& content, const std::string& repository) {
  const std::string hooks =
      repository.empty() ? fmt::format(fmt::runtime(kLocalHooks), fmt::arg("content", Quoted(content)),
                                       fmt::arg("pattern", Pattern(content)))
                         : fmt::format(fmt::runtime(kHooks), fmt::arg("content", Quoted(content)),
                                       fmt::arg("pattern", Pattern(content)),
                                       fmt::arg("repository", Quoted(repository)), fmt::arg("version", EMEND_VERSION));
  return {{"emend.yaml", fmt::format(fmt::runtime(kSettings), fmt::arg("content", Quoted(content))), ""},
          {"vocabulary.txt", std::string(kVocabulary), ""},
          {".pre-commit-config.yaml", "repos:\n" + hooks, "to use the hooks of emend, add to its repos:\n" + hooks}};
}

int RunInit(const Arguments& arguments, Console& console) {
  std::string content(arguments.Has("--content") ? arguments.Value("--content") : "content/notes");
  while (content.size() > 1 && content.ends_with('/')) content.pop_back();
  while (content.starts_with("./")) content.erase(0, 2);
  const auto refuse = [&](const Error& error) {
    console.PrintError(error);
    return kCouldNotWork;
  };
  if (const Status status = CheckContent(content); !status.ok()) return refuse(status.error());
  const std::string folder = RepositoryFolder();
  if (folder.empty()) return refuse({"", 0, 0, "the working directory is gone; change to one that is there"});

  FileSet set;
  std::string told;
  // Hooks look into the folder of the notes before there are any; git keeps no folder that is empty.
  if (const std::string notes = folder + "/" + content; !Exists(notes)) {
    const Result<std::vector<std::string>> made = MakeFolders(notes);
    if (!made.ok()) return refuse(made.error());
    if (const Status status = set.Stage(notes + "/.gitkeep", notes, ""); !status.ok()) return refuse(status.error());
    told += fmt::format("wrote  {}/.gitkeep\n", content);
  }
  for (const NewFile& file : Files(content, std::string(arguments.Value("--hooks-from")))) {
    const std::string path = folder + "/" + file.name;
    if (Exists(path)) {
      told += fmt::format("kept   {}, which is there already{}{}\n", file.name, file.otherwise.empty() ? "" : "; ",
                          file.otherwise);
      continue;
    }
    if (const Status status = set.Stage(path, folder, file.bytes); !status.ok()) return refuse(status.error());
    told += fmt::format("wrote  {}\n", file.name);
  }
  if (const Status status = set.Commit(); !status.ok()) return refuse(status.error());
  if (console.verbosity() >= 0) {
    console.Print(told);
    console.Print(
        fmt::format("next:  emend import EXPORT... -o {0}   to make notes of exports\n"
                    "       emend check                   to see what is to be mended\n"
                    "       pre-commit install            to check each commit\n",
                    content));
  }
  return kNothingToReport;
}

}  // namespace

extern const Command init_command = {
    .name = "init",
    .summary = "set a repository up: settings, vocabulary, pre-commit",
    .operands = "",
    .needs_operand = false,
    .description =
        "Writes emend.yaml, vocabulary.txt and .pre-commit-config.yaml into the folder of the git repository that the\n"
        "working directory is in, or into the working directory, and makes the folder of the notes. What is there\n"
        "already stays as it is.\n",
    .options = kInitOptions,
    .examples =
        "  emend init\n"
        "  emend init --content docs/notes --hooks-from https://github.com/OWNER/emend\n",
    .run = RunInit,
};

}  // namespace emend
