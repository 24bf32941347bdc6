// Words that no dictionary and no vocabulary knows.
//
// Words are left alone that the file's own code has, names of packages (django-redis), names that begin with a capital
// inside a sentence, and technical terms whatever their case, which is for rules of terms to judge. A passage of which
// too much is unknown, in the light of its note and its file, is taken for another language, and so is a word in a
// script of which nothing beside it is known.
#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/hashed_numbers.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "check/dictionary.h"
#include "check/file_view.h"
#include "check/kinds/spelled_words.h"
#include "check/kinds/word_keys.h"

namespace emend {
namespace {

constexpr std::string_view kSpellingKeys[] = {"custom", "filters", "ignore", "dicpath", "dictionaries", "append"};

constexpr size_t kSuggested = 200;  // distinct words of a file that get suggestions: each costs some 500 questions
constexpr size_t kOffered = 3;

// The words of the code in a file, looked up once a word of prose is in no dictionary.
class WordsOfCode {
 public:
  explicit WordsOfCode(const FileView& view) : view_(view) {}

  bool Has(const std::string& word) {
    if (!read_) Read();
    return words_.contains(word);
  }

 private:
  void Read() {
    read_ = true;
    for (const Passage& passage : view_.file().passages) {
      if (passage.kind == PassageKind::kCode) Add(passage.text);
      for (const InlineMark& mark : passage.marks) {
        if (mark.kind == InlineKind::kCode)
          Add(std::string_view(passage.text).substr(mark.span.begin, mark.span.size()));
      }
    }
  }

  void Add(std::string_view code) {
    std::vector<std::string> words;
    AddWordsOfCode(code, words);
    for (std::string& word : words) words_.insert(std::move(word));
  }

  const FileView& view_;
  std::unordered_set<std::string> words_;
  bool read_ = false;
};

// What was found out of words: text has each of them many times.
class KnownWords {
 public:
  template <typename Find>
  bool Ask(const std::string& word, Find find) {
    const uint64_t hash = XXH3_64bits(word.data(), word.size());
    for (uint32_t link = numbers_.First(hash); link != HashedNumbers::kNone; link = numbers_.Next(link)) {
      const auto& [text, known] = words_[numbers_.Number(link)];
      if (text == word) return known;
    }
    const bool known = find();
    numbers_.Add(hash, static_cast<uint32_t>(words_.size()));
    words_.emplace_back(word, known);
    return known;
  }

 private:
  HashedNumbers numbers_;
  std::vector<std::pair<std::string, bool>> words_;
};

// How many words of a text no dictionary knows. What is short says little by itself and leans on what is around it.
struct WordCounts {
  double all = 0;
  double unknown = 0;

  void Add(const WordCounts& other) {
    all += other.all;
    unknown += other.unknown;
  }

  // The share of unknown words; `around` is that of the text around.
  double ShareWith(double around) const {
    constexpr double kLean = 8;  // words
    return (unknown + kLean * around) / (all + kLean);
  }
};

constexpr double kOtherLanguage = 0.25;  // share of unknown words

// Stands for the script of a word, roughly.
char32_t ScriptOf(const SpelledWord& word) {
  const char32_t first = DecodeUtf8(word.text, 0).value;
  const bool latin = first < 0x250 || (first >= 0x1E00 && first < 0x1F00);
  return latin ? 0 : first >> 8;
}

class Spelling : public Check {
 public:
  Spelling(Patterns filters, std::vector<std::string> ignored)
      : filters_(std::move(filters)), ignored_(std::move(ignored)) {}

  void Run(const FileView& view, std::span<const Target> targets, std::vector<Hit>& hits) const override {
    if (view.dictionary() == nullptr || view.dictionary()->empty()) return;
    const Dictionary& dictionary = *view.dictionary();
    WordsOfCode code(view);
    KnownWords known;
    const auto is_known = [&](const SpelledWord& word) {
      return known.Ask(word.text, [&] { return IsKnown(dictionary, word.text) || code.Has(word.text); });
    };
    WordCounts file;
    std::map<int, WordCounts> notes;
    std::vector<WordCounts> counts;
    for (const Target& target : targets) {
      WordCounts own;
      for (const SpelledWord& word : SpelledWordsOf(view.masked(target.passage), target.span)) {
        own.all += 1;
        own.unknown += is_known(word) ? 0 : 1;
      }
      counts.push_back(own);
      file.Add(own);
      notes[view.passage(target.passage).note].Add(own);
    }
    std::unordered_map<std::string, std::vector<std::string>> offers;
    for (size_t i = 0; i < targets.size(); ++i) {
      if (counts[i].unknown == 0) continue;
      const size_t passage = targets[i].passage;
      if (counts[i].ShareWith(notes[view.passage(passage).note].ShareWith(file.ShareWith(0))) > kOtherLanguage)
        continue;
      const std::vector<SpelledWord> words = SpelledWordsOf(view.masked(passage), targets[i].span);
      for (const SpelledWord& word : words) {
        if (is_known(word)) continue;
        const auto has_script = [&](const SpelledWord& other) {
          return ScriptOf(other) == ScriptOf(word) && is_known(other);
        };
        if (ScriptOf(word) != 0 && std::none_of(words.begin(), words.end(), has_script)) continue;
        auto [at, added] = offers.try_emplace(word.text);
        if (added && offers.size() <= kSuggested) at->second = SuggestWords(dictionary, word.text, kOffered);
        if (!IsName(dictionary, words, word, at->second)) hits.push_back(ToHit(passage, word, at->second));
      }
    }
  }

 private:
  bool IsKnown(const Dictionary& dictionary, std::string_view word) const {
    if (dictionary.HasTerm(word) || dictionary.Knows(word)) return true;
    // The genitive of a name.
    if (word.ends_with("'s") && IsKnown(dictionary, word.substr(0, word.size() - 2))) return true;
    const std::string folded = FoldCase(word);
    if (std::find(ignored_.begin(), ignored_.end(), folded) != ignored_.end()) return true;
    return !filters_.empty() && filters_.MatchesAll(word);
  }

  // Whether an unknown word of a target is the name of a package, or of something or somebody else.
  static bool IsName(const Dictionary& dictionary, std::span<const SpelledWord> words, const SpelledWord& word,
                     std::span<const std::string> offers) {
    if (word.compound > 0) {
      // django-redis, pytest-xdist: small letters throughout, and a term among them.
      const auto of_compound = [&](const SpelledWord& other) { return other.compound == word.compound; };
      const auto is_term = [&](const SpelledWord& other) {
        return of_compound(other) && dictionary.HasTerm(other.text);
      };
      const auto has_capital = [&](const SpelledWord& other) { return of_compound(other) && other.capital; };
      if (std::any_of(words.begin(), words.end(), is_term) && std::none_of(words.begin(), words.end(), has_capital))
        return true;
    }
    if (!word.capital || word.opens) return false;
    const auto capitals = std::count_if(words.begin(), words.end(), [](const SpelledWord& w) { return w.capital; });
    if (static_cast<size_t>(capitals) * 2 > words.size()) return false;  // a title, in which every word has a capital
    // A slip in a name that is known: Djnago.
    return std::none_of(offers.begin(), offers.end(),
                        [&](const std::string& offer) { return !dictionary.Knows(FoldCase(offer)); });
  }

  static Hit ToHit(size_t passage, const SpelledWord& word, std::span<const std::string> offers) {
    Hit hit;
    hit.passage = passage;
    hit.span = word.span;
    if (!offers.empty())
      hit.message = fmt::format("\"{}\" is in no dictionary; did you mean {}?", word.text, fmt::join(offers, ", "));
    if (offers.size() == 1 && offers.front().find(' ') == std::string::npos)
      hit.edits.push_back({word.span, offers.front()});
    return hit;
  }

  Patterns filters_;
  std::vector<std::string> ignored_;  // folded
};

Result<std::unique_ptr<const Check>> ParseSpelling(const RuleSource& source, const RuleHeader&) {
  const auto filters = ReadExpressions(source, "filters");
  if (!filters.ok()) return filters.error();
  auto patterns = Patterns::Compile(source, filters.value(), {});
  if (!patterns.ok()) return patterns.error();
  const auto listed = ReadExpressions(source, "ignore");
  if (!listed.ok()) return listed.error();
  std::vector<std::string> ignored;
  for (const PatternText& word : listed.value()) ignored.push_back(FoldCase(word.expression));
  return std::unique_ptr<const Check>(std::make_unique<Spelling>(std::move(patterns.value()), std::move(ignored)));
}

}  // namespace

extern const CheckKind spelling_kind;
const CheckKind spelling_kind = {
    .name = "spelling",
    .summary = "words that no dictionary and no vocabulary knows",
    .keys = kSpellingKeys,
    .heeds_vocabulary = true,
    .parse = ParseSpelling,
};

}  // namespace emend
