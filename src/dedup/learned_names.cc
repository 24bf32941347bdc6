#include "dedup/learned_names.h"

#include <array>

#include "dedup/question_words.h"
#include "dedup/stem.h"

namespace emend {
namespace {

constexpr size_t kShortestAcronym = 3;

// Words that an acronym mostly passes over.
bool IsPassedOver(std::string_view word) {
  return word == "of" || word == "and" || word == "the" || word == "for" || word == "in" || word == "to" || word == "a";
}

// The words that end before `end` and begin with the letters of `acronym`, or nothing.
std::vector<std::string> ExpansionBefore(const std::vector<QuestionWord>& words, size_t end, std::string_view acronym) {
  std::vector<std::string> expansion;
  for (size_t left = acronym.size(); left > 0;) {
    if (end == 0) return {};
    const QuestionWord& word = words[--end];
    if (word.in_parentheses || word.text.empty()) return {};
    if (word.text[0] == acronym[left - 1]) {
      expansion.insert(expansion.begin(), Stem(word.text, Language::kEn));
      --left;
    } else if (!IsPassedOver(word.text)) {
      return {};
    }
  }
  return expansion;
}

}  // namespace

void LearnNames(std::string_view question, const Lexicon& lexicon, LearnedNames& names) {
  if (question.find('(') == std::string_view::npos) return;
  const std::vector<QuestionWord> words = SplitQuestion(question);
  for (size_t i = 1; i < words.size(); ++i) {
    const std::string& acronym = words[i].text;
    const bool alone = words[i].in_parentheses && !words[i - 1].in_parentheses &&
                       (i + 1 == words.size() || !words[i + 1].in_parentheses);
    if (!alone || !words[i].is_capitals || acronym.size() < kShortestAcronym || names.contains(acronym)) continue;
    const std::array<uint32_t, 1> number = {lexicon.StemNumber(Stem(acronym, Language::kEn))};
    if (number[0] != 0 && lexicon.Names().Find(number)) continue;
    std::vector<std::string> expansion = ExpansionBefore(words, i, acronym);
    if (!expansion.empty()) names.emplace(acronym, std::move(expansion));
  }
}

}  // namespace emend
