#include "repair/stretch.h"

#include "base/utf8.h"
#include "repair/misreading.h"

namespace emend {
namespace {

constexpr int kMostPlain = 3;                  // ASCII characters within a stretch
constexpr size_t kLongest = 2 * kLongStretch;  // bytes of a stretch without ASCII
constexpr size_t kLongestOfAll = 2 * kLongest;

char32_t CharacterBefore(std::string_view text, size_t at) {
  if (at == 0) return U' ';
  size_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return DecodeUtf8(text, begin).value;
}

// DecodeUtf8 without its checks; what is not well-formed after all is left to it.
CodePoint DecodeWellFormed(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const auto trail = [&](size_t i) { return static_cast<char32_t>(byte(i) & 0x3F); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  if (lead >= 0xC2 && lead < 0xE0 && at + 1 < text.size()) return {(lead & 0x1FU) << 6 | trail(1), 2, true};
  if (lead >= 0xE0 && lead < 0xF0 && at + 2 < text.size())
    return {(lead & 0x0FU) << 12 | trail(1) << 6 | trail(2), 3, true};
  return DecodeUtf8(text, at);
}

}  // namespace

Span FindStretch(std::string_view text, size_t from, uint32_t established) {
  const Misreadings& readings = Misreadings::Instance();
  while (true) {
    const size_t begin = FindNonAscii(text, from);
    size_t at = begin;
    bool suspicious = false;
    int plain = 0;
    Misreadings::Places last;
    uint32_t over_space = 0;  // the misreadings of a sequence that goes on behind a space
    while (at < text.size()) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if (byte < 0x80) {
        if (byte == '\n' || at - begin > kLongStretch) break;
        const uint32_t spaced = byte == ' ' ? last.leads & readings.spaced() : 0;
        if ((spaced & ~last.leads_three) != 0) suspicious = true;
        if (++plain > kMostPlain) break;
        over_space = spaced & last.leads_three;
        last = {};
        ++at;
        continue;
      }
      plain = 0;
      const CodePoint c = DecodeWellFormed(text, at);
      const Misreadings::Places& places = readings.PlacesOf(c.value);
      if (at - begin > kLongest && ((places.trails & established) == 0 || at - begin > kLongestOfAll)) break;
      const uint32_t leads = last.leads | over_space;
      if ((leads & places.trails) != 0 || (leads != 0 && c.value == 0xFFFD)) suspicious = true;
      last = places;
      over_space = 0;
      if ((places.leads & established) != 0) suspicious = true;
      at += c.length;
    }
    if (suspicious || at == text.size()) return suspicious ? Span{begin, at} : Span{text.size(), text.size()};
    from = at;
  }
}

void ReadStretch(std::string_view text, Span span, Stretch& stretch) {
  stretch.characters.clear();
  stretch.offsets.clear();
  for (size_t at = span.begin; at < span.end;) {
    const CodePoint c = DecodeWellFormed(text, at);
    stretch.characters.push_back(c.value);
    stretch.offsets.push_back(at);
    at += c.length;
  }
  stretch.offsets.push_back(span.end);
  stretch.before = CharacterBefore(text, span.begin);
  stretch.after = span.end < text.size() ? DecodeUtf8(text, span.end).value : U' ';
}

}  // namespace emend
