#include "dedup/question_language.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string>

#include "base/unicode.h"
#include "base/utf8.h"
#include "dedup/connectives.h"

namespace emend {
namespace {

constexpr size_t kShortWord = 3;  // bytes

// Letters that one language writes and its neighbours do not.
void AddLetterEvidence(std::string_view question, std::array<int, kLanguages>& counts) {
  struct Letters {
    Language language;
    std::string_view letters;
  };
  static constexpr Letters kLetters[] = {
      {Language::kDe, "ßäö"},
      {Language::kEs, "ñ¿¡"},
      {Language::kPt, "ãõ"},
      {Language::kPl, "łżźśćąęń"},
      {Language::kCs, "ěřůťď"},
      {Language::kTr, "ğış"},
      {Language::kHu, "őű"},
      {Language::kRo, "țșăţ"},
      {Language::kUk, "їєґі"},
      {Language::kRu, "ыэёъ"},
      {Language::kNo, "øæ"},
      {Language::kSv, "å"},
      {Language::kVi, "đơưạảấầẩậắặẹẻếềểệịỉọỏốồổộớờởợụủứừửựỳỹ"},
  };
  for (size_t i = FindNonAscii(question); i < question.size();) {
    const CodePoint c = DecodeUtf8(question, i);
    if (c.value >= 0x80 && c.value < 0x2000) {
      std::string letter;
      AppendUtf8(ToLower(c.value), letter);
      for (const Letters& own : kLetters) {
        if (own.letters.find(letter) != std::string_view::npos) ++counts[static_cast<size_t>(own.language)];
      }
    }
    i += c.length;
  }
}

Language GuessByScript(const std::vector<QuestionWord>& words) {
  Language language = Language::kEn;
  for (const QuestionWord& word : words) {
    const CodePoint c = DecodeUtf8(word.text, 0);
    if (c.value >= 0x0400 && c.value < 0x0530) language = Language::kRu;
    if (c.value >= 0xAC00 && c.value < 0xD7B0) language = Language::kKo;
    if (c.value >= 0x0600 && c.value < 0x0700) language = Language::kAr;
    if (c.value >= 0x0370 && c.value < 0x0400) language = Language::kEl;
  }
  return language;
}

}  // namespace

QuestionLanguage FindLanguage(std::string_view question, const std::vector<QuestionWord>& words,
                              const Lexicon& lexicon) {
  std::array<int, kLanguages> counts{};
  bool has_kana = false, has_ideographs = false;
  size_t longest_hit = 0;
  for (const QuestionWord& word : words) {
    if (word.is_unspaced) {
      for (size_t i = 0; i < word.text.size();) {
        const CodePoint c = DecodeUtf8(word.text, i);
        has_kana |= c.value >= 0x3040 && c.value <= 0x30FF;
        has_ideographs |= c.value >= 0x3400 && c.value <= 0x9FFF;
        i += c.length;
      }
    }
    if (word.is_code || IsVersus(word.text)) continue;
    uint32_t languages = lexicon.LanguagesOf(lexicon.WordNumber(word.text));
    if (languages != 0) longest_hit = std::max(longest_hit, word.text.size());
    for (; languages != 0; languages &= languages - 1) ++counts[static_cast<size_t>(std::countr_zero(languages))];
  }
  AddLetterEvidence(question, counts);
  if (has_kana || has_ideographs) {
    return {has_kana ? Language::kJa : Language::kZh, true};
  }
  const auto most = std::max_element(counts.begin(), counts.end());  // the first: English where it is even
  const bool chance = *most == 1 && longest_hit <= kShortWord;       // `var` is Swedish too
  if (chance) *most = 0;
  if (*most == 0) return {GuessByScript(words), false};
  return {static_cast<Language>(most - counts.begin()), true};
}

}  // namespace emend
