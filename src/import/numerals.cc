#include "import/numerals.h"

namespace emend {

int RomanValue(std::string_view text) {
  static constexpr std::string_view kOnes[] = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
  int tens = 0;
  while (text.starts_with('x')) text.remove_prefix(1), ++tens;
  for (int ones = 0; ones < 10; ++ones) {
    if (text == kOnes[ones]) return tens > 3 ? 0 : tens * 10 + ones;
  }
  return 0;
}

size_t KeycapLength(std::string_view text) {
  constexpr std::string_view kVariation = "\xEF\xB8\x8F";
  constexpr std::string_view kKeycap = "\xE2\x83\xA3";
  const size_t at = text.starts_with(kVariation) ? kVariation.size() : 0;
  return text.substr(at).starts_with(kKeycap) ? at + kKeycap.size() : 0;
}

}  // namespace emend
