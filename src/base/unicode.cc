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

bool IsLetterBeyond(char32_t c) {
  const auto category = Category(c);
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME && !(c >= 0xFE00 && c <= 0xFE0F);
}

bool IsDigitBeyond(char32_t c) { return Category(c) == UTF8PROC_CATEGORY_ND; }

bool IsUpperBeyond(char32_t c) { return Category(c) == UTF8PROC_CATEGORY_LU || Category(c) == UTF8PROC_CATEGORY_LT; }

bool IsLowerBeyond(char32_t c) { return Category(c) == UTF8PROC_CATEGORY_LL; }

bool IsSpaceBeyond(char32_t c) {
  const auto category = Category(c);
  return c == 0x85 || (category >= UTF8PROC_CATEGORY_ZS && category <= UTF8PROC_CATEGORY_ZP);
}

bool IsPunctuation(char32_t c) {
  const auto category = Category(c);
  return category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_PO;
}

bool IsMark(char32_t c) {
  const auto category = Category(c);
  return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

bool IsAssigned(char32_t c) {
  const auto category = Category(c);
  return category != UTF8PROC_CATEGORY_CN && category != UTF8PROC_CATEGORY_CC && category != UTF8PROC_CATEGORY_CS &&
         category != UTF8PROC_CATEGORY_CO;
}

bool IsEmojiBeyond(char32_t c) {
  if (c == 0x200D || c == 0x20E3 || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x1F3FB && c <= 0x1F3FF)) return true;
  if (c >= 0x1F000 && c <= 0x1FAFF) return true;
  return Category(c) == UTF8PROC_CATEGORY_SO;
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
  if (all < 0x80) {
    view_ = {near_.data(), text.size()};
  } else {
    far_ = FoldCase(text);
    view_ = far_;
  }
}

std::string_view TrimSlowly(std::string_view text) {
  size_t begin = 0;
  while (begin < text.size()) {
    const CodePoint c = DecodeUtf8(text, begin);
    if (!IsSpace(c.value)) break;
    begin += c.length;
  }
  size_t end = text.size();
  while (end > begin) {
    size_t last = end - 1;
    while (last > begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    if (!IsSpace(DecodeUtf8(text, last).value)) break;
    end = last;
  }
  return text.substr(begin, end - begin);
}

}  // namespace emend
