#include "code/token_shapes.h"

#include <algorithm>

namespace emend {

bool IsOneOf(std::string_view text, std::string_view list) {
  if (text.empty()) return false;
  // By hand: the texts are too short for the C library's searches to pay.
  for (size_t at = 0; at + text.size() <= list.size();) {
    size_t same = 0;
    while (same < text.size() && list[at + same] == text[same] && text[same] != ' ') ++same;
    at += same;
    if (same == text.size() && (at == list.size() || list[at] == ' ')) return true;
    while (at < list.size() && list[at] != ' ') ++at;
    ++at;
  }
  return false;
}

bool IsIdentifier(const Token& token) {
  if (token.kind == TokenKind::kVariable) return true;
  return token.kind == TokenKind::kWord && !token.foreign && token.text.find('\'') == std::string_view::npos;
}

Spelling SpellingOf(std::string_view word) {
  bool lower = false, upper = false, under = false, hump = false;
  for (size_t i = 0; i < word.size(); ++i) {
    lower |= IsLowerAscii(word[i]);
    upper |= IsUpperAscii(word[i]);
    under |= word[i] == '_';
    hump |= i > 0 && IsUpperAscii(word[i]) && (IsLowerAscii(word[i - 1]) || IsDigitAscii(word[i - 1]));
  }
  if (under && lower) return Spelling::kSnake;
  if (under && upper) return Spelling::kScreaming;
  return hump ? Spelling::kCamel : Spelling::kOther;
}

bool IsTrainCase(std::string_view word) {
  bool start = true;
  int hyphens = 0;
  for (const char c : word) {
    if (start && !IsUpperAscii(c)) return false;
    start = c == '-';
    hyphens += start ? 1 : 0;
    if (!start && !IsUpperAscii(c) && !IsLowerAscii(c) && !IsDigitAscii(c)) return false;
  }
  return hyphens > 0 && !start;
}

bool IsFileName(std::string_view text) {
  const size_t dot = text.rfind('.');
  if (dot == std::string_view::npos || text.find(' ') != std::string_view::npos) return false;
  return IsOneOf(
      text.substr(dot + 1),
      "py js ts jsx tsx mjs java kt go rs rb php c h cc cpp hpp cs swift scala sh ps1 bat sql html css scss vue "
      "xml json yml yaml toml ini cfg conf env properties gradle tf md txt lock csv gitignore dockerignore "
      "htaccess bashrc service proto graphql ipynb log png jpg svg pdf zip jar war exe dll so");
}

bool IsEmphasised(std::string_view text) {
  if (text.empty() || (text[0] != '*' && text[0] != '_')) return false;
  for (const std::string_view mark : {std::string_view("***"), std::string_view("**"), std::string_view("__")}) {
    if (!text.starts_with(mark) || text.size() < 2 * mark.size() + 1 || text[mark.size()] == ' ') continue;
    const size_t close = text.find(mark, mark.size() + 1);
    if (close == std::string_view::npos || text[close - 1] == ' ') continue;
    // `__init__` is a name of Python, `__Note__: ` is not.
    if (mark == "__" && !IsUpperAscii(text[2])) continue;
    return true;
  }
  return false;
}

size_t CloserOf(std::span<const Token> tokens, size_t open) {
  int depth = 0;
  for (size_t i = open; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::kOperator) continue;
    for (const char c : tokens[i].text) {
      if (c == '(' || c == '[' || c == '{') ++depth;
      if ((c == ')' || c == ']' || c == '}') && --depth == 0) return i;
    }
  }
  return tokens.size();
}

size_t SkipName(std::span<const Token> tokens, size_t begin) {
  size_t i = begin;
  if (i >= tokens.size() || !IsIdentifier(tokens[i])) return begin;
  ++i;
  while (i + 1 < tokens.size() && !tokens[i].spaced && tokens[i].kind == TokenKind::kOperator) {
    if (IsOneOf<". -> :: ?.">(tokens[i].text) && !tokens[i + 1].spaced && IsIdentifier(tokens[i + 1])) {
      i += 2;
    } else if (tokens[i].text == "[") {
      const size_t close = CloserOf(tokens, i);
      if (close == tokens.size()) return i;
      i = close + 1;
    } else {
      break;
    }
  }
  return i;
}

bool IsImport(std::span<const Token> tokens) {
  const std::string_view head = tokens[0].kind == TokenKind::kWord ? tokens[0].text : std::string_view();
  const bool from = head == "from";
  if (!from && !IsOneOf<"import using package use require">(head)) return false;
  bool import_follows = false;
  bool name_expected = true;
  for (size_t i = 1; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.kind == TokenKind::kString) return i + 2 >= tokens.size();
    if (token.kind == TokenKind::kPath) continue;
    if (token.kind == TokenKind::kOperator) {
      if (!IsOneOf<". , ; * :: ( {">(token.text)) return false;
      name_expected = token.text != ";";
      continue;
    }
    if (token.kind != TokenKind::kWord) return false;
    const bool link = token.text == "import" || token.text == "as" || token.text == "static";
    import_follows = import_follows || token.text == "import";
    if (!link && !name_expected) return false;
    name_expected = link;
  }
  return tokens.size() > 1 && (!from || import_follows);
}

namespace {

// Behind `a.b<c, d>[]*` that begins at `begin`; `begin` if no type can stand there.
size_t SkipType(std::span<const Token> tokens, size_t begin) {
  size_t i = SkipName(tokens, begin);
  if (i == begin) return begin;
  if (i < tokens.size() && IsOperator(tokens[i], "<") && !tokens[i].spaced) {
    int depth = 0;
    size_t k = i;
    for (; k < tokens.size(); ++k) {
      if (tokens[k].kind != TokenKind::kOperator) continue;
      for (const char c : tokens[k].text) depth += c == '<' ? 1 : c == '>' ? -1 : 0;
      if (depth <= 0) break;
      if (!IsOneOf<"< > , ? . [ ] [] :: * &">(tokens[k].text)) return begin;
    }
    if (k >= tokens.size()) return begin;
    i = k + 1;
  }
  while (i < tokens.size() && tokens[i].kind == TokenKind::kOperator && !tokens[i].spaced &&
         IsOneOf<"[] ? * & ** &&">(tokens[i].text))
    ++i;
  while (i < tokens.size() && tokens[i].kind == TokenKind::kOperator && IsOneOf<"* & ** &&">(tokens[i].text)) ++i;
  return i;
}

constexpr std::string_view kBinders = "var let const val my our local auto static final";

}  // namespace

bool IsDeclaration(std::span<const Token> tokens) {
  if (tokens[0].text == "template" && tokens.size() > 2 && IsOperator(tokens[1], "<")) return true;
  size_t types = 0;
  size_t i = 0;
  while (types < 6) {
    const size_t end = SkipType(tokens, i);
    if (end == i || end >= tokens.size()) break;
    const Token& next = tokens[end];
    if (next.kind == TokenKind::kOperator) {
      if (types == 0) return false;
      if (!next.spaced && IsOneOf<"( ()">(next.text))
        return IsOneOf<") () { ; , {} => ( }">(tokens.back().text) || tokens.back().kind == TokenKind::kWord;
      return IsOneOf<"= ; {">(next.text) && tokens[end - 1].kind == TokenKind::kWord;
    }
    if (!next.spaced || (next.kind != TokenKind::kWord && next.kind != TokenKind::kVariable)) return false;
    i = end;
    ++types;
  }
  // `var name pkg.Type`: the binder says it all.
  return types == 2 && i + 1 < tokens.size() && IsOneOf(tokens[0].text, kBinders) &&
         SkipType(tokens, i) == tokens.size();
}

bool EndsSentence(std::span<const Token> tokens) {
  return tokens.back().kind == TokenKind::kOperator && IsOneOf<". ? ! :">(tokens.back().text);
}

bool IsTrace(std::span<const Token> tokens) {
  if (tokens[0].kind != TokenKind::kWord) return false;
  const std::string_view head = tokens[0].text;
  if (head == "Traceback") return tokens.size() > 2 && IsOperator(tokens[1], "(");
  if (head == "File") return tokens.size() > 3 && tokens[1].kind == TokenKind::kString && IsOperator(tokens[2], ",");
  if (head == "at" || head == "Caused") {
    const size_t end = SkipName(tokens, head == "at" ? 1 : 2);
    return end > 2 && tokens.size() > end && !tokens[end].spaced &&
           (IsOperator(tokens[end], "(") || IsOperator(tokens[end], ":"));
  }
  return false;
}

bool IsErrorLine(std::span<const Token> tokens) {
  const size_t end = SkipName(tokens, 0);
  if (end == 0 || end >= tokens.size() || !IsOperator(tokens[end], ":") || tokens[end].spaced) return false;
  const std::string_view name = tokens[end - 1].text;
  return SpellingOf(name) == Spelling::kCamel && (name.ends_with("Error") || name.ends_with("Exception"));
}

}  // namespace emend
