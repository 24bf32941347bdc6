// The functions of fmt that the rest of the program calls. Debian has no archive of fmt: a program that shall not need
// its shared library takes them from the headers, in this one file.
#define FMT_HEADER_ONLY
#include <fmt/format.h>

namespace emend {

// Named here, so that the compiler writes them out.
struct KeptFmtFunctions {
  std::string (*format)(fmt::string_view, fmt::format_args);
  bool (*is_printable)(uint32_t);
  void (*throw_error)(const char*);
  void (*assert_fail)(const char*, int, const char*);
};
extern const KeptFmtFunctions kept_fmt_functions;
const KeptFmtFunctions kept_fmt_functions = {fmt::vformat, fmt::detail::is_printable, fmt::detail::throw_format_error,
                                             fmt::detail::assert_fail};

}  // namespace emend
