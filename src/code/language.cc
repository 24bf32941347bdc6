// Which language a block is written in: every line is matched against all rows of language_evidence.def at once, what
// the rows say is added up language by language, and the highest sum wins if it is high enough.
//
// A row that matches again and again says less each time, so that length does not drown what is telling.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/pattern_set.h"
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

constexpr EvidenceRow kEvidence[] = {
#define EVIDENCE(pattern, languages) {pattern, languages},
#include "code/language_evidence.def"
#undef EVIDENCE
};

constexpr size_t kLongestLine = 1000;  // bytes of a line that are matched
constexpr size_t kMostLines = 400;     // lines of a block that are read
constexpr double kEnough = 0.9;        // the least sum that names a language
constexpr double kTrace = 0.3;     // the least sum of its own that a language needs to be supported by its neighbours
constexpr double kCertainSum = 3;  // a block that reaches this, and leads by that, supports its neighbours
constexpr double kCertainLead = 1.5;
constexpr double kSupport = 2.5;      // the most that the neighbours can add
constexpr double kFade = 0.8;         // how much of the support is left from one block to the next
constexpr double kDoubt = 0.5;        // how much support for nothing in particular is assumed
constexpr double kJson = 5;           // for text that is JSON by its grammar
constexpr double kSupported = 1;      // a hint whose language reaches this is believed
constexpr double kContradiction = 9;  // how far another language must lead before a hint is not believed
constexpr double kDecided = 14;       // how far a language must lead before no more lines are read

struct Weight {
  size_t language;
  double value;
};

std::vector<std::string_view> ExpressionsOf(std::span<const EvidenceRow> rows) {
  std::vector<std::string_view> expressions;
  for (const EvidenceRow& row : rows) expressions.push_back(row.pattern);
  return expressions;
}

class Evidence {
 public:
  Evidence() : patterns_(ExpressionsOf(kEvidence)) {
    for (const EvidenceRow& row : kEvidence) weights_.push_back(ParseWeights(row.languages));
    for (size_t i = 0; i < kComments.size(); ++i) comments_[i] = ParseWeights(kComments[i].languages);
    for (size_t i = 0; i < shares_.size(); ++i) shares_[i] = std::pow(0.6, i);
    command_ = ParseWeights("bash:5");
    weak_command_ = ParseWeights("bash:2.5");
    setting_ = ParseWeights("ini:2.5");
    json_ = Index("json");
    only_grows_.assign(names_.size(), true);
    only_grows_[json_] = false;  // what else the text looks like settles it
    for (const std::vector<Weight>& row : weights_) {
      for (const Weight& weight : row) only_grows_[weight.language] = only_grows_[weight.language] && weight.value >= 0;
    }
  }

  const std::vector<std::string>& languages() const { return names_; }
  size_t json() const { return json_; }
  bool OnlyGrows(size_t language) const { return only_grows_[language]; }

  size_t Find(std::string_view name) const {
    return static_cast<size_t>(std::find(names_.begin(), names_.end(), name) - names_.begin());
  }

  // How much is read of a block.
  enum class Reach : uint8_t {
    kWhole,
    kUntilDecided,  // until a language leads by kDecided
    kUntilEnough,   // until the sum of a language, which OnlyGrows, reaches kSupported; the other sums are of no use
                    // then
  };

  // The sum for each language.
  std::vector<double> Weigh(std::span<const std::string_view> lines, Reach reach, size_t enough = 0) const {
    std::vector<double> sums(names_.size(), 0);
    std::vector<int> seen(weights_.size() + kComments.size() + 3, 0);
    const auto count = [&](size_t row, const std::vector<Weight>& weights) {
      const double share = shares_[static_cast<size_t>(seen[row]++)];
      for (const Weight& weight : weights) sums[weight.language] += weight.value * share;
    };
    constexpr int kLinesAtOnce = 4;
    int read = 0;
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
      patterns_.Match(text, rows);
      for (const int row : rows) count(static_cast<size_t>(row), weights_[static_cast<size_t>(row)]);
      Shape(tokens, count);
      if (reach == Reach::kUntilEnough && sums[enough] >= kSupported) break;
      if (reach == Reach::kUntilDecided && ++read % kLinesAtOnce == 0 && Lead(sums) >= kDecided) break;
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

  // By how much a language leads all others. Whether a text is JSON is settled otherwise.
  double Lead(const std::vector<double>& sums) const {
    double first = 0, second = 0;
    for (size_t i = 0; i < sums.size(); ++i) {
      if (i == json_) continue;
      second = std::max(second, std::min(first, sums[i]));
      first = std::max(first, sums[i]);
    }
    return first - second;
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

  PatternSet patterns_;
  std::array<double, kMostLines + 1> shares_{};  // what a row says when it matched so often before
  std::vector<std::string> names_;
  std::vector<std::vector<Weight>> weights_;
  std::vector<bool> only_grows_;  // by language: no row takes away from it
  std::array<std::vector<Weight>, kComments.size()> comments_;
  std::vector<Weight> command_;
  std::vector<Weight> weak_command_;
  std::vector<Weight> setting_;
  size_t json_ = 0;
};

// Whether the lines are JSON and nothing else, the end of a longer text aside: brackets, strings, numbers, literals.
bool IsJson(std::span<const std::string_view> lines) {
  int brackets = 0;
  int strings = 0;
  bool first = true;
  for (const std::string_view line : lines.first(std::min(lines.size(), kMostLines))) {
    for (size_t i = 0; i < line.size(); ++i) {
      const char c = line[i];
      if (c == ' ' || c == '\t' || c == '\r') continue;
      if (first && c != '{' && c != '[' && c != '"') return false;
      first = false;
      if (c == '"') {
        for (++i; i < line.size() && line[i] != '"'; ++i) i += line[i] == '\\' ? 1 : 0;
        if (i >= line.size()) return false;
        ++strings;
      } else if (c == '{' || c == '[') {
        ++brackets;
      } else if (c >= 'a' && c <= 'z') {
        size_t end = i;
        while (end < line.size() && line[end] >= 'a' && line[end] <= 'z') ++end;
        const std::string_view word = line.substr(i, end - i);
        if (word != "true" && word != "false" && word != "null") return false;
        i = end - 1;
      } else if (c != '}' && c != ']' && c != ',' && c != ':' && c != '-' && c != '.' && c != '+' && c != 'E' &&
                 (c < '0' || c > '9')) {
        return false;
      }
    }
  }
  return brackets > 0 && strings > 0;
}

const Evidence& TheEvidence() {
  static const Evidence& evidence = *new Evidence();  // never destroyed: it may be used while statics go
  return evidence;
}

// What a block says by itself.
struct Reading {
  std::vector<double> sums;  // by language
  std::string_view named;    // by the hint; empty if it names none
  std::string_view certain;  // the language, if there is no doubt
};

Reading ReadBlock(const CodeBlock& block) {
  const Evidence& evidence = TheEvidence();
  Reading reading;
  reading.named = LanguageOfHint(block.hint);
  const bool json = IsJson(block.lines);
  reading.sums = evidence.Weigh(
      block.lines, json || !reading.named.empty() ? Evidence::Reach::kWhole : Evidence::Reach::kUntilDecided);
  double& of_json = reading.sums[evidence.json()];
  of_json = json ? std::max(of_json, 1.0) + kJson : std::min(of_json, 1.0);
  std::vector<double> order = reading.sums;
  std::partial_sort(order.begin(), order.begin() + 2, order.end(), std::greater<>());
  const auto best =
      static_cast<size_t>(std::max_element(reading.sums.begin(), reading.sums.end()) - reading.sums.begin());
  if (!reading.named.empty()) {
    reading.certain = reading.named;
  } else if (order[0] >= kCertainSum && order[0] >= order[1] + kCertainLead) {
    reading.certain = evidence.languages()[best];
  }
  return reading;
}

std::string_view Decide(const Reading& reading, const std::vector<double>& support) {
  const Evidence& evidence = TheEvidence();
  size_t best = 0;
  double highest = 0;
  for (size_t i = 0; i < reading.sums.size(); ++i) {
    const double sum = reading.sums[i] + (reading.sums[i] >= kTrace ? support[i] : 0);
    if (sum > highest) {
      highest = sum;
      best = i;
    }
  }
  const std::string_view found = highest >= kEnough ? std::string_view(evidence.languages()[best]) : kPlainText;
  if (reading.named.empty()) return found;
  const auto at = std::find(evidence.languages().begin(), evidence.languages().end(), reading.named);
  if (at == evidence.languages().end()) return reading.named;
  const double own = reading.sums[static_cast<size_t>(at - evidence.languages().begin())];
  return own < kSupported && reading.sums[best] >= own + kContradiction ? found : reading.named;
}

}  // namespace

std::vector<std::string_view> IdentifyLanguages(std::span<const CodeBlock> blocks) {
  const Evidence& evidence = TheEvidence();
  std::vector<Reading> readings;
  readings.reserve(blocks.size());
  for (const CodeBlock& block : blocks) readings.push_back(ReadBlock(block));
  const auto index = [&](std::string_view name) {
    const auto at = std::find(evidence.languages().begin(), evidence.languages().end(), name);
    return static_cast<size_t>(at - evidence.languages().begin());
  };

  // Each certain block supports its language, the less the farther it is: one pass down, one up.
  std::vector<std::vector<double>> support(blocks.size(), std::vector<double>(evidence.languages().size(), 0));
  const auto pass = [&](auto begin, auto end, auto step) {
    std::vector<double> near(evidence.languages().size(), 0);
    for (auto i = begin; i != end; i += step) {
      const auto at = static_cast<size_t>(i);
      for (size_t k = 0; k < near.size(); ++k) support[at][k] += near[k];
      for (double& value : near) value *= kFade;
      if (const size_t k = index(readings[at].certain); k < near.size()) near[k] += 1;
    }
  };
  const auto count = static_cast<std::ptrdiff_t>(blocks.size());
  pass(std::ptrdiff_t{0}, count, std::ptrdiff_t{1});
  pass(count - 1, std::ptrdiff_t{-1}, std::ptrdiff_t{-1});

  std::vector<std::string_view> names;
  for (size_t i = 0; i < blocks.size(); ++i) {
    double all = kDoubt;
    for (const double value : support[i]) all += value;
    for (double& value : support[i]) value *= kSupport / all;
    names.push_back(Decide(readings[i], support[i]));
  }
  return names;
}

std::string_view IdentifyLanguage(std::span<const std::string_view> lines, std::string_view hint,
                                  std::string_view usual) {
  const Evidence& evidence = TheEvidence();
  const size_t count = evidence.languages().size();
  if (const std::string_view named = LanguageOfHint(hint); !named.empty()) {
    const size_t language = evidence.Find(named);
    if (language == count) return named;
    if (evidence.OnlyGrows(language) &&
        evidence.Weigh(lines, Evidence::Reach::kUntilEnough, language)[language] >= kSupported)
      return named;
  }
  std::vector<double> support(count, 0);
  if (const size_t language = evidence.Find(usual); language < count) support[language] = kSupport;
  return Decide(ReadBlock({lines, hint}), support);
}

}  // namespace emend
