#ifndef EMEND_BASE_RESULT_H_
#define EMEND_BASE_RESULT_H_

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace emend {

// Why the tool could not do its work. Faults of the content are not errors but diagnostics.
struct Error {
  std::string path;     // the file at fault; empty where none is
  int line = 0;         // 1-based; 0 = the file as a whole
  int column = 0;       // 1-based, in code points; 0 = the line as a whole
  std::string message;  // the fault and its remedy, one line

  // `path:line:column: message`, without the parts that are not known.
  std::string ToString() const;
};

// A value, or the error that stood in its way.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT: both convert on purpose, so that `return x;` reads well
  Result(Error error) : state_(std::move(error)) {}  // NOLINT

  bool ok() const { return std::holds_alternative<T>(state_); }

  const T& value() const& { return assert(ok()), std::get<T>(state_); }
  T& value() & { return assert(ok()), std::get<T>(state_); }
  T&& value() && { return assert(ok()), std::get<T>(std::move(state_)); }
  const Error& error() const { return assert(!ok()), std::get<Error>(state_); }

 private:
  std::variant<T, Error> state_;
};

// The result of work that yields nothing.
using Status = Result<std::monostate>;
inline Status Ok() { return std::monostate(); }

}  // namespace emend

#endif  // EMEND_BASE_RESULT_H_
