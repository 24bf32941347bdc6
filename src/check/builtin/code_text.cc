#include "check/builtin/code_text.h"

#include <array>

#include "base/unicode.h"

namespace emend {

Hit HitAt(size_t passage, Span span) {
  Hit hit;
  hit.passage = passage;
  hit.span = span;
  return hit;
}

bool IsElided(std::string_view code) {
  return code.find("...") != std::string_view::npos || code.find("…") != std::string_view::npos;
}

bool IsMeantWrong(const Passage& lead) {
  static constexpr auto kSigns = std::to_array<std::string_view>(
      {"bad",     "wrong",  "incorrect",  "invalid",   "broken", "error",       "does not",
       "doesn't", "don't",  "never",      "❌",         "🚫",      "✗",           "anti-pattern",
       "avoid",   "falsch", "incorrecto", "incorrect", "errado", "неправильно", "błęd"});
  const std::string text = FoldCase(lead.text);
  for (const std::string_view sign : kSigns) {
    if (text.find(sign) != std::string::npos) return true;
  }
  return false;
}

}  // namespace emend
