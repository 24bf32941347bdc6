#include "check/pattern.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <mutex>
#include <optional>
#include <utility>

#include "base/escape.h"
#include "base/lazy_regex.h"
#include "base/literal_set.h"
#include "base/literals.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "check/expression.h"

namespace emend {
namespace {

// RE2's time is linear, but each instruction of a large program may cost 30 ms a megabyte. A list of a thousand words
// is large and quick; so what is counted are the expressions that are large each by itself.
constexpr int kLargest = 2000;           // instructions of one expression
constexpr int kSmallProgram = 200;       // below this it does not count
constexpr int kLargestTogether = 20000;  // of those of a rule that are not small
constexpr size_t kPlain = 1000;          // bytes of an expression that cannot be too large if it is plain
constexpr size_t kLongestExpression = size_t{1} << 16;  // bytes of an expression
constexpr size_t kMostTests = 16;                       // look-arounds of an expression
constexpr size_t kMostContext = 256;                    // bytes looked at before a match
constexpr size_t kMostSearched = size_t{1} << 30;       // bytes, all searches in one text together

// `^` and `$` are those of lines.
constexpr std::string_view kLines = "(?m)";

// The border of a word as RE2 can tell it: too often where letters are not of ASCII, never too seldom.
constexpr std::string_view kLooseBegin = R"((?:^|\b|\W))";
constexpr std::string_view kLooseEnd = R"((?:$|\b|\W))";

bool IsWordPart(char32_t c) { return c == U'_' || IsLetter(c) || IsDigit(c); }

char32_t CharacterBefore(std::string_view text, size_t at) {
  size_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return DecodeUtf8(text, begin).value;
}

std::string OverLines(const std::string& expression) { return std::string(kLines) + expression; }

re2::StringPiece Piece(std::string_view text) { return {text.data(), text.size()}; }

// A ContextTest, compiled.
struct Surroundings {
  ContextTest test;
  std::unique_ptr<const LazyRegex> regex;

  bool Holds(std::string_view text, Span match) const {
    const size_t at = test.at_end ? match.end : match.begin;
    bool found = false;
    if (test.backward) {
      size_t from = at - std::min(at, kMostContext);
      while (from > 0 && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) --from;
      found = (*regex)->Match(Piece(text.substr(0, at)), from, at, RE2::UNANCHORED, nullptr, 0);
    } else {
      found = (*regex)->Match(Piece(text), at, text.size(), RE2::ANCHOR_START, nullptr, 0);
    }
    return found != test.negated;
  }
};

// One alternative of an expression.
struct Alternative {
  size_t pattern = 0;
  std::unique_ptr<const LazyRegex> regex;  // its first group is the match; a border may follow
  bool word_begin = false;
  bool word_end = false;
  int first_group = 0;
  std::vector<Surroundings> surroundings;
  LiteralReading literals;
};

// Which alternatives of an expression may match in a text, by the literals that stand in it: so that of hundreds few
// are compiled and tried.
class AlternativeFilter {
 public:
  using Possible = std::vector<bool>;

  // Nothing where none may match.
  std::optional<Possible> Ask(std::string_view text, const std::vector<Alternative>& alternatives) const {
    std::call_once(once_, [&] { Build(alternatives); });
    Possible possible = always_;
    bool any = any_always_;
    literals_.Search(text, [&](uint32_t number) { any = possible[number] = true; });
    return any ? std::optional(std::move(possible)) : std::nullopt;
  }

 private:
  void Build(const std::vector<Alternative>& alternatives) const {
    always_.assign(alternatives.size(), false);
    for (size_t i = 0; i < alternatives.size(); ++i) {
      const LiteralReading& reading = alternatives[i].literals;
      if (!reading.literals) any_always_ = always_[i] = true;
      if (!reading.literals) continue;
      for (const std::string& literal : *reading.literals)
        literals_.Add(literal, reading.any_case, static_cast<uint32_t>(i));
    }
    literals_.Finish();
  }

  mutable std::once_flag once_;
  mutable LiteralSet literals_;
  mutable Possible always_;
  mutable bool any_always_ = false;
};

}  // namespace

struct Patterns::Parts {
  std::vector<Alternative> alternatives;
  AlternativeFilter filter;
  std::unique_ptr<const LazyRegex> search;  // finds where one of them may begin
  std::vector<Surroundings> surroundings;   // of all
  std::string prefilter;

  // The match at a place by one of the alternatives that are possible.
  std::optional<PatternMatch> MatchAt(std::string_view text, size_t at,
                                      const AlternativeFilter::Possible& possible) const;
};

bool IsWordBorder(std::string_view text, size_t at) {
  if (at == 0 || at >= text.size()) return true;
  return !IsWordPart(DecodeUtf8(text, at).value) || !IsWordPart(CharacterBefore(text, at));
}

Patterns::Patterns() = default;
Patterns::~Patterns() = default;
Patterns::Patterns(Patterns&&) noexcept = default;
Patterns& Patterns::operator=(Patterns&&) noexcept = default;

bool Patterns::empty() const { return parts_ == nullptr || parts_->alternatives.empty(); }

std::string Patterns::prefilter() const { return parts_ == nullptr ? std::string() : parts_->prefilter; }

namespace {

// The error of an expression that cannot be run, where its operator stands in the rule file.
Error FaultOf(const RuleSource& source, const PatternText& text, std::string_view operator_at_fault,
              std::string message) {
  size_t offset = text.node->span.begin;
  const std::string_view written = source.text.substr(offset, text.node->span.size());
  if (const size_t at = operator_at_fault.empty() ? std::string_view::npos : written.find(operator_at_fault);
      at != std::string_view::npos)
    offset += at;
  return ToError({offset, std::move(message)}, source.text, source.path);
}

Error NotRun(const RuleSource& source, const PatternText& text, const RE2& regex) {
  std::string argument = regex.error_arg();
  if (argument.starts_with(kLines)) argument.erase(0, kLines.size());
  const std::string shown = EscapeForTerminal(std::string_view(argument).substr(0, 60));
  if (argument.starts_with("(?=") || argument.starts_with("(?!") || argument.starts_with("(?<")) {
    return FaultOf(source, text, argument,
                   fmt::format("the operator \"{}\" cannot be run inside an expression; look-around may only stand at "
                               "its begin or its end",
                               shown));
  }
  if (regex.error_code() == RE2::ErrorPatternTooLarge || regex.error_code() == RE2::ErrorRepeatSize) {
    return FaultOf(source, text, argument,
                   fmt::format("the expression is too large{}; use fewer repetitions",
                               argument.empty() ? "" : fmt::format(" at \"{}\"", shown)));
  }
  return FaultOf(source, text, argument,
                 fmt::format("the expression cannot be run: {}; write it in RE2's syntax",
                             argument.empty() ? regex.error()
                                              : fmt::format("\"{}\" is not understood ({})", shown,
                                                            regex.error().substr(0, regex.error().find(':')))));
}

// The keys of a rule that ask for a ContextTest.
struct ContextKey {
  std::string_view name;
  std::string PatternTerms::*text;
  bool at_end, negated;
};
constexpr ContextKey kContextKeys[] = {{"before", &PatternTerms::before, false, false},
                                       {"not_before", &PatternTerms::not_before, false, true},
                                       {"after", &PatternTerms::after, true, false},
                                       {"not_after", &PatternTerms::not_after, true, true}};

// ` | (?:expression)`
void AddAlternative(std::string& any, std::string_view begin, const std::string& expression, std::string_view end) {
  any += fmt::format("{}{}(?:{}){}", any.empty() ? "" : "|", begin, expression, end);
}

// The expression again, with `\b` where it stood: what stands around a match is tested with RE2 alone.
ContextTest Rejoin(const std::vector<Expression>& alternatives, ContextTest test) {
  for (const Expression& expression : alternatives) {
    AddAlternative(test.exact, expression.word_begin ? "\\b" : "", expression.exact, expression.word_end ? "\\b" : "");
    AddAlternative(test.loose, "", expression.loose, "");
  }
  return test;
}

// Looks at each expression alone: which one cannot be run, or is too large.
class Inspection {
 public:
  Inspection(const RuleSource& source, bool ignore_case) : source_(source), ignore_case_(ignore_case) {}

  // What is plain need not be compiled to be known to run.
  bool IsNeeded(const std::string& expression) const {
    return !source_.sound && (expression.size() > kPlain || !ReadLiterals(expression).plain);
  }

  Status Look(const PatternText& text, const std::string& loose) {
    const std::unique_ptr<const RE2> regex = LazyRegex::Compile(OverLines(loose), ignore_case_);
    if (!regex->ok()) return NotRun(source_, text, *regex);
    const int size = regex->ProgramSize();
    if (size > kSmallProgram) together_ += size;
    if (size > kLargest || together_ > kLargestTogether) {
      return FaultOf(source_, text, "",
                     fmt::format("the expression is too large: {} instructions, {} at most in one and {} in all of a "
                                 "rule; use fewer repetitions",
                                 size > kLargest ? size : together_, kLargest, kLargestTogether));
    }
    return Ok();
  }

 private:
  const RuleSource& source_;
  bool ignore_case_;
  int together_ = 0;
};

Status CompileTests(std::span<const ContextTest> tests, const PatternText& text, Inspection& inspection,
                    bool ignore_case, std::vector<Surroundings>& out) {
  for (const ContextTest& test : tests) {
    if (inspection.IsNeeded(test.loose)) {
      if (Status status = inspection.Look(text, test.loose); !status.ok()) return status;
    }
    std::string bracketed = "(?:" + test.exact + ")" + (test.backward ? "\\z" : "");
    out.push_back({test, std::make_unique<const LazyRegex>(OverLines(bracketed), ignore_case)});
  }
  return Ok();
}

}  // namespace

Result<Patterns> Patterns::Compile(const RuleSource& source, std::span<const PatternText> texts,
                                   const PatternTerms& terms) {
  auto parts = std::make_unique<Parts>();
  Inspection inspection(source, terms.ignore_case);
  std::vector<std::pair<const PatternText*, std::string>> loose;
  std::string search, prefilter;
  bool inspect = false;
  if (texts.empty()) return Patterns();
  std::string before, after;  // what must stand around a match: the fewer candidates, the better
  for (const ContextKey& key : kContextKeys) {
    const std::string& expression = terms.*key.text;
    if (expression.empty()) continue;
    const YamlNode* node = source.Find(key.name);
    const PatternText text{expression, node == nullptr ? texts.front().node : node};
    const ContextTest test = Rejoin(ReadExpression(expression), {key.at_end, !key.at_end, key.negated, "", ""});
    if (Status status = CompileTests({&test, 1}, text, inspection, terms.ignore_case, parts->surroundings);
        !status.ok())
      return status.error();
    if (!key.negated) (key.at_end ? after : before) = "(?:" + test.loose + ")";
  }
  for (size_t i = 0; i < texts.size(); ++i) {
    const PatternText& text = texts[i];
    if (text.expression.size() > kLongestExpression)
      return FaultOf(source, text, "",
                     fmt::format("an expression may have {} bytes at most; split it", kLongestExpression));
    for (const Expression& expression : ReadExpression(text.expression)) {
      if (expression.exact.empty())
        return FaultOf(source, text, "", "the expression is empty; say what is to be found");
      if (expression.tests.size() > kMostTests)
        return FaultOf(source, text, "", fmt::format("an expression may look around {} times at most", kMostTests));
      Alternative alternative;
      alternative.pattern = i;
      alternative.word_begin = terms.words || expression.word_begin;
      alternative.word_end = terms.words || expression.word_end;
      alternative.first_group = expression.first_group;
      const std::string_view end = alternative.word_end ? kLooseEnd : "";
      alternative.regex =
          std::make_unique<LazyRegex>(fmt::format("{}({}){}", kLines, expression.exact, end), terms.ignore_case);
      if (Status status = CompileTests(expression.tests, text, inspection, terms.ignore_case, alternative.surroundings);
          !status.ok())
        return status.error();
      LiteralReading& literals = alternative.literals =
          ReadLiterals((terms.ignore_case ? "(?i)" : "") + expression.exact);
      AddAlternative(search, "", expression.loose, "");
      // The borders may take a character that what must stand around the match needs.
      AddAlternative(prefilter, alternative.word_begin && before.empty() ? kLooseBegin : "", expression.loose,
                     after.empty() ? end : "");
      inspect = inspect || (!source.sound && (expression.exact.size() > kPlain || !literals.plain));
      loose.emplace_back(&text, expression.loose);
      parts->alternatives.push_back(std::move(alternative));
    }
  }
  parts->search = std::make_unique<LazyRegex>(OverLines("(?:" + search + ")" + after), terms.ignore_case);
  inspect =
      inspect && (loose.size() == 1 || !(*parts->search)->ok() || (*parts->search)->ProgramSize() > kLargest ||
                  !std::all_of(loose.begin(), loose.end(), [](const auto& one) { return IsBalanced(one.second); }));
  for (size_t i = 0; inspect && i < loose.size(); ++i) {
    if (Status status = inspection.Look(*loose[i].first, loose[i].second); !status.ok()) return status.error();
  }
  if (inspect && !(*parts->search)->ok()) return NotRun(source, texts.front(), **parts->search);
  parts->prefilter = (terms.ignore_case ? "(?im)" : "(?m)") + (before + "(?:" + prefilter + ")" + after);
  Patterns patterns;
  patterns.parts_ = std::move(parts);
  return patterns;
}

std::optional<PatternMatch> Patterns::Parts::MatchAt(std::string_view text, size_t at,
                                                     const AlternativeFilter::Possible& possible) const {
  std::optional<PatternMatch> best;
  for (size_t number = 0; number < alternatives.size(); ++number) {
    const Alternative& alternative = alternatives[number];
    if (!possible[number] || (alternative.word_begin && !IsWordBorder(text, at))) continue;
    const RE2& regex = **alternative.regex;
    re2::StringPiece groups[11];
    const int count = std::min(regex.NumberOfCapturingGroups() + 1, 11);
    if (!regex.ok() || !regex.Match(Piece(text), at, text.size(), RE2::ANCHOR_START, groups, count)) continue;
    const Span span{at, at + groups[1].size()};
    if (span.empty() || (best && best->span.end >= span.end)) continue;
    if (alternative.word_end && !IsWordBorder(text, span.end)) continue;
    const auto holds = [&](const Surroundings& test) { return test.Holds(text, span); };
    if (!std::all_of(alternative.surroundings.begin(), alternative.surroundings.end(), holds) ||
        !std::all_of(surroundings.begin(), surroundings.end(), holds))
      continue;
    best = PatternMatch{span, alternative.pattern, {}};
    best->groups.resize(static_cast<size_t>(alternative.first_group));
    for (int i = 2; i < count; ++i) best->groups.emplace_back(groups[i].data(), groups[i].size());
  }
  return best;
}

std::vector<PatternMatch> Patterns::FindAll(std::string_view text) const {
  std::vector<PatternMatch> matches;
  if (empty()) return matches;
  const auto possible = parts_->filter.Ask(text, parts_->alternatives);
  if (!possible) return matches;
  size_t searched = 0;
  for (size_t at = 0; at < text.size() && searched < kMostSearched;) {
    re2::StringPiece found;
    if (!(*parts_->search)->Match(Piece(text), at, text.size(), RE2::UNANCHORED, &found, 1)) break;
    const size_t begin = static_cast<size_t>(found.data() - text.data());
    searched += begin + found.size() - at;
    if (begin >= text.size()) break;
    std::optional<PatternMatch> match = parts_->MatchAt(text, begin, *possible);
    at = match ? match->span.end : begin + DecodeUtf8(text, begin).length;
    if (match) matches.push_back(std::move(*match));
  }
  return matches;
}

bool Patterns::MatchesAll(std::string_view text) const {
  if (empty()) return false;
  return std::any_of(parts_->alternatives.begin(), parts_->alternatives.end(), [&](const Alternative& alternative) {
    return (*alternative.regex)->Match(Piece(text), 0, text.size(), RE2::ANCHOR_BOTH, nullptr, 0);
  });
}

}  // namespace emend
