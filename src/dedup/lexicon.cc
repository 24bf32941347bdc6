#include "dedup/lexicon.h"

#include <algorithm>

#include "base/utf8.h"
#include "dedup/parts.h"
#include "dedup/question_words.h"
#include "dedup/stem.h"
#include "dedup/vocabulary.inc"

namespace emend {
namespace {

constexpr float kCommonWeight = 0.35f;
constexpr size_t kLongestUnspacedFrame = 48;  // bytes

std::vector<std::string> StemsOf(std::string_view phrase) {
  std::vector<std::string> stems;
  for (const QuestionWord& word : SplitQuestion(phrase)) {
    if (!word.is_unspaced) stems.push_back(Stem(word.text, Language::kEn));
  }
  return stems;
}

}  // namespace

const Lexicon& Lexicon::Standard() {
  static const auto& standard = *new Lexicon();  // never destroyed
  return standard;
}

uint32_t Lexicon::Number(std::string_view text, StringMap<uint32_t>& numbers) {
  return numbers.try_emplace(std::string(text), static_cast<uint32_t>(numbers.size() + 1)).first->second;
}

uint32_t Lexicon::WordNumber(std::string_view folded) const {
  const auto found = words_.find(folded);
  return found == words_.end() ? 0 : found->second;
}

uint32_t Lexicon::StemNumber(std::string_view stem) const {
  const auto found = stems_.find(stem);
  return found == stems_.end() ? 0 : found->second;
}

void Lexicon::AddFrames(Language language, int value, std::string_view phrases) {
  ForEachPart(phrases, '|', [&](std::string_view phrase) {
    const bool at_start = phrase.starts_with('^');
    if (at_start) phrase.remove_prefix(1);
    std::vector<uint32_t> numbers;
    for (const QuestionWord& word : SplitQuestion(phrase)) {
      if (word.is_unspaced) {
        unspaced_frames_[static_cast<size_t>(language)].try_emplace(word.text, value);
        continue;
      }
      numbers.push_back(Number(word.text, words_));
      if (languages_of_.size() <= numbers.back()) languages_of_.resize(numbers.back() + 1);
      languages_of_[numbers.back()] |= 1u << static_cast<unsigned>(language);
    }
    if (language == Language::kEn && value == kFunctionWord) function_stems_[Stem(phrase, Language::kEn)] = true;
    if (!numbers.empty()) (at_start ? start_frames_ : frames_)[static_cast<size_t>(language)].Add(numbers, value);
  });
}

std::optional<PhraseTable::Match> Lexicon::UnspacedFrame(std::string_view text, Language language) const {
  const auto& frames = unspaced_frames_[static_cast<size_t>(language)];
  size_t end = std::min(text.size(), kLongestUnspacedFrame);
  for (; end > 0; --end) {
    if (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) continue;
    const auto found = frames.find(text.substr(0, end));
    if (found != frames.end()) return PhraseTable::Match{end, found->second};
  }
  return std::nullopt;
}

void Lexicon::AddName(std::string_view name, std::string_view phrase) {
  std::vector<uint32_t> numbers;
  for (const std::string& stem : StemsOf(phrase)) numbers.push_back(Number(stem, stems_));
  if (numbers.empty()) return;
  name_texts_.emplace_back(name);
  names_.Add(numbers, static_cast<int>(name_texts_.size() - 1));
}

void Lexicon::AddNames(std::string_view table) {
  ForEachPart(table, '\n', [&](std::string_view line) {
    const size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string_view::npos) return;
    std::string name;
    for (const std::string& stem : StemsOf(line.substr(0, tab))) name += (name.empty() ? "" : " ") + stem;
    AddName(name, line.substr(0, tab));
    ForEachPart(line.substr(tab + 1), '|', [&](std::string_view phrase) { AddName(name, phrase); });
  });
}

// The first of the names that a line begins with stands for all of them.
void Lexicon::AddThings(std::string_view table) {
  ForEachPart(table, '\n', [&](std::string_view line) {
    const size_t tab = line.find('\t');
    if (tab == std::string_view::npos || line.find_first_of("#?@") == 0) return;
    std::string name;
    ForEachPart(line.substr(0, tab), ',', [&](std::string_view phrase) {
      if (name.empty()) name = TermOf(phrase);
      AddName(name, phrase);
    });
  });
}

std::string Lexicon::TermOf(std::string_view phrase) const {
  const std::vector<std::string> stems = StemsOf(phrase);
  std::vector<uint32_t> numbers;
  std::string joined;
  for (const std::string& stem : stems) {
    numbers.push_back(StemNumber(stem));
    joined += (joined.empty() ? "" : " ") + stem;
  }
  const auto match = names_.Find(numbers);
  return match && match->length == numbers.size() ? Name(match->value) : joined;
}

WordTraits& Lexicon::NamedTraits(std::string_view phrase) {
  if (phrase.find(' ') != std::string_view::npos) {
    std::string name(phrase);
    std::erase(name, ' ');
    AddName(name, phrase);
  }
  return TraitsOf(phrase);
}

const WordTraits* Lexicon::Traits(std::string_view term) const {
  const auto found = traits_.find(term);
  return found == traits_.end() ? nullptr : &found->second;
}

Lexicon::Lexicon() : languages_of_(1), frames_(kLanguages), start_frames_(kLanguages) {
#define FRAME(language, kind, phrases) AddFrames(Language::k##language, static_cast<int>(QuestionKind::kind), phrases);
#define FUNCTION(language, words) AddFrames(Language::k##language, kFunctionWord, words);
#include "dedup/frames.def"
#undef FRAME
#undef FUNCTION
  AddNames(kAcronymTable);
  AddNames(kSynonymTable);
  for (const std::string_view table : kQuestionTables) AddThings(table);
#define PLATFORM(words) ForEachPart(words, '|', [&](std::string_view word) { NamedTraits(word).is_platform = true; });
#define PROBLEM(words) ForEachPart(words, '|', [&](std::string_view word) { NamedTraits(word).is_problem = true; });
#define REMEDY(words) ForEachPart(words, '|', [&](std::string_view word) { TraitsOf(word).is_remedy = true; });
#define SORT(words) ForEachPart(words, '|', [&](std::string_view word) { TraitsOf(word).is_sort = true; });
#define WEIGHT(value, words) \
  ForEachPart(words, '|',    \
              [&](std::string_view word) { TraitsOf(word).weight = std::min(TraitsOf(word).weight, value##f); });
#define WRITTEN(words) ForEachPart(words, '|', [&](std::string_view word) { TraitsOf(word).is_language = true; });
#define BASE(platform, words) \
  ForEachPart(words, '|', [&](std::string_view word) { TraitsOf(word).base = TermOf(platform); });
#include "dedup/word_weights.def"
#undef BASE
#undef WRITTEN
#undef PLATFORM
#undef PROBLEM
#undef SORT
#undef REMEDY
#undef WEIGHT
#define COMMON(words)                                                                                      \
  ForEachPart(words, '|', [&](std::string_view word) {                                                     \
    WordTraits& traits = TraitsOf(word);                                                                   \
    if (!traits.is_problem && !traits.is_platform) traits.weight = std::min(traits.weight, kCommonWeight); \
  });
#include "dedup/common_words.def"
#undef COMMON
#define WIDESPREAD(words) ForEachPart(words, '|', [&](std::string_view word) { TraitsOf(word).is_widespread = true; });
#include "dedup/answer_words.def"
#undef WIDESPREAD
  uint16_t slot = 0;
#define CONTRAST(words)                                                                          \
  ForEachPart(words, '|', [&](std::string_view word) { TraitsOf(word).slots.push_back(slot); }); \
  ++slot;
#include "dedup/contrasts.def"
#undef CONTRAST
}

}  // namespace emend
