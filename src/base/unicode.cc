#include "base/unicode.h"

#include <utf8proc.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <optional>

#include "base/utf8.h"

namespace emend {
namespace {

utf8proc_category_t Category(char32_t c) { return utf8proc_category(static_cast<utf8proc_int32_t>(c)); }

// What the code points below kTableEnd are, as bits, so that they need not be looked for in utf8proc's tables.
enum Property : uint8_t {
  kLetter = 1,
  kDigit = 2,
  kUpper = 4,
  kLower = 8,
  kSpace = 16,
  kEmoji = 32,
  kPunctuation = 64,
  kMark = 128
};

uint8_t LookUp(char32_t c) {
  const auto category = Category(c);
  const auto within = [category](utf8proc_category_t first, utf8proc_category_t last) {
    return category >= first && category <= last;
  };
  int bits = 0;
  if (within(UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_ME) && !(c >= 0xFE00 && c <= 0xFE0F)) bits |= kLetter;
  if (category == UTF8PROC_CATEGORY_ND) bits |= kDigit;
  if (category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT) bits |= kUpper;
  if (category == UTF8PROC_CATEGORY_LL) bits |= kLower;
  if (c == 0x85 || within(UTF8PROC_CATEGORY_ZS, UTF8PROC_CATEGORY_ZP)) bits |= kSpace;
  if (c == 0x200D || c == 0x20E3 || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x1F000 && c <= 0x1FAFF) ||
      category == UTF8PROC_CATEGORY_SO) {
    bits |= kEmoji;
  }
  if (within(UTF8PROC_CATEGORY_PC, UTF8PROC_CATEGORY_PO)) bits |= kPunctuation;
  if (within(UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_ME)) bits |= kMark;
  return static_cast<uint8_t>(bits);
}

bool Is(char32_t c, Property property) {
  constexpr char32_t kTableEnd = 0x3100;
  static const std::array<uint8_t, kTableEnd>& table = []() -> const std::array<uint8_t, kTableEnd>& {
    auto& bits = *new std::array<uint8_t, kTableEnd>;  // never destroyed: it may be used while statics go
    for (char32_t each = 0; each < kTableEnd; ++each) bits[each] = LookUp(each);
    return bits;
  }();
  return ((c < kTableEnd ? table[c] : LookUp(c)) & property) != 0;
}

constexpr auto kFolding = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);

// The characters that fold to one character whatever stands beside them, which spares most texts utf8proc's passes.
// Only marks and the parts of Korean syllables join the character before them.
class SimpleFolds {
 public:
  static const SimpleFolds& Instance() {
    static const SimpleFolds& folds = *new SimpleFolds;  // never destroyed: it may be used while statics go
    return folds;
  }

  // 0 for the others.
  char32_t Of(char32_t c) const {
    if (c < kEnd) return folds_[c];
    return c >= 0x4E00 && c < 0x9FF0 ? c : 0;  // ideographs
  }

 private:
  static constexpr char32_t kEnd = 0x3000;

  SimpleFolds() {
    for (char32_t c = 1; c < kEnd; ++c) {
      if (IsMark(c) || (c >= 0x1100 && c < 0x1200)) continue;
      utf8proc_int32_t buffer[8];
      int last_boundclass = 0;
      auto length = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), buffer, 8, kFolding, &last_boundclass);
      if (length > 1 && length < 8) length = utf8proc_normalize_utf32(buffer, length, kFolding);
      if (length == 1 && buffer[0] <= 0xFFFF && !IsMark(static_cast<char32_t>(buffer[0])))
        folds_[c] = static_cast<uint16_t>(buffer[0]);
    }
  }

  std::array<uint16_t, kEnd> folds_{};
};

// The ASCII letters of `text` from byte `begin` on become small.
void LowerAscii(std::string& text, size_t begin) {
  // By a pointer and a count of our own, so that the compiler takes many bytes at a time.
  char* const bytes = text.data() + begin;
  const size_t count = text.size() - begin;
  for (size_t i = 0; i < count; ++i) {
    const char c = bytes[i];
    bytes[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
}

// Of a code point from 0x80 to 0xFFFF.
void PutUtf8(char32_t c, char* out) {
  if (c >= 0x800) *out++ = static_cast<char>(0xE0 | c >> 12);
  *out++ = static_cast<char>(c >= 0x800 ? 0x80 | (c >> 6 & 0x3F) : 0xC0 | c >> 6);
  *out = static_cast<char>(0x80 | (c & 0x3F));
}

// Nothing where a character does not fold simply.
std::optional<std::string> FoldSimply(std::string_view text) {
  const SimpleFolds& folds = SimpleFolds::Instance();
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const size_t next = FindNonAscii(text, i);
    out.append(text, i, next - i);
    LowerAscii(out, out.size() - (next - i));
    if (next == text.size()) break;
    const CodePoint c = DecodeUtf8(text, next);
    const char32_t fold = c.valid ? folds.Of(c.value) : 0;
    if (fold == 0) return std::nullopt;
    AppendUtf8(fold, out);
    i = next + c.length;
  }
  return out;
}

}  // namespace

bool IsLetterBeyond(char32_t c) { return Is(c, kLetter); }
bool IsDigitBeyond(char32_t c) { return Is(c, kDigit); }
bool IsUpperBeyond(char32_t c) { return Is(c, kUpper); }
bool IsLowerBeyond(char32_t c) { return Is(c, kLower); }
bool IsSpaceBeyond(char32_t c) { return Is(c, kSpace); }
bool IsEmojiBeyond(char32_t c) { return Is(c, kEmoji); }
bool IsPunctuation(char32_t c) { return Is(c, kPunctuation); }
bool IsMark(char32_t c) { return Is(c, kMark); }

bool IsAssigned(char32_t c) {
  const auto category = Category(c);
  return category != UTF8PROC_CATEGORY_CN && category != UTF8PROC_CATEGORY_CC && category != UTF8PROC_CATEGORY_CS &&
         category != UTF8PROC_CATEGORY_CO;
}

int DisplayWidth(char32_t c) {
  if (c >= 0x20 && c < 0x7F) return 1;
  return utf8proc_charwidth(static_cast<utf8proc_int32_t>(c));
}

char32_t ToLowerBeyond(char32_t c) { return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))); }
char32_t ToUpper(char32_t c) { return static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c))); }

std::string FoldCase(std::string_view text) {
  if (FindNonAscii(text) == text.size()) {
    std::string out(text);
    LowerAscii(out, 0);
    return out;
  }
  if (std::optional<std::string> simple = FoldSimply(text)) return *std::move(simple);
  utf8proc_uint8_t* folded = nullptr;
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                 static_cast<utf8proc_ssize_t>(text.size()), &folded, kFolding);
  if (size < 0) return std::string(text);  // not UTF-8: compare it as it is
  std::string out(reinterpret_cast<char*>(folded), static_cast<size_t>(size));
  std::free(folded);  // NOLINT: utf8proc hands out malloc'ed memory
  return out;
}

FoldedText::FoldedText(std::string_view text) {
  if (text.size() > near_.size()) {
    far_ = FoldCase(text);
    view_ = far_;
    return;
  }
  unsigned char all = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    all = static_cast<unsigned char>(all | static_cast<unsigned char>(c));
    near_[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  if (all < 0x80 || FoldNear(text)) {
    view_ = {near_.data(), text.size()};
  } else {
    far_ = FoldCase(text);
    view_ = far_;
  }
}

// Folds what is beyond ASCII, if each of it folds to one character of as many bytes, as nearly all does.
bool FoldedText::FoldNear(std::string_view text) {
  const SimpleFolds& folds = SimpleFolds::Instance();
  for (size_t at = FindNonAscii(text); at < text.size();) {
    const CodePoint c = DecodeUtf8(text, at);
    const char32_t fold = c.valid ? folds.Of(c.value) : 0;
    const size_t length = fold < 0x80 ? 1 : fold < 0x800 ? 2 : fold < 0x10000 ? 3 : 4;
    if (fold == 0 || length != c.length) return false;
    if (fold != c.value) PutUtf8(fold, &near_[at]);
    at += length;
    if (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) at = FindNonAscii(text, at);
  }
  return true;
}

std::string_view TrimSlowly(std::string_view text) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  size_t begin = 0;
  while (begin < text.size()) {
    if (is_ascii(text[begin])) {
      if (!IsSpace(static_cast<unsigned char>(text[begin]))) break;
      ++begin;
      continue;
    }
    const CodePoint c = DecodeUtf8(text, begin);
    if (!IsSpace(c.value)) break;
    begin += c.length;
  }
  size_t end = text.size();
  while (end > begin) {
    size_t last = end - 1;
    if (is_ascii(text[last])) {
      if (!IsSpace(static_cast<unsigned char>(text[last]))) break;
      end = last;
      continue;
    }
    while (last > begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    if (!IsSpace(DecodeUtf8(text, last).value)) break;
    end = last;
  }
  return text.substr(begin, end - begin);
}

}  // namespace emend
