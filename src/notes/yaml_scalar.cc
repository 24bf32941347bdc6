#include "notes/yaml_scalar.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace emend {
namespace {

// What stands for a boolean or null in YAML 1.1 or 1.2, in any case.
constexpr std::array<std::string_view, 9> kReservedWords = {"y",   "n",    "yes",   "no",  "on",
                                                            "off", "true", "false", "null"};

// May stand in a YAML file as it is; line ends are apart.
bool IsPrintable(char32_t c) {
  return c == '\t' || (c >= 0x20 && c <= 0x7E) ||
         (c >= 0xA0 && c <= 0xFFFD && c != 0x2028 && c != 0x2029 && c != 0xFEFF) || (c >= 0x10000 && c <= 0x10FFFF);
}

// The first place from `at` on of a byte that is not printable ASCII. Looks at eight bytes at a time.
size_t SkipPrintableAscii(std::string_view text, size_t at) {
  constexpr uint64_t kOnes = 0x0101010101010101U;
  constexpr uint64_t kHigh = 0x80 * kOnes;
  for (; at + 8 <= text.size(); at += 8) {
    uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    const uint64_t below = bytes - 0x20 * kOnes;  // the highest bit of a byte below 0x20, or of one beyond ASCII
    const uint64_t del = (bytes ^ 0x7F * kOnes) - kOnes;  // of 0x7F, or of one beyond ASCII
    if (((bytes | below | del) & kHigh) != 0) break;
  }
  while (at < text.size() && text[at] >= 0x20 && text[at] <= 0x7E) ++at;
  return at;
}

bool AllPrintable(std::string_view text, bool line_ends) {
  for (size_t i = SkipPrintableAscii(text, 0); i < text.size(); i = SkipPrintableAscii(text, i)) {
    if (line_ends && text[i] == '\n') {
      ++i;
      continue;
    }
    const CodePoint c = DecodeUtf8(text, i);
    if (!IsPrintable(c.value) && !(line_ends && c.value == '\n')) return false;
    i += c.length;
  }
  return true;
}

bool IsReservedWord(std::string_view text) {
  if (text.size() > 5) return false;
  return std::find(kReservedWords.begin(), kReservedWords.end(), FoldCase(text)) != kReservedWords.end();
}

// Numbers, dates and times have no two letters side by side of which neither is a hexadecimal digit.
bool HasWord(std::string_view text) {
  bool before = false;
  for (const char c : text) {
    const char lower = static_cast<char>(c | 0x20);
    const bool letter = static_cast<unsigned char>(c) >= 0x80 || (IsAsciiLetter(c) && lower > 'f');
    if (letter && before) return true;
    before = letter;
  }
  return false;
}

// `402-405`: a number to no reader, as no number has a sign inside and a date has two of them.
bool IsLineRange(std::string_view text) {
  const size_t dash = text.find('-');
  if (dash == std::string_view::npos || dash == 0 || dash + 1 == text.size()) return false;
  return std::all_of(text.begin(), text.begin() + static_cast<ptrdiff_t>(dash), IsAsciiDigit) &&
         std::all_of(text.begin() + static_cast<ptrdiff_t>(dash) + 1, text.end(), IsAsciiDigit);
}

// `e3`: to some readers of YAML 1.1 a number whose digits before the exponent are left out.
bool IsBareExponent(std::string_view text) {
  return (text[0] | 0x20) == 'e' && text.find_first_not_of("0123456789_.+-eE") == std::string_view::npos;
}

bool FitsPlainStart(std::string_view text) {
  const char first = text.front();
  if (static_cast<unsigned char>(first) >= 0x80) return !IsSpace(DecodeUtf8(text, 0).value);
  if (IsAsciiLetter(first)) return !IsReservedWord(text) && !IsBareExponent(text);
  if (IsAsciiDigit(first)) return HasWord(text) || IsLineRange(text);
  return first == '(' || first == '/' || first == '$' || first == '_';
}

bool EndsWithSpace(std::string_view text) { return Trim(text).end() != text.end(); }

void AppendEscaped(const CodePoint& c, std::string& out) {
  const auto value = static_cast<uint32_t>(c.value);
  switch (c.value) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\r':
      out += "\\r";
      return;
    default:
      break;
  }
  if (IsPrintable(c.value)) {
    AppendUtf8(c.value, out);
  } else if (value <= 0xFF) {
    out += fmt::format("\\x{:02X}", value);
  } else {
    out += fmt::format("\\u{:04X}", value);  // U+2028, U+2029, U+FEFF, U+FFFE, U+FFFF: none is longer
  }
}

}  // namespace

bool FitsPlain(std::string_view text, YamlContext context) {
  if (text.empty() || !FitsPlainStart(text) || EndsWithSpace(text) || !AllPrintable(text, false)) return false;
  if (text.find('\t') != std::string_view::npos) return false;
  for (size_t at = text.find('#'); at != std::string_view::npos; at = text.find('#', at + 1))
    if (at > 0 && text[at - 1] == ' ') return false;
  if (text.find(": ") != std::string_view::npos || text.back() == ':') return false;
  static constexpr ByteSet kFlowSigns(",[]{}:#?&*!|>'\"%@`");
  return context == YamlContext::kBlock || kFlowSigns.Find(text, 0, text.size()) == text.size();
}

bool FitsLiteral(std::string_view text) {
  const std::string_view body = text.ends_with('\n') ? text.substr(0, text.size() - 1) : text;
  const size_t first_ink = body.find_first_not_of(" \t\n");
  if (first_ink == std::string_view::npos) return false;
  // Only empty lines may stand before the first line with ink. It must not begin with a tab; the last line must have
  // ink.
  const size_t first_line = body.find_first_not_of('\n');
  if (body[first_line] == '\t' ||
      body.substr(first_line, first_ink - first_line).find('\n') != std::string_view::npos) {
    return false;
  }
  if (body.substr(body.find_last_not_of(" \t\n")).find('\n') != std::string_view::npos) return false;
  return AllPrintable(text, true);
}

std::string WriteFlowScalar(std::string_view text, YamlContext context) {
  if (FitsPlain(text, context)) return std::string(text);
  std::string out = "\"";
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    AppendEscaped(c, out);
    i += c.length;
  }
  return out += '"';
}

std::string WriteLiteral(std::string_view text, size_t indent) {
  std::string out = "|";
  if (text[text.find_first_not_of('\n')] == ' ') out += '2';
  if (text.back() != '\n') out += '-';
  out += '\n';
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) out.append(indent, ' ').append(text, begin, end - begin);
    out += '\n';
    begin = end + 1;
  }
  return out;
}

}  // namespace emend
