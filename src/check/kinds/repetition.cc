// The same word twice in a row.
#include <algorithm>

#include "base/byte_set.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "check/kinds/action.h"
#include "check/kinds/word_keys.h"

namespace emend {
namespace {

constexpr std::string_view kRepetitionKeys[] = {"tokens", "ignorecase", "alpha", "max", "exceptions", "action"};

constexpr size_t kLongestWord = 64;  // bytes of one that is folded

// Whether a word has letters, and nothing that is no letter, mark, digit, hyphen or apostrophe.
bool IsAlpha(std::string_view word) {
  bool letters = false;
  for (size_t at = 0; at < word.size();) {
    const CodePoint c = DecodeUtf8(word, at);
    const bool letter = IsLetter(c.value);
    letters = letters || letter;
    if (!letter && !IsDigit(c.value) && c.value != U'-' && c.value != U'\'' && c.value != U'’') return false;
    at += c.length;
  }
  return letters;
}

bool EqualAscii(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

class Repetition : public Check {
 public:
  Patterns patterns;
  Patterns exceptions;
  Action action;
  bool any_word = false;  // the token is all that is no white space: no expression is needed
  bool ignore_case = false;
  bool alpha = false;
  bool code = false;
  bool fix_is_open = false;
  size_t most = 1;  // how often in a row a word may stand

  void Run(const FileView& view, std::span<const Target> targets, std::vector<Hit>& hits) const override {
    for (const Target& target : targets) Look(target, TextOf(view, target, code), hits);
  }

 private:
  bool Same(std::string_view a, std::string_view b) const {
    if (a == b) return true;
    if (!ignore_case || a.size() > kLongestWord || b.size() > kLongestWord) return false;
    if (a.size() == b.size() && EqualAscii(a, b)) return true;
    const auto is_ascii = [](char c) { return (static_cast<unsigned char>(c) & 0x80) == 0; };
    if (is_ascii(a.front()) && is_ascii(b.front()) && !EqualAscii(a.substr(0, 1), b.substr(0, 1))) return false;
    // Only letters beyond ASCII are folded to others, or to more.
    return (FindNonAscii(a) < a.size() || FindNonAscii(b) < b.size()) && FoldCase(a) == FoldCase(b);
  }

  void Look(const Target& target, std::string_view text, std::vector<Hit>& hits) const {
    Span first;        // of the row
    Span last;         // the word before
    size_t count = 0;  // words in the row
    const auto end_row = [&] {
      if (count > most) Report(target, text, {first.begin, last.end}, first, hits);
      count = 0;
    };
    const auto add = [&](Span word) {
      const std::string_view found = text.substr(word.begin, word.size());
      const bool follows = count > 0 && IsGap(text, {last.end, word.begin}) &&
                           Same(text.substr(last.begin, last.size()), found) && (!alpha || IsAlpha(found));
      if (!follows) {
        end_row();
        first = word;
      }
      last = word;
      ++count;
    };
    if (any_word) {
      static constexpr ByteSet kWhite(" \t\n\r");
      for (size_t at = kWhite.Skip(text, 0, text.size()); at < text.size();) {
        const size_t end = kWhite.Find(text, at, text.size());
        add({at, end});
        at = kWhite.Skip(text, end, text.size());
      }
    } else {
      for (const PatternMatch& match : patterns.FindAll(text)) add(match.span);
    }
    end_row();
  }

  // White space alone parts the words of a row.
  static bool IsGap(std::string_view text, Span gap) {
    return (gap.size() == 1 && text[gap.begin] == ' ') ||
           (!gap.empty() && Trim(text.substr(gap.begin, gap.size())).empty());
  }

  void Report(const Target& target, std::string_view text, Span row, Span first, std::vector<Hit>& hits) const {
    if (text[row.begin] == '\x01' || exceptions.MatchesAll(text.substr(row.begin, row.size()))) return;
    Hit hit;
    hit.passage = target.passage;
    const size_t shift = target.span.begin;
    hit.span = {row.begin + shift, row.end + shift};
    hit.arguments = {std::string(text.substr(first.begin, first.size()))};
    if (fix_is_open) hit.safety = FixSafety::kUnsafe;
    hit.edits.push_back({{first.end + shift, row.end + shift}, ""});
    hits.push_back(std::move(hit));
  }
};

Result<std::unique_ptr<const Check>> ParseRepetition(const RuleSource& source, const RuleHeader& header) {
  const auto tokens = ReadExpressions(source, "tokens");
  if (!tokens.ok()) return tokens.error();
  if (tokens.value().empty())
    return source.Fault(source.root, "`tokens` is missing: what may not stand twice in a row");
  auto check = std::make_unique<Repetition>();
  const auto ignore_case = ReadFlag(source, "ignorecase", false);
  if (!ignore_case.ok()) return ignore_case.error();
  const auto alpha = ReadFlag(source, "alpha", false);
  if (!alpha.ok()) return alpha.error();
  const auto most = ReadNumber(source, "max");
  if (!most.ok()) return most.error();
  PatternTerms terms;
  terms.ignore_case = ignore_case.value();
  terms.words = false;
  auto patterns = Patterns::Compile(source, tokens.value(), terms);
  if (!patterns.ok()) return patterns.error();
  auto exceptions = ReadExceptions(source, {});
  if (!exceptions.ok()) return exceptions.error();
  if (auto action = Action::Read(source); !action.ok()) return action.error();
  const std::string& token = tokens.value().front().expression;
  check->any_word = tokens.value().size() == 1 && (token == "[^\\s]+" || token == "\\S+");
  check->patterns = std::move(patterns.value());
  check->exceptions = std::move(exceptions.value());
  check->ignore_case = ignore_case.value();
  check->alpha = alpha.value();
  check->code = SelectsCode(header.scope);
  check->fix_is_open = source.Find("fix") == nullptr && source.Find("action") != nullptr;
  check->most = static_cast<size_t>(std::max(1.0, most.value().value_or(1)));
  return std::unique_ptr<const Check>(std::move(check));
}

}  // namespace

extern const CheckKind repetition_kind;
const CheckKind repetition_kind = {
    .name = "repetition",
    .summary = "the same word twice in a row",
    .keys = kRepetitionKeys,
    .heeds_vocabulary = true,
    .parse = ParseRepetition,
};

}  // namespace emend
