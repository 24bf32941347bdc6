#include "cli/config.h"

#include <sys/stat.h>

#include <cerrno>
#include <utility>
#include <vector>

#include "cli/files.h"
#include "cli/system_fault.h"

namespace emend {
namespace {

constexpr std::string_view kName = "emend.yaml";
constexpr uint64_t kMostBytes = uint64_t{1} << 20;

// Without `.` and `..` and doubled slashes; `path` begins at the root.
std::string Normalize(const std::string& path) {
  std::vector<std::string_view> parts;
  const std::string_view text = path;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('/', begin), text.size());
    const std::string_view part = text.substr(begin, end - begin);
    if (part == "..") {
      if (!parts.empty()) parts.pop_back();
    } else if (!part.empty() && part != ".") {
      parts.push_back(part);
    }
    begin = end + 1;
  }
  std::string out;
  for (const std::string_view part : parts) out.append("/").append(part);
  return out.empty() ? "/" : out;
}

std::string Join(const std::string& folder, const std::string& name) {
  return folder == "/" ? folder + name : folder + "/" + name;
}

// `target` as seen from `folder`, both from the root on: ../x, or the whole path if they share nothing but the root.
std::string SeenFrom(const std::string& folder, const std::string& target) {
  if (target == folder) return ".";
  std::string up;
  for (std::string at = folder; at != "/"; at = FolderName(at)) {
    const std::string head = at + "/";
    if (target == at) return up.substr(0, up.size() - 1);
    if (target.starts_with(head)) return up + target.substr(head.size());
    up += "../";
  }
  return target;
}

std::string FindUpward(const std::string& folder) {
  struct stat status;
  for (std::string at = folder;; at = FolderName(at)) {
    const std::string path = Join(at, std::string(kName));
    if (stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode)) return path;
    if (at == "/") return "";
  }
}

}  // namespace

std::string Config::Resolve(const std::string& named) const {
  if (named.starts_with('/')) return named;
  return SeenFrom(working_folder, Normalize(Join(folder, named)));
}

std::string Config::Relative(const std::string& file) const {
  const std::string whole = Normalize(file.starts_with('/') ? file : Join(working_folder, file));
  const std::string head = folder == "/" ? folder : folder + "/";
  return whole.starts_with(head) ? whole.substr(head.size()) : whole;
}

Result<Config> LoadConfig(std::string_view named) {
  Config config;
  config.working_folder = RealPath(".");
  if (config.working_folder.empty()) return SystemFault(".", "the working directory cannot be found", errno);
  config.folder = config.working_folder;
  std::string whole;
  if (named.empty()) {
    whole = FindUpward(config.working_folder);
    if (whole.empty()) return config;
    config.path = SeenFrom(config.working_folder, whole);
  } else {
    config.path = std::string(named);
    whole = RealPath(config.path);
    if (whole.empty()) return SystemFault(config.path, "cannot be opened", errno);
  }
  config.folder = FolderName(whole);
  const Result<FileBytes> bytes = ReadFile(config.path, kMostBytes);
  if (!bytes.ok()) return bytes.error();
  Result<Settings> settings = ParseSettings(bytes.value().bytes, config.path);
  if (!settings.ok()) return settings.error();
  config.settings = std::move(settings).value();
  return config;
}

}  // namespace emend
