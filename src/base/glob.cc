#include "base/glob.h"

#include <vector>

#include "base/utf8.h"

namespace emend {

// Column by column: can[j] says whether the pattern so far fits the first j bytes of the text.
bool MatchesGlob(std::string_view pattern, std::string_view text) {
  std::vector<bool> can(text.size() + 1, false);
  can[0] = true;
  for (size_t i = 0; i < pattern.size();) {
    std::vector<bool> next(text.size() + 1, false);
    if (pattern.substr(i, 3) == "**/") {
      bool any = false;
      for (size_t j = 0; j <= text.size(); ++j) {
        if (any && j > 0 && text[j - 1] == '/') next[j] = true;
        if (can[j]) next[j] = any = true;
      }
      i += 3;
    } else if (pattern[i] == '*') {
      const bool deep = pattern.substr(i, 2) == "**";
      bool any = false;
      for (size_t j = 0; j <= text.size(); ++j) {
        if (!deep && j > 0 && text[j - 1] == '/') any = false;
        next[j] = any = any || can[j];
      }
      i += deep ? 2 : 1;
    } else if (pattern[i] == '?') {
      for (size_t j = 0; j < text.size(); ++j) {
        if (can[j] && text[j] != '/') next[j + DecodeUtf8(text, j).length] = true;
      }
      ++i;
    } else {
      for (size_t j = 0; j < text.size(); ++j) next[j + 1] = can[j] && text[j] == pattern[i];
      ++i;
    }
    can = std::move(next);
  }
  return can[text.size()];
}

bool GlobNamesPath(std::string_view pattern, std::string_view path) {
  if (pattern.starts_with("./")) pattern.remove_prefix(2);
  while (pattern.size() > 1 && pattern.ends_with('/')) pattern.remove_suffix(1);
  if (path.starts_with("./")) path.remove_prefix(2);
  const bool anywhere = pattern.find('/') == std::string_view::npos;
  if (pattern.starts_with('/') && !path.starts_with('/')) pattern.remove_prefix(1);
  for (size_t begin = 0; begin <= path.size();) {
    for (size_t end = path.find('/', begin);; end = path.find('/', end + 1)) {
      if (MatchesGlob(pattern, path.substr(begin, end == std::string_view::npos ? end : end - begin))) return true;
      if (anywhere || end == std::string_view::npos) break;
    }
    const size_t slash = path.find('/', begin);
    if (!anywhere || slash == std::string_view::npos) return false;
    begin = slash + 1;
  }
  return false;
}

}  // namespace emend
