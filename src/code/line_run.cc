#include "code/line_run.h"

#include <algorithm>
#include <cassert>
#include <cctype>
#include <optional>

#include "code/plain_prose.h"
#include "code/token_shapes.h"

namespace emend {
namespace {

struct PairRow {
  std::string_view name;
  PairScore score;
};

constexpr PairRow kPairs[] = {
#define PAIR(name, prose_code, code_prose, code_code) {#name, {prose_code, code_prose, code_code}},
#include "code/pair_features.def"
#undef PAIR
};

enum class RegionKind : uint8_t { kBlock, kInline, kText };

// Something that a line opens and a later one closes.
struct Opening {
  size_t line = 0;          // index into the run
  std::string_view closer;  // what closes it
  RegionKind kind = RegionKind::kBlock;
};

class Openings {
 public:
  explicit Openings(std::vector<RunLine>& run) : run_(run) {}

  // A string, a comment or a here-document is open.
  bool InText() const { return !text_closer_.empty(); }

  void Read(size_t index, const LineTokens& line) {
    if (!text_closer_.empty()) {
      const size_t at = line.line.find(text_closer_);
      const bool own_line = !heredoc_ || line.content == text_closer_;
      if (at != std::string_view::npos && own_line) {
        Tie(text_line_, index, Pair::kCarryText);
        text_closer_ = {};
      } else if (index - text_line_ > kLongestRegion) {
        text_closer_ = {};
      } else {
        return;
      }
      if (heredoc_ || at != std::string_view::npos) {
        heredoc_ = false;
        return;
      }
    }
    Brackets(index, line);
    Tags(index, line);
    Texts(index, line);
  }

 private:
  void Tie(size_t first, size_t last, Pair pair) {
    if (last - first > kLongestRegion) return;
    for (size_t i = first; i < last; ++i) run_[i].ties |= 1u << static_cast<uint32_t>(pair);
  }

  void Brackets(size_t index, const LineTokens& line) {
    const auto tokens = line.code();
    for (size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].kind != TokenKind::kOperator) continue;
      for (const char c : tokens[i].text) {
        if (c == '(' || c == '[' || c == '{') {
          const std::string_view closer = c == '(' ? ")" : c == '[' ? "]" : "}";
          brackets_.push_back({index, closer, i + 1 >= tokens.size() ? RegionKind::kBlock : RegionKind::kInline});
        } else if (c == ')' || c == ']' || c == '}') {
          for (size_t k = brackets_.size(); k-- > 0 && brackets_.size() - k < 8;) {
            if (brackets_[k].closer[0] != c) continue;
            Tie(brackets_[k].line, index,
                brackets_[k].kind == RegionKind::kBlock ? Pair::kCarryBlock : Pair::kCarryInline);
            brackets_.resize(k);
            break;
          }
        }
      }
    }
    if (brackets_.size() > 200) brackets_.erase(brackets_.begin(), brackets_.begin() + 100);
  }

  void Tags(size_t index, const LineTokens& line) {
    for (const Token& token : line.code()) {
      if (token.kind == TokenKind::kTemplate) {
        Template(index, token.text);
        continue;
      }
      if (token.kind != TokenKind::kTag || token.text.size() < 3) continue;
      std::string_view name = token.text.substr(token.text[1] == '/' ? 2 : 1);
      size_t end = 0;
      while (end < name.size() &&
             (std::isalnum(static_cast<unsigned char>(name[end])) != 0 || name[end] == '-' || name[end] == ':'))
        ++end;
      name = name.substr(0, end);
      if (name.empty()) continue;
      if (token.text[1] != '/') {
        if (!token.text.ends_with("/>")) tags_.push_back({index, name, RegionKind::kText});
        continue;
      }
      for (size_t k = tags_.size(); k-- > 0 && tags_.size() - k < 24;) {
        if (tags_[k].closer != name) continue;
        Tie(tags_[k].line, index, Pair::kCarryText);
        tags_.resize(k);
        break;
      }
    }
    if (tags_.size() > 200) tags_.erase(tags_.begin(), tags_.begin() + 100);
  }

  void Template(size_t index, std::string_view text) {
    if (text.size() < 5 || text[1] != '%') return;
    size_t begin = 2;
    while (begin < text.size() && (text[begin] == ' ' || text[begin] == '-')) ++begin;
    size_t end = begin;
    while (end < text.size() && text[end] >= 'a' && text[end] <= 'z') ++end;
    const std::string_view name = text.substr(begin, end - begin);
    if (!name.starts_with("end")) {
      if (name.size() > 1) templates_.push_back({index, name, RegionKind::kText});
      return;
    }
    for (size_t k = templates_.size(); k-- > 0;) {
      if (templates_[k].closer != name.substr(3)) continue;
      Tie(templates_[k].line, index, Pair::kCarryText);
      templates_.resize(k);
      break;
    }
    if (templates_.size() > 64) templates_.clear();
  }

  void Open(size_t index, std::string_view closer, bool heredoc) {
    text_line_ = index;
    text_closer_ = closer;
    heredoc_ = heredoc;
  }

  // Strings, comments and here-documents over several lines.
  void Texts(size_t index, const LineTokens& line) {
    const std::string_view text = line.content;
    for (const std::string_view quotes : {std::string_view("\"\"\""), std::string_view("'''")}) {
      size_t count = 0;
      for (size_t at = text.find(quotes); at != std::string_view::npos; at = text.find(quotes, at + 3)) ++count;
      if (count % 2 == 1) return Open(index, quotes, false);
    }
    if (text.starts_with("/*") && text.find("*/") == std::string_view::npos) return Open(index, "*/", false);
    if (text.starts_with("<!--") && text.find("-->") == std::string_view::npos) return Open(index, "-->", false);
    const size_t here = text.find("<<");
    if (here != std::string_view::npos) {
      size_t begin = here + 2;
      while (begin < text.size() &&
             (text[begin] == '-' || text[begin] == '~' || text[begin] == '\'' || text[begin] == '"'))
        ++begin;
      size_t end = begin;
      while (end < text.size() && ((text[end] >= 'A' && text[end] <= 'Z') || text[end] == '_')) ++end;
      if (end - begin >= 3) return Open(index, text.substr(begin, end - begin), true);
    }
    if (line.open_quote) {
      const auto ticks = std::count(text.begin(), text.end(), '`');
      if (ticks % 2 == 1 && ticks < 4) return Open(index, "`", false);
    }
  }

  std::vector<RunLine>& run_;
  std::vector<Opening> brackets_;
  std::vector<Opening> tags_;
  std::vector<Opening> templates_;
  std::string_view text_closer_;
  size_t text_line_ = 0;
  bool heredoc_ = false;
};

RunLine Describe(const LineTokens& tokens, const FeatureValues& values) {
  const auto has = [&](Feature feature) { return values[static_cast<size_t>(feature)] > 0; };
  RunLine line;
  line.score = Score(values);
  line.indent = tokens.indent;
  line.bullet = tokens.lead == Lead::kBullet || tokens.lead == Lead::kNumber;
  line.comment = tokens.code().empty();
  line.wide = tokens.line.size() >= 60;
  if (line.comment) return line;
  const Token& first = tokens.code().front();
  const Token& last = tokens.code().back();
  const std::string_view op = last.kind == TokenKind::kOperator ? last.text : std::string_view();
  line.ends_label = op == ":" && has(Feature::kEndColonLabel);
  line.ends_sentence = op == "." || op == "!" || op == "?";
  line.starts_sentence = has(Feature::kCapitalPlainHead) && tokens.size > 1 && tokens.tokens[1].plain;
  line.starts_lower = has(Feature::kLowerPlainHead);
  line.opens_block = IsOneOf<": { ( [ => -> ${">(op);
  line.goes_on = IsOneOf<", \\ + && || | = ?">(op);
  const std::string_view head = first.kind == TokenKind::kOperator ? first.text : std::string_view();
  line.error = has(Feature::kErrorLine);
  line.key_alone = tokens.code().size() == 2 && op == ":" && first.kind == TokenKind::kWord;
  line.key = has(Feature::kKeyLower) || has(Feature::kKeyOnlyLower) || has(Feature::kJsonKey);
  constexpr Feature kHeads[] = {Feature::kHeadTool,   Feature::kAssignment, Feature::kCallHead,
                                Feature::kTagHead,    Feature::kHeadSql,    Feature::kImport,
                                Feature::kHeadDocker, Feature::kHeadHttp,   Feature::kSettingValue,
                                Feature::kJsonKey,    Feature::kPrompt,     Feature::kVariableHead};
  for (size_t i = 0; i < std::size(kHeads); ++i) {
    if (has(kHeads[i])) line.head |= 1u << i;
  }
  line.continues = has(Feature::kChained) || has(Feature::kCloserOnly) || IsOneOf<"&& || | |> ) } ] ?">(head);
  return line;
}

}  // namespace

std::string_view PairName(Pair pair) { return kPairs[static_cast<size_t>(pair)].name; }
PairScore PairWeight(Pair pair) { return kPairs[static_cast<size_t>(pair)].score; }

std::vector<RunLine> ReadRun(std::span<const std::string_view> lines, RunScores scores,
                             std::vector<FeatureValues>* features) {
  assert(features == nullptr || scores == RunScores::kExact);
  std::vector<RunLine> run;
  run.reserve(lines.size());
  Openings openings(run);
  LineTokens tokens;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].empty()) continue;
    std::optional<RunLine> plain;
    if (scores == RunScores::kBounded && !openings.InText()) plain = DescribePlainProse(lines[i]);
    FeatureValues values;
    if (!plain) {
      ScanLine(lines[i], tokens);
      if (tokens.size == 0) continue;
      values = FeaturesOf(tokens);
    }
    RunLine line = plain ? *plain : Describe(tokens, values);
    line.index = i;
    if (!run.empty()) {
      RunLine& before = run.back();
      const auto tie = [&](Pair pair, bool holds) { before.ties |= holds ? 1u << static_cast<uint32_t>(pair) : 0; };
      tie(Pair::kBias, true);
      tie(Pair::kBlankBetween, line.index > before.index + 1);
      tie(Pair::kDeeperAfterHeader, line.indent > before.indent && (before.opens_block || before.goes_on));
      tie(Pair::kDeeper, line.indent > before.indent && !before.opens_block);
      tie(Pair::kSameIndent, line.indent == before.indent && line.indent > 0);
      tie(Pair::kDedent, line.indent < before.indent);
      tie(Pair::kContinues, before.goes_on || line.continues || (line.error && before.indent > line.indent));
      tie(Pair::kAfterLabel, before.ends_label);
      tie(Pair::kAfterSentence, before.ends_sentence);
      tie(Pair::kWrapped, before.wide && line.starts_lower && !before.ends_sentence && !before.ends_label &&
                              line.index == before.index + 1);
      tie(Pair::kToSentence, line.starts_sentence);
      tie(Pair::kToComment, line.comment);
      tie(Pair::kFromComment, before.comment);
      tie(Pair::kSameHead, line.head != 0 && line.head == before.head);
      tie(Pair::kKeysRun, line.key && before.key);
      tie(Pair::kKeyAboveKeys, before.key_alone && line.indent > before.indent && (line.key || line.key_alone));
    }
    run.push_back(line);
    if (features != nullptr) features->push_back(values);
    if (!plain) openings.Read(run.size() - 1, tokens);  // plain prose opens and closes nothing
  }
  return run;
}

}  // namespace emend
