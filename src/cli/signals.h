// What becomes of the process when a signal arrives.
//
//   SEGV, ABRT, BUS, FPE, ILL   one line on stderr, exit status 70: a crash must never look like success
//   INT, TERM, HUP              temporaries are removed, then the process dies by the signal
//   PIPE, XFSZ                  ignored: the write fails instead and is reported
#ifndef EMEND_CLI_SIGNALS_H_
#define EMEND_CLI_SIGNALS_H_

#include <atomic>
#include <string>

namespace emend {

// Sets all that up, and makes sure that the descriptors 0, 1 and 2 are taken, so that no file opened later becomes one
// of them. To be called once, before any thread starts.
void PrepareProcess();

// Gives the calling thread a stack for the handlers to run on, so that an overflow of its own stack is reported too,
// and leaves INT, TERM and HUP to the main thread.
void PrepareThread();

// What goes to stderr before INT, TERM or HUP end the process, such as the control that erases a line; null for
// nothing. `text` must outlive the process.
void SetLastWords(const char* text);

// While it lives, INT, TERM and HUP wait.
class SignalPause {
 public:
  SignalPause();
  ~SignalPause();
  SignalPause(const SignalPause&) = delete;
  SignalPause& operator=(const SignalPause&) = delete;
};

// A file that must not outlive the process unless it is kept: unlinked by the destructor and by the handlers above.
class Temporary {
 public:
  Temporary() = default;
  explicit Temporary(const std::string& path);
  ~Temporary() { Remove(); }
  Temporary(Temporary&& other) noexcept : node_(other.node_) { other.node_ = nullptr; }
  Temporary& operator=(Temporary&& other) noexcept;
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;

  const char* path() const;
  void Keep();    // it was renamed: there is nothing to remove any more
  void Remove();  // unlinks it now

  struct Node;

 private:
  Node* node_ = nullptr;
};

}  // namespace emend

#endif  // EMEND_CLI_SIGNALS_H_
