// What the fuzz targets share: a broken promise stops the fuzzer, and bytes become the text that a stage is promised.
#ifndef EMEND_TESTS_FUZZ_REQUIRE_H_
#define EMEND_TESTS_FUZZ_REQUIRE_H_

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.h"

namespace emend {

inline void Require(bool holds, const char* what, std::string_view where) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s: %.*s\n", what, static_cast<int>(where.size()), where.data());
  std::abort();
}

// The bytes without those that are not UTF-8, and without NUL.
inline std::string WellFormed(std::string_view bytes) {
  std::string text;
  for (size_t at = 0; at < bytes.size();) {
    const CodePoint c = DecodeUtf8(bytes, at);
    if (c.valid && c.value != 0) text.append(bytes, at, c.length);
    at += c.length;
  }
  return text;
}

}  // namespace emend

#endif  // EMEND_TESTS_FUZZ_REQUIRE_H_
