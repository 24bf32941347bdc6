#ifndef EMEND_TESTS_SUPPORT_RUN_PROGRAM_H_
#define EMEND_TESTS_SUPPORT_RUN_PROGRAM_H_

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace emend {

struct Outcome {
  int exit = -1;    // the exit status, -1 if a signal ended it
  int signal = 0;   // the signal that ended it
  std::string out;  // what it wrote to stdout
  std::string err;  // and to stderr
};

struct Invocation {
  std::vector<std::string> words;  // the program first
  std::string input;
  std::string folder = ".";                                    // to run in
  std::vector<std::pair<std::string, std::string>> variables;  // added to the environment
  std::function<void(pid_t)> once_running;                     // called with the program at work
};

// A program at work, with pipes to all its streams.
class Child {
 public:
  explicit Child(const Invocation& call) {
    int in[2], out[2], err[2];
    if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0 || pipe2(err, O_CLOEXEC) != 0) {
      ADD_FAILURE() << "no pipes";
      return;
    }
    pid_ = fork();
    if (pid_ == 0) {
      for (const int one : {SIGPIPE, SIGINT, SIGHUP, SIGTERM}) std::signal(one, SIG_DFL);
      dup2(in[0], 0), dup2(out[1], 1), dup2(err[1], 2);
      for (const auto& [name, value] : call.variables) setenv(name.c_str(), value.c_str(), 1);
      std::vector<char*> words;
      for (const std::string& word : call.words) words.push_back(const_cast<char*>(word.c_str()));
      words.push_back(nullptr);
      if (chdir(call.folder.c_str()) == 0) execvp(words[0], words.data());
      _exit(127);
    }
    close(in[0]), close(out[1]), close(err[1]);
    in_ = in[1], out_ = out[0], err_ = err[0];
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  pid_t pid() const { return pid_; }

  // Feeds `input`, reads all that comes, waits for the end.
  Outcome Finish(const std::string& input) {
    Outcome outcome;
    std::signal(SIGPIPE, SIG_IGN);
    fcntl(in_, F_SETFL, O_NONBLOCK);
    size_t sent = 0;
    pollfd streams[] = {{out_, POLLIN, 0}, {err_, POLLIN, 0}, {in_, POLLOUT, 0}};
    const auto shut = [](pollfd& stream) { close(stream.fd), stream.fd = -1; };
    if (input.empty()) shut(streams[2]);
    while (streams[0].fd >= 0 || streams[1].fd >= 0) {
      poll(streams, 3, -1);
      for (int i = 0; i < 2; ++i) {
        if (streams[i].fd < 0 || streams[i].revents == 0) continue;
        char bytes[1 << 16];
        const ssize_t count = read(streams[i].fd, bytes, sizeof bytes);
        if (count > 0) (i == 0 ? outcome.out : outcome.err).append(bytes, static_cast<size_t>(count));
        if (count <= 0) shut(streams[i]);
      }
      if (streams[2].fd >= 0 && streams[2].revents != 0) {
        const ssize_t count = write(streams[2].fd, input.data() + sent, input.size() - sent);
        if (count > 0) sent += static_cast<size_t>(count);
        if (count < 0 || sent == input.size()) shut(streams[2]);
      }
    }
    if (streams[2].fd >= 0) shut(streams[2]);
    int status = 0;
    waitpid(pid_, &status, 0);
    if (WIFEXITED(status)) outcome.exit = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) outcome.signal = WTERMSIG(status);
    return outcome;
  }

 private:
  pid_t pid_ = -1;
  int in_ = -1;
  int out_ = -1;
  int err_ = -1;
};

inline Outcome RunProgram(const Invocation& call) {
  Child child(call);
  if (call.once_running) call.once_running(child.pid());
  return child.Finish(call.input);
}

// The tool itself, in `folder`.
inline Outcome RunEmend(std::vector<std::string> words, const std::string& folder, std::string input = "") {
  words.insert(words.begin(), EMEND_BINARY);
  Invocation call;
  call.words = std::move(words);
  call.folder = folder;
  call.input = std::move(input);
  return RunProgram(call);
}

// The tool by way of a shell, where redirections matter; `emend` stands for it.
inline Outcome RunShell(const std::string& script, const std::string& folder) {
  Invocation call;
  call.words = {"bash", "-c", "emend() { \"" EMEND_BINARY "\" \"$@\"; }; " + script};
  call.folder = folder;
  return RunProgram(call);
}

}  // namespace emend

#endif  // EMEND_TESTS_SUPPORT_RUN_PROGRAM_H_
