#include "dedup/question_row.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "dedup/connectives.h"
#include "dedup/question_language.h"
#include "dedup/stem.h"

namespace emend {
namespace {

bool IsAsciiWord(std::string_view text) { return FindNonAscii(text) == text.size(); }

bool IsVs(std::string_view word) { return word == "vs" || word == "versus"; }

}  // namespace

QuestionRow::QuestionRow(std::string_view question, const Lexicon& lexicon)
    : lexicon_(lexicon), words_(SplitQuestion(question)) {
  const QuestionLanguage found = FindLanguage(question, words_, lexicon);
  language_ = found.language;
  language_is_certain_ = found.is_certain;
  numbers_.reserve(words_.size());
  stems_.reserve(words_.size());
  stem_numbers_.reserve(words_.size());
  for (const QuestionWord& word : words_) {
    numbers_.push_back(word.is_code ? 0 : lexicon_.WordNumber(word.text));  // code is no part of a frame
    if (!word.is_code && numbers_.back() == 0 && IsMisspeltDifference(word.text))
      numbers_.back() = lexicon_.WordNumber("difference");
    stems_.push_back(word.is_unspaced ? word.text : StemOf(word));
    const bool nameless = word.is_unspaced || (word.is_code && word.text.size() < 3);
    if (nameless) {
      stem_numbers_.push_back(0);
    } else if (language_ == Language::kEn && !word.is_code) {
      stem_numbers_.push_back(lexicon_.StemNumber(stems_.back()));
    } else {
      stem_numbers_.push_back(lexicon_.StemNumber(Stem(word.text, Language::kEn)));  // names are English
    }
  }
  compares_ = HasDifference();
}

std::string QuestionRow::StemOf(const QuestionWord& word) const {
  if (word.is_code) {  // `sort` and `sorted`, `final` and `finally` are two things
    constexpr std::string_view kTelling[] = {"ed", "ly", "er", "or", "ing", "able"};
    const auto ends = [&](std::string_view ending) { return word.text.ends_with(ending); };
    return std::any_of(std::begin(kTelling), std::end(kTelling), ends) ? word.text : Stem(word.text, Language::kEn);
  }
  return Stem(word.text, IsAsciiWord(word.text) || language_ != Language::kEn ? language_ : Language::kEn);
}

bool QuestionRow::IsFunctionWord(size_t i) const {
  if (i >= words_.size() || words_[i].is_capitals || words_[i].is_code) return false;
  const auto frame = lexicon_.Frames(language_).Find(NumbersFrom(i).subspan(0, 1));
  return frame && frame->value == Lexicon::kFunctionWord;
}

bool QuestionRow::SaysWhat(size_t i) const {
  return numbers_[i] == 0 || (lexicon_.LanguagesOf(numbers_[i]) >> static_cast<unsigned>(language_) & 1) == 0;
}

// The word that is written wrong most often, and decides most.
bool QuestionRow::IsMisspeltDifference(std::string_view word) const {
  return language_ == Language::kEn && word.size() >= 8 && word.size() <= 12 && word.starts_with("dif") &&
         (word.ends_with("nce") || word.ends_with("nces") || word.ends_with("nse"));
}

bool QuestionRow::IsChoice(size_t i) const {
  for (size_t j = i + 1; j < words_.size() && !words_[j].after_break; ++j) {
    if (words_[j].text == "or" || words_[j].text == "oder" || words_[j].text == "ou" || words_[j].text == "или")
      return true;
  }
  return false;
}

bool QuestionRow::HasDifference() const {
  for (size_t i = 0; i < words_.size(); ++i) {
    const auto frame = lexicon_.Frames(language_).Find(NumbersFrom(i));
    if (frame && frame->value == static_cast<int>(QuestionKind::kDifference)) return true;
    if (IsVersus(words_[i].text)) return true;
  }
  return false;
}

bool QuestionRow::IsShouted(size_t i) const {
  return words_[i].is_capitals && language_ == Language::kEn && words_[i].text != "and" && words_[i].text != "or" &&
         words_[i].text != "not" && words_[i].text != "vs";
}

bool QuestionRow::IsPlatformName(size_t i) const {
  if (!words_[i].is_title || i == 0 || words_[i].after_break) return false;
  const auto name = lexicon_.Names().Find(StemNumbersFrom(i).subspan(0, 1));
  const WordTraits* traits = lexicon_.Traits(name ? lexicon_.Name(name->value) : stems_[i]);
  return traits != nullptr && traits->is_platform &&
         (LeadsToGround(words_[i - 1].text) || LeadsToInstrument(words_[i - 1].text) ||
          IsConjunction(words_[i - 1].text, language_) || words_[i - 1].text == "vs");
}

bool QuestionRow::IsTopic(size_t i) const {
  if (language_ != Language::kEn || i + 1 >= words_.size()) return false;
  const QuestionWord& next = words_[i + 1];
  return IsConjunction(next.text, language_) || IsVs(next.text) || next.after_comma;
}

bool QuestionRow::IsOperand(size_t i) const {
  if (!IsFunctionWord(i) || IsArticle(words_[i].text)) return false;
  const std::string_view next = TextAt(i + 1);
  if (next == "keyword" || next == "operator" || next == "statement" || next == "clause") return true;
  const std::string_view before = i > 0 ? TextAt(i - 1) : "";
  const bool next_joins = next == "and" || next == "vs" || next == "und" || next == "et" || next == "y" || next == "e";
  if (IsBetween(before) && next_joins) return true;
  const bool before_joins = before == "and" || before == "vs" || before == "or";
  const bool ends = i + 1 == words_.size() || words_[i + 1].after_break || LeadsToGround(next);
  const bool operators = i >= 2 && words_[i - 2].is_code;
  return (before_joins && ends && operators) || (next == "vs" && i + 2 < words_.size() && words_[i + 2].is_code);
}

size_t QuestionRow::SharedName(size_t i, int& name) const {
  for (size_t join = i + 1; join < std::min(i + 4, words_.size()); ++join) {
    if (!IsConjunction(words_[join].text, language_) && !IsVs(words_[join].text)) continue;
    const auto other = lexicon_.Names().Find(StemNumbersFrom(join + 1));
    if (!other || other->length < 2) return 0;
    const size_t end = join + 1 + other->length;
    std::vector<uint32_t> whole(stem_numbers_.begin() + static_cast<std::ptrdiff_t>(i),
                                stem_numbers_.begin() + static_cast<std::ptrdiff_t>(join));
    whole.push_back(stem_numbers_[end - 1]);
    const auto found = lexicon_.Names().Find(whole);
    if (!found || found->length != whole.size()) return 0;
    name = found->value;
    return join - i;
  }
  return 0;
}

}  // namespace emend
