#include "repair/stretch.h"

#include "base/utf8.h"
#include "repair/misreading.h"

namespace emend {
namespace {

constexpr int kMostPlain = 3;  // ASCII characters within a stretch

char32_t CharacterBefore(std::string_view text, size_t at) {
  if (at == 0) return U' ';
  size_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return DecodeUtf8(text, begin).value;
}

}  // namespace

Stretch FindStretch(std::string_view text, size_t from, uint32_t established) {
  const Misreadings& readings = Misreadings::Instance();
  while (true) {
    size_t at = FindNonAscii(text, from);
    Stretch stretch;
    if (at == text.size()) return stretch;
    stretch.before = CharacterBefore(text, at);
    bool suspicious = false;
    int plain = 0;
    uint32_t leads = 0;
    while (at < text.size()) {
      const CodePoint c = DecodeUtf8(text, at);
      if (c.value == U'\n') break;
      if (c.value < 0x80) {
        if (c.value == U' ' && leads != 0) suspicious = true;
        if (++plain > kMostPlain) break;
      } else {
        plain = 0;
        if ((leads & readings.Trails(c.value)) != 0 || (leads != 0 && c.value == 0xFFFD)) suspicious = true;
      }
      stretch.characters.push_back(c.value);
      stretch.offsets.push_back(at);
      leads = readings.Leads(c.value);
      if ((leads & established) != 0) suspicious = true;
      at += c.length;
    }
    stretch.offsets.push_back(at);
    if (at < text.size()) stretch.after = DecodeUtf8(text, at).value;
    if (suspicious) return stretch;
    from = at;
  }
}

}  // namespace emend
