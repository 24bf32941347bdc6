#include "cli/process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "cli/files.h"
#include "cli/system_fault.h"

extern char** environ;  // NOLINT: POSIX names it so

namespace emend {
namespace {

struct Pipe {
  Descriptor read_end;
  Descriptor write_end;

  static Pipe Open() {
    int ends[2] = {-1, -1};
    if (pipe2(ends, O_CLOEXEC) != 0) ends[0] = ends[1] = -1;
    return {Descriptor(ends[0]), Descriptor(ends[1])};
  }
};

// The child has its signals as any program has them; our own process ignores SIGPIPE.
class SpawnSetup {
 public:
  SpawnSetup(const Pipe& in, const Pipe& out, const Pipe& err) {
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in.read_end.fd(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out.write_end.fd(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, err.write_end.fd(), STDERR_FILENO);
    posix_spawnattr_init(&attributes);
    sigset_t all, none;
    sigfillset(&all), sigemptyset(&none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  }
  ~SpawnSetup() {
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
  }
  SpawnSetup(const SpawnSetup&) = delete;
  SpawnSetup& operator=(const SpawnSetup&) = delete;

  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
};

// Reads what there is; false at the end.
bool ReadSome(int fd, std::string& text) {
  char bytes[1 << 16];
  const ssize_t count = Retry([&] { return read(fd, bytes, sizeof bytes); });
  if (count > 0) text.append(bytes, static_cast<size_t>(count));
  return count > 0;
}

// Feeds the child and listens to it at once, so that neither waits for the other.
void Talk(Pipe& in, Pipe& out, Pipe& err, std::string_view input, ProcessOutcome& outcome) {
  fcntl(in.write_end.fd(), F_SETFL, O_NONBLOCK);
  if (input.empty()) in.write_end.Close();
  while (out.read_end.ok() || err.read_end.ok()) {
    pollfd streams[] = {{out.read_end.fd(), POLLIN, 0}, {err.read_end.fd(), POLLIN, 0}, {in.write_end.fd(), POLLOUT, 0}};
    if (Retry([&] { return poll(streams, 3, -1); }) < 0) return;
    if (streams[0].revents != 0 && !ReadSome(out.read_end.fd(), outcome.out)) out.read_end.Close();
    if (streams[1].revents != 0 && !ReadSome(err.read_end.fd(), outcome.err)) err.read_end.Close();
    if (streams[2].revents != 0) {
      const ssize_t count = write(in.write_end.fd(), input.data(), input.size());
      if (count > 0) input.remove_prefix(static_cast<size_t>(count));
      if (input.empty() || (count < 0 && errno != EAGAIN && errno != EINTR)) in.write_end.Close();
    }
  }
}

}  // namespace

Result<ProcessOutcome> RunProcess(const std::vector<std::string>& words, const std::string& input) {
  Pipe in = Pipe::Open(), out = Pipe::Open(), err = Pipe::Open();
  if (!in.read_end.ok() || !out.read_end.ok() || !err.read_end.ok())
    return SystemFault(words.front(), "cannot be run: no pipe", errno);
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  pid_t child = -1;
  {
    const SpawnSetup setup(in, out, err);
    const int fault = posix_spawnp(&child, arguments[0], &setup.actions, &setup.attributes, arguments.data(), environ);
    if (fault != 0) return SystemFault(words.front(), "cannot be run", fault);
  }
  in.read_end.Close(), out.write_end.Close(), err.write_end.Close();
  ProcessOutcome outcome;
  Talk(in, out, err, input, outcome);
  in.write_end.Close();
  int status = 0;
  if (Retry([&] { return waitpid(child, &status, 0); }) < 0)
    return SystemFault(words.front(), "cannot be waited for", errno);
  if (WIFEXITED(status)) outcome.exit = WEXITSTATUS(status);
  return outcome;
}

}  // namespace emend
