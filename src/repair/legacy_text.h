// Text of one byte a character: which code page makes it look like text.
#ifndef EMEND_REPAIR_LEGACY_TEXT_H_
#define EMEND_REPAIR_LEGACY_TEXT_H_

#include <optional>
#include <string>
#include <string_view>

#include "repair/code_pages.h"

namespace emend {

struct LegacyGuess {
  const CodePage* page = nullptr;
  double certainty = 0;  // that it is this page, among those that we know; below 1
};

// None where no page makes text of it.
std::optional<LegacyGuess> GuessCodePage(std::string_view bytes);

// The text as UTF-8.
std::string DecodeLegacy(std::string_view bytes, const CodePage& page);

}  // namespace emend

#endif  // EMEND_REPAIR_LEGACY_TEXT_H_
