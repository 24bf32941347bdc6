#include "code/line_counts.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "code/token_shapes.h"
#include "code/words.h"

namespace emend {
namespace {

enum class OperatorGroup : uint8_t {
  kNone,
  kBracketOpen,
  kBracketClose,
  kEmptyCall,
  kBrace,
  kDot,
  kEquals,
  kArrow,
  kScope,
  kComparison,
  kLogic,
  kIncrement,
  kAngle,
  kPipe,
  kDash,
  kColon,
  kOther,  // code, and nothing more can be said
};

struct GroupRow {
  std::string_view text;
  OperatorGroup group;
};

constexpr GroupRow kGroups[] = {
    {"(", OperatorGroup::kBracketOpen},  {"[", OperatorGroup::kBracketOpen},  {")", OperatorGroup::kBracketClose},
    {"]", OperatorGroup::kBracketClose}, {"()", OperatorGroup::kEmptyCall},   {"[]", OperatorGroup::kBracketOpen},
    {"{", OperatorGroup::kBrace},        {"}", OperatorGroup::kBrace},        {"{}", OperatorGroup::kBrace},
    {"${", OperatorGroup::kBrace},       {"#{", OperatorGroup::kBrace},       {".", OperatorGroup::kDot},
    {"?.", OperatorGroup::kDot},         {"=", OperatorGroup::kEquals},       {"=>", OperatorGroup::kArrow},
    {"->", OperatorGroup::kArrow},       {"<-", OperatorGroup::kArrow},       {"|>", OperatorGroup::kArrow},
    {":=", OperatorGroup::kArrow},       {"::", OperatorGroup::kScope},       {"==", OperatorGroup::kComparison},
    {"!=", OperatorGroup::kComparison},  {"===", OperatorGroup::kComparison}, {"!==", OperatorGroup::kComparison},
    {"<=", OperatorGroup::kComparison},  {">=", OperatorGroup::kComparison},  {"&&", OperatorGroup::kLogic},
    {"||", OperatorGroup::kLogic},       {"??", OperatorGroup::kLogic},       {"<<", OperatorGroup::kLogic},
    {">>", OperatorGroup::kLogic},       {"++", OperatorGroup::kIncrement},   {"+=", OperatorGroup::kIncrement},
    {"-=", OperatorGroup::kIncrement},   {"*=", OperatorGroup::kIncrement},   {"**", OperatorGroup::kIncrement},
    {"%", OperatorGroup::kIncrement},    {"<", OperatorGroup::kAngle},        {">", OperatorGroup::kAngle},
    {"|", OperatorGroup::kPipe},         {"-", OperatorGroup::kDash},         {"--", OperatorGroup::kDash},
    {";", OperatorGroup::kOther},        {"\\", OperatorGroup::kOther},       {"*", OperatorGroup::kOther},
    {"^", OperatorGroup::kOther},        {"~", OperatorGroup::kOther},        {"@", OperatorGroup::kOther},
    {":", OperatorGroup::kColon},
};

constexpr std::array<OperatorGroup, 256> MakeSingles() {
  std::array<OperatorGroup, 256> singles{};
  for (const GroupRow& row : kGroups) {
    if (row.text.size() == 1) singles[static_cast<unsigned char>(row.text[0])] = row.group;
  }
  return singles;
}

OperatorGroup GroupOf(std::string_view text) {
  static constexpr std::array<OperatorGroup, 256> kSingles = MakeSingles();
  if (text.size() == 1) return kSingles[static_cast<unsigned char>(text[0])];
  for (const GroupRow& row : kGroups) {
    if (row.text[0] == text[0] && row.text == text) return row.group;
  }
  return OperatorGroup::kNone;
}

class Counter {
 public:
  Counter(std::span<const Token> tokens, const std::array<uint32_t, LineTokens::kMaxTokens>& classes)
      : tokens_(tokens), classes_(classes) {}

  LineCounts Run() {
    size_t plain_bytes = 0;
    size_t bytes = 0;
    for (size_t i = 0; i < tokens_.size(); ++i) {
      bytes += tokens_[i].text.size();
      if (tokens_[i].plain) plain_bytes += tokens_[i].text.size();
      Count(i);
    }
    if (bytes > 0) counts_.plain_share = static_cast<double>(plain_bytes) / static_cast<double>(bytes);
    return counts_;
  }

 private:
  bool PlainAt(size_t i) const { return i < tokens_.size() && tokens_[i].plain; }

  void Count(size_t i) {
    switch (tokens_[i].kind) {
      case TokenKind::kWord:
        return Word(i);
      case TokenKind::kOperator:
        return Operator(i);
      case TokenKind::kString:
        ++(tokens_[i].text[0] == '`' ? counts_.backticks : counts_.strings);
        return;
      case TokenKind::kVariable:
        ++counts_.variables;
        return;
      case TokenKind::kFlag:
        ++counts_.flags;
        return;
      case TokenKind::kPath:
        ++counts_.paths;
        return;
      case TokenKind::kUrl:
        ++counts_.urls;
        return;
      case TokenKind::kNumber:
        ++counts_.numbers;
        return;
      case TokenKind::kTag:
        ++counts_.tags;
        return;
      case TokenKind::kTemplate:
        ++counts_.templates;
        return;
      case TokenKind::kSymbol:
        Symbol(tokens_[i].text);
        if (i > 0 && !tokens_[i].spaced && i + 1 < tokens_.size() && !tokens_[i + 1].spaced) ++counts_.glued_symbols;
        return;
      case TokenKind::kComment:
        return;
    }
  }

  void Symbol(std::string_view text) {
    const char32_t c = DecodeUtf8(text, 0).value;
    if (c >= 0x2500 && c <= 0x257F) {
      ++counts_.boxes;
    } else if (IsEmoji(c)) {
      ++counts_.emoji;
    } else {
      ++counts_.symbols;
    }
  }

  // A single letter is an article or a conjunction only where a word follows it; else it is a name.
  bool IsLetterName(size_t i) const {
    if (tokens_[i].text.size() != 1) return false;
    return !(PlainAt(i + 1) && tokens_[i + 1].spaced && tokens_[i + 1].text.size() > 1 &&
             !IsUpperAscii(tokens_[i + 1].text[1]));
  }

  void Word(size_t i) {
    const Token& token = tokens_[i];
    const uint32_t classes = classes_[i];
    ++counts_.words;
    if (token.plain) {
      ++counts_.plain;
      if (i > 0 && token.spaced && PlainAt(i - 1)) ++counts_.pairs;
      if (i > 1 && token.spaced && IsOperator(tokens_[i - 1], ",") && PlainAt(i - 2)) ++counts_.comma_words;
      if ((classes & kProseWord) != 0 && !IsLetterName(i)) {
        ++counts_.prose;
        if ((classes & kLinkWord) == 0) ++counts_.sentence_words;
        if (IsLowerAscii(token.text[0]) || token.foreign) ++counts_.lower_prose;
      }
      const bool spaced_after = i + 1 >= tokens_.size() || tokens_[i + 1].spaced;
      const bool beside_operator = (i > 0 && tokens_[i - 1].kind == TokenKind::kOperator) ||
                                   (i + 1 < tokens_.size() && tokens_[i + 1].kind == TokenKind::kOperator);
      if (i > 0 && token.spaced && spaced_after && !beside_operator &&
          (classes & ~uint32_t{kProseWord | kQuestionWord | kLinkWord}) == 0) {
        ++counts_.lone;
      }
    }
    if (i > 0 && token.text[0] == 'v' && (token.text == "vs" || token.text == "versus")) ++counts_.versus;
    if (token.foreign) ++counts_.foreign;
    if ((classes & kKeyword) != 0) ++counts_.keywords;
    if ((classes & kTypeWord) != 0) ++counts_.types;
    if ((classes & kSqlWord) != 0) ++counts_.sql_words;
    if ((classes & kFunctionWord) != 0 && i + 1 < tokens_.size() && !tokens_[i + 1].spaced &&
        tokens_[i + 1].kind == TokenKind::kOperator) {
      ++counts_.functions;
    }
    if (token.plain) return;  // none of its letters is other than expected
    switch (SpellingOf(token.text)) {
      case Spelling::kSnake:
        ++counts_.snake;
        break;
      case Spelling::kCamel:
        ++counts_.camel;
        break;
      case Spelling::kScreaming:
        ++counts_.screaming;
        break;
      case Spelling::kOther:
        break;
    }
  }

  void Operator(size_t i) {
    const Token& token = tokens_[i];
    const std::string_view text = token.text;
    if (text == "/" && !token.spaced && i > 0 && PlainAt(i - 1) && PlainAt(i + 1) && !tokens_[i + 1].spaced &&
        tokens_[i - 1].text.size() > 1 && tokens_[i + 1].text.size() > 1) {
      ++counts_.slash_words;
    }
    const bool value_before = i > 0 && !token.spaced &&
                              (IsIdentifier(tokens_[i - 1]) || IsOperator(tokens_[i - 1], "]") ||
                               IsOperator(tokens_[i - 1], ")") || IsOperator(tokens_[i - 1], ">"));
    switch (GroupOf(text)) {
      case OperatorGroup::kBracketOpen:
        if (text.size() == 1) ++counts_.open_brackets;
        if (value_before) {
          ++counts_.operators;
          ++(text[0] == '(' ? counts_.calls : counts_.subscripts);
        } else if (text[0] == '(' && token.spaced && i > 0 && PlainAt(i + 1)) {
          ++counts_.prose_brackets;
        }
        return;
      case OperatorGroup::kBracketClose:
        --counts_.open_brackets;
        return;
      case OperatorGroup::kEmptyCall:
        if (value_before) ++counts_.empty_calls;
        return;
      case OperatorGroup::kBrace:
        ++counts_.braces;
        ++counts_.operators;
        counts_.open_brackets += text == "}" ? -1 : text == "{}" ? 0 : 1;
        return;
      case OperatorGroup::kDot:
        if (value_before && i + 1 < tokens_.size() && !tokens_[i + 1].spaced && IsIdentifier(tokens_[i + 1]))
          ++counts_.members;
        return;
      case OperatorGroup::kEquals:
        ++counts_.equals;
        break;
      case OperatorGroup::kArrow:
        ++counts_.arrows;
        break;
      case OperatorGroup::kScope:
        ++counts_.scopes;
        break;
      case OperatorGroup::kComparison:
        ++counts_.comparisons;
        break;
      case OperatorGroup::kLogic:
        ++counts_.logic;
        break;
      case OperatorGroup::kIncrement:
        ++counts_.increments;
        break;
      case OperatorGroup::kAngle:
        ++counts_.angles;
        return;
      case OperatorGroup::kPipe:
        ++counts_.pipes;
        if (i + 1 < tokens_.size() && (classes_[i + 1] & (kTool | kWeakTool)) != 0 && token.spaced)
          ++counts_.tool_pipes;
        return;
      case OperatorGroup::kDash:
        if (token.spaced && i > 0 && PlainAt(i - 1) && PlainAt(i + 1) && tokens_[i + 1].spaced) ++counts_.dashes;
        return;
      case OperatorGroup::kOther:
        break;
      case OperatorGroup::kColon:
        if (i > 1 && !token.spaced && PlainAt(i + 1) && PlainAt(i + 2) && tokens_[i + 1].spaced)
          ++counts_.colon_phrases;
        return;
      case OperatorGroup::kNone:
        return;
    }
    ++counts_.operators;
  }

  std::span<const Token> tokens_;
  const std::array<uint32_t, LineTokens::kMaxTokens>& classes_;
  LineCounts counts_;
};

}  // namespace

LineCounts CountTokens(std::span<const Token> tokens, const std::array<uint32_t, LineTokens::kMaxTokens>& classes) {
  return Counter(tokens, classes).Run();
}

}  // namespace emend
