#include "repair/white_space.h"

#include "base/unicode.h"
#include "base/utf8.h"

namespace emend {
namespace {

bool IsNoBreakSpace(char32_t c) { return c == 0xA0 || c == 0x202F || c == 0x2007; }

// Invisible characters that do nothing between letters of scripts without joining forms.
bool IsZeroWidth(char32_t c) {
  return c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0x200C || c == 0x200D || c == 0xAD;
}

// Scripts whose letters take other shapes by U+200C and U+200D: Arabic, Syriac, Mongolian, those of India and around.
bool JoinsByShape(char32_t c) {
  return (c >= 0x600 && c <= 0x8FF) || (c >= 0x900 && c <= 0xDFF) || (c >= 0xE80 && c <= 0x109F) ||
         (c >= 0x1780 && c <= 0x18AF) || (c >= 0xA840 && c <= 0xABFF) || (c >= 0xFB50 && c <= 0xFEFC) ||
         (c >= 0x10A00 && c <= 0x11FFF);
}

// Scripts written without spaces, where U+200B shows where a line may break.
bool BreaksWithoutSpace(char32_t c) {
  return (c >= 0xE00 && c <= 0xEFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF);
}

bool BelongsBeforeNoBreakSpace(char32_t c) {
  return c == U'«' || c == U'‹' || c == U'—' || c == U'–' || c == U'§' || c == U'№';
}

bool BelongsBehindNoBreakSpace(char32_t c) {
  return c == U'»' || c == U'›' || c == U':' || c == U';' || c == U'!' || c == U'?' || c == U'%' || c == U'—' ||
         c == U'–' || c == U'€' || c == U'°';
}

// One no-break space between two visible characters that want to stay together.
bool KeepsTogether(char32_t before, char32_t after) {
  if (IsSpace(before) || IsSpace(after)) return false;
  if (BelongsBeforeNoBreakSpace(before) || BelongsBehindNoBreakSpace(after)) return true;
  return IsDigit(before) &&
         (IsDigit(after) || IsLetter(after) || after == 0xB5 || (after >= 0x20A0 && after <= 0x20CF));
}

bool StaysZeroWidth(char32_t c, char32_t before, char32_t after) {
  switch (c) {
    case 0x200C:
      return JoinsByShape(before) || JoinsByShape(after);
    case 0x200D:
      return JoinsByShape(before) || JoinsByShape(after) || (IsEmoji(before) && IsEmoji(after));
    case 0x200B:
      return BreaksWithoutSpace(before) && BreaksWithoutSpace(after);
    default:
      return false;
  }
}

}  // namespace

std::vector<Edit> CleanWhiteSpace(std::string_view text) {
  std::vector<Edit> edits;
  char32_t before = U'\n';  // the last character that stays
  for (size_t at = FindNonAscii(text); at < text.size();) {
    if (at > 0 && static_cast<unsigned char>(text[at - 1]) < 0x80) before = static_cast<unsigned char>(text[at - 1]);
    const CodePoint c = DecodeUtf8(text, at);
    const CodePoint next = DecodeUtf8(text, at + c.length);
    const char32_t after = next.length == 0 ? U'\n' : next.value;
    if (IsNoBreakSpace(c.value)) {
      if (!KeepsTogether(before, after)) edits.push_back({{at, at + c.length}, " "});
      before = c.value;
    } else if (IsZeroWidth(c.value) && c.valid && !StaysZeroWidth(c.value, before, after)) {
      edits.push_back({{at, at + c.length}, ""});
    } else {
      before = c.value;
    }
    at = FindNonAscii(text, at + c.length);
  }
  return edits;
}

}  // namespace emend
