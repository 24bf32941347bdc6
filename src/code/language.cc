// Which language a block is written in: every line is matched against all rows of language_evidence.def at once, what
// the rows say is added up language by language, and the highest sum wins if it is high enough.
//
// A row that matches again and again says less each time, so that length does not drown what is telling.
#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "code/code.h"
#include "code/language_names.h"
#include "code/tokens.h"
#include "code/words.h"

namespace emend {
namespace {

struct EvidenceRow {
  std::string_view pattern;
  std::string_view languages;
};

constexpr EvidenceRow kRows[] = {
#define EVIDENCE(pattern, languages) {pattern, languages},
#include "code/language_evidence.def"
#undef EVIDENCE
};

constexpr size_t kLongestLine = 1000;  // bytes of a line that are matched
constexpr size_t kMostLines = 400;     // lines of a block that are read
constexpr double kEnough = 1.9;        // the least sum that names a language
constexpr double kUsual = 2.5;         // what it counts that the code around is in that language
constexpr double kContradiction = 9;   // how far another language must lead before a hint is not believed

struct Weight {
  size_t language;
  double value;
};

class Evidence {
 public:
  Evidence() : set_(Options(), RE2::UNANCHORED) {
    for (const EvidenceRow& row : kRows) {
      std::string error;
      if (set_.Add(re2::StringPiece(row.pattern.data(), row.pattern.size()), &error) < 0)
        assert(!"a pattern of language_evidence.def");
      weights_.push_back(ParseWeights(row.languages));
    }
    if (!set_.Compile()) assert(!"language_evidence.def does not compile");
    for (size_t i = 0; i < kComments.size(); ++i) comments_[i] = ParseWeights(kComments[i].languages);
    command_ = ParseWeights("bash:5");
    weak_command_ = ParseWeights("bash:2.5");
    setting_ = ParseWeights("ini:2.5");
  }

  const std::vector<std::string>& languages() const { return names_; }

  // The sum for each language.
  std::vector<double> Weigh(std::span<const std::string_view> lines) const {
    std::vector<double> sums(names_.size(), 0);
    std::vector<int> seen(weights_.size() + kComments.size() + 3, 0);
    const auto count = [&](size_t row, const std::vector<Weight>& weights) {
      const double share = std::pow(0.6, seen[row]++);
      for (const Weight& weight : weights) sums[weight.language] += weight.value * share;
    };
    LineTokens tokens;
    std::vector<int> rows;
    for (const std::string_view line : lines.first(std::min(lines.size(), kMostLines))) {
      ScanLine(line.substr(0, kLongestLine), tokens);
      if (tokens.size == 0) continue;
      std::string_view text = line.substr(0, kLongestLine);
      if (tokens.tokens[tokens.size - 1].kind == TokenKind::kComment) {
        const Token& comment = tokens.tokens[tokens.size - 1];
        for (size_t i = 0; i < kComments.size(); ++i) {
          if (!comment.text.starts_with(kComments[i].pattern)) continue;
          count(weights_.size() + i, comments_[i]);
          break;
        }
        if (!comment.text.starts_with("#!"))
          text = text.substr(0, static_cast<size_t>(comment.text.data() - text.data()));
      }
      text = Trim(text);
      if (text.empty()) continue;
      rows.clear();
      set_.Match(re2::StringPiece(text.data(), text.size()), &rows);
      for (const int row : rows) count(static_cast<size_t>(row), weights_[static_cast<size_t>(row)]);
      Shape(tokens, count);
    }
    return sums;
  }

 private:
  static constexpr std::array<EvidenceRow, 6> kComments = {{
      {"#",
       "python:0.8 bash:0.8 yaml:0.6 ruby:0.5 ini:0.4 dockerfile:0.3 nginx:0.3 toml:0.4 r:0.4 perl:0.4 elixir:0.4 "
       "makefile:0.3 hcl:0.3 powershell:0.3 graphql:0.2"},
      {"//",
       "javascript:1 java:1 c:0.9 cpp:0.9 csharp:0.9 go:0.9 rust:0.9 kotlin:0.9 swift:0.9 typescript:0.8 php:0.6 "
       "scala:0.8 dart:0.8 scss:0.4 protobuf:0.4 groovy:0.5"},
      {"/*", "css:0.9 javascript:0.6 java:0.6 c:0.8 cpp:0.5 php:0.5 csharp:0.3 sql:0.2 typescript:0.3"},
      {"--", "sql:2.5 lua:1.5 haskell:1.5"},
      {";", "ini:2"},
      {"*", "java:0.2"},
  }};

  static RE2::Options Options() {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(64 << 20);
    return options;
  }

  size_t Index(std::string_view name) {
    const auto at = std::find(names_.begin(), names_.end(), name);
    if (at != names_.end()) return static_cast<size_t>(at - names_.begin());
    names_.emplace_back(name);
    return names_.size() - 1;
  }

  std::vector<Weight> ParseWeights(std::string_view list) {
    std::vector<Weight> weights;
    while (!list.empty()) {
      const size_t end = std::min(list.find(' '), list.size());
      const std::string_view entry = list.substr(0, end);
      const size_t colon = entry.find(':');
      double value = 0;
      std::from_chars(entry.data() + colon + 1, entry.data() + entry.size(), value);
      weights.push_back({Index(entry.substr(0, colon)), value});
      list.remove_prefix(std::min(end + 1, list.size()));
    }
    return weights;
  }

  // What the tokens say that no pattern can: a command by the name of its tool, a setting by its value.
  template <typename Count>
  void Shape(const LineTokens& line, const Count& count) const {
    const auto tokens = line.code();
    if (tokens.empty() || tokens[0].kind != TokenKind::kWord) return;
    const uint32_t head = WordClasses(tokens[0].text);
    const bool glued = tokens.size() > 1 && !tokens[1].spaced;
    const bool operator_next = tokens.size() > 1 && tokens[1].kind == TokenKind::kOperator && tokens[1].text != "." &&
                               tokens[1].text != "|" && tokens[1].text != "&&" && tokens[1].text != ">" &&
                               tokens[1].text != "*";
    if (!glued && !operator_next && (head & (kTool | kWeakTool)) != 0) {
      const bool verb =
          tokens.size() > 1 && tokens[1].kind == TokenKind::kWord && (WordClasses(tokens[1].text) & kToolVerb) != 0;
      if ((head & kTool) != 0 || verb)
        count(weights_.size() + kComments.size(), command_);
      else
        count(weights_.size() + kComments.size() + 1, weak_command_);
    } else if (!glued && !operator_next && tokens.size() > 1 && tokens.size() <= 6 && tokens[0].text[0] >= 'a' &&
               tokens[0].text[0] <= 'z') {
      bool value = (head & kDirective) != 0;
      for (const Token& token : tokens.subspan(1)) {
        value |= token.kind == TokenKind::kNumber || token.kind == TokenKind::kPath ||
                 token.kind == TokenKind::kString ||
                 (token.kind == TokenKind::kWord && (WordClasses(token.text) & kSwitchValue) != 0);
        if (token.kind == TokenKind::kOperator) return;
      }
      if (value && (head & (kKeyword | kWeakKeyword | kModifier | kTypeWord)) == 0)
        count(weights_.size() + kComments.size() + 2, setting_);
    }
  }

  RE2::Set set_;
  std::vector<std::string> names_;
  std::vector<std::vector<Weight>> weights_;
  std::array<std::vector<Weight>, kComments.size()> comments_;
  std::vector<Weight> command_;
  std::vector<Weight> weak_command_;
  std::vector<Weight> setting_;
};

}  // namespace

std::string_view IdentifyLanguage(std::span<const std::string_view> lines, std::string_view hint,
                                  std::string_view usual) {
  static const Evidence& evidence = *new Evidence();  // never destroyed: it may be used while statics go
  std::vector<double> sums = evidence.Weigh(lines);
  const auto common = std::find(evidence.languages().begin(), evidence.languages().end(), usual);
  if (common != evidence.languages().end()) {
    double& sum = sums[static_cast<size_t>(common - evidence.languages().begin())];
    if (sum > 0) sum += kUsual;
  }
  const auto best = static_cast<size_t>(std::max_element(sums.begin(), sums.end()) - sums.begin());
  const std::string_view found = sums[best] >= kEnough ? std::string_view(evidence.languages()[best]) : kPlainText;

  const std::string_view named = LanguageOfHint(hint);
  if (named.empty()) return found;
  const auto at = std::find(evidence.languages().begin(), evidence.languages().end(), named);
  if (at == evidence.languages().end()) return named;
  const double own = sums[static_cast<size_t>(at - evidence.languages().begin())];
  return own < 1 && sums[best] >= own + kContradiction ? found : named;
}

}  // namespace emend
