#include "code/python_statements.h"

#include <algorithm>

namespace emend {
namespace {

struct KindRow {
  std::string_view word;
  PythonKind kind;
};

constexpr KindRow kKinds[] = {
    {"class", PythonKind::kClass},     {"def", PythonKind::kFunction},  {"if", PythonKind::kIf},
    {"elif", PythonKind::kElif},       {"else", PythonKind::kElse},     {"for", PythonKind::kLoop},
    {"while", PythonKind::kLoop},      {"try", PythonKind::kTry},       {"except", PythonKind::kExcept},
    {"finally", PythonKind::kFinally}, {"with", PythonKind::kWith},     {"match", PythonKind::kMatch},
    {"case", PythonKind::kCase},       {"return", PythonKind::kReturn}, {"yield", PythonKind::kYield},
    {"raise", PythonKind::kRaise},     {"break", PythonKind::kJump},    {"continue", PythonKind::kJump},
    {"pass", PythonKind::kPass},       {"import", PythonKind::kImport}, {"from", PythonKind::kImport},
};

bool IsNameChar(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80) != 0;
}

std::string_view FirstWord(std::string_view text) {
  size_t end = 0;
  while (end < text.size() && IsNameChar(text[end])) ++end;
  return text.substr(0, end);
}

// Brackets and strings that are open while the lines of a statement are read.
class Nesting {
 public:
  bool open() const { return !triple_.empty() || depth_ > 0 || backslash_; }
  int depth() const { return depth_; }

  // Reads a line; returns it without its comment and white space at the end.
  std::string_view Read(std::string_view line) {
    size_t i = 0;
    size_t end = line.size();
    backslash_ = false;
    while (i < line.size()) {
      if (!triple_.empty()) {
        const size_t close = line.find(triple_, i);
        if (close == std::string_view::npos) return line;
        i = close + 3;
        triple_ = {};
        continue;
      }
      const char c = line[i];
      if (c == '#') {
        end = i;
        break;
      }
      if (c == '"' || c == '\'') {
        i = SkipString(line, i);
        continue;
      }
      if (c == '(' || c == '[' || c == '{') ++depth_;
      if (c == ')' || c == ']' || c == '}') depth_ = std::max(0, depth_ - 1);
      ++i;
    }
    const size_t last = line.substr(0, end).find_last_not_of(" \t\r");
    line = line.substr(0, last == std::string_view::npos ? 0 : last + 1);
    backslash_ = triple_.empty() && line.ends_with('\\');
    return line;
  }

 private:
  size_t SkipString(std::string_view line, size_t at) {
    if (line.substr(at, 3) == "\"\"\"" || line.substr(at, 3) == "'''") {
      triple_ = line[at] == '"' ? "\"\"\"" : "'''";
      return at + 3;
    }
    size_t end = at + 1;
    while (end < line.size() && line[end] != line[at]) end += line[end] == '\\' ? 2 : 1;
    return std::min(end + 1, line.size());
  }

  std::string_view triple_;
  int depth_ = 0;
  bool backslash_ = false;
};

bool IsField(std::string_view text) {
  if (text.starts_with("\"") || text.starts_with("'")) return true;
  const size_t name = FirstWord(text).size();
  const std::string_view rest = text.substr(name);
  return name > 0 && (rest.starts_with(" =") || rest.starts_with(": ") || rest.starts_with("="));
}

void Classify(PythonStatement& statement, std::string_view last) {
  std::string_view text = statement.text;
  if (text.starts_with('@')) {
    statement.kind = PythonKind::kDecorator;
    return;
  }
  if (text.starts_with("async ")) text = text.substr(text.find_first_not_of(' ', 6));
  const std::string_view word = FirstWord(text);
  for (const KindRow& row : kKinds) {
    if (row.word == word) statement.kind = row.kind;
  }
  const std::string_view behind = text.substr(word.size());
  // `match = 3` and `case(x)` are names.
  const bool soft = statement.kind == PythonKind::kMatch || statement.kind == PythonKind::kCase;
  if (soft && (!last.ends_with(':') || !behind.starts_with(' '))) statement.kind = PythonKind::kOther;
  const bool opens = statement.kind >= PythonKind::kClass && statement.kind <= PythonKind::kCase;
  statement.header = opens && last.ends_with(':');
  if (statement.kind == PythonKind::kFunction) {
    const size_t open = text.find('(');
    const std::string_view first =
        open == std::string_view::npos ? std::string_view() : FirstWord(text.substr(open + 1));
    statement.self = first == "self" || first == "cls";
  } else {
    statement.self = text.find("self.") != std::string_view::npos || text.find("super()") != std::string_view::npos;
  }
  statement.field = statement.kind == PythonKind::kOther && IsField(text);
}

}  // namespace

std::optional<std::vector<PythonStatement>> ReadPython(std::span<const std::string_view> lines) {
  std::vector<PythonStatement> statements;
  size_t begin = 0;
  for (size_t i = 0; i < lines.size();) {
    const size_t indent = lines[i].find_first_not_of(' ');
    if (indent == std::string_view::npos || lines[i][indent] == '#' || lines[i][indent] == '\r') {
      ++i;
      continue;
    }
    if (lines[i][indent] == '\t') return std::nullopt;
    PythonStatement statement;
    statement.begin = begin;
    statement.first = i;
    statement.indent = static_cast<int>(indent);
    Nesting nesting;
    std::string_view last = nesting.Read(lines[i]);
    statement.text = last.substr(std::min(indent, last.size()));
    for (++i; nesting.open() && i < lines.size(); ++i) last = nesting.Read(lines[i]);
    if (nesting.open()) return std::nullopt;
    statement.end = begin = i;
    Classify(statement, last);
    statements.push_back(statement);
  }
  if (!statements.empty()) statements.back().end = lines.size();
  return statements;
}

}  // namespace emend
