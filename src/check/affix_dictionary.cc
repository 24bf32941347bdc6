#include "check/affix_dictionary.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"

namespace emend {
namespace {

std::string_view WithoutMark(std::string_view text) { return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text; }

std::vector<std::string_view> Fields(std::string_view line) {
  constexpr std::string_view kSpace = " \t\r";
  std::vector<std::string_view> fields;
  for (size_t at = line.find_first_not_of(kSpace); at < line.size(); at = line.find_first_not_of(kSpace, at)) {
    const size_t end = std::min(line.find_first_of(kSpace, at), line.size());
    fields.push_back(line.substr(at, end - at));
    at = end;
  }
  return fields;
}

// Takes the first line off `text`, without its end.
std::string_view TakeLine(std::string_view& text) {
  const size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

class WordHash {  // FNV-1a
 public:
  void Add(char c) { hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 1099511628211ULL; }
  uint64_t value() const { return hash_ ^ (hash_ >> 29); }

 private:
  uint64_t hash_ = 14695981039346656037ULL;
};

uint64_t HashOf(std::string_view text) {
  WordHash hash;
  for (const char c : text) hash.Add(c);
  return hash.value();
}

// Flags follow, or what is told of the word, or the next one.
bool EndsWord(char c) { return c == '/' || c == '\t' || c == '\n' || c == '\r'; }

// What says nothing of whether a word is right, or nothing that this has to know.
constexpr std::string_view kNoMatter[] = {"SET", "TRY", "NOSUGGEST", "COMPOUNDMIN", "WORDCHARS", "REP",
                                          "MAP", "KEY", "NAME",      "HOME",        "VERSION"};

enum class Letters : uint8_t { kSmall, kCapitalFirst, kMixed, kUnclear };

Letters LettersOf(std::string_view word) {
  size_t small = 0, capital = 0;
  bool first = false;
  for (size_t at = 0; at < word.size();) {
    const CodePoint c = DecodeUtf8(word, at);
    // From there on the tables of others differ: i without its dot, long s.
    if (c.value >= 0x180 || c.value == 0x130 || c.value == 0x131 || c.value == 0x149 || c.value == 0x17F)
      return Letters::kUnclear;
    if (!IsLetter(c.value) && c.value != U'\'') return Letters::kUnclear;
    const bool upper = IsUpper(c.value);
    first = first || (at == 0 && upper);
    capital += upper;
    small += !upper && ToUpper(c.value) != c.value;
    at += std::max<size_t>(c.length, 1);
  }
  if (capital == 0) return Letters::kSmall;
  if (first && capital == 1) return Letters::kCapitalFirst;
  return small > 0 ? Letters::kMixed : Letters::kUnclear;
}

}  // namespace

std::optional<AffixDictionary> AffixDictionary::Read(std::string_view affixes, std::string words) {
  AffixDictionary dictionary;
  if (!dictionary.ReadAffixes(affixes) || !dictionary.ReadWords(std::move(words))) return std::nullopt;
  return dictionary;
}

bool AffixDictionary::ReadAffixes(std::string_view text) {
  text = WithoutMark(text);
  bool utf8 = false;
  std::string_view flag;  // of the affixes that are read
  bool crosses = false;
  bool counted_rules = false;
  while (!text.empty()) {
    const std::vector<std::string_view> fields = Fields(TakeLine(text));
    if (fields.empty() || fields[0].starts_with('#')) continue;
    const std::string_view key = fields[0];
    if (key == "SET") utf8 = fields.size() > 1 && fields[1] == "UTF-8";
    if (std::find(std::begin(kNoMatter), std::end(kNoMatter), key) != std::end(kNoMatter)) continue;
    if (fields.size() < 2) return false;
    if (key == "ONLYINCOMPOUND") {
      if (fields[1].size() != 1) return false;
      only_in_compounds_ = fields[1][0];
    } else if (key == "COMPOUNDRULE") {
      for (const char c : fields[1]) {
        const bool sign = std::string_view("*?()").find(c) != std::string_view::npos;
        if (counted_rules && !sign) compound_flags_ += c;
      }
      counted_rules = true;  // the first line says how many there are
    } else if (key == "ICONV") {
      const bool count = fields.size() == 2;
      if (!count && (fields.size() != 3 || fields[1] != "’")) return false;
    } else if (key == "PFX" || key == "SFX") {
      if (fields.size() < 4 || fields[1].size() != 1) return false;
      const bool counts = fields[3].find_first_not_of("0123456789") == std::string_view::npos &&
                          (fields[2] == "Y" || fields[2] == "N") && fields[1] != flag;
      if (counts) {
        flag = fields[1];
        crosses = fields[2] == "Y";
        continue;
      }
      if (fields[1] != flag || fields[3].find('/') != std::string_view::npos) return false;
      Affix affix{flag[0],
                  crosses,
                  fields[2] == "0" ? "" : std::string(fields[2]),
                  fields[3] == "0" ? "" : std::string(fields[3]),
                  {}};
      std::string_view condition = fields.size() > 4 && !fields[4].starts_with('#') ? fields[4] : ".";
      if (condition == ".") condition = "";
      while (!condition.empty()) {
        OneOf one;
        size_t length = std::max<size_t>(DecodeUtf8(condition, 0).length, 1);
        if (condition[0] == '[') {
          length = condition.find(']') + 1;
          if (length == 0) return false;
          one.negated = condition[1] == '^';
          one.characters = condition.substr(one.negated ? 2 : 1, length - (one.negated ? 3 : 2));
          if (one.characters.empty()) return false;
        } else if (condition[0] != '.') {
          one.characters = condition.substr(0, length);
        }
        affix.condition.push_back(std::move(one));
        condition.remove_prefix(length);
      }
      const bool suffix = key == "SFX";
      const auto last = static_cast<unsigned char>(affix.append.empty() ? '\0' : affix.append.back());
      (suffix ? suffixes_[last] : prefixes_).push_back(std::move(affix));
    } else {
      return false;
    }
  }
  return utf8;
}

// One pass over the lines: a hundred thousand of them are read before a file is checked.
bool AffixDictionary::ReadWords(std::string words) {
  words_ = std::move(words);
  std::string_view lines = WithoutMark(words_);
  TakeLine(lines);  // how many there are
  const auto count = static_cast<size_t>(std::count(lines.begin(), lines.end(), '\n')) + 1;
  size_t size = 1024;
  while (size < count * 2) size *= 2;
  table_.assign(size, 0);
  std::array<bool, 256> compound{};
  for (const char flag : compound_flags_) compound[static_cast<unsigned char>(flag)] = true;
  const char* const end = lines.data() + lines.size();
  for (const char* at = lines.data(); at < end; ++at) {
    const char* const begin = at;
    WordHash hash;
    bool digit = false;
    for (; at < end && (!EndsWord(*at) || at == begin) && *at != '\n'; ++at) {
      if (*at == ':' || *at == '\\') return false;  // fields behind the word, and signs that stand for others
      digit = digit || (*at >= '0' && *at <= '9');
      hash.Add(*at);
    }
    if (at > begin) {
      size_t place = hash.value() & (size - 1);
      while (table_[place] != 0) place = (place + 1) & (size - 1);
      table_[place] = static_cast<uint32_t>(begin - words_.data()) + 1;
    }
    for (; at < end && *at != '\t' && *at != '\n'; ++at) {
      // What is put together of digits is no word.
      if (compound[static_cast<unsigned char>(*at)] && !digit) return false;
    }
    if (at < end && *at != '\n') at = static_cast<const char*>(std::memchr(at, '\n', static_cast<size_t>(end - at)));
    if (at == nullptr) break;
  }
  return true;
}

bool AffixDictionary::HasStem(std::string_view stem, std::string_view flags) const {
  for (size_t at = HashOf(stem) & (table_.size() - 1); table_[at] != 0; at = (at + 1) & (table_.size() - 1)) {
    const std::string_view line = std::string_view(words_).substr(table_[at] - 1);
    if (!line.starts_with(stem) || (line.size() > stem.size() && !EndsWord(line[stem.size()]))) continue;
    std::string_view has;
    if (line.size() > stem.size() && line[stem.size()] == '/') {
      has = line.substr(stem.size() + 1);
      has = has.substr(0, std::min(has.find_first_of("\t\r\n"), has.size()));
    }
    if (only_in_compounds_ != 0 && has.find(only_in_compounds_) != std::string_view::npos) continue;
    const auto is_there = [&](char flag) { return has.find(flag) != std::string_view::npos; };
    if (std::all_of(flags.begin(), flags.end(), is_there)) return true;
  }
  return false;
}

bool AffixDictionary::Fulfils(const Affix& affix, std::string_view stem, bool at_end) {
  size_t at = 0;
  if (at_end) {
    // As many characters from the end as the condition has.
    at = stem.size();
    for (size_t i = 0; i < affix.condition.size(); ++i) {
      if (at == 0) return false;
      --at;
      while (at > 0 && (static_cast<unsigned char>(stem[at]) & 0xC0) == 0x80) --at;
    }
  }
  for (const OneOf& one : affix.condition) {
    if (at >= stem.size()) return false;
    const size_t length = std::max<size_t>(DecodeUtf8(stem, at).length, 1);
    const bool has = one.characters.empty() || one.characters.find(stem.substr(at, length)) != std::string::npos;
    if (has == one.negated) return false;
    at += length;
  }
  return true;
}

bool AffixDictionary::KnowsWithSuffix(std::string_view form, const Affix* prefix) const {
  std::string stem;
  std::string flags(1, '\0');
  if (prefix != nullptr) flags += prefix->flag;
  for (const size_t last : {size_t{0}, size_t{static_cast<unsigned char>(form.empty() ? '\0' : form.back())}}) {
    for (const Affix& suffix : suffixes_[last]) {
      if ((prefix != nullptr && !suffix.crosses) || form.size() <= suffix.append.size() ||
          !form.ends_with(suffix.append))
        continue;
      stem.assign(form.substr(0, form.size() - suffix.append.size())) += suffix.strip;
      flags[0] = suffix.flag;
      if (Fulfils(suffix, stem, true) && HasStem(stem, flags)) return true;
    }
    if (form.empty() || form.back() == '\0') break;
  }
  return false;
}

bool AffixDictionary::KnowsForm(std::string_view form) const {
  if (HasStem(form, "")) return true;
  std::string rest;
  for (const Affix& prefix : prefixes_) {
    if (form.size() <= prefix.append.size() || !form.starts_with(prefix.append)) continue;
    rest.assign(prefix.strip) += form.substr(prefix.append.size());
    if (!Fulfils(prefix, rest, false)) continue;
    if (HasStem(rest, std::string_view(&prefix.flag, 1))) return true;
    if (prefix.crosses && KnowsWithSuffix(rest, &prefix)) return true;
  }
  return KnowsWithSuffix(form, nullptr);
}

std::optional<bool> AffixDictionary::Knows(std::string_view word) const {
  const Letters letters = LettersOf(word);
  if (word.empty() || letters == Letters::kUnclear) return std::nullopt;
  if (KnowsForm(word)) return true;
  if (letters != Letters::kCapitalFirst) return false;
  const CodePoint first = DecodeUtf8(word, 0);
  std::string small;
  AppendUtf8(ToLower(first.value), small);
  return KnowsForm(small.append(word.substr(first.length)));
}

}  // namespace emend
