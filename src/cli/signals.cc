#include "cli/signals.h"

#include <fcntl.h>
#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <iterator>
#include <memory>
#include <span>
#include <string_view>
#include <utility>

#include "cli/console.h"

namespace emend {

// A node of a list that only grows, so that a handler can walk it at any moment.
struct Temporary::Node {
  std::string path;
  std::atomic<bool> alive = true;
  Node* next = nullptr;
};

namespace {

// The sanitizer's own handlers tell more.
#ifdef EMEND_SANITIZED
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

constexpr int kCrashes[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};
constexpr int kStops[] = {SIGINT, SIGTERM, SIGHUP};

std::atomic<Temporary::Node*> temporaries = nullptr;
std::atomic<const char*> last_words = nullptr;
static_assert(std::atomic<Temporary::Node*>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

void UnlinkTemporaries() {
  for (const Temporary::Node* node = temporaries.load(); node != nullptr; node = node->next) {
    if (node->alive.load()) unlink(node->path.c_str());
  }
}

std::string_view CrashText(int signal) {
  switch (signal) {
    case SIGSEGV:
      return "emend: internal error: invalid memory access or stack overflow; please report it\n";
    case SIGABRT:
      return "emend: internal error: aborted; please report it\n";
    case SIGBUS:
      return "emend: internal error: bus error; please report it\n";
    case SIGFPE:
      return "emend: internal error: arithmetic error; please report it\n";
    default:
      return "emend: internal error: illegal instruction; please report it\n";
  }
}

extern "C" void OnCrash(int signal) {
  const std::string_view text = CrashText(signal);
  (void)!write(STDERR_FILENO, text.data(), text.size());
  UnlinkTemporaries();
  _exit(kInternalError);
}

extern "C" void OnStop(int signal) {
  UnlinkTemporaries();
  if (const char* text = last_words.load()) (void)!write(STDERR_FILENO, text, std::string_view(text).size());
  struct sigaction fallback = {};
  fallback.sa_handler = SIG_DFL;
  sigaction(signal, &fallback, nullptr);
  raise(signal);  // delivered when this handler returns
}

void Handle(int signal, void (*handler)(int), int flags) {
  struct sigaction action = {};
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, nullptr);
}

sigset_t Stops() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : kStops) sigaddset(&set, signal);
  return set;
}

constexpr size_t kHandlerStack = 64 * 1024;

// Alive as long as its thread.
class HandlerStack {
 public:
  HandlerStack() : bytes_(new std::byte[kHandlerStack]) {
    stack_t stack = {};
    stack.ss_sp = bytes_.get();
    stack.ss_size = kHandlerStack;
    sigaltstack(&stack, nullptr);
  }
  ~HandlerStack() {
    stack_t stack = {};
    stack.ss_flags = SS_DISABLE;
    sigaltstack(&stack, nullptr);
  }
  HandlerStack(const HandlerStack&) = delete;
  HandlerStack& operator=(const HandlerStack&) = delete;

 private:
  std::unique_ptr<std::byte[]> bytes_;
};

void UseHandlerStack() {
  if constexpr (!kSanitized) thread_local const HandlerStack stack;
}

}  // namespace

void PrepareProcess() {
  // Opened for reading, so that what is written to a closed stdout fails and is reported.
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; ++fd) {
    if (fcntl(fd, F_GETFD) == -1) (void)!open("/dev/null", O_RDONLY);
  }
  UseHandlerStack();
  for (const int signal : kSanitized ? std::span<const int>() : std::span(kCrashes))
    Handle(signal, OnCrash, SA_ONSTACK | static_cast<int>(SA_RESETHAND));
  for (const int signal : kStops) {
    struct sigaction before = {};
    // What a parent chose to ignore (nohup) stays ignored.
    if (sigaction(signal, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) Handle(signal, OnStop, 0);
  }
  Handle(SIGPIPE, SIG_IGN, 0);
  Handle(SIGXFSZ, SIG_IGN, 0);
}

void PrepareThread() {
  UseHandlerStack();
  const sigset_t stops = Stops();
  pthread_sigmask(SIG_BLOCK, &stops, nullptr);
}

void SetLastWords(const char* text) { last_words = text; }

SignalPause::SignalPause() {
  const sigset_t stops = Stops();
  pthread_sigmask(SIG_BLOCK, &stops, nullptr);
}

SignalPause::~SignalPause() {
  const sigset_t stops = Stops();
  pthread_sigmask(SIG_UNBLOCK, &stops, nullptr);
}

Temporary::Temporary(const std::string& path) : node_(new Node{path}) {  // never freed: a handler may be reading it
  node_->next = temporaries.load();
  while (!temporaries.compare_exchange_weak(node_->next, node_)) {
  }
}

Temporary& Temporary::operator=(Temporary&& other) noexcept {
  if (this != &other) {
    Remove();
    node_ = std::exchange(other.node_, nullptr);
  }
  return *this;
}

const char* Temporary::path() const { return node_ == nullptr ? "" : node_->path.c_str(); }

void Temporary::Keep() {
  if (node_ != nullptr) node_->alive = false;
  node_ = nullptr;
}

void Temporary::Remove() {
  if (node_ == nullptr) return;
  unlink(node_->path.c_str());
  Keep();
}

}  // namespace emend
