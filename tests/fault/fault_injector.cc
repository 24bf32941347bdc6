// A library to preload: counts the calls that touch files, and makes one of them fail or the process die at it.
//
//   FAULT_AT=n        the n-th call is the one, counted from 1; 0 or unset: none, only count
//   FAULT_MODE        error (default), persistent (this and all later calls of its kind fail), short (a write writes
//   half
//                     and then fails), kill-before, kill-after, kill-midway (half of the write is done)
//   FAULT_ERRNO=e     what errno says, default EIO
//   FAULT_LOG=file    a line for each call counted: its kind
//   FAULT_DELAY=n     microseconds that each call waits, so that a kill from outside falls between two of them
//
// Calls on the standard streams are not counted.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <ctime>

namespace {

enum class Mode { kError, kPersistent, kShort, kKillBefore, kKillAfter, kKillMidway };

struct Setting {
  long at = 0;
  Mode mode = Mode::kError;
  int code = EIO;
  int log = -1;
  long delay = 0;

  Setting() {
    if (const char* text = std::getenv("FAULT_AT")) at = std::atol(text);
    if (const char* text = std::getenv("FAULT_ERRNO")) code = std::atoi(text);
    if (const char* text = std::getenv("FAULT_DELAY")) delay = std::atol(text);
    if (const char* path = std::getenv("FAULT_LOG")) {
      log = static_cast<int>(syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644));
      log = static_cast<int>(syscall(SYS_fcntl, log, F_DUPFD_CLOEXEC, 200));  // out of the way
    }
    const char* name = std::getenv("FAULT_MODE");
    if (name == nullptr) return;
    if (std::strcmp(name, "persistent") == 0) mode = Mode::kPersistent;
    if (std::strcmp(name, "short") == 0) mode = Mode::kShort;
    if (std::strcmp(name, "kill-before") == 0) mode = Mode::kKillBefore;
    if (std::strcmp(name, "kill-after") == 0) mode = Mode::kKillAfter;
    if (std::strcmp(name, "kill-midway") == 0) mode = Mode::kKillMidway;
  }
};

const Setting& TheSetting() {
  static const Setting setting;
  return setting;
}

std::atomic<long> calls = 0;
std::atomic<const char*> failing_kind = nullptr;

[[noreturn]] void Die() {
  raise(SIGKILL);
  std::abort();
}

// What shall become of a call.
struct Verdict {
  bool hit = false;   // it is the one
  bool fail = false;  // it must fail
};

Verdict Count(const char* kind) {
  const Setting& setting = TheSetting();
  const long number = ++calls;
  if (setting.delay > 0) {
    const timespec pause = {0, setting.delay * 1000};
    nanosleep(&pause, nullptr);
  }
  if (setting.log >= 0) {
    syscall(SYS_write, setting.log, kind, std::strlen(kind));
    syscall(SYS_write, setting.log, "\n", 1);
  }
  if (failing_kind.load() != nullptr && std::strcmp(failing_kind, kind) == 0) return {false, true};
  if (number != setting.at) return {};
  if (setting.mode == Mode::kKillBefore) Die();
  if (setting.mode == Mode::kPersistent) failing_kind = kind;
  return {true, setting.mode == Mode::kError || setting.mode == Mode::kPersistent};
}

template <typename T>
T Fail(T failure) {
  errno = TheSetting().code;
  return failure;
}

// Finds the function behind ours.
template <typename Function>
Function* Next(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

template <typename Function, typename... Args>
auto Call(const char* name, Args... args) {
  static Function* const next = Next<Function>(name);
  const Verdict verdict = Count(name);
  using Value = decltype(next(args...));
  if (verdict.fail) {
    if constexpr (std::is_pointer_v<Value>) {
      return Fail(static_cast<Value>(nullptr));
    } else {
      return Fail(static_cast<Value>(-1));
    }
  }
  const Value value = next(args...);
  if (verdict.hit && TheSetting().mode == Mode::kKillAfter) Die();
  return value;
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return Call<int(const char*, int, ...)>("open", path, flags, mode);
}

ssize_t read(int fd, void* bytes, size_t size) {
  static auto* const next = Next<ssize_t(int, void*, size_t)>("read");
  if (fd < 3) return next(fd, bytes, size);
  return Call<ssize_t(int, void*, size_t)>("read", fd, bytes, size);
}

ssize_t write(int fd, const void* bytes, size_t size) {
  static auto* const next = Next<ssize_t(int, const void*, size_t)>("write");
  if (fd < 3) return next(fd, bytes, size);
  const Verdict verdict = Count("write");
  const Mode mode = TheSetting().mode;
  if (verdict.hit && (mode == Mode::kShort || mode == Mode::kKillMidway)) {
    (void)!next(fd, bytes, size / 2);
    if (mode == Mode::kKillMidway) Die();
    failing_kind = "write";  // what was half written cannot be finished
    return static_cast<ssize_t>(size / 2);
  }
  if (verdict.fail) return Fail<ssize_t>(-1);
  const ssize_t count = next(fd, bytes, size);
  if (verdict.hit && mode == Mode::kKillAfter) Die();
  return count;
}

int close(int fd) {
  static auto* const next = Next<int(int)>("close");
  if (fd < 3) return next(fd);
  const Verdict verdict = Count("close");
  const int result = next(fd);  // also when it is said to have failed
  if (verdict.hit && TheSetting().mode == Mode::kKillAfter) Die();
  return verdict.fail ? Fail(-1) : result;
}

int fsync(int fd) { return Call<int(int)>("fsync", fd); }
int fchmod(int fd, mode_t mode) { return Call<int(int, mode_t)>("fchmod", fd, mode); }
int rename(const char* from, const char* to) { return Call<int(const char*, const char*)>("rename", from, to); }
int mkdir(const char* path, mode_t mode) { return Call<int(const char*, mode_t)>("mkdir", path, mode); }
int unlink(const char* path) { return Call<int(const char*)>("unlink", path); }
int flock(int fd, int operation) { return Call<int(int, int)>("flock", fd, operation); }
DIR* opendir(const char* path) { return Call<DIR*(const char*)>("opendir", path); }
int fstat(int fd, struct stat* status) { return Call<int(int, struct stat*)>("fstat", fd, status); }

}  // extern "C"
