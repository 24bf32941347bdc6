#include "check/expression.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace emend {
namespace {

// The end of what begins at `at`: an escape, a class in brackets, or one byte. Groups are not skipped.
size_t EndOfPiece(std::string_view text, size_t at) {
  if (text[at] == '\\') {
    if (text.substr(at, 2) == "\\Q") {
      const size_t end = text.find("\\E", at + 2);
      return end == std::string_view::npos ? text.size() : end + 2;
    }
    return std::min(at + 2, text.size());
  }
  if (text[at] != '[') return at + 1;
  size_t end = at + 1;
  if (end < text.size() && text[end] == '^') ++end;
  if (end < text.size() && text[end] == ']') ++end;  // a bracket that stands first is itself
  while (end < text.size() && text[end] != ']') {
    if (text[end] == '\\') {
      ++end;
    } else if (text.substr(end, 2) == "[:") {
      const size_t close = text.find(":]", end);
      if (close != std::string_view::npos) end = close + 1;
    }
    ++end;
  }
  return std::min(end + 1, text.size());
}

// The end of the group whose bracket stands at `at`; none if it is not closed.
std::optional<size_t> EndOfGroup(std::string_view text, size_t at) {
  int depth = 0;
  for (size_t i = at; i < text.size(); i = EndOfPiece(text, i)) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')' && --depth == 0) return i + 1;
  }
  return std::nullopt;
}

bool IsQuantifier(std::string_view text, size_t at) {
  return at < text.size() && (text[at] == '*' || text[at] == '+' || text[at] == '?' || text[at] == '{');
}

std::vector<std::string_view> SplitAlternatives(std::string_view text) {
  std::vector<std::string_view> parts;
  size_t begin = 0;
  int depth = 0;
  for (size_t i = 0; i < text.size(); i = EndOfPiece(text, i)) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')') --depth;
    if (text[i] == '|' && depth == 0) {
      parts.push_back(text.substr(begin, i - begin));
      begin = i + 1;
    }
  }
  parts.push_back(text.substr(begin));
  return parts;
}

int CountGroups(std::string_view text) {
  int count = 0;
  for (size_t i = 0; i < text.size(); i = EndOfPiece(text, i)) {
    if (text[i] != '(') continue;
    const std::string_view rest = text.substr(i + 1);
    const bool named =
        rest.starts_with("?P<") || (rest.starts_with("?<") && !rest.starts_with("?<=") && !rest.starts_with("?<!"));
    if (!rest.starts_with("?") || named) ++count;
  }
  return count;
}

// The classes of one flavour.
struct Classes {
  std::string_view word;      // inside brackets
  std::string_view not_word;  // a whole class
  std::string_view space;     // inside brackets
  std::string_view not_space;
};
constexpr Classes kExact = {R"(\pL\pM\p{Nd}_)", R"([^\pL\pM\p{Nd}_])", R"(\s\pZ)", R"([^\s\pZ])"};
constexpr Classes kLoose = {R"(\w\x{80}-\x{10FFFF})", R"(\W)", R"(\s\x{80}-\x{10FFFF})", R"(\S)"};

std::string TranslateClass(std::string_view text, const Classes& classes) {
  // Of a negated class the loose form must leave out less, not more.
  const bool negated = text.size() > 1 && text[1] == '^';
  const bool keep = negated && &classes == &kLoose;
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const std::string_view two = text.substr(i, 2);
    if (!keep && (two == "\\w" || two == "\\s")) {
      out += two == "\\w" ? classes.word : classes.space;
      i += 2;
    } else if (two == "\\u" && i + 6 <= text.size()) {
      out += "\\x{" + std::string(text.substr(i + 2, 4)) + "}";
      i += 6;
    } else {
      const size_t step = text[i] == '\\' ? 2 : 1;
      out += text.substr(i, step);
      i += step;
    }
  }
  return out;
}

// What matches no character but a place. The loose form does without, as it is also asked of longer texts.
bool IsEdge(std::string_view piece) {
  return piece == "^" || piece == "$" || piece == "\\b" || piece == "\\B" || piece == "\\A" || piece == "\\z";
}

std::string Translate(std::string_view text, const Classes& classes) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const size_t end = EndOfPiece(text, i);
    const std::string_view piece = text.substr(i, end - i);
    const std::string_view rest = text.substr(i);
    if (piece[0] == '[') {
      out += TranslateClass(piece, classes);
    } else if (&classes == &kLoose && IsEdge(piece)) {
      out += "(?:)";
    } else if (piece == "\\w") {
      out += "[" + std::string(classes.word) + "]";
    } else if (piece == "\\W") {
      out += classes.not_word;
    } else if (piece == "\\s") {
      out += "[" + std::string(classes.space) + "]";
    } else if (piece == "\\S") {
      out += classes.not_space;
    } else if (piece == "\\u" && i + 6 <= text.size()) {
      out += "\\x{" + std::string(text.substr(i + 2, 4)) + "}";
      i += 6;
      continue;
    } else if (rest.starts_with("(?<") && !rest.starts_with("(?<=") && !rest.starts_with("(?<!")) {
      out += "(?P<";
      i += 3;
      continue;
    } else {
      out += piece;
    }
    i = end;
  }
  return out;
}

// The look-around at the begin of `text`, with its whole length.
std::optional<std::pair<ContextTest, size_t>> LookAround(std::string_view text) {
  struct Form {
    std::string_view opening;
    bool backward, negated;
  };
  static constexpr Form kForms[] = {
      {"(?<=", true, false}, {"(?<!", true, true}, {"(?=", false, false}, {"(?!", false, true}};
  for (const Form& form : kForms) {
    if (!text.starts_with(form.opening)) continue;
    const std::optional<size_t> end = EndOfGroup(text, 0);
    if (!end || IsQuantifier(text, *end)) return std::nullopt;
    const std::string_view inner = text.substr(form.opening.size(), *end - 1 - form.opening.size());
    return std::pair(
        ContextTest{false, form.backward, form.negated, Translate(inner, kExact), Translate(inner, kLoose)}, *end);
  }
  return std::nullopt;
}

// The length of `(?i)` and the like at the begin of `text`, 0 if there is none.
size_t LengthOfFlags(std::string_view text) {
  if (!text.starts_with("(?")) return 0;
  const size_t end = text.find_first_not_of("imsU-", 2);
  return end != std::string_view::npos && end > 2 && text[end] == ')' ? end + 1 : 0;
}

// Takes one thing off the begin of `text`: flags, `\b`, a look-around.
bool TakeFirst(std::string_view& text, Expression& expression, std::string& flags) {
  if (const size_t length = LengthOfFlags(text); length > 0) {
    flags += text.substr(0, length);
    text.remove_prefix(length);
    return true;
  }
  if (text.starts_with("\\b") && !IsQuantifier(text, 2)) {
    expression.word_begin = true;
    text.remove_prefix(2);
    return true;
  }
  auto found = LookAround(text);
  if (!found) return false;
  expression.tests.push_back(std::move(found->first));
  text.remove_prefix(found->second);
  return true;
}

bool TakeLast(std::string_view& text, Expression& expression) {
  // The last piece, and the last group where one ends the text.
  size_t last = 0;
  size_t group = std::string_view::npos;
  for (size_t i = 0; i < text.size();) {
    last = i;
    group = std::string_view::npos;
    if (text[i] == '(') {
      const auto end = EndOfGroup(text, i);
      if (!end) return false;
      group = i;
      i = *end;
    } else {
      i = EndOfPiece(text, i);
    }
  }
  if (text.substr(last) == "\\b") {
    expression.word_end = true;
    text.remove_suffix(2);
    return true;
  }
  if (group == std::string_view::npos) return false;
  auto found = LookAround(text.substr(group));
  if (!found || group + found->second != text.size()) return false;
  found->first.at_end = true;
  expression.tests.push_back(std::move(found->first));
  text.remove_suffix(found->second);
  return true;
}

// `text` without the `(?:…)` around all of it.
bool Unwrap(std::string_view& text) {
  if (!text.starts_with("(?:") || EndOfGroup(text, 0) != text.size()) return false;
  text = text.substr(3, text.size() - 4);
  return true;
}

bool HasLookAround(std::string_view text) {
  for (size_t i = 0; i < text.size(); i = EndOfPiece(text, i)) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("(?=") || rest.starts_with("(?!") || rest.starts_with("(?<=") || rest.starts_with("(?<!"))
      return true;
  }
  return false;
}

void ReadInto(std::string_view text, Expression expression, std::string flags, std::vector<Expression>& out,
              int depth) {
  const bool alternatives = SplitAlternatives(text).size() > 1;
  if (alternatives) {
    const size_t length = LengthOfFlags(text);  // they hold for all of them
    flags += text.substr(0, length);
    text.remove_prefix(length);
  } else {
    while (!text.empty() && TakeFirst(text, expression, flags)) {
    }
    while (!text.empty() && TakeLast(text, expression)) {
    }
  }
  if (depth < 8 && HasLookAround(text)) {
    std::string_view inner = text;
    if (!alternatives && Unwrap(inner)) return ReadInto(inner, std::move(expression), std::move(flags), out, depth + 1);
    if (alternatives) {
      for (const std::string_view part : SplitAlternatives(text)) {
        ReadInto(part, expression, flags, out, depth + 1);
        expression.first_group += CountGroups(part);
      }
      return;
    }
  }
  expression.exact = flags + Translate(text, kExact);
  expression.loose = flags + Translate(text, kLoose);
  for (ContextTest& test : expression.tests) {
    test.exact = flags + test.exact;
    test.loose = flags + test.loose;
  }
  out.push_back(std::move(expression));
}

}  // namespace

std::vector<Expression> ReadExpression(std::string_view text) {
  std::vector<Expression> out;
  ReadInto(text, {}, "", out, 0);
  return out;
}

bool IsBalanced(std::string_view text) {
  int depth = 0;
  for (size_t i = 0; i < text.size() && depth >= 0; i = EndOfPiece(text, i)) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')') --depth;
  }
  return depth == 0;
}

}  // namespace emend
