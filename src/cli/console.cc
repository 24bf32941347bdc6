#include "cli/console.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>

#include "base/escape.h"
#include "base/unicode.h"
#include "cli/system_fault.h"

namespace emend {
namespace {

constexpr std::string_view kRed = "\x1b[1;31m";
constexpr std::string_view kPlain = "\x1b[0m";

bool IsSet(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

bool WantsColor(ColorChoice choice, bool is_terminal) {
  if (choice != ColorChoice::kAuto) return choice == ColorChoice::kAlways;
  if (IsSet("NO_COLOR")) return false;
  const char* force = std::getenv("CLICOLOR_FORCE");
  if (force != nullptr && *force != '\0' && std::string_view(force) != "0") return true;
  const char* terminal = std::getenv("TERM");
  return is_terminal && terminal != nullptr && std::string_view(terminal) != "dumb";
}

// Escaped, and never the begin of a line that a CI runner takes for a command: a file may be named `::error::x`.
std::string Shown(std::string_view text) {
  return (Trim(text).starts_with("::") ? "./" : "") + EscapeForTerminal(text);
}

void Write(std::FILE* stream, std::string_view text, int& first_errno) {
  if (text.empty() || first_errno != 0) return;
  errno = 0;
  if (std::fwrite(text.data(), 1, text.size(), stream) != text.size()) first_errno = errno == 0 ? EIO : errno;
}

}  // namespace

Console::Console() : stdout_is_terminal_(isatty(STDOUT_FILENO) == 1), stderr_is_terminal_(isatty(STDERR_FILENO) == 1) {}

void Console::Configure(ColorChoice color, int verbosity) {
  stdout_color_ = WantsColor(color, stdout_is_terminal_);
  stderr_color_ = WantsColor(color, stderr_is_terminal_);
  verbosity_ = verbosity;
}

void Console::Print(std::string_view text) { Write(stdout, text, stdout_errno_); }

void Console::PrintContent(std::string_view content) {
  if (!stdout_is_terminal_) return Print(content);
  for (size_t begin = 0; begin < content.size();) {
    const size_t end = std::min(content.find_first_of("\n\t", begin), content.size());
    Print(EscapeForTerminal(content.substr(begin, end - begin)));
    Print(content.substr(end, 1));
    begin = end + 1;
  }
}

void Console::PrintRecord(std::string_view text) { Write(stderr, text, stderr_errno_); }

void Console::PrintMessage(std::string_view message) {
  if (verbosity_ >= 0) PrintRecord(Shown(message) + "\n");
}

void Console::PrintError(const Error& error) {
  std::string line = Shown(error.path.empty() ? "emend: " + error.message : error.ToString());
  if (stderr_color_) line = std::string(kRed) + line + std::string(kPlain);
  PrintRecord(line + "\n");
}

int Console::Finish(int status) {
  errno = 0;
  if (std::fflush(stdout) != 0 && stdout_errno_ == 0) stdout_errno_ = errno == 0 ? EIO : errno;
  // A reader that has seen enough (`| head`) went away on purpose; it needs no message.
  if (stdout_errno_ != 0 && stdout_errno_ != EPIPE)
    PrintError(SystemFault("standard output", "cannot be written", stdout_errno_));
  errno = 0;
  if (std::fflush(stderr) != 0 && stderr_errno_ == 0) stderr_errno_ = errno == 0 ? EIO : errno;
  const bool complete = stdout_errno_ == 0 && stderr_errno_ == 0;
  return complete ? status : std::max<int>(status, kCouldNotWork);
}

}  // namespace emend
