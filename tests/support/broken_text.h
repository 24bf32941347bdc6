#ifndef EMEND_TESTS_SUPPORT_BROKEN_TEXT_H_
#define EMEND_TESTS_SUPPORT_BROKEN_TEXT_H_

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace emend {

// `text` with up to three changes of the kind that slips of an editor make to YAML: something taken away, doubled, or a
// sign put in.
inline std::string BreakText(std::string text, std::mt19937& random) {
  static const std::vector<std::string> kScraps = {
      "\n", " ",  "- ",  ": ", "\"", "'", "|", "[",  "]",    "{",    "}", ",",  "#",  "&a ", "*a", "---\n", "...\n",
      "\t", "? ", "!x ", "~",  ">",  "%", "a", "  ", "\n  ", "\n\n", ":", ">-", "|2", "|+",  " #", "\xC3"};
  for (size_t change = 0; change <= random() % 3 && !text.empty(); ++change) {
    const size_t at = random() % text.size();
    const size_t length = random() % 2 == 0 ? 0 : random() % std::min<size_t>(40, text.size() - at);
    const size_t from = random() % text.size();
    const std::string other = random() % 4 == 0 ? text.substr(from, 30) : kScraps[random() % kScraps.size()];
    text.replace(at, length, random() % 4 == 0 ? "" : other);
  }
  return text;
}

}  // namespace emend

#endif  // EMEND_TESTS_SUPPORT_BROKEN_TEXT_H_
