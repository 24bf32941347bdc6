// Numbers that are no digits.
#ifndef EMEND_IMPORT_NUMERALS_H_
#define EMEND_IMPORT_NUMERALS_H_

#include <cstddef>
#include <string_view>

namespace emend {

// The value of a Roman numeral below 40 in lower case, 0 if it is none.
int RomanValue(std::string_view text);

// Bytes of the sign that makes an emoji of the digit before `text`, 0 if there is none.
size_t KeycapLength(std::string_view text);

}  // namespace emend

#endif  // EMEND_IMPORT_NUMERALS_H_
