#include "base/entities.h"

#include <array>

#include "base/utf8.h"

namespace emend {
namespace {

struct Entity {
  std::string_view name;
  char32_t value;
};

constexpr std::array kEntities = std::to_array<Entity>({
    {"amp", '&'},      {"lt", '<'},       {"gt", '>'},       {"quot", '"'},      {"apos", '\''},    {"nbsp", ' '},
    {"copy", 0xA9},    {"reg", 0xAE},     {"trade", 0x2122}, {"hellip", 0x2026}, {"mdash", 0x2014}, {"ndash", 0x2013},
    {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"ldquo", 0x201C}, {"rdquo", 0x201D},  {"laquo", 0xAB},   {"raquo", 0xBB},
    {"bull", 0x2022},  {"middot", 0xB7},  {"times", 0xD7},   {"divide", 0xF7},   {"deg", 0xB0},     {"plusmn", 0xB1},
    {"para", 0xB6},    {"sect", 0xA7},    {"euro", 0x20AC},  {"pound", 0xA3},    {"yen", 0xA5},     {"cent", 0xA2},
    {"rarr", 0x2192},  {"larr", 0x2190},  {"uarr", 0x2191},  {"darr", 0x2193},   {"harr", 0x2194},  {"le", 0x2264},
    {"ge", 0x2265},    {"ne", 0x2260},    {"infin", 0x221E}, {"sum", 0x2211},    {"radic", 0x221A}, {"check", 0x2713},
    {"auml", 0xE4},    {"ouml", 0xF6},    {"uuml", 0xFC},    {"Auml", 0xC4},     {"Ouml", 0xD6},    {"Uuml", 0xDC},
    {"szlig", 0xDF},   {"eacute", 0xE9},  {"egrave", 0xE8},  {"ecirc", 0xEA},    {"agrave", 0xE0},  {"aacute", 0xE1},
    {"acirc", 0xE2},   {"atilde", 0xE3},  {"ccedil", 0xE7},  {"iacute", 0xED},   {"oacute", 0xF3},  {"ocirc", 0xF4},
    {"otilde", 0xF5},  {"uacute", 0xFA},  {"ugrave", 0xF9},  {"ntilde", 0xF1},   {"iquest", 0xBF},  {"iexcl", 0xA1},
    {"Eacute", 0xC9},  {"Aacute", 0xC1},  {"Oacute", 0xD3},  {"Ntilde", 0xD1},   {"sup2", 0xB2},    {"sup3", 0xB3},
    {"frac12", 0xBD},  {"micro", 0xB5},   {"lambda", 0x3BB}, {"alpha", 0x3B1},   {"beta", 0x3B2},   {"zwj", 0x200D},
    {"zwnj", 0x200C},  {"shy", 0xAD},     {"ensp", ' '},     {"emsp", ' '},      {"thinsp", ' '},   {"lbrace", '{'},
    {"rbrace", '}'},   {"lbrack", '['},   {"rbrack", ']'},   {"num", '#'},       {"ast", '*'},      {"lowbar", '_'},
    {"grave", '`'},
});

// The code point of the reference between '&' and ';', 0 if it is not known.
char32_t Lookup(std::string_view name) {
  if (name.starts_with('#')) {
    const bool hex = name.size() > 1 && (name[1] | 0x20) == 'x';
    char32_t value = 0;
    const std::string_view digits = name.substr(hex ? 2 : 1);
    if (digits.empty()) return 0;
    for (const char c : digits) {
      int digit = -1;
      if (c >= '0' && c <= '9') digit = c - '0';
      if (hex && (c | 0x20) >= 'a' && (c | 0x20) <= 'f') digit = (c | 0x20) - 'a' + 10;
      if (digit < 0) return 0;
      value = value * (hex ? 16 : 10) + static_cast<char32_t>(digit);
      if (value > 0x10FFFF) return 0xFFFD;
    }
    return value == 0 ? 0xFFFD : value == 0xA0 ? ' ' : value;
  }
  for (const Entity& entity : kEntities) {
    if (entity.name == name) return entity.value;
  }
  return 0;
}

}  // namespace

std::string DecodeEntities(std::string_view text) {
  constexpr size_t kLongest = 10;  // of a name
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t amp = std::min(text.find('&', at), text.size());
    out.append(text, at, amp - at);
    if (amp == text.size()) break;
    const size_t end = text.substr(amp, kLongest + 2).find(';');
    const char32_t value = end == std::string_view::npos ? 0 : Lookup(text.substr(amp + 1, end - 1));
    if (value == 0)
      out += '&';
    else
      AppendUtf8(value, out);
    at = value == 0 ? amp + 1 : amp + end + 1;
  }
  return out;
}

}  // namespace emend
