// What the tool says: results on stdout, messages and progress on stderr.
//
// A write that fails is never forgotten: Finish turns it into an exit status. Not for use by several threads at once.
#ifndef EMEND_CLI_CONSOLE_H_
#define EMEND_CLI_CONSOLE_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace emend {

// The exit statuses of every command.
enum ExitStatus : int {
  kNothingToReport = 0,
  kFindings = 1,        // or files were changed by --fix
  kCouldNotWork = 2,    // bad option, unreadable file, a result that could not be written
  kInternalError = 70,  // our fault: an uncaught exception, a signal such as SIGSEGV
};

enum class ColorChoice : uint8_t { kAuto, kAlways, kNever };

class Console {
 public:
  Console();

  // NO_COLOR and CLICOLOR_FORCE count where the choice is kAuto. Verbosity: -1 quiet, 0 normal, 1 verbose.
  void Configure(ColorChoice color, int verbosity);

  int verbosity() const { return verbosity_; }
  bool stdout_color() const { return stdout_color_; }
  bool stderr_is_terminal() const { return stderr_is_terminal_; }

  // Text of our own to stdout, as it is.
  void Print(std::string_view text);

  // A file's content to stdout: byte for byte to a file or a pipe; to a terminal with control characters shown escaped.
  void PrintContent(std::string_view content);

  // Text of our own to stderr, as it is: machine-readable records and progress.
  void PrintRecord(std::string_view text);

  // One line to stderr, escaped. A message is left out with --quiet, an error never.
  void PrintMessage(std::string_view message);
  void PrintError(const Error& error);

  // Flushes all. `status`, but kCouldNotWork where a result or a message could not be written and `status` is less.
  int Finish(int status);

 private:
  bool stdout_is_terminal_;
  bool stderr_is_terminal_;
  bool stdout_color_ = false;
  bool stderr_color_ = false;
  int verbosity_ = 0;
  int stdout_errno_ = 0;
  int stderr_errno_ = 0;
};

}  // namespace emend

#endif  // EMEND_CLI_CONSOLE_H_
