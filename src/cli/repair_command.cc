// emend repair: undoes mojibake and nothing else. A filter, or with --in-place a change of the files themselves.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "base/mapped_text.h"
#include "base/utf8.h"
#include "cli/atomic_write.h"
#include "cli/command.h"
#include "cli/files.h"
#include "cli/parallel.h"
#include "render/json.h"
#include "repair/decode.h"
#include "repair/repair.h"

namespace emend {
namespace {

constexpr Option kRepairOptions[] = {
    {"--explain", "", "list each repair on stderr, as JSON Lines: line, column, damaged, repaired, chain, certainty",
     "", false},
    {"-i,--in-place", "", "change the files instead of printing them", "", false},
};

struct RepairedFile {
  std::string path;
  std::string text;
  FileStamp stamp;
  std::string records;                // --explain
  std::vector<std::string> messages;  // how the bytes were read
  size_t repairs = 0;
  bool changed = false;
  std::optional<Error> error;
};

// Rounded down, so that nothing but certainty is shown as 1.00.
double ShownCertainty(double certainty) { return std::floor(certainty * 100) / 100; }

std::string JsonList(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& text : texts) out += (out.size() > 1 ? "," : "") + JsonString(text);
  return out + "]";
}

// One record a repair. Counts lines and columns forward, as a single line may hold all repairs.
std::string Explain(const std::string& path, std::string_view text, const std::vector<Repair>& repairs) {
  std::string out;
  size_t at = 0;
  size_t line = 1;
  size_t column = 1;
  for (const Repair& repair : repairs) {
    for (; at < repair.span.begin; at += DecodeUtf8(text, at).length) {
      const bool ends_line = text[at] == '\n' || (text[at] == '\r' && text.substr(at + 1, 1) != "\n");
      line += ends_line ? 1 : 0;
      column = ends_line ? 1 : column + 1;
    }
    out += fmt::format(
        R"({{"path":{},"line":{},"column":{},"damaged":{},"repaired":{},"chain":{},"certainty":{:.2f},"candidates":{}}})"
        "\n",
        JsonString(path), line, column, JsonString(text.substr(repair.span.begin, repair.span.size())),
        JsonString(repair.repaired), JsonString(repair.chain), ShownCertainty(repair.certainty),
        JsonList(repair.candidates));
  }
  return out;
}

RepairedFile RepairFile(std::string path, bool explain) {
  RepairedFile file;
  file.path = std::move(path);
  Result<FileBytes> bytes = ReadFile(file.path, kMostTextBytes);
  if (!bytes.ok()) return file.error = bytes.error(), file;
  file.stamp = bytes.value().stamp;
  Result<DecodedText> decoded = DecodeBytes(std::move(bytes.value().bytes));
  if (!decoded.ok()) {
    file.error = decoded.error();
    if (file.error->path.empty()) file.error->path = file.path;
    return file;
  }
  const DecodedText& text = decoded.value();
  const std::vector<Repair> repairs = FindRepairs(text.text);
  file.repairs = repairs.size();
  if (text.encoding != "utf-8") {
    const double certainty = ShownCertainty(text.certainty);
    file.messages.push_back(text.certainty < 1 ? fmt::format("read as {}, certainty {:.2f}", text.encoding, certainty)
                                               : fmt::format("read as {}", text.encoding));
    if (explain) {
      file.records += fmt::format(R"({{"path":{},"encoding":{},"certainty":{:.2f}}})"
                                  "\n",
                                  JsonString(file.path), JsonString(text.encoding), certainty);
    }
  }
  if (text.control_bytes > 0) {
    file.messages.push_back(fmt::format("holds {} control characters, kept as they are", text.control_bytes));
  }
  if (explain) file.records += Explain(file.path, text.text, repairs);
  file.changed = !repairs.empty() || text.encoding != "utf-8";
  file.text = repairs.empty() ? text.text : ApplyEdits(text.text, ToEdits(repairs));
  // The mark is no mojibake: where it was, it stays.
  if (text.encoding == "utf-8" && text.byte_order_mark) file.text.insert(0, kByteOrderMark);
  return file;
}

// A file that is named twice, perhaps by way of a link, must be changed once.
std::vector<std::string> WithoutTwins(const std::vector<std::string>& paths) {
  std::vector<std::string> kept;
  std::set<std::string> seen;
  for (const std::string& path : paths) {
    const std::string real = RealPath(path);
    if (real.empty() || seen.insert(real).second) kept.push_back(path);
  }
  return kept;
}

int RunRepair(const Arguments& arguments, Console& console) {
  const bool explain = arguments.Has("--explain");
  const bool in_place = arguments.Has("--in-place");
  std::vector<std::string> paths = arguments.operands;
  if (paths.empty()) paths.emplace_back("-");
  if (in_place && std::find(paths.begin(), paths.end(), "-") != paths.end()) {
    console.PrintError({"", 0, 0, "--in-place needs files to change; standard input is none"});
    return kCouldNotWork;
  }

  if (in_place) paths = WithoutTwins(paths);

  int status = kNothingToReport;
  const size_t batch = static_cast<size_t>(arguments.jobs) * 4;  // bounds what is held at a time
  for (size_t first = 0; first < paths.size(); first += batch) {
    std::vector<RepairedFile> files(std::min(batch, paths.size() - first));
    ParallelFor(files.size(), arguments.jobs, [&](size_t i) { files[i] = RepairFile(paths[first + i], explain); });
    for (RepairedFile& file : files) {
      if (!file.error.has_value() && in_place && file.changed) {
        if (const Status replaced = ReplaceFile(file.path, file.text, file.stamp); !replaced.ok())
          file.error = replaced.error();
      }
      if (file.error.has_value()) {
        console.PrintError(*file.error);
        status = kCouldNotWork;
        continue;
      }
      console.PrintRecord(file.records);
      if (!explain) {  // else stderr is for records alone
        const std::string name = file.path == "-" ? "standard input" : file.path;
        for (const std::string& message : file.messages) console.PrintMessage(name + ": " + message);
        if (console.verbosity() > 0) console.PrintMessage(fmt::format("{}: {} repairs", name, file.repairs));
      }
      if (!in_place) console.PrintContent(file.text);
      file = RepairedFile();
    }
  }
  return status;
}

}  // namespace

extern const Command repair_command = {
    .name = "repair",
    .summary = "undo mojibake, as a filter or in place",
    .operands = "FILE...",
    .needs_operand = false,
    .description =
        "Undoes UTF-8 that was read as a single-byte code page, up to three times over. Genuine text in any language\n"
        "stays as it is. Reads standard input when no FILE is given or FILE is -. The output is UTF-8.\n",
    .options = kRepairOptions,
    .examples =
        "  emend repair < damaged.txt > clean.txt\n"
        "  emend repair --explain damaged.txt > clean.txt 2> repairs.jsonl\n"
        "  emend repair --in-place notes/*.md\n",
    .run = RunRepair,
};

}  // namespace emend
