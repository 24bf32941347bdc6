#include "code/line_features.h"

#include <algorithm>
#include <cstring>

#include "code/line_counts.h"
#include "code/token_shapes.h"
#include "code/words.h"

namespace emend {
namespace {

struct FeatureRow {
  std::string_view name;
  double weight;
};

constexpr FeatureRow kFeatures[] = {
#define FEATURE(name, weight) {#name, weight},
#include "code/line_features.def"
#undef FEATURE
};

struct CommentRow {
  std::string_view start;
  Feature feature;
};

constexpr CommentRow kComments[] = {
    {"#!", Feature::kCommentShebang},  {"##", Feature::kCommentHashes}, {"#", Feature::kCommentHash},
    {"//", Feature::kCommentSlashes},  {"/*", Feature::kCommentBlock},  {"--", Feature::kCommentDashes},
    {";", Feature::kCommentSemicolon},
};

class Extractor {
 public:
  explicit Extractor(const LineTokens& line) : line_(line), tokens_(line.code()) {
    values_.fill(0);
    for (size_t i = 0; i < tokens_.size(); ++i) {
      classes_[i] = tokens_[i].kind == TokenKind::kWord ? WordClasses(tokens_[i].text) : 0;
    }
  }

  FeatureValues Run() {
    Mark(Feature::kBias);
    Whole();
    if (tokens_.empty()) {
      Comment(line_.tokens[0].text);
      return values_;
    }
    head_ = classes_[0];
    count_ = CountTokens(tokens_, classes_);
    other_prose_ = count_.prose - ((head_ & kProseWord) != 0 && tokens_[0].plain ? 1 : 0);
    Consistency();
    Head();
    Statement();
    Tail();
    return values_;
  }

 private:
  void Mark(Feature feature, bool holds = true) { values_[static_cast<size_t>(feature)] = holds ? 1.0F : 0.0F; }
  bool Marked(Feature feature) const { return values_[static_cast<size_t>(feature)] > 0; }
  void Amount(Feature feature, int value, int most) {
    values_[static_cast<size_t>(feature)] = static_cast<float>(std::min(value, most));
  }

  bool Class(size_t i, uint32_t classes) const { return i < tokens_.size() && (classes_[i] & classes) != 0; }
  bool Op(size_t i, std::string_view text) const { return i < tokens_.size() && IsOperator(tokens_[i], text); }
  bool GluedOp(size_t i, std::string_view text) const { return Op(i, text) && !tokens_[i].spaced; }
  bool WordFollows() const {
    return tokens_.size() > 1 && tokens_[1].spaced && tokens_[1].kind != TokenKind::kOperator;
  }

  void Whole() {
    Mark(Feature::kPrompt, line_.lead == Lead::kPrompt);
    Mark(Feature::kBullet, line_.lead == Lead::kBullet);
    Mark(Feature::kNumbered, line_.lead == Lead::kNumber);
    Mark(Feature::kIndented, line_.indent >= 2);
    Mark(Feature::kIndentedDeep, line_.indent >= 6);
    Mark(Feature::kInnerTab, line_.inner_tab);
    Mark(Feature::kOpenQuote, line_.open_quote);
    Mark(Feature::kEmphasis, IsEmphasised(line_.content));
    Mark(Feature::kLongLine, line_.content.size() > 110);
    Mark(Feature::kTrailingComment, !tokens_.empty() && tokens_.size() < line_.size);
  }

  void Comment(std::string_view text) {
    for (const CommentRow& row : kComments) {
      if (text.starts_with(row.start)) return Mark(row.feature);
    }
  }

  void Head() {
    const Token& first = tokens_[0];
    switch (first.kind) {
      case TokenKind::kTag:
        return Mark(Feature::kTagHead, !IsOperator(tokens_.back(), ":"));
      case TokenKind::kTemplate:
        return Mark(Feature::kTemplateHead, !IsOperator(tokens_.back(), ":"));
      case TokenKind::kVariable:
        return Mark(first.text[0] == '@' ? Feature::kDecorator : Feature::kVariableHead,
                    count_.pairs == 0 && count_.prose == 0);
      case TokenKind::kFlag:
        return Mark(Feature::kFlagHead);
      case TokenKind::kPath:
        return Mark(Feature::kPathHead);
      case TokenKind::kUrl:
        return Mark(Feature::kUrlHead);
      case TokenKind::kSymbol:
        return Mark(Feature::kSymbolHead);
      case TokenKind::kString:
        Mark(Feature::kStringHead);
        return Mark(Feature::kJsonKey, tokens_.size() >= 2 && GluedOp(1, ":"));
      case TokenKind::kNumber:
        return Mark(Feature::kNumberHead);
      case TokenKind::kOperator:
        return OperatorHead(first.text);
      case TokenKind::kWord:
        return WordHead(first);
      case TokenKind::kComment:
        return;
    }
  }

  void WordHead(const Token& first) {
    const bool capital = IsUpperAscii(first.text[0]);
    const bool shout = first.text.size() > 1 && capital && IsUpperAscii(first.text[1]);
    Mark(Feature::kCapitalPlainHead, first.plain && tokens_.size() > 1 && capital && !shout);
    Mark(Feature::kLowerPlainHead, first.plain && IsLowerAscii(first.text[0]));
    Mark(Feature::kShoutHead, first.plain && tokens_.size() > 1 && shout);
    Mark(Feature::kQuestionHead, (head_ & kQuestionWord) != 0);
    Mark(Feature::kTrace, IsTrace(tokens_));
    Mark(Feature::kErrorLine, IsErrorLine(tokens_));
    Mark(Feature::kImport, IsImport(tokens_));
    Keyword();
    Tool();
    Sql();
    Http();
    Mark(Feature::kHeadDocker, (head_ & kDockerHead) != 0 && count_.prose == 0 && tokens_.size() > 1);
    Setting();
    Key(capital);
  }

  void Keyword() {
    const bool structural =
        tokens_.back().kind == TokenKind::kOperator && IsOneOf<": ; { } ) ( () {}">(tokens_.back().text);
    const bool weak = (head_ & kWeakKeyword) != 0;
    Mark(Feature::kHeadKeyword, (head_ & kKeyword) != 0);
    Mark(Feature::kHeadWeakKeyword, weak);
    Mark(Feature::kHeadWeakKeywordCode,
         weak && (structural || count_.pairs <= 1) && other_prose_ <= 1 && count_.operators + count_.members > 0);
    Mark(Feature::kHeadModifier, (head_ & kModifier) != 0);
    Mark(Feature::kHeadType, (head_ & kTypeWord) != 0 && tokens_.size() > 1 && !Op(1, ",") && !Op(1, ":") &&
                                 (tokens_[1].kind == TokenKind::kWord || tokens_[1].kind == TokenKind::kOperator));
    Mark(Feature::kAloneKeyword, (head_ & kAlone) != 0 && (tokens_.size() == 1 || (tokens_.size() == 2 && structural)));
    Mark(Feature::kBlockHeader, IsBlockHeader());
  }

  // `while a and b:`, `for x in y:`, `except E as e:` and no other word of a sentence.
  bool IsBlockHeader() const {
    const std::string_view head = tokens_[0].text;
    if (!Op(tokens_.size() - 1, ":")) return false;
    if (!IsOneOf<"if elif while for with except else try finally class def async match case switch default">(head))
      return false;
    bool in = false;
    for (size_t i = 1; i < tokens_.size(); ++i) {
      in = in || tokens_[i].text == "in";
      if (Class(i, kProseWord) && !IsOneOf<"and or not in is as for if i a e s">(tokens_[i].text)) return false;
    }
    if (head == "for") return in;
    if (head == "with") return count_.calls + count_.empty_calls + count_.members > 0;
    return count_.pairs <= 3;
  }

  void Tool() {
    if ((head_ & (kTool | kWeakTool)) == 0) return;
    Mark((head_ & kTool) != 0 ? Feature::kHeadTool : Feature::kHeadWeakTool);
    if (!WordFollows()) return;
    Mark(Feature::kToolWithVerb, Class(1, kToolVerb) || (Class(1, kTool | kWeakTool) && Class(2, kToolVerb)));
    bool evidence = count_.flags + count_.paths + count_.variables + count_.urls + count_.numbers > 0;
    for (size_t i = 1; i < tokens_.size(); ++i) {
      evidence |= tokens_[i].kind == TokenKind::kWord && !tokens_[i].plain;
      evidence |= tokens_[i].kind == TokenKind::kString && i + 1 == tokens_.size();
    }
    Mark(Feature::kToolWithArgument, evidence);
    Mark(Feature::kToolWithProse, count_.sentence_words > 0);
    for (size_t i = 1; i + 1 < tokens_.size(); ++i) {
      if (GluedOp(i, ":") && tokens_[i + 1].spaced) Mark(Feature::kToolColon);
    }
    Mark(Feature::kToolNoProse, (head_ & kTool) != 0 && count_.sentence_words == 0 && !EndsSentence(tokens_));
  }

  void Sql() {
    if ((head_ & kSqlHead) == 0) return;
    Mark(Feature::kHeadSql);
    Mark(Feature::kSqlFollows, count_.sql_words > 1);
    Mark(Feature::kSqlPhrase, Class(1, kSqlWord) && tokens_[1].spaced);
    Mark(Feature::kSqlNoProse,
         tokens_.size() > 1 && count_.lower_prose == 0 && count_.lone == 0 && !EndsSentence(tokens_));
  }

  void Http() {
    if ((head_ & kHttpMethod) != 0 && tokens_.size() > 1 && tokens_[1].spaced) {
      Mark(Feature::kHeadHttp);
      Mark(Feature::kHttpRequest, tokens_[1].kind == TokenKind::kPath && count_.plain <= 2 && count_.prose == 0);
    }
    Mark(Feature::kHttpStatus, tokens_[0].text == "HTTP" && tokens_.size() > 3 && Op(1, "/") &&
                                   tokens_[3].kind == TokenKind::kNumber && count_.pairs <= 3);
    const bool header = (head_ & kHeaderName) != 0 || IsTrainCase(tokens_[0].text);
    Mark(Feature::kHttpHeader, header && GluedOp(1, ":") && tokens_.size() > 2 && count_.prose == 0);
  }

  // `name value`: a line of a configuration file without punctuation.
  void Setting() {
    const Token& first = tokens_[0];
    if (first.foreign || !WordFollows()) return;
    for (const Token& token : tokens_) {
      if (token.kind == TokenKind::kOperator && IsOneOf<"( ) () , ; = { } [ ] ! ? : =>">(token.text)) return;
    }
    int settings = 0;
    int words = 0;  // of a sentence; `always` as a value is none
    for (size_t i = 1; i < tokens_.size(); ++i) {
      const TokenKind kind = tokens_[i].kind;
      const bool value = kind == TokenKind::kNumber || kind == TokenKind::kPath || kind == TokenKind::kUrl ||
                         kind == TokenKind::kString || Class(i, kSwitchValue);
      if (value) {
        ++settings;
      } else if (Class(i, kProseWord)) {
        ++words;
      }
    }
    Mark(Feature::kHeadDirective, (head_ & kDirective) != 0 && words == 0 && count_.pairs <= 2);
    if (!IsLowerAscii(first.text[0]) || words > 0 || (head_ & kProseWord) != 0) return;
    if (tokens_.size() > 6 || line_.lead != Lead::kNone) return;
    Mark(Feature::kSettingHyphen, first.text.find_first_of("-_") != std::string_view::npos);
    Mark(Feature::kSettingValue, settings > 0 && count_.pairs <= 1);
  }

  void Key(bool capital) {
    if (!GluedOp(1, ":")) return;
    const bool lower = !capital && !tokens_[0].foreign;
    if (tokens_.size() == 2) return Mark(Feature::kKeyOnlyLower, lower);
    if (!tokens_[2].spaced) return;
    Mark(lower ? Feature::kKeyLower : Feature::kKeyCapital, !Marked(Feature::kHttpHeader));
    Mark(Feature::kKeyPlainValue, lower && tokens_.size() <= 5 && count_.prose == 0 && count_.pairs <= 1);
  }

  // Assignments, declarations and calls, whatever stands first.
  void Statement() {
    Mark(Feature::kDeclaration, count_.sentence_words == 0 && !EndsSentence(tokens_) && IsDeclaration(tokens_));
    size_t i = 0;  // `const name =`, `int name =`, `public static String name =`
    while (i < 4 && i + 1 < tokens_.size() && tokens_[i].kind == TokenKind::kWord &&
           tokens_[i + 1].kind == TokenKind::kWord && tokens_[i + 1].spaced) {
      ++i;
    }
    const size_t end = SkipName(tokens_, i);
    if (end == i || end >= tokens_.size()) return;
    const Token& next = tokens_[end];
    if (next.kind != TokenKind::kOperator) return;
    const bool binder = i == 0 || (i == 1 && (head_ & (kKeyword | kWeakKeyword | kModifier | kTypeWord)) != 0);
    if (IsOneOf<"= += -= *= /= := ||= &&= <- |= %= **= //= .=">(next.text) &&
        (binder || Marked(Feature::kDeclaration))) {
      Mark(Feature::kAssignment);
    }
    const bool call = !next.spaced && (next.text == "(" || next.text == "()");
    if (i > 0 || !call || tokens_[0].foreign) return;
    Mark(Feature::kCallHead);
    const size_t close = next.text == "()" ? end : CloserOf(tokens_, end);
    // What may follow a call that is a statement: nothing, `;`, a block, a further call.
    const bool whole = close + 1 >= tokens_.size() || Op(close + 1, ";") || Op(close + 1, "{") || Op(close + 1, ":") ||
                       GluedOp(close + 1, ".") || GluedOp(close + 1, "(") || GluedOp(close + 1, "()");
    Mark(Feature::kCallStatement, whole && count_.pairs <= 3);
    Mark(Feature::kMethodCallStatement, whole && end > 1);
    Mark(Feature::kReceiverCall, whole && end > 1 && IsLowerAscii(tokens_[0].text[0]));
    Mark(Feature::kCallThenWords, close + 1 < tokens_.size() && tokens_[close + 1].spaced && tokens_[close + 1].plain &&
                                      !Class(close + 1, kBlockWord));
  }

  void OperatorHead(std::string_view text) {
    bool only = true;
    bool closers = true;
    for (const Token& token : tokens_) {
      only = only && token.kind == TokenKind::kOperator;
      closers = closers && token.text.find_first_not_of("(){}[];,>") == std::string_view::npos;
    }
    const Token& last = tokens_.back();
    Mark(Feature::kCloserOnly, only && closers && text[0] != '(');
    Mark(Feature::kOperatorOnly, only && !closers);
    Mark(Feature::kPipeRow, text == "|" && IsOperator(last, "|") && tokens_.size() > 2);
    if (only || (text == "|" && IsOperator(last, "|"))) return;
    if (tokens_.size() > 1 && !tokens_[1].spaced && tokens_[1].kind == TokenKind::kWord) {
      if (text == "#" && IsOneOf<"include define ifdef ifndef endif if pragma else undef region">(tokens_[1].text)) {
        return Mark(Feature::kPreprocessor);
      }
      if (text == "." && (GluedOp(2, "(") || GluedOp(2, "()"))) return Mark(Feature::kChained);
      if ((text == "." || text == "#") && IsOperator(last, "{")) return Mark(Feature::kSelector);
    }
    if (text == "[" && tokens_.size() >= 3 && tokens_.size() <= 5 && IsOperator(last, "]") && !tokens_[1].spaced) {
      return Mark(Feature::kSection);
    }
    const bool patch = (text == "+" || text == "-") && (!tokens_[1].spaced || line_.line.substr(1).starts_with("  "));
    if (patch || (text == "@" && Op(1, "@"))) return Mark(Feature::kDiffLine);
    Mark(Feature::kOperatorHead, IsOneOf<"| && || ? |> -> => ) } ] { [ & * ! **">(text));
  }

  void Tail() {
    const Token& last = tokens_.back();
    if (line_.cut) return;
    Mark(Feature::kEndBlockWord, tokens_.size() > 1 && last.spaced && Class(tokens_.size() - 1, kBlockWord) &&
                                     (head_ & (kKeyword | kWeakKeyword | kModifier)) != 0 && other_prose_ <= 1);
    if (last.kind != TokenKind::kOperator) return;
    const std::string_view op = last.text;
    const bool dense = count_.operators + count_.members + count_.calls + count_.subscripts > 0 || count_.pairs <= 1;
    if (IsOneOf<"; };">(op)) return Mark(Feature::kEndSemicolon);
    if (IsOneOf<"{ } {}">(op)) return Mark(Feature::kEndBrace);
    if (IsOneOf<") ] () []">(op)) return Mark(Feature::kEndCloser);
    if (IsOneOf<"( [">(op)) return Mark(Feature::kEndOpener);
    if (op == ":") return Colon(dense);
    if (op == ",") return Mark(dense && count_.plain <= 2 ? Feature::kEndCommaCode : Feature::kEndComma);
    if (op == "\\") return Mark(Feature::kEndBackslash);
    if (op == ".") return Mark(Feature::kEndFullStop);
    if (op == "?") return Mark(Feature::kEndQuestion);
    if (op == "!") return Mark(Feature::kEndExclaim);
    Mark(Feature::kEndOperator, !IsOneOf<"... \" '">(op));
  }

  void Colon(bool dense) {
    const bool upper = tokens_[0].kind == TokenKind::kWord && IsUpperAscii(tokens_[0].text[0]);
    const bool header = (head_ & (kKeyword | kWeakKeyword | kAlone)) != 0;
    if (Marked(Feature::kBlockHeader) || (header && dense && !upper)) return Mark(Feature::kEndColonHeader);
    // `key:` may be either; everything else that ends with a colon introduces what follows.
    const bool key = tokens_.size() == 2 && tokens_[0].kind == TokenKind::kWord && !upper;
    Mark(Feature::kEndColonLabel, !key);
  }

  // How much of the line is made of words, how much of code.
  void Consistency() {
    const LineCounts& c = count_;
    constexpr Feature kPairs[] = {Feature::kPairs0, Feature::kPairs1, Feature::kPairs2,
                                  Feature::kPairs3, Feature::kPairs3, Feature::kPairs5,
                                  Feature::kPairs5, Feature::kPairs5, Feature::kPairs8};
    constexpr Feature kProse[] = {Feature::kProse1, Feature::kProse2, Feature::kProse3, Feature::kProse3,
                                  Feature::kProse5};
    constexpr Feature kOperators[] = {Feature::kCodeOperators1, Feature::kCodeOperators2, Feature::kCodeOperators2,
                                      Feature::kCodeOperators4};
    Mark(kPairs[std::min(c.pairs, 8)]);
    const int prose = (head_ & kTool) != 0 ? c.sentence_words : c.prose;
    if (prose > 0) Mark(kProse[std::min(prose, 5) - 1]);
    if (c.foreign > 0) Mark(c.foreign < 3 ? Feature::kForeign1 : Feature::kForeign3);
    if (c.operators > 0) Mark(kOperators[std::min(c.operators, 4) - 1]);
    Mark(c.plain_share > 0.93   ? Feature::kPlainShareAll
         : c.plain_share > 0.7  ? Feature::kPlainShareMost
         : c.plain_share > 0.35 ? Feature::kPlainShareSome
                                : Feature::kPlainShareNone);
    const bool one = tokens_.size() == 1 && c.words == 1;
    Mark(Feature::kOneWord, one);
    Mark(Feature::kOneWordCamel, one && c.camel == 1);
    Mark(Feature::kTwoWords, tokens_.size() == 2 && c.words == 2);
    Mark(Feature::kWordsOnly, static_cast<size_t>(c.words) == tokens_.size());
    const size_t name = SkipName(tokens_, 0);
    Mark(Feature::kFileName, IsFileName(line_.content));
    Mark(Feature::kSlashWords, c.slash_words > 0);
    Mark(Feature::kNameOnly, name > 1 && name == tokens_.size());
    Mark(Feature::kCapitalCallOnly,
         name > 0 && name + 1 == tokens_.size() && Op(name, "()") && IsUpperAscii(tokens_[0].text[0]));
    Mark(Feature::kVersus, c.versus > 0);
    Mark(Feature::kColonPhrase, c.colon_phrases > 0);
    Amount(Feature::kLoneWords, c.lone, 4);
    Amount(Feature::kEquals, c.equals, 2);
    Amount(Feature::kArrow, c.arrows, 2);
    Amount(Feature::kScope, c.scopes, 2);
    Amount(Feature::kComparison, c.comparisons, 2);
    Amount(Feature::kLogic, c.logic, 2);
    Amount(Feature::kIncrement, c.increments, 2);
    Amount(Feature::kCalls, c.calls, 3);
    Amount(Feature::kEmptyCalls, c.empty_calls, 2);
    Amount(Feature::kMember, c.members, 3);
    Amount(Feature::kSubscript, c.subscripts, 2);
    Amount(Feature::kBraces, c.braces, 2);
    Amount(Feature::kAngles, c.angles, 2);
    Amount(Feature::kSnake, c.snake, 2);
    Amount(Feature::kCamel, c.camel, 2);
    Amount(Feature::kScreaming, c.screaming, 2);
    Amount(Feature::kStrings, c.strings, 2);
    Amount(Feature::kBackticks, c.backticks, 2);
    Amount(Feature::kVariables, c.variables, 2);
    Amount(Feature::kFlags, c.flags, 2);
    Amount(Feature::kPaths, c.paths, 2);
    Amount(Feature::kUrls, c.urls, 1);
    Amount(Feature::kNumbers, c.numbers, 2);
    Amount(Feature::kTags, c.tags, 2);
    Amount(Feature::kTemplates, c.templates, 2);
    Amount(Feature::kSymbols, c.symbols, 3);
    Amount(Feature::kEmoji, c.emoji, 2);
    Mark(Feature::kBoxDrawing, c.boxes > 0);
    Amount(Feature::kSymbolGlued, c.glued_symbols, 2);
    Amount(Feature::kPipes, c.pipes, 2);
    Mark(Feature::kPipeToTool, c.tool_pipes > 0);
    Amount(Feature::kProseBracket, c.prose_brackets, 2);
    Amount(Feature::kCommaWords, c.comma_words, 3);
    Amount(Feature::kDashPhrase, c.dashes, 1);
    Amount(Feature::kKeywords, c.keywords, 2);
    Amount(Feature::kTypes, c.types, 2);
    Amount(Feature::kSqlWords, c.sql_words, 3);
    Amount(Feature::kKnownFunction, c.functions, 2);
    Mark(Feature::kUnbalancedOpen, c.open_brackets > 0);
  }

  const LineTokens& line_;
  std::span<const Token> tokens_;
  std::array<uint32_t, LineTokens::kMaxTokens> classes_{};
  LineCounts count_;
  uint32_t head_ = 0;    // the classes of the first token
  int other_prose_ = 0;  // function words but for the first token
  FeatureValues values_{};
};

}  // namespace

std::string_view FeatureName(Feature feature) { return kFeatures[static_cast<size_t>(feature)].name; }
double FeatureWeight(Feature feature) { return kFeatures[static_cast<size_t>(feature)].weight; }

FeatureValues FeaturesOf(const LineTokens& line) { return Extractor(line).Run(); }

double Score(const FeatureValues& values) {
  double sum = 0;
  for (size_t i = 0; i < kFeatureCount; i += 2) {
    uint64_t two = 0;  // most are 0, so two are looked at at once
    std::memcpy(&two, &values[i], i + 1 < kFeatureCount ? sizeof two : sizeof values[i]);
    if (two == 0) continue;
    for (size_t k = i; k < std::min(i + 2, kFeatureCount); ++k) {
      if (values[k] != 0) sum += kFeatures[k].weight * static_cast<double>(values[k]);
    }
  }
  return sum;
}

}  // namespace emend
