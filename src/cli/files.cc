#include "cli/files.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <utility>

#include "cli/system_fault.h"

namespace emend {
namespace {

constexpr size_t kChunk = 1 << 16;

Error TooLarge(const std::string& path, uint64_t limit) {
  return {path, 0, 0, fmt::format("is larger than {} MiB; split it", limit >> 20)};
}

Status RefuseOddFile(const std::string& path, const struct stat& status) {
  if (S_ISREG(status.st_mode)) return Ok();
  const std::string_view what = S_ISDIR(status.st_mode)    ? "is a folder; name the files in it"
                                : S_ISFIFO(status.st_mode) ? "is a pipe; give - to read standard input"
                                : S_ISSOCK(status.st_mode) ? "is a socket; name a regular file"
                                                           : "is a device; name a regular file";
  return Error{path, 0, 0, std::string(what)};
}

// Reads to the end. `expected` is a hint only: a file may grow meanwhile, and files of /proc claim to be empty.
Result<std::string> ReadAll(int fd, const std::string& path, size_t expected, uint64_t limit) {
  std::string bytes;
  size_t size = 0;
  bytes.resize(expected + 1);  // one more, so that the end is seen without growing
  while (true) {
    if (size == bytes.size()) bytes.resize(std::max(size + kChunk, size + size / 2));
    const ssize_t count = Retry([&] { return read(fd, bytes.data() + size, bytes.size() - size); });
    if (count < 0) return SystemFault(path, "cannot be read", errno);
    if (count == 0) break;
    size += static_cast<size_t>(count);
    if (size > limit) return TooLarge(path, limit);
  }
  bytes.resize(size);
  return bytes;
}

}  // namespace

FileStamp FileStamp::Of(const struct stat& status) {
  return {status.st_dev, status.st_ino, status.st_size, status.st_mtim};
}

bool FileStamp::operator==(const FileStamp& other) const {
  return device == other.device && inode == other.inode && size == other.size &&
         modified.tv_sec == other.modified.tv_sec && modified.tv_nsec == other.modified.tv_nsec;
}

int Descriptor::Close() {
  const int fd = std::exchange(fd_, -1);
  return fd < 0 ? 0 : close(fd);
}

Result<FileBytes> ReadFile(const std::string& path, uint64_t limit) {
  FileBytes file;
  if (path == "-") {
    Result<std::string> bytes = ReadAll(STDIN_FILENO, "standard input", kChunk, limit);
    if (!bytes.ok()) return bytes.error();
    file.bytes = std::move(bytes).value();
    return file;
  }
  if (path.empty()) return Error{"", 0, 0, "the name of a file is empty; check the quotes around it"};
  // Without O_NONBLOCK a pipe that nobody writes to would hold us here.
  const Descriptor in(Retry([&] { return open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY); }));
  if (!in.ok()) return SystemFault(path, "cannot be opened", errno);
  struct stat status;
  if (fstat(in.fd(), &status) != 0) return SystemFault(path, "cannot be examined", errno);
  if (const Status odd = RefuseOddFile(path, status); !odd.ok()) return odd.error();
  if (static_cast<uint64_t>(status.st_size) > limit) return TooLarge(path, limit);
  file.stamp = FileStamp::Of(status);
  Result<std::string> bytes = ReadAll(in.fd(), path, static_cast<size_t>(status.st_size), limit);
  if (!bytes.ok()) return bytes.error();
  file.bytes = std::move(bytes).value();
  return file;
}

Result<std::vector<std::string>> ListFolder(const std::string& folder, std::string_view suffix) {
  std::vector<std::string> names;
  const std::unique_ptr<DIR, int (*)(DIR*)> entries(opendir(folder.c_str()), closedir);
  if (entries == nullptr && errno == ENOENT) return names;
  if (entries == nullptr) return SystemFault(folder, "cannot be listed", errno);
  while (true) {
    errno = 0;
    const dirent* entry = readdir(entries.get());  // NOLINT: the stream is ours alone
    if (entry == nullptr && errno != 0) return SystemFault(folder, "cannot be listed", errno);
    if (entry == nullptr) break;
    const std::string_view name = entry->d_name;
    if (name.front() != '.' && name.ends_with(suffix)) names.emplace_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string RealPath(const std::string& path) {
  const std::unique_ptr<char, void (*)(void*)> real(realpath(path.c_str(), nullptr), std::free);
  return real == nullptr ? "" : real.get();
}

bool IsFolder(const std::string& path) {
  struct stat status = {};
  return stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

std::string FolderName(const std::string& path) {
  const size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

std::string_view BaseName(std::string_view path) { return path.substr(path.rfind('/') + 1); }

}  // namespace emend
