#include "cli/system_fault.h"

#include <fmt/format.h>

#include <cerrno>
#include <system_error>

namespace emend {
namespace {

struct Remedy {
  int code;
  std::string_view text;
};

constexpr Remedy kRemedies[] = {
    {ENOENT, "check the name"},
    {ENOTDIR, "check the name: a part of it is no folder"},
    {EISDIR, "name a file in it"},
    {EACCES, "check the permissions"},
    {EPERM, "check the permissions and the file's attributes"},
    {EROFS, "choose a place that can be written"},
    {ENOSPC, "free some space, then run again"},
    {EDQUOT, "free some of your quota, then run again"},
    {EFBIG, "raise the limit on file size (ulimit -f), then run again"},
    {EMFILE, "raise the limit on open files (ulimit -n), then run again"},
    {ENFILE, "close other programs, then run again"},
    {ENAMETOOLONG, "choose a shorter name"},
    {ELOOP, "mend the symbolic links"},
    {EIO, "check the disk and the file system"},
    {ESTALE, "check that the network file system is there, then run again"},
};

}  // namespace

Error SystemFault(std::string path, std::string_view fault, int code) {
  std::string message = fmt::format("{}: {}", fault, std::generic_category().message(code));
  for (const Remedy& remedy : kRemedies) {
    if (remedy.code == code) message += fmt::format("; {}", remedy.text);
  }
  return {std::move(path), 0, 0, std::move(message)};
}

}  // namespace emend
