#include "cli/atomic_write.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <utility>

#include "cli/system_fault.h"

namespace emend {
namespace {

constexpr std::string_view kMark = ".emend-tmp-";
constexpr size_t kRandomLetters = 6;

bool IsInside(const std::string& path, const std::string& folder) {
  return folder == "/" || (path.starts_with(folder) && path.size() > folder.size() && path[folder.size()] == '/');
}

// Where `path` leads: behind its symbolic links, which must not lead out of `root`.
Result<std::string> ResolveTarget(const std::string& path, const std::string& root) {
  struct stat status;
  const bool is_link = lstat(path.c_str(), &status) == 0 && S_ISLNK(status.st_mode);
  std::string target = is_link ? RealPath(path) : RealPath(FolderName(path));
  if (target.empty()) return SystemFault(path, is_link ? "is a link that leads nowhere" : "cannot be written", errno);
  if (!is_link) target = fmt::format("{}/{}", target == "/" ? "" : target, BaseName(path));
  const std::string real_root = RealPath(root);
  if (real_root.empty()) return SystemFault(root, "cannot be opened", errno);
  if (!IsInside(target, real_root)) {
    return Error{
        path, 0, 0,
        fmt::format("leads to {}, outside of {}; nothing there is changed: name that file itself, or remove the link",
                    target, real_root)};
  }
  return target;
}

std::string TemporaryName(const std::string& target) {
  static constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz012345";
  unsigned char random[kRandomLetters] = {};
  (void)!getrandom(random, sizeof random, GRND_NONBLOCK);
  std::string letters;
  for (const unsigned char byte : random) letters += kLetters[byte % kLetters.size()];
  const std::string name(BaseName(target).substr(0, NAME_MAX - 1 - kMark.size() - kRandomLetters));
  return fmt::format("{}/.{}{}{}", FolderName(target), name, kMark, letters);
}

bool IsTemporaryName(std::string_view name) {
  return name.size() > kMark.size() + kRandomLetters && name.front() == '.' &&
         name.substr(name.size() - kRandomLetters - kMark.size(), kMark.size()) == kMark;
}

bool WriteAll(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = Retry([&] { return write(fd, bytes.data(), bytes.size()); });
    if (count < 0) return false;
    bytes.remove_prefix(static_cast<size_t>(count));
  }
  return true;
}

// Whether the open file holds exactly `bytes`. Unreadable counts as "no": writing will tell.
bool Holds(const std::string& path, const struct stat& status, std::string_view bytes) {
  if (static_cast<size_t>(status.st_size) != bytes.size()) return false;
  const Result<FileBytes> file = ReadFile(path, bytes.size());
  return file.ok() && file.value().bytes == bytes;
}

Error ChangedMeanwhile(const std::string& path) {
  return {path, 0, 0, "was changed by another program meanwhile, and is left as it is; run again"};
}

Status SyncFolder(const std::string& folder) {
  const Descriptor handle(Retry([&] { return open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); }));
  if (!handle.ok()) return SystemFault(folder, "was written, but cannot be opened to make that last", errno);
  // File systems that cannot do it say EINVAL.
  if (Retry([&] { return fsync(handle.fd()); }) != 0 && errno != EINVAL) {
    return SystemFault(folder, "was written, but not to the disk for sure", errno);
  }
  return Ok();
}

// Creates and fills the temporary of `target`. `old`: the file that will be replaced, if there is one.
Status WriteTemporary(const std::string& path, const std::string& target, std::string_view bytes,
                      const struct stat* old, Temporary& temporary) {
  const mode_t first_mode = old == nullptr ? 0666 : 0600;
  int fd = -1;
  for (int round = 0; fd < 0 && round < 100; ++round) {
    temporary = Temporary(TemporaryName(target));  // known before it exists, so that no signal can miss it
    fd =
        Retry([&] { return open(temporary.path(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, first_mode); });
    if (fd < 0) {
      const int fault = errno;
      temporary.Keep();  // it is not ours
      if (fault != EEXIST) return SystemFault(path, "cannot be written", fault);
    }
  }
  if (fd < 0) return SystemFault(path, "cannot be written", EEXIST);
  Descriptor out(fd);
  if (!WriteAll(out.fd(), bytes)) return SystemFault(path, "cannot be written", errno);
  if (old != nullptr) {
    struct stat fresh;
    if (fstat(out.fd(), &fresh) != 0) return SystemFault(path, "cannot be written", errno);
    // Only root may give a file away; for others the file becomes theirs, as with every editor.
    if (fresh.st_uid != old->st_uid || fresh.st_gid != old->st_gid) (void)!fchown(out.fd(), old->st_uid, old->st_gid);
    if (Retry([&] { return fchmod(out.fd(), old->st_mode & 07777); }) != 0) {
      return SystemFault(path, "cannot keep its permissions", errno);
    }
  }
  if (Retry([&] { return fsync(out.fd()); }) != 0) return SystemFault(path, "cannot be written to the disk", errno);
  if (out.Close() != 0 && errno != EINTR) return SystemFault(path, "cannot be written", errno);
  return Ok();
}

}  // namespace

Result<FolderLock> FolderLock::Take(const std::string& folder, int seconds) {
  FolderLock lock;
  lock.folder_ =
      std::make_unique<Descriptor>(Retry([&] { return open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); }));
  if (!lock.folder_->ok()) return SystemFault(folder, "cannot be opened", errno);
  constexpr int kPausesPerSecond = 20;
  for (int pause = 0;; ++pause) {
    lock.held_ = Retry([&] { return flock(lock.folder_->fd(), LOCK_EX | LOCK_NB); }) == 0;
    if (lock.held_ || errno != EWOULDBLOCK) return lock;
    if (pause >= seconds * kPausesPerSecond) break;
    const timespec wait = {0, 1'000'000'000 / kPausesPerSecond};
    nanosleep(&wait, nullptr);
  }
  return Error{folder, 0, 0, "another emend is writing there; run again when it is done"};
}

void SweepLeftovers(const std::string& folder) {
  const std::unique_ptr<DIR, int (*)(DIR*)> entries(opendir(folder.c_str()), closedir);
  if (entries == nullptr) return;
  while (const dirent* entry = readdir(entries.get())) {  // NOLINT: the stream is ours alone
    if (!IsTemporaryName(entry->d_name)) continue;
    struct stat status;
    const int at = dirfd(entries.get());
    if (fstatat(at, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(status.st_mode)) {
      unlinkat(at, entry->d_name, 0);
    }
  }
}

Result<std::vector<std::string>> MakeFolders(const std::string& folder) {
  std::vector<std::string> made;
  for (size_t end = 0; end != std::string::npos;) {
    end = folder.find('/', end + 1);
    const std::string part = folder.substr(0, end);
    struct stat status;
    if (stat(part.c_str(), &status) == 0) {
      if (S_ISDIR(status.st_mode)) continue;
      return Error{part, 0, 0, "is not a folder; choose another one"};
    }
    if (mkdir(part.c_str(), 0777) == 0) {
      made.push_back(part);
    } else if (errno != EEXIST) {
      const int fault = errno;
      for (size_t i = made.size(); i > 0; --i) rmdir(made[i - 1].c_str());
      return SystemFault(part, "cannot be made", fault);
    }
  }
  return made;
}

Status FileSet::Stage(const std::string& path, const std::string& root, std::string_view bytes,
                      const std::optional<FileStamp>& read) {
  const Result<std::string> target = ResolveTarget(path, root);
  if (!target.ok()) return target.error();
  StagedFile file{path, target.value(), std::nullopt, {}};
  struct stat old;
  const bool exists = stat(file.target.c_str(), &old) == 0;
  if (!exists && errno != ENOENT) return SystemFault(path, "cannot be examined", errno);
  if (exists && !S_ISREG(old.st_mode)) return Error{path, 0, 0, "is not a regular file; it is left as it is"};
  if (read.has_value() && (!exists || FileStamp::Of(old) != *read)) return ChangedMeanwhile(path);
  if (exists && Holds(file.target, old, bytes)) return Ok();
  if (exists) file.old = FileStamp::Of(old);
  if (const Status status = WriteTemporary(path, file.target, bytes, exists ? &old : nullptr, file.temporary);
      !status.ok()) {
    return status;
  }
  files_.push_back(std::move(file));
  return Ok();
}

Status FileSet::Commit() {
  const SignalPause pause;
  std::vector<StagedFile> files = std::exchange(files_, {});  // the temporaries that are not kept go at the end
  for (const StagedFile& file : files) {
    struct stat now;
    const bool exists = stat(file.target.c_str(), &now) == 0;
    if (!exists && errno != ENOENT) return SystemFault(file.path, "cannot be examined", errno);
    const bool same = exists ? file.old.has_value() && FileStamp::Of(now) == *file.old : !file.old.has_value();
    if (!same) return ChangedMeanwhile(file.path);
  }
  std::set<std::string> folders;
  Status result = Ok();
  for (StagedFile& file : files) {
    if (Retry([&] { return std::rename(file.temporary.path(), file.target.c_str()); }) != 0) {
      result = SystemFault(file.path, "cannot be replaced", errno);
      break;
    }
    file.temporary.Keep();
    folders.insert(FolderName(file.target));
  }
  for (const std::string& folder : folders) {
    const Status synced = SyncFolder(folder);
    if (result.ok()) result = synced;
  }
  return result;
}

Status ReplaceFile(const std::string& path, std::string_view bytes, const std::optional<FileStamp>& read) {
  const std::string folder = FolderName(path);
  const Result<FolderLock> lock = FolderLock::Take(folder);
  if (!lock.ok()) return lock.error();
  if (lock.value().held()) SweepLeftovers(folder);
  FileSet files;
  if (const Status status = files.Stage(path, folder, bytes, read); !status.ok()) return status;
  return files.Commit();
}

}  // namespace emend
