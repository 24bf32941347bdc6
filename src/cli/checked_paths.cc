#include "cli/checked_paths.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <set>
#include <utility>

#include "base/glob.h"
#include "cli/files.h"
#include "cli/system_fault.h"
#include "passages/checked_file.h"

namespace emend {
namespace {

constexpr int kDeepest = 100;  // folders in folders: deeper ones are a loop of mounts

class Finder {
 public:
  explicit Finder(const Config& config) : config_(config) {}

  void Add(std::string operand) {
    while (operand.starts_with("./") && operand.size() > 2) operand.erase(0, 2);
    while (operand.size() > 1 && operand.ends_with('/')) operand.pop_back();
    struct stat status;
    if (operand != "-" && stat(operand.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) {
      if (operand == "." || !IsExcluded(operand)) Walk(operand == "." ? "" : operand, 0);
    } else if (operand == "-" || !IsExcluded(operand)) {
      found_.files.push_back({std::move(operand), false});  // what is no file will say so when it is read
    }
  }

  CheckedPaths Finish() {
    auto& files = found_.files;
    std::sort(files.begin(), files.end(), [](const CheckedPath& a, const CheckedPath& b) {
      return std::tie(a.path, a.found) < std::tie(b.path, b.found);
    });
    std::set<std::string> seen;  // a file may be named twice, also by way of a link
    std::erase_if(files, [&](const CheckedPath& file) {
      std::string real = file.path == "-" ? "-" : RealPath(file.path);
      return !real.empty() && !seen.insert(std::move(real)).second;
    });
    return std::move(found_);
  }

 private:
  bool IsExcluded(const std::string& path) const {
    const std::string relative = config_.Relative(path);
    const auto& patterns = config_.settings.exclude;
    return std::any_of(patterns.begin(), patterns.end(),
                       [&](const std::string& pattern) { return GlobNamesPath(pattern, relative); });
  }

  void Walk(const std::string& folder, int depth) {
    const std::string open = folder.empty() ? "." : folder;
    const std::unique_ptr<DIR, int (*)(DIR*)> entries(opendir(open.c_str()), closedir);
    if (entries == nullptr) {
      found_.errors.push_back(SystemFault(open, "cannot be listed", errno));
      return;
    }
    while (true) {
      errno = 0;
      const dirent* entry = readdir(entries.get());  // NOLINT: the stream is ours alone
      if (entry == nullptr && errno != 0) found_.errors.push_back(SystemFault(open, "cannot be listed", errno));
      if (entry == nullptr) break;
      const std::string name = entry->d_name;
      if (name.front() != '.') AddEntry(folder.empty() || folder == "/" ? folder + name : folder + "/" + name, depth);
    }
  }

  void AddEntry(const std::string& path, int depth) {
    struct stat status;
    if (lstat(path.c_str(), &status) != 0) {
      if (errno != ENOENT) found_.errors.push_back(SystemFault(path, "cannot be examined", errno));
      return;
    }
    if (S_ISDIR(status.st_mode)) {
      if (depth < kDeepest && !IsExcluded(path)) Walk(path, depth + 1);
      return;
    }
    if (!IsCheckedName(path) || IsExcluded(path)) return;
    if (S_ISLNK(status.st_mode) && (stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode))) return;
    if (S_ISREG(status.st_mode)) found_.files.push_back({path, true});
  }

  const Config& config_;
  CheckedPaths found_;
};

}  // namespace

CheckedPaths FindCheckedPaths(const std::vector<std::string>& operands, const Config& config) {
  Finder finder(config);
  for (const std::string& operand : operands) finder.Add(operand);
  return finder.Finish();
}

bool IsCheckedName(std::string_view path) {
  return path.ends_with(".txt") || FormatOf(path) != FileFormat::kText;
}

bool LooksLikeNotes(std::string_view bytes) {
  constexpr std::array<std::string_view, 3> kKeys = {"format:", "topic:", "notes:"};
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.starts_with('{')) return bytes.find("emend/") != std::string_view::npos;
  int keys = 0;
  for (const std::string_view key : kKeys) {
    const bool has = bytes.starts_with(key) || bytes.find("\n" + std::string(key)) != std::string_view::npos;
    keys += has ? 1 : 0;
  }
  return keys >= 2 || bytes.starts_with("format: emend/");
}

}  // namespace emend
