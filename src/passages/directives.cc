#include "passages/directives.h"

#include "base/unicode.h"

namespace emend {

std::vector<Directive> FindDirectives(std::string_view text, Span span) {
  constexpr std::string_view kOpen = "<!--";
  constexpr std::string_view kClose = "-->";
  constexpr std::string_view kName = "emend";
  std::vector<Directive> directives;
  const std::string_view part = text.substr(0, span.end);
  for (size_t at = part.find(kOpen, span.begin); at != std::string_view::npos;) {
    const size_t close = part.find(kClose, at + kOpen.size());
    if (close == std::string_view::npos) break;
    const std::string_view said = Trim(part.substr(at + kOpen.size(), close - at - kOpen.size()));
    const size_t end = close + kClose.size();
    if (said.starts_with(kName) &&
        (said.size() == kName.size() || said[kName.size()] == ' ' || said[kName.size()] == '\n'))
      directives.push_back({{at, end}, std::string(said), -1});
    at = part.find(kOpen, end);
  }
  return directives;
}

}  // namespace emend
