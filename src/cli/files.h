// Reading what the user named. Only regular files and standard input ("-") are read; a folder, a pipe or a device given
// as a file is an error that says so.
#ifndef EMEND_CLI_FILES_H_
#define EMEND_CLI_FILES_H_

#include <sys/stat.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace emend {

// A file of notes: what is larger was named by mistake.
inline constexpr uint64_t kMostNotesBytes = uint64_t{64} << 20;  // 64 MiB
// An export, or a file of any text.
inline constexpr uint64_t kMostTextBytes = uint64_t{1} << 30;  // 1 GiB

// What a file was when it was read: any change by others shows.
struct FileStamp {
  dev_t device = 0;
  ino_t inode = 0;
  off_t size = 0;
  timespec modified = {};

  static FileStamp Of(const struct stat& status);
  bool operator==(const FileStamp& other) const;
};

struct FileBytes {
  std::string bytes;
  FileStamp stamp;  // of standard input: nothing
};

// All bytes of `path`, or of standard input if it is "-". More than `limit` bytes are an error.
Result<FileBytes> ReadFile(const std::string& path, uint64_t limit);

// The names, sorted, of the entries of a folder that end in `suffix` and do not begin with a dot. A folder that does
// not exist has none.
Result<std::vector<std::string>> ListFolder(const std::string& folder, std::string_view suffix);

// The path behind all symbolic links, from the root on; empty, with errno set, if it leads nowhere.
std::string RealPath(const std::string& path);

// Whether there is a folder of that path, be it behind symbolic links.
bool IsFolder(const std::string& path);

// The folder that a path names a file in: "." for a bare name.
std::string FolderName(const std::string& path);

// The last part of a path.
std::string_view BaseName(std::string_view path);

// Calls again what a signal interrupted.
template <typename Call>
auto Retry(Call call) {
  auto result = call();
  while (result < 0 && errno == EINTR) result = call();
  return result;
}

// A file descriptor, closed at the end.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() { Close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  bool ok() const { return fd_ >= 0; }
  int fd() const { return fd_; }
  int Close();  // what close(2) says; 0 if it was closed before

 private:
  int fd_;
};

}  // namespace emend

#endif  // EMEND_CLI_FILES_H_
