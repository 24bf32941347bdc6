#include "dedup/fold.h"

#include <utf8proc.h>

#include <cstdlib>

#include "base/utf8.h"

namespace emend {

std::string FoldForComparison(std::string_view text) {
  if (FindNonAscii(text) == text.size()) {
    std::string out(text);
    for (char& c : out) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
  }
  utf8proc_uint8_t* folded = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                                                      UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                 static_cast<utf8proc_ssize_t>(text.size()), &folded, options);
  if (size < 0) return std::string(text);  // not UTF-8: compared as it is
  std::string out(reinterpret_cast<char*>(folded), static_cast<size_t>(size));
  std::free(folded);  // NOLINT: utf8proc hands out malloc'ed memory
  // What has no decomposition but is typed without its stroke as often as with it.
  for (const auto& [from, to] : {std::pair<std::string_view, std::string_view>{"ł", "l"},
                                 {"đ", "d"},
                                 {"ø", "o"},
                                 {"ı", "i"},
                                 {"æ", "ae"},
                                 {"œ", "oe"}}) {
    for (size_t at = out.find(from); at != std::string::npos; at = out.find(from, at + to.size())) {
      out.replace(at, from.size(), to);
    }
  }
  return out;
}

}  // namespace emend
