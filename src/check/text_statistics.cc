#include "check/text_statistics.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/unicode.h"
#include "base/utf8.h"

namespace emend {
namespace {

bool IsVowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

std::string LowerLetters(std::string_view word) {
  std::string out;
  for (const char c : word) {
    if (c >= 'a' && c <= 'z') out += c;
    if (c >= 'A' && c <= 'Z') out += static_cast<char>(c + 32);
  }
  return out;
}

void CountWord(std::string_view word, size_t letters, TextStatistics& text) {
  ++text.words;
  text.characters += static_cast<double>(letters);
  if (letters > 6) ++text.long_words;
  const int syllables = CountSyllables(word);
  text.syllables += syllables;
  if (syllables < 3) return;
  ++text.polysyllabic_words;
  const bool name = word[0] >= 'A' && word[0] <= 'Z';
  std::string_view stem = word;
  for (const std::string_view ending : {"es", "ed", "ing"}) {
    if (stem.ends_with(ending)) stem.remove_suffix(ending.size());
  }
  if (!name && word.find('-') == std::string_view::npos && CountSyllables(stem) >= 3) ++text.complex_words;
}

void CountWords(std::string_view masked, TextStatistics& text) {
  for (size_t at = 0; at < masked.size();) {
    const CodePoint c = DecodeUtf8(masked, at);
    if (!IsLetter(c.value) && !IsDigit(c.value)) {
      at += c.length;
      continue;
    }
    const size_t begin = at;
    size_t end = at;
    size_t letters = 0;
    while (at < masked.size()) {
      const CodePoint next = DecodeUtf8(masked, at);
      const bool letter = IsLetter(next.value) || IsDigit(next.value);
      if (!letter && next.value != U'\'' && next.value != U'’' && next.value != U'-') break;
      at += next.length;
      if (letter) end = at, ++letters;
    }
    CountWord(masked.substr(begin, end - begin), letters, text);
  }
}

}  // namespace

int CountSyllables(std::string_view word) {
  const std::string letters = LowerLetters(word);
  int count = 0;
  bool vowel_before = false;
  for (size_t i = 0; i < letters.size(); ++i) {
    const bool vowel = IsVowel(letters[i]);
    // Two vowels that are said apart: "create", "ion" of "lion" is left to be one.
    const std::string_view pair = std::string_view(letters).substr(i == 0 ? 0 : i - 1, 2);
    if (vowel && (!vowel_before || (i > 0 && (pair == "ia" || pair == "io" || pair == "eo" || pair == "ua") &&
                                    !(i + 1 < letters.size() && letters.substr(i - 1).starts_with("ion")))))
      ++count;
    vowel_before = vowel;
  }
  const std::string_view view = letters;
  const size_t size = view.size();
  const bool silent_e = size > 2 && view.ends_with('e') && !IsVowel(view[size - 2]) &&
                        !(view[size - 2] == 'l' && size > 3 && !IsVowel(view[size - 3]));
  const bool silent_ed =
      size > 3 && view.ends_with("ed") && !IsVowel(view[size - 3]) && view[size - 3] != 't' && view[size - 3] != 'd';
  const bool silent_es = size > 3 && view.ends_with("es") && !IsVowel(view[size - 3]) &&
                         std::string_view("sxzhcg").find(view[size - 3]) == std::string_view::npos;
  if (silent_e || silent_ed || silent_es) --count;
  return std::max(1, count);
}

std::optional<double> TextStatistics::Find(std::string_view name) const {
  struct Number {
    std::string_view name;
    double TextStatistics::*value;
  };
  static constexpr Number kNumbers[] = {{"words", &TextStatistics::words},
                                        {"sentences", &TextStatistics::sentences},
                                        {"characters", &TextStatistics::characters},
                                        {"syllables", &TextStatistics::syllables},
                                        {"complex_words", &TextStatistics::complex_words},
                                        {"polysyllabic_words", &TextStatistics::polysyllabic_words},
                                        {"long_words", &TextStatistics::long_words},
                                        {"paragraphs", &TextStatistics::paragraphs},
                                        {"list", &TextStatistics::lists},
                                        {"blockquote", &TextStatistics::blockquotes},
                                        {"pre", &TextStatistics::code_blocks}};
  for (const Number& number : kNumbers) {
    if (number.name == name) return this->*number.value;
  }
  for (const std::string_view head : {"heading.h", "heading_h"}) {
    if (name.starts_with(head) && name.size() == head.size() + 1 && name.back() >= '1' && name.back() <= '6')
      return headings[name.back() - '1'];
  }
  return std::nullopt;
}

TextStatistics CountText(const FileView& view, size_t first, size_t end) {
  TextStatistics text;
  for (size_t i = first; i < end; ++i) {
    const Passage& passage = view.passage(i);
    const Passage* before = i > first ? &view.passage(i - 1) : nullptr;
    if (passage.kind == PassageKind::kCode) {
      ++text.code_blocks;
      continue;
    }
    if (passage.kind == PassageKind::kHeading && passage.level >= 1 && passage.level <= 6)
      ++text.headings[passage.level - 1];
    if (passage.kind == PassageKind::kParagraph) ++text.paragraphs;
    if (passage.list_depth > (before == nullptr ? 0 : before->list_depth)) ++text.lists;
    if (passage.quote_depth > (before == nullptr ? 0 : before->quote_depth)) ++text.blockquotes;
    text.sentences += static_cast<double>(view.sentences(i).size());
    CountWords(view.masked(i), text);
  }
  return text;
}

double FleschKincaidGrade(const TextStatistics& text) {
  return 0.39 * (text.words / text.sentences) + 11.8 * (text.syllables / text.words) - 15.59;
}

double GunningFogIndex(const TextStatistics& text) {
  return 0.4 * (text.words / text.sentences + 100 * (text.complex_words / text.words));
}

double ColemanLiauIndex(const TextStatistics& text) {
  return 0.0588 * (100 * text.characters / text.words) - 0.296 * (100 * text.sentences / text.words) - 15.8;
}

double SmogGrade(const TextStatistics& text) {
  return 1.0430 * std::sqrt(text.polysyllabic_words * (30 / text.sentences)) + 3.1291;
}

double AutomatedReadability(const TextStatistics& text) {
  return 4.71 * (text.characters / text.words) + 0.5 * (text.words / text.sentences) - 21.43;
}

std::vector<ReadingUnit> ReadingUnits(const FileView& view) {
  std::vector<ReadingUnit> units;
  const std::vector<Passage>& passages = view.file().passages;
  for (size_t i = 0; i < passages.size(); ++i) {
    if (units.empty() || passages[i].note != passages[units.back().first].note) units.push_back({i, i, i});
    ReadingUnit& unit = units.back();
    unit.end = i + 1;
    if (passages[unit.shown].kind == PassageKind::kCode) unit.shown = i;  // a finding stands at prose
  }
  return units;
}

}  // namespace emend
