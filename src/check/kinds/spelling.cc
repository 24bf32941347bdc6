// Words that no dictionary and no vocabulary knows.
//
// What is no word is left out by its structure: code and addresses, identifiers, paths, versions, acronyms, words with
// digits, other scripts than the dictionary's. A passage that is mostly unknown is taken for another language.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/unicode.h"
#include "base/utf8.h"
#include "check/dictionary.h"
#include "check/file_view.h"
#include "check/kinds/word_keys.h"

namespace emend {
namespace {

constexpr std::string_view kKeys[] = {"custom", "filters", "ignore", "dicpath", "dictionaries", "append"};

constexpr size_t kSuggested = 200;  // distinct words of a file that get suggestions: each costs some 500 questions
constexpr size_t kOffered = 3;

bool IsApostrophe(char32_t c) { return c == U'\'' || c == U'’'; }

// Signs that tie a word to what is no prose: a path, an address, an identifier, a version, a placeholder.
bool Ties(char32_t c) {
  return c == U'_' || c == U'/' || c == U'\\' || c == U'@' || c == U'#' || c == U'$' || c == U'<' || c == U'=' ||
         c == U'~' || c == 1;
}

struct Word {
  Span span;
  std::string text;  // with straight apostrophes
};

// Reads the words of a text that can be misspelt.
class WordReader {
 public:
  explicit WordReader(std::string_view text) : text_(text) {}

  template <typename Visit>
  void Read(Span within, Visit visit) {
    for (size_t at = within.begin; at < within.end;) {
      const CodePoint c = DecodeUtf8(text_, at);
      if (!IsLetter(c.value) && !IsDigit(c.value) && !Ties(c.value) && c.value != U'.') {
        at += c.length;
        continue;
      }
      at = ReadToken(at, within.end, visit);
    }
  }

 private:
  // A run of letters, digits and signs that tie; visits its words if it is prose.
  template <typename Visit>
  size_t ReadToken(size_t begin, size_t limit, Visit visit) {
    bool prose = true;
    size_t end = begin;
    std::vector<Word> words;
    Word word{{begin, begin}, {}};
    int capitals = 0;
    int letters = 0;
    const auto finish = [&](size_t at) {
      word.span.end = at;
      while (word.text.ends_with('\'')) {
        word.text.pop_back();
        word.span.end -= word.span.end >= 3 && text_.substr(word.span.end - 3, 3) == "’" ? 3 : 1;
      }
      // Shouted words and camelCase are names; one letter is none.
      if (letters > 1 && (capitals == 0 || (capitals == 1 && IsUpper(DecodeUtf8(word.text, 0).value))))
        words.push_back(word);
      capitals = letters = 0;
    };
    while (end < limit) {
      const CodePoint c = DecodeUtf8(text_, end);
      const size_t next = end + c.length;
      const bool inner = next < limit && IsLetter(DecodeUtf8(text_, next).value);
      if (IsLetter(c.value)) {
        if (letters == 0 && word.text.empty()) word.span.begin = end;
        ++letters;
        capitals += IsUpper(c.value);
        word.text.append(text_, end, c.length);
      } else if (IsApostrophe(c.value) && letters > 0 && inner) {
        word.text += '\'';
      } else if (c.value == U'-' && letters > 0 && inner) {
        finish(end);
        word = {{next, next}, {}};
      } else if (IsDigit(c.value) || Ties(c.value) || (c.value == U'.' && inner) ||
                 (c.value == U':' && inner && end > begin && text_[end - 1] != ' ' && next < limit &&
                  text_[next] != ' ')) {
        prose = false;
      } else {
        break;
      }
      end = next;
    }
    finish(end);
    // `name(`: a call.
    if (end < text_.size() && text_[end] == '(') prose = false;
    if (prose) {
      for (const Word& one : words) visit(one);
    }
    return std::max(end, begin + DecodeUtf8(text_, begin).length);
  }

  std::string_view text_;
};

class Spelling : public Check {
 public:
  Spelling(Patterns filters, std::vector<std::string> ignored)
      : filters_(std::move(filters)), ignored_(std::move(ignored)) {}

  void Run(const FileView& view, std::span<const Target> targets, std::vector<Hit>& hits) const override {
    const Dictionary* dictionary = view.dictionary();
    if (dictionary == nullptr || dictionary->empty()) return;
    std::unordered_map<std::string, bool> known;
    std::unordered_map<std::string, std::vector<std::string>> offers;
    std::vector<Word> unknown;
    for (const Target& target : targets) {
      unknown.clear();
      size_t count = 0;
      WordReader(view.masked(target.passage)).Read(target.span, [&](const Word& word) {
        ++count;
        const auto [at, added] = known.try_emplace(word.text, false);
        if (added) at->second = IsKnown(*dictionary, word.text);
        if (!at->second) unknown.push_back(word);
      });
      // Another language, or names only.
      constexpr size_t kFew = 4;
      if (count >= kFew && unknown.size() * 5 > count * 2) continue;
      for (Word& word : unknown) {
        auto [at, added] = offers.try_emplace(word.text);
        if (added && offers.size() <= kSuggested) at->second = SuggestWords(*dictionary, word.text, kOffered);
        Hit hit;
        hit.passage = target.passage;
        hit.span = word.span;
        if (!at->second.empty())
          hit.message =
              fmt::format("\"{}\" is in no dictionary; did you mean {}?", word.text, fmt::join(at->second, ", "));
        if (at->second.size() == 1 && at->second.front().find(' ') == std::string::npos)
          hit.edits.push_back({word.span, at->second.front()});
        hits.push_back(std::move(hit));
      }
    }
  }

 private:
  bool IsKnown(const Dictionary& dictionary, const std::string& word) const {
    if (dictionary.Knows(word)) return true;
    // The genitive of a name.
    if (word.ends_with("'s") && dictionary.Knows(std::string_view(word).substr(0, word.size() - 2))) return true;
    if (std::find(ignored_.begin(), ignored_.end(), FoldCase(word)) != ignored_.end()) return true;
    return !filters_.empty() && filters_.MatchesAll(word);
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
    .keys = kKeys,
    .heeds_vocabulary = true,
    .parse = ParseSpelling,
};

}  // namespace emend
