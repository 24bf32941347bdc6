#include "cli/read_exports.h"

#include <fmt/format.h>

#include <map>
#include <utility>

#include "base/utf8.h"
#include "cli/files.h"
#include "cli/parallel.h"
#include "cli/progress.h"

namespace emend {
namespace {

void ImportFile(ExportFile& file, std::string_view layout, bool traced) {
  Result<FileBytes> bytes = ReadFile(file.path, kMostTextBytes);
  if (!bytes.ok()) {
    file.error = bytes.error();
    return;
  }
  Result<ImportedExport> imported = ImportBytes(std::move(bytes.value().bytes), ExportName(file.path), layout, traced);
  if (!imported.ok()) {
    file.error = imported.error();
    if (file.error->path.empty()) file.error->path = file.path == "-" ? "standard input" : file.path;
    return;
  }
  file.imported = std::move(imported).value();
  file.imported->summary.path = file.path;
}

}  // namespace

// The name by which notes refer to an export, always well-formed UTF-8.
std::string ExportName(const std::string& path) {
  const std::string_view name = path == "-" ? "standard-input" : BaseName(path);
  std::string out;
  for (size_t i = 0; i < name.size();) {
    const CodePoint c = DecodeUtf8(name, i);
    AppendUtf8(c.value, out);
    i += c.length;
  }
  return out;
}

std::vector<ExportFile> ReadExports(const std::vector<std::string>& paths, std::string_view layout, bool traced,
                                    int jobs, Console& console) {
  std::vector<ExportFile> files;
  std::map<std::string, std::string> path_of;
  for (const std::string& path : paths) {
    ExportFile& file = files.emplace_back(ExportFile{path, std::nullopt, std::nullopt});
    const auto [known, fresh] = path_of.emplace(ExportName(path), path);
    if (!fresh) {
      file.error = Error{path, 0, 0,
                         fmt::format("has the same file name as {}; rename one, or import them one by one into "
                                     "folders of their own",
                                     known->second)};
    }
  }
  Progress progress(console, "importing", files.size());
  ParallelFor(files.size(), jobs, [&](size_t i) {
    if (!files[i].error.has_value()) ImportFile(files[i], layout, traced);
    progress.Advance();
  });
  return files;
}

}  // namespace emend
