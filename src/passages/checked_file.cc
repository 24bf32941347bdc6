#include "passages/checked_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include "base/line_index.h"
#include "base/utf8.h"
#include "notes/yaml.h"
#include "passages/markdown.h"
#include "passages/note_passages.h"
#include "passages/plain_text.h"

namespace emend {
namespace {

constexpr size_t kMaxSize = size_t{64} << 20;
constexpr size_t kMaxLine = size_t{4} << 20;

struct Ending {
  std::string_view text;
  FileFormat format;
};

constexpr auto kEndings = std::to_array<Ending>({
    {".yaml", FileFormat::kNotes},
    {".yml", FileFormat::kNotes},
    {".md", FileFormat::kMarkdown},
    {".markdown", FileFormat::kMarkdown},
    {".mdx", FileFormat::kMarkdown},
});

Error FaultAt(const std::string& bytes, const std::string& path, size_t offset, std::string message) {
  return ToError({offset, std::move(message)}, bytes, path);
}

std::optional<Error> FindFault(const std::string& bytes, const std::string& path) {
  if (bytes.size() > kMaxSize)
    return Error{path, 0, 0, fmt::format("larger than {} MiB: split the file", kMaxSize >> 20)};
  if (const size_t nul = bytes.find('\0'); nul != std::string::npos)
    return FaultAt(bytes, path, nul, "a NUL byte stands here: this is no text file, or it was damaged");
  if (const auto at = FindInvalidUtf8(bytes)) {
    return FaultAt(
        bytes, path, *at,
        fmt::format("the byte 0x{:02X} is no UTF-8: save the file as UTF-8", static_cast<unsigned char>(bytes[*at])));
  }
  for (size_t begin = 0; bytes.size() - begin > kMaxLine;) {
    const size_t end = bytes.find_last_of("\r\n", begin + kMaxLine);
    if (end == std::string::npos || end < begin)
      return FaultAt(bytes, path, begin, fmt::format("a line longer than {} MiB: break it", kMaxLine >> 20));
    begin = end + 1;
  }
  return std::nullopt;
}

// Where the text begins behind front matter: a block of YAML between `---` and `---` or `...` at the very start.
size_t FrontMatterEnd(std::string_view text) {
  const auto line_end = [&](size_t at) { return std::min(text.find('\n', at), text.size()); };
  const auto line = [&](size_t at) {
    std::string_view found = text.substr(at, line_end(at) - at);
    while (!found.empty() && (found.back() == ' ' || found.back() == '\r' || found.back() == '\t'))
      found.remove_suffix(1);
    return found;
  };
  if (line(0) != "---") return 0;
  for (size_t at = line_end(0) + 1; at < text.size(); at = line_end(at) + 1) {
    if (line(at) == "---" || line(at) == "...") return std::min(line_end(at) + 1, text.size());
  }
  return 0;
}

}  // namespace

FileFormat FormatOf(std::string_view path) {
  for (const Ending& ending : kEndings) {
    if (path.size() >= ending.text.size() &&
        std::equal(ending.text.begin(), ending.text.end(), path.end() - static_cast<std::ptrdiff_t>(ending.text.size()),
                   [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b | 0x20) : b); }))
      return ending.format;
  }
  return FileFormat::kText;
}

Result<CheckedFile> ReadCheckedFile(std::string bytes, std::string path, FileFormat format) {
  if (auto fault = FindFault(bytes, path)) return *std::move(fault);
  CheckedFile file;
  file.path = std::move(path);
  file.bytes = std::move(bytes);
  file.format = format;
  if (format == FileFormat::kNotes) {
    auto parsed = ParseYaml(file.bytes);
    if (const auto* fault = std::get_if<YamlFault>(&parsed)) return ToError(*fault, file.bytes, file.path);
    file.tree = std::get<YamlNode>(std::move(parsed));
    file.fault = ReadNotesTree(file.tree, file.notes);
    AddNotePassages(file);
    return file;
  }
  const std::string_view all = file.bytes;
  size_t start = all.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  if (format == FileFormat::kText) {
    file.passages = ReadPlainText(all, start);
    return file;
  }
  start += FrontMatterEnd(all.substr(start));
  MarkdownPassages read = ReadMarkdown(all, {.from = start});
  file.passages = std::move(read.passages);
  file.directives = std::move(read.directives);
  return file;
}

}  // namespace emend
