#include "code/line_features.h"

#include <algorithm>

#include "code/words.h"

namespace emend {
namespace {

struct FeatureRow {
  std::string_view name;
  double weight;
};

constexpr FeatureRow kRows[] = {
#define FEATURE(name, weight) {#name, weight},
#include "code/line_features.def"
#undef FEATURE
};

bool IsUpperAscii(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLowerAscii(char c) { return c >= 'a' && c <= 'z'; }
bool IsDigitAscii(char c) { return c >= '0' && c <= '9'; }

bool Has(const Token& token, TokenKind kind, std::string_view text) { return token.kind == kind && token.text == text; }
bool IsOp(const Token& token, std::string_view text) { return Has(token, TokenKind::kOperator, text); }

bool IsIdentifier(const Token& token) {
  return token.kind == TokenKind::kVariable ||
         (token.kind == TokenKind::kWord && !token.foreign && token.text.find('\'') == std::string_view::npos);
}

class Extractor {
 public:
  explicit Extractor(const LineTokens& line) : line_(line), tokens_(line.code()) {
    values_.fill(0);
    for (size_t i = 0; i < tokens_.size(); ++i) {
      classes_[i] = tokens_[i].kind == TokenKind::kWord ? WordClasses(tokens_[i].text) : 0;
    }
  }

  FeatureValues Run() {
    Set(Feature::kBias);
    Whole();
    if (tokens_.empty()) {
      Comment(line_.tokens[0].text);
    } else {
      Count();
      Head();
      Tail();
      if (tokens_.size() < line_.size) Set(Feature::kTrailingComment);
    }
    return values_;
  }

 private:
  void Set(Feature feature, double value = 1) { values_[static_cast<size_t>(feature)] = static_cast<float>(value); }
  void Set(Feature feature, bool value) { values_[static_cast<size_t>(feature)] = value ? 1.0F : 0.0F; }
  void Set(Feature feature, int value, int most) {
    values_[static_cast<size_t>(feature)] = static_cast<float>(std::min(value, most));
  }

  bool Class(size_t i, uint32_t classes) const { return i < tokens_.size() && (classes_[i] & classes) != 0; }
  bool Op(size_t i, std::string_view text) const { return i < tokens_.size() && IsOp(tokens_[i], text); }
  bool GluedOp(size_t i, std::string_view text) const { return Op(i, text) && !tokens_[i].spaced; }

  void Whole() {
    Set(Feature::kPrompt, line_.lead == Lead::kPrompt);
    Set(Feature::kBullet, line_.lead == Lead::kBullet);
    Set(Feature::kNumbered, line_.lead == Lead::kNumber);
    Set(Feature::kIndented, line_.indent >= 2);
    Set(Feature::kIndentedDeep, line_.indent >= 6);
    Set(Feature::kInnerTab, line_.inner_tab);
    Set(Feature::kOpenQuote, line_.open_quote);
    Set(Feature::kLongLine, line_.content.size() > 110);
  }

  // The line is nothing but a comment.
  void Comment(std::string_view text) {
    if (text.starts_with("#!"))
      Set(Feature::kCommentShebang);
    else if (text.starts_with("##"))
      Set(Feature::kCommentHashes);
    else if (text.starts_with("#"))
      Set(Feature::kCommentHash);
    else if (text.starts_with("//"))
      Set(Feature::kCommentSlashes);
    else if (text.starts_with("/*"))
      Set(Feature::kCommentBlock);
    else if (text.starts_with("--"))
      Set(Feature::kCommentDashes);
    else
      Set(Feature::kCommentSemicolon);
  }

  // `a.b.c`, `a->b`, `a::b`, `$a->b`, `a[0]`: the index behind it; `begin` if there is none.
  size_t SkipPostfix(size_t begin) const {
    size_t i = begin;
    if (i >= tokens_.size() || !IsIdentifier(tokens_[i])) return begin;
    ++i;
    while (i + 1 < tokens_.size() && !tokens_[i].spaced) {
      const std::string_view op = tokens_[i].kind == TokenKind::kOperator ? tokens_[i].text : std::string_view();
      if ((op == "." || op == "->" || op == "::" || op == "?.") && !tokens_[i + 1].spaced &&
          IsIdentifier(tokens_[i + 1])) {
        i += 2;
      } else if (op == "[") {
        const size_t close = Closer(i);
        if (close == tokens_.size()) return i;
        i = close + 1;
      } else {
        break;
      }
    }
    return i;
  }

  // The index of the bracket that closes the one at `open`; tokens_.size() if it stays open.
  size_t Closer(size_t open) const {
    int depth = 0;
    for (size_t i = open; i < tokens_.size(); ++i) {
      if (tokens_[i].kind != TokenKind::kOperator) continue;
      for (const char c : tokens_[i].text) {
        if (c == '(' || c == '[' || c == '{') ++depth;
        if ((c == ')' || c == ']' || c == '}') && --depth == 0) return i;
      }
    }
    return tokens_.size();
  }

  void Head() {
    const Token& first = tokens_[0];
    const uint32_t head = classes_[0];
    const std::string_view last_op =
        tokens_.back().kind == TokenKind::kOperator ? tokens_.back().text : std::string_view();
    const bool structural = last_op == ":" || last_op == ";" || last_op == "{" || last_op == "}" || last_op == ")" ||
                            last_op == "(" || last_op == "()" || last_op == "{}";
    Set(Feature::kHeadKeyword, (head & kKeyword) != 0);
    Set(Feature::kHeadWeakKeyword, (head & kWeakKeyword) != 0);
    Set(Feature::kHeadWeakKeywordCode, (head & kWeakKeyword) != 0 && (structural || pairs_ <= 1) &&
                                           prose_ - ((head & kProseWord) != 0 ? 1 : 0) <= 1 &&
                                           operators_ + members_ > 0);
    Set(Feature::kHeadModifier, (head & kModifier) != 0);
    Set(Feature::kHeadType, (head & kTypeWord) != 0 && tokens_.size() > 1 &&
                                (tokens_[1].kind == TokenKind::kWord || tokens_[1].kind == TokenKind::kOperator) &&
                                !Op(1, ",") && !Op(1, ":"));
    Set(Feature::kQuestionHead, (head & kQuestionWord) != 0);
    Set(Feature::kAloneKeyword, (head & kAlone) != 0 && (tokens_.size() == 1 || (tokens_.size() == 2 && structural)));
    Set(Feature::kImport, IsImport());
    Tool(head);
    Set(Feature::kHeadSql, (head & kSqlHead) != 0);
    Set(Feature::kSqlFollows, (head & kSqlHead) != 0 && sql_words_ > 1);
    Set(Feature::kHeadDocker, (head & kDockerHead) != 0 && prose_ == 0 && tokens_.size() > 1);
    if ((head & kHttpMethod) != 0 && tokens_.size() > 1 && tokens_[1].spaced) {
      Set(Feature::kHeadHttp);
      Set(Feature::kHttpRequest, tokens_[1].kind == TokenKind::kPath && plain_ <= 1);
    }
    Set(Feature::kHttpStatus, first.text == "HTTP" && tokens_.size() > 3 && Op(1, "/") &&
                                  tokens_[3].kind == TokenKind::kNumber && pairs_ <= 3);
    Setting(head);
    Assignment();
    Key();
    switch (first.kind) {
      case TokenKind::kTag:
        Set(Feature::kTagHead);
        break;
      case TokenKind::kTemplate:
        Set(Feature::kTemplateHead);
        break;
      case TokenKind::kVariable:
        Set(first.text[0] == '@' ? Feature::kDecorator : Feature::kVariableHead);
        break;
      case TokenKind::kFlag:
        Set(Feature::kFlagHead);
        break;
      case TokenKind::kPath:
        Set(Feature::kPathHead);
        break;
      case TokenKind::kUrl:
        Set(Feature::kUrlHead);
        break;
      case TokenKind::kSymbol:
        Set(Feature::kSymbolHead);
        break;
      case TokenKind::kString:
        Set(Feature::kStringHead);
        break;
      case TokenKind::kWord:
        if (first.plain && tokens_.size() > 1 && IsUpperAscii(first.text[0]) &&
            (first.text.size() < 2 || IsLowerAscii(first.text[1])))
          Set(Feature::kCapitalPlainHead);
        if (first.plain && IsLowerAscii(first.text[0])) Set(Feature::kLowerPlainHead);
        break;
      case TokenKind::kOperator:
        OperatorHead(first.text);
        break;
      default:
        break;
    }
  }

  // `import a.b, c`, `from a import b`, `using X;`, `package x`, `use a::b;`: the whole line.
  bool IsImport() const {
    const std::string_view head = tokens_[0].kind == TokenKind::kWord ? tokens_[0].text : std::string_view();
    const bool from = head == "from";
    if (!from && head != "import" && head != "using" && head != "package" && head != "use" && head != "require")
      return false;
    bool import_follows = false;
    bool name_expected = true;
    for (size_t i = 1; i < tokens_.size(); ++i) {
      const Token& token = tokens_[i];
      if (token.kind == TokenKind::kString) return i + 2 >= tokens_.size();
      if (token.kind == TokenKind::kOperator) {
        if (std::string_view(".,;*::").find(token.text) == std::string_view::npos && token.text != "(" &&
            token.text != "{")
          return false;
        name_expected = token.text != ";";
        continue;
      }
      if (token.kind == TokenKind::kPath) continue;
      if (token.kind != TokenKind::kWord) return false;
      const bool link = token.text == "import" || token.text == "as" || token.text == "static";
      import_follows = import_follows || token.text == "import";
      if (!link && !name_expected) return false;
      name_expected = link;
    }
    return tokens_.size() > 1 && (!from || import_follows);
  }

  void Tool(uint32_t head) {
    if ((head & (kTool | kWeakTool)) == 0) return;
    Set((head & kTool) != 0 ? Feature::kHeadTool : Feature::kHeadWeakTool);
    if (tokens_.size() < 2 || !tokens_[1].spaced || tokens_[1].kind == TokenKind::kOperator) return;
    Set(Feature::kToolWithVerb, Class(1, kToolVerb) || (Class(1, kTool | kWeakTool) && Class(2, kToolVerb)));
    int evidence = flags_ + paths_ + variables_;
    for (size_t i = 1; i < tokens_.size(); ++i) {
      if (tokens_[i].kind == TokenKind::kUrl || tokens_[i].kind == TokenKind::kNumber) ++evidence;
      if (tokens_[i].kind == TokenKind::kWord && !tokens_[i].plain) ++evidence;
      if (tokens_[i].kind == TokenKind::kString && i + 1 == tokens_.size()) ++evidence;
    }
    Set(Feature::kToolWithArgument, evidence > 0);
    Set(Feature::kToolWithProse, prose_ > 0);
  }

  // `name value`: a line of a configuration file without punctuation.
  void Setting(uint32_t head) {
    const Token& first = tokens_[0];
    if (first.kind != TokenKind::kWord || first.foreign) return;
    if (tokens_.size() < 2 || !tokens_[1].spaced || tokens_[1].kind == TokenKind::kOperator) return;
    Set(Feature::kHeadDirective,
        (head & kDirective) != 0 && prose_ - ((head & kProseWord) != 0 ? 1 : 0) == 0 && pairs_ <= 2);
    if (!IsLowerAscii(first.text[0]) || prose_ > 0 || tokens_.size() > 6 || line_.lead != Lead::kNone) return;
    Set(Feature::kSettingHyphen,
        first.text.find('-') != std::string_view::npos || first.text.find('_') != std::string_view::npos);
    int values = 0;
    for (size_t i = 1; i < tokens_.size(); ++i) {
      const TokenKind kind = tokens_[i].kind;
      if (kind == TokenKind::kNumber || kind == TokenKind::kPath || kind == TokenKind::kUrl ||
          kind == TokenKind::kString || Class(i, kSwitchValue))
        ++values;
    }
    Set(Feature::kSettingValue, values > 0 && pairs_ <= 1);
  }

  void Assignment() {
    size_t i = 0;
    // `const name =`, `int name =`, `public static String name =`, `name: Type =`
    for (int skipped = 0; skipped < 4 && i + 1 < tokens_.size() && tokens_[i].kind == TokenKind::kWord &&
                          tokens_[i + 1].kind == TokenKind::kWord && tokens_[i + 1].spaced;
         ++skipped)
      ++i;
    const size_t end = SkipPostfix(i);
    if (end == i) return;
    for (const std::string_view op : {"=", "+=", "-=", "*=", "/=", ":=", "||=", "&&=",
                                      "?"
                                      "?=",
                                      "<-", "|=", "%=", "**=", "//=", ".="}) {
      if (Op(end, op) && (i <= 1 || prose_ == 0)) Set(Feature::kAssignment);
    }
    if (i == 0 && end > 0) {
      const bool call = (GluedOp(end, "(") || GluedOp(end, "()"));
      if (call && !tokens_[0].foreign) {
        Set(Feature::kCallHead);
        const size_t close = tokens_[end].text == "()" ? end : Closer(end);
        // What may follow a call that is a statement: nothing, `;`, `,`, a block, a further call.
        const bool whole = close >= tokens_.size() || close + 1 == tokens_.size() || Op(close + 1, ";") ||
                           Op(close + 1, "{") || Op(close + 1, ":") || GluedOp(close + 1, ".") ||
                           GluedOp(close + 1, "(") || GluedOp(close + 1, "()");
        Set(Feature::kCallStatement, whole && pairs_ <= 3);
        Set(Feature::kMethodCallStatement, whole && end > 1);
      }
    }
  }

  void Key() {
    if (tokens_.size() >= 2 && tokens_[0].kind == TokenKind::kString && GluedOp(1, ":")) return Set(Feature::kJsonKey);
    const Token& first = tokens_[0];
    if (first.kind != TokenKind::kWord || !GluedOp(1, ":")) return;
    const bool lower = IsLowerAscii(first.text[0]) && !first.foreign;
    if (tokens_.size() == 2) {
      if (lower) Set(Feature::kKeyOnlyLower);
      return;
    }
    if (!tokens_[2].spaced) return;
    Set(lower ? Feature::kKeyLower : Feature::kKeyCapital);
    Set(Feature::kKeyPlainValue, lower && tokens_.size() <= 5 && prose_ == 0 && pairs_ <= 1);
  }

  void OperatorHead(std::string_view text) {
    bool only = true;
    bool closers = true;
    for (const Token& token : tokens_) {
      only = only && token.kind == TokenKind::kOperator;
      for (const char c : token.text)
        closers = closers && std::string_view("(){}[];,>").find(c) != std::string_view::npos;
    }
    closers = closers && only;
    Set(Feature::kCloserOnly, closers && text != "(" && text != "()");
    Set(Feature::kOperatorOnly, only && !closers);
    if (closers || only) return;
    if ((text == "." || text == "#") && tokens_.size() > 1 && !tokens_[1].spaced &&
        tokens_[1].kind == TokenKind::kWord) {
      const bool preprocessor =
          text == "#" && (tokens_[1].text == "include" || tokens_[1].text == "define" || tokens_[1].text == "ifdef" ||
                          tokens_[1].text == "ifndef" || tokens_[1].text == "endif" || tokens_[1].text == "if" ||
                          tokens_[1].text == "pragma" || tokens_[1].text == "else");
      if (preprocessor) return Set(Feature::kPreprocessor);
      if (text == "." && (GluedOp(2, "(") || GluedOp(2, "()"))) return Set(Feature::kChained);
      if (Op(tokens_.size() - 1, "{")) return Set(Feature::kSelector);
    }
    if (text == "[" && tokens_.size() >= 3 && Op(tokens_.size() - 1, "]") && !tokens_[1].spaced && tokens_.size() <= 5)
      Set(Feature::kSection);
    if ((text == "+" || text == "-") && tokens_.size() > 1 && !tokens_[1].spaced) Set(Feature::kDiffLine);
    if (text == "@" && Op(1, "@")) Set(Feature::kDiffLine);
    if (text == "|" || text == "&&" || text == "||" || text == "?" || text == "|>" || text == "->" || text == "=>" ||
        text == ")" || text == "}" || text == "]" || text == "{" || text == "[" || text == "&" || text == "*" ||
        text == "!" || text == "**")
      Set(Feature::kOperatorHead);
  }

  void Tail() {
    const Token& last = tokens_.back();
    if (line_.cut) return;
    const std::string_view op = last.kind == TokenKind::kOperator ? last.text : std::string_view();
    if (op.empty()) return;
    const bool header = (classes_[0] & (kKeyword | kWeakKeyword | kAlone)) != 0;
    const bool dense = operators_ > 0 || members_ + calls_ + subscripts_ > 0 || pairs_ <= 1;
    if (op == ";" || op == "};")
      Set(Feature::kEndSemicolon);
    else if (op == "{" || op == "}" || op == "{}")
      Set(Feature::kEndBrace);
    else if (op == ")" || op == "]" || op == "()" || op == "[]")
      Set(Feature::kEndCloser);
    else if (op == "(" || op == "[")
      Set(Feature::kEndOpener);
    else if (op == ":")
      Set(header && dense && !IsUpperAscii(tokens_[0].text[0]) ? Feature::kEndColonHeader : Feature::kEndColonLabel,
          tokens_.size() > 2 || IsUpperAscii(tokens_[0].text[0]) || header);
    else if (op == ",")
      Set(dense && plain_ <= 2 ? Feature::kEndCommaCode : Feature::kEndComma);
    else if (op == "\\")
      Set(Feature::kEndBackslash);
    else if (op == ".")
      Set(Feature::kEndFullStop);
    else if (op == "?")
      Set(Feature::kEndQuestion);
    else if (op == "!" || op == "..." || op == "\"" || op == "'")
      return;
    else
      Set(Feature::kEndOperator);
  }

  void Count() {
    int brackets = 0, keywords = 0, types = 0, functions = 0, foreign = 0, symbols = 0, strings = 0, backticks = 0,
        numbers = 0, tags = 0, templates = 0, urls = 0, pipes = 0;
    int snake = 0, camel = 0, screaming = 0, equals = 0, arrows = 0, scopes = 0, comparisons = 0, logic = 0,
        increments = 0, empty_calls = 0, braces = 0, angles = 0;
    int comma_words = 0, prose_brackets = 0, dashes = 0, words = 0;
    size_t plain_bytes = 0, bytes = 0;
    for (size_t i = 0; i < tokens_.size(); ++i) {
      const Token& token = tokens_[i];
      bytes += token.text.size();
      switch (token.kind) {
        case TokenKind::kWord: {
          ++words;
          if (token.plain) {
            ++plain_;
            plain_bytes += token.text.size();
            if (i > 0 && token.spaced && tokens_[i - 1].kind == TokenKind::kWord && tokens_[i - 1].plain) ++pairs_;
            if (i > 0 && token.spaced && IsOp(tokens_[i - 1], ",") && i > 1 && tokens_[i - 2].plain) ++comma_words;
            if (classes_[i] & kProseWord) ++prose_;
          }
          if (token.foreign) ++foreign;
          if (classes_[i] & kKeyword) ++keywords;
          if (classes_[i] & kTypeWord) ++types;
          if (classes_[i] & kSqlWord) ++sql_words_;
          if ((classes_[i] & kFunctionWord) && i + 1 < tokens_.size() && !tokens_[i + 1].spaced &&
              tokens_[i + 1].kind == TokenKind::kOperator)
            ++functions;
          Spelling(token.text, snake, camel, screaming);
          break;
        }
        case TokenKind::kString:
          (token.text[0] == '`' ? backticks : strings) += 1;
          break;
        case TokenKind::kVariable:
          ++variables_;
          break;
        case TokenKind::kFlag:
          ++flags_;
          break;
        case TokenKind::kPath:
          ++paths_;
          break;
        case TokenKind::kUrl:
          ++urls;
          break;
        case TokenKind::kNumber:
          ++numbers;
          break;
        case TokenKind::kTag:
          ++tags;
          break;
        case TokenKind::kTemplate:
          ++templates;
          break;
        case TokenKind::kSymbol:
          ++symbols;
          break;
        case TokenKind::kComment:
          break;
        case TokenKind::kOperator: {
          const std::string_view op = token.text;
          const bool word_before = i > 0 && !token.spaced &&
                                   (IsIdentifier(tokens_[i - 1]) || IsOp(tokens_[i - 1], "]") ||
                                    IsOp(tokens_[i - 1], ")") || IsOp(tokens_[i - 1], ">"));
          const bool glued_after = i + 1 < tokens_.size() && !tokens_[i + 1].spaced;
          if (op == "(") {
            ++brackets;
            if (word_before)
              ++calls_, ++operators_;
            else if (token.spaced && i > 0 && i + 1 < tokens_.size() && tokens_[i + 1].plain)
              ++prose_brackets;
          } else if (op == "()") {
            if (word_before) ++empty_calls;
          } else if (op == ")") {
            --brackets;
          } else if (op == "[" || op == "[]") {
            if (op == "[") ++brackets;
            if (word_before) ++subscripts_, ++operators_;
          } else if (op == "]") {
            --brackets;
          } else if (op == "{" || op == "}" || op == "{}" || op == "${" || op == "#{") {
            ++braces, ++operators_;
            brackets += op == "}" ? -1 : op == "{}" ? 0 : 1;
          } else if (op == "." || op == "?.") {
            if (word_before && glued_after && IsIdentifier(tokens_[i + 1])) ++members_;
          } else if (op == "=") {
            ++equals, ++operators_;
          } else if (op == "=>" || op == "->" || op == "<-" || op == "|>" || op == ":=") {
            ++arrows, ++operators_;
          } else if (op == "::") {
            ++scopes, ++operators_;
          } else if (op == "==" || op == "!=" || op == "===" || op == "!==" || op == "<=" || op == ">=") {
            ++comparisons, ++operators_;
          } else if (op == "&&" || op == "||" || op == "??" || op == "<<" || op == ">>") {
            ++logic, ++operators_;
          } else if (op == "++" || op == "+=" || op == "-=" || op == "*=" || op == "**" || op == "%") {
            ++increments, ++operators_;
          } else if (op == "<" || op == ">") {
            ++angles;
          } else if (op == "|") {
            ++pipes;
          } else if (op == ";" || op == "\\" || op == "*" || op == "^" || op == "~" || op == "@") {
            ++operators_;
          } else if (op == "-" || op == "--") {
            if (token.spaced && i > 0 && tokens_[i - 1].plain && i + 1 < tokens_.size() && tokens_[i + 1].spaced &&
                tokens_[i + 1].plain)
              ++dashes;
          }
          break;
        }
      }
    }
    const Feature pair_feature[] = {Feature::kPairs0, Feature::kPairs1, Feature::kPairs2, Feature::kPairs3,
                                    Feature::kPairs3, Feature::kPairs5, Feature::kPairs5, Feature::kPairs5};
    Set(pairs_ < 8 ? pair_feature[pairs_] : Feature::kPairs8);
    if (prose_ > 0)
      Set(prose_ == 1   ? Feature::kProse1
          : prose_ == 2 ? Feature::kProse2
          : prose_ < 5  ? Feature::kProse3
                        : Feature::kProse5);
    if (foreign > 0) Set(foreign < 3 ? Feature::kForeign1 : Feature::kForeign3);
    const double share = bytes == 0 ? 0 : static_cast<double>(plain_bytes) / static_cast<double>(bytes);
    Set(share > 0.93   ? Feature::kPlainShareAll
        : share > 0.7  ? Feature::kPlainShareMost
        : share > 0.35 ? Feature::kPlainShareSome
                       : Feature::kPlainShareNone);
    Set(Feature::kOneWord, tokens_.size() == 1 && words == 1);
    Set(Feature::kTwoWords, tokens_.size() == 2 && words == 2);
    if (operators_ > 0)
      Set(operators_ == 1  ? Feature::kCodeOperators1
          : operators_ < 4 ? Feature::kCodeOperators2
                           : Feature::kCodeOperators4);
    Set(Feature::kEquals, equals, 2);
    Set(Feature::kArrow, arrows, 2);
    Set(Feature::kScope, scopes, 2);
    Set(Feature::kComparison, comparisons, 2);
    Set(Feature::kLogic, logic, 2);
    Set(Feature::kIncrement, increments, 2);
    Set(Feature::kCalls, calls_, 3);
    Set(Feature::kEmptyCalls, empty_calls, 2);
    Set(Feature::kMember, members_, 3);
    Set(Feature::kSubscript, subscripts_, 2);
    Set(Feature::kBraces, braces, 2);
    Set(Feature::kAngles, angles, 2);
    Set(Feature::kSnake, snake, 2);
    Set(Feature::kCamel, camel, 2);
    Set(Feature::kScreaming, screaming, 2);
    Set(Feature::kStrings, strings, 2);
    Set(Feature::kBackticks, backticks, 2);
    Set(Feature::kVariables, variables_, 2);
    Set(Feature::kFlags, flags_, 2);
    Set(Feature::kPaths, paths_, 2);
    Set(Feature::kUrls, urls, 1);
    Set(Feature::kNumbers, numbers, 2);
    Set(Feature::kTags, tags, 2);
    Set(Feature::kTemplates, templates, 2);
    Set(Feature::kSymbols, symbols, 3);
    Set(Feature::kPipes, pipes, 2);
    Set(Feature::kProseBracket, prose_brackets, 2);
    Set(Feature::kCommaWords, comma_words, 3);
    Set(Feature::kDashPhrase, dashes, 1);
    Set(Feature::kKeywords, keywords, 2);
    Set(Feature::kTypes, types, 2);
    Set(Feature::kSqlWords, sql_words_, 3);
    Set(Feature::kKnownFunction, functions, 2);
    Set(Feature::kUnbalancedOpen, brackets > 0);
  }

  static void Spelling(std::string_view word, int& snake, int& camel, int& screaming) {
    bool lower = false, upper = false, under = false, hump = false;
    for (size_t i = 0; i < word.size(); ++i) {
      lower |= IsLowerAscii(word[i]);
      upper |= IsUpperAscii(word[i]);
      under |= word[i] == '_';
      hump |= i > 0 && IsUpperAscii(word[i]) && (IsLowerAscii(word[i - 1]) || IsDigitAscii(word[i - 1]));
    }
    if (under && lower)
      ++snake;
    else if (under && upper)
      ++screaming;
    else if (hump)
      ++camel;
  }

  const LineTokens& line_;
  std::span<const Token> tokens_;
  std::array<uint32_t, LineTokens::kMaxTokens> classes_{};
  FeatureValues values_{};
  int plain_ = 0, pairs_ = 0, prose_ = 0, operators_ = 0, members_ = 0, calls_ = 0, subscripts_ = 0, sql_words_ = 0;
  int variables_ = 0, flags_ = 0, paths_ = 0;
};

}  // namespace

std::string_view FeatureName(Feature feature) { return kRows[static_cast<size_t>(feature)].name; }
double FeatureWeight(Feature feature) { return kRows[static_cast<size_t>(feature)].weight; }

FeatureValues FeaturesOf(const LineTokens& line) { return Extractor(line).Run(); }

double Score(const FeatureValues& values) {
  double sum = 0;
  for (size_t i = 0; i < kFeatureCount; ++i) sum += kRows[i].weight * static_cast<double>(values[i]);
  return sum;
}

}  // namespace emend
