// Single-byte code pages: the upper half, bytes 80 to FF. The lower half of each is ASCII.
#ifndef EMEND_REPAIR_CODE_PAGES_H_
#define EMEND_REPAIR_CODE_PAGES_H_

#include <cstdint>
#include <span>
#include <string_view>

namespace emend {

struct CodePage {
  std::string_view name;
  char16_t upper[128];  // 0 where the page defines no character

  // The character of a byte of 80 and above. Bytes that are not defined are C1 controls or, from A0 on, ISO-8859-1.
  char32_t ToUnicode(uint8_t byte) const {
    const char16_t c = upper[byte & 0x7F];
    return c != 0 ? c : byte;
  }
};

std::span<const CodePage> CodePages();

// The page of that name, nullptr if there is none.
const CodePage* FindCodePage(std::string_view name);

}  // namespace emend

#endif  // EMEND_REPAIR_CODE_PAGES_H_
