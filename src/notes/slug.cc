#include "notes/slug.h"

#include <fmt/format.h>
#include <utf8proc.h>
#include <xxhash.h>

#include <algorithm>
#include <array>

#include "base/byte_set.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace emend {
namespace {

struct Transliteration {
  char32_t letter;
  std::string_view latin;
};

// Lower-case letters that Unicode does not decompose into ASCII, by code point. Cyrillic and Greek as passports have
// them.
constexpr auto kTransliterations = std::to_array<Transliteration>({
    {U'ß', "ss"}, {U'æ', "ae"}, {U'ð', "d"},  {U'ø', "o"},    {U'þ', "th"}, {U'đ', "d"},  {U'ħ', "h"},  {U'ı', "i"},
    {U'ĸ', "k"},  {U'ł', "l"},  {U'ŋ', "n"},  {U'œ', "oe"},   {U'ŧ', "t"},  {U'ƒ', "f"},  {U'ơ', "o"},  {U'ư', "u"},
    {U'ə', "e"},  {U'α', "a"},  {U'β', "v"},  {U'γ', "g"},    {U'δ', "d"},  {U'ε', "e"},  {U'ζ', "z"},  {U'η', "i"},
    {U'θ', "th"}, {U'ι', "i"},  {U'κ', "k"},  {U'λ', "l"},    {U'μ', "m"},  {U'ν', "n"},  {U'ξ', "x"},  {U'ο', "o"},
    {U'π', "p"},  {U'ρ', "r"},  {U'ς', "s"},  {U'σ', "s"},    {U'τ', "t"},  {U'υ', "y"},  {U'φ', "f"},  {U'χ', "ch"},
    {U'ψ', "ps"}, {U'ω', "o"},  {U'а', "a"},  {U'б', "b"},    {U'в', "v"},  {U'г', "g"},  {U'д', "d"},  {U'е', "e"},
    {U'ж', "zh"}, {U'з', "z"},  {U'и', "i"},  {U'й', "y"},    {U'к', "k"},  {U'л', "l"},  {U'м', "m"},  {U'н', "n"},
    {U'о', "o"},  {U'п', "p"},  {U'р', "r"},  {U'с', "s"},    {U'т', "t"},  {U'у', "u"},  {U'ф', "f"},  {U'х', "kh"},
    {U'ц', "ts"}, {U'ч', "ch"}, {U'ш', "sh"}, {U'щ', "shch"}, {U'ъ', ""},   {U'ы', "y"},  {U'ь', ""},   {U'э', "e"},
    {U'ю', "yu"}, {U'я', "ya"}, {U'ё', "e"},  {U'ђ', "dj"},   {U'ѓ', "g"},  {U'є', "ye"}, {U'ѕ', "dz"}, {U'і', "i"},
    {U'ї', "yi"}, {U'ј', "j"},  {U'љ', "lj"}, {U'њ', "nj"},   {U'ћ', "c"},  {U'ќ', "k"},  {U'ў', "u"},  {U'џ', "dz"},
    {U'ґ', "g"},  {U'қ', "q"},  {U'ң', "ng"}, {U'ү', "u"},    {U'ұ', "u"},  {U'һ', "h"},  {U'ә', "a"},  {U'ө', "o"},
    {U'ғ', "gh"}, {U'’', ""},   {U'‘', ""},   {U'ʼ', ""},
});

// Signs that a programmer reads aloud as part of a name.
struct SpokenSign {
  std::string_view sign;
  std::string_view spoken;
  bool after_word;   // only directly behind a letter or digit: C++, C#
  bool before_word;  // only at the start of a word: .NET
};

constexpr auto kSpokenSigns = std::to_array<SpokenSign>({
    {"++", "pp", true, false},
    {"#", "sharp", true, false},
    {".", "dot", false, true},
    {"&", " and ", false, false},
    {"'", "", true, false},
});

const Transliteration* FindTransliteration(char32_t c) {
  const auto found = std::find_if(kTransliterations.begin(), kTransliterations.end(),
                                  [c](const Transliteration& t) { return t.letter == c; });
  return found == kTransliterations.end() ? nullptr : &*found;
}

bool IsSlugCharacter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// The ASCII for one lower-case letter that is not ASCII, without accents. False if there is none.
bool AppendLatin(char32_t c, std::string& out) {
  if (const Transliteration* known = FindTransliteration(c)) {
    out += known->latin;
    return true;
  }
  std::array<utf8proc_int32_t, 32> parts{};
  int boundary = 0;
  const auto options =
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
  const auto count =
      utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), parts.data(), parts.size(), options, &boundary);
  if (count < 0 || static_cast<size_t>(count) > parts.size()) return false;
  std::string latin;
  for (size_t i = 0; i < static_cast<size_t>(count); ++i) {
    const auto part = static_cast<char32_t>(parts[i]);
    if (const Transliteration* known = FindTransliteration(part)) {
      latin += known->latin;
    } else if (part < 0x80) {
      latin += IsSlugCharacter(part) ? static_cast<char>(part) : ' ';
    } else if (IsLetter(part) || IsDigit(part)) {
      return false;
    } else {
      latin += ' ';
    }
  }
  out += latin;
  return true;
}

const SpokenSign* FindSpokenSign(std::string_view text, size_t at) {
  static constexpr ByteSet kFirst("+#.&'");
  if (!kFirst.has(text[at])) return nullptr;
  const auto word_at = [&](size_t i) {
    const char32_t c = DecodeUtf8(text, i).value;
    return IsLetter(c) || IsDigit(c);
  };
  const bool after_word = at > 0 && (static_cast<unsigned char>(text[at - 1]) >= 0x80 || word_at(at - 1));
  for (const SpokenSign& sign : kSpokenSigns) {
    if (text.compare(at, sign.sign.size(), sign.sign) != 0 || (sign.after_word && !after_word)) continue;
    const size_t next = at + sign.sign.size();
    const bool begins_word =
        !after_word && (at == 0 || text[at - 1] != text[at]) && IsLetter(DecodeUtf8(text, next).value);
    if (sign.before_word && !begins_word) continue;
    return &sign;
  }
  return nullptr;
}

// Words in ASCII apart by spaces. `foreign` gets the letters that have none, with their marks.
std::string Transliterate(std::string_view text, std::string& foreign) {
  static constexpr ByteSet kPlain("abcdefghijklmnopqrstuvwxyz0123456789");
  std::string out;
  out.reserve(text.size());
  bool in_foreign_word = false;
  for (size_t i = 0; i < text.size();) {
    if (const size_t end = kPlain.Skip(text, i, text.size()); end > i) {
      out.append(text, i, end - i);
      i = end;
      in_foreign_word = false;
      continue;
    }
    const CodePoint c = DecodeUtf8(text, i);
    if (const SpokenSign* sign = FindSpokenSign(text, i)) {
      out += sign->spoken;
      i += sign->sign.size();
      continue;
    }
    const size_t size = out.size();
    if (c.value < 0x80) {
      out += IsSlugCharacter(c.value) ? static_cast<char>(c.value) : ' ';
      in_foreign_word = false;
    } else if (!AppendLatin(c.value, out)) {
      in_foreign_word = IsLetter(c.value) || IsDigit(c.value);
      if (in_foreign_word) AppendUtf8(c.value, foreign);
      out += ' ';
    } else if (out.size() > size) {
      in_foreign_word = false;
    } else if (in_foreign_word) {
      AppendUtf8(c.value, foreign);  // a vowel sign, say: to other scripts marks are not ornament
    }
    i += c.length;
  }
  return out;
}

}  // namespace

std::string FullSlug(std::string_view text, std::string_view prefix) {
  std::string foreign;
  const std::string words = Transliterate(FoldCase(text), foreign);
  std::string slug;
  slug.reserve(words.size());
  for (const char c : words) {
    if (c != ' ') {
      slug += c;
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  if (!slug.empty() && slug.back() == '-') slug.pop_back();
  if (!slug.empty() && foreign.empty()) return slug;
  const std::string unnamed = foreign.empty() ? std::string(text) : slug + " " + foreign;
  const std::string hash = fmt::format("{:08x}", XXH64(unnamed.data(), unnamed.size(), 0) >> 32);
  if (slug.empty()) return std::string(prefix) + "-" + hash;
  return CutSlug(slug, kMaxSlugLength - hash.size() - 1) + "-" + hash;  // the hash must survive a later cut
}

std::string CutSlug(std::string_view slug, size_t length) {
  if (slug.size() <= length) return std::string(slug);
  const size_t hyphen = slug.rfind('-', length);
  return std::string(slug.substr(0, hyphen == std::string_view::npos || hyphen == 0 ? length : hyphen));
}

std::string NumberedSlug(std::string_view slug, int number) {
  const std::string suffix = "-" + std::to_string(number);
  return CutSlug(slug, kMaxSlugLength - suffix.size()) + suffix;
}

bool IsSlug(std::string_view text) {
  if (text.empty() || text.size() > kMaxSlugLength || text.front() == '-' || text.back() == '-') return false;
  if (text.find("--") != std::string_view::npos) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c == '-' || IsSlugCharacter(static_cast<char32_t>(c)); });
}

bool IsTag(std::string_view text) {
  bool in_word = false;
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    const bool letter = (IsLetter(c.value) && !IsUpper(c.value)) || IsDigit(c.value);
    if (!letter && !(c.value == '-' && in_word)) return false;
    in_word = letter;
    i += c.length;
  }
  return in_word;
}

}  // namespace emend
