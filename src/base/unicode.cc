#include "base/unicode.h"

#include <utf8proc.h>

#include <cstdlib>

#include "base/utf8.h"

namespace emend {
namespace {

utf8proc_category_t Category(char32_t c) { return utf8proc_category(static_cast<utf8proc_int32_t>(c)); }

}  // namespace

bool IsLetter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  const auto category = Category(c);
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME && !(c >= 0xFE00 && c <= 0xFE0F);
}

bool IsDigit(char32_t c) { return c < 0x80 ? c >= '0' && c <= '9' : Category(c) == UTF8PROC_CATEGORY_ND; }

bool IsUpper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return Category(c) == UTF8PROC_CATEGORY_LU || Category(c) == UTF8PROC_CATEGORY_LT;
}

bool IsLower(char32_t c) { return c < 0x80 ? c >= 'a' && c <= 'z' : Category(c) == UTF8PROC_CATEGORY_LL; }

bool IsSpace(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
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

bool IsEmoji(char32_t c) {
  if (c < 0x2000) return false;
  if (c == 0x200D || c == 0x20E3 || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x1F3FB && c <= 0x1F3FF)) return true;
  if (c >= 0x1F000 && c <= 0x1FAFF) return true;
  return Category(c) == UTF8PROC_CATEGORY_SO;
}

char32_t ToLower(char32_t c) { return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))); }
char32_t ToUpper(char32_t c) { return static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c))); }

std::string FoldCase(std::string_view text) {
  if (FindNonAscii(text) == text.size()) {
    std::string out(text);
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return out;
  }
  utf8proc_uint8_t* folded = nullptr;
  const auto size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &folded, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD));
  if (size < 0) return std::string(text);  // not UTF-8: compare it as it is
  std::string out(reinterpret_cast<char*>(folded), static_cast<size_t>(size));
  std::free(folded);  // NOLINT: utf8proc hands out malloc'ed memory
  return out;
}

std::string_view Trim(std::string_view text) {
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
