#include "code/joined_code.h"

#include <algorithm>
#include <optional>

#include "code/token_shapes.h"

namespace emend {
namespace {

constexpr size_t kStep = 4;

size_t IndentOf(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

std::string_view Code(std::string_view line) { return line.substr(IndentOf(line)); }

bool IsBlankLine(std::string_view line) { return line.find_first_not_of(" \t") == line.npos; }

// The line without a comment and white space at its end; strings are stepped over.
std::string_view Statement(std::string_view line) {
  char quote = 0;
  size_t end = line.size();
  for (size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quote != 0) {
      if (c == '\\')
        ++i;
      else if (c == quote)
        quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '#') {
      end = i;
      break;
    }
  }
  const size_t last = line.substr(0, end).find_last_not_of(" \t");
  return last == line.npos ? std::string_view() : line.substr(0, last + 1);
}

bool StartsWithWord(std::string_view text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  const char next = text.size() > word.size() ? text[word.size()] : ' ';
  return !((next | 0x20) >= 'a' && (next | 0x20) <= 'z') && next != '_' && !(next >= '0' && next <= '9');
}

// The blocks that are open behind the lines read so far: their headers' columns and what they are.
class Reader {
 public:
  void Read(std::string_view line) {
    const std::string_view text = Statement(line);
    if (IsBlankLine(text)) return;
    if (brackets_.empty()) {
      const size_t indent = IndentOf(text);
      while (!blocks_.empty() && blocks_.back().indent >= indent) blocks_.pop_back();
      last_ = indent;
      const std::string_view code = Code(text);
      if (StartsWithWord(code, "class"))
        blocks_.push_back({indent, 'c'});
      else if (StartsWithWord(code, "def") || StartsWithWord(code, "async"))
        blocks_.push_back({indent, 'd'});
      else if (text.back() == ':')
        blocks_.push_back({indent, 'b'});
      call_ = CallOf(code);
      decorated_ = code.starts_with('@');
    }
    char quote = 0;
    for (const char c : text) {
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '(' || c == '[' || c == '{') {
        brackets_.push_back(IndentOf(text));
      } else if ((c == ')' || c == ']' || c == '}') && !brackets_.empty()) {
        brackets_.pop_back();
      }
    }
    header_ = brackets_.empty() && text.back() == ':';
  }

  // The column at which a line that begins at column 0 stands; nothing if the grammar does not say.
  std::optional<size_t> ColumnOf(std::string_view line) const {
    const std::string_view code = Code(Statement(line));
    if (!brackets_.empty()) {
      return IsCloser(code) ? std::optional(brackets_.back()) : std::nullopt;
    }
    if (header_) return last_ + kStep;
    if (decorated_) return last_;
    const std::optional<size_t> function = Innermost('d');
    const std::optional<size_t> owner = Innermost('c');
    if (owner && IsMethod(code)) return *owner + kStep;
    if (function && IsOfFunction(code)) return last_ > *function ? std::optional(last_) : *function + kStep;
    // One more field of a class: made by the same call as the one before.
    if (owner && !function && (StartsWithWord(code, "class Meta") || (!call_.empty() && CallOf(code) == call_)))
      return *owner + kStep;
    return 0;
  }

  bool is_open() const { return !brackets_.empty(); }

  // How far to the left of their place the lines stand that follow inside a bracket, by the line that closes it; one at
  // the left margin may have lost less than the others.
  size_t LostInside(std::span<const std::string> lines) const {
    Reader ahead = *this;
    for (const std::string& line : lines) {
      if (ahead.brackets_.size() == brackets_.size() && IsCloser(Code(line))) {
        const size_t indent = IndentOf(line);
        return indent == 0 ? 0 : brackets_.back() - std::min(brackets_.back(), indent);
      }
      ahead.Read(line);
      if (ahead.brackets_.size() < brackets_.size()) break;
    }
    return 0;
  }

 private:
  struct Opened {
    size_t indent;
    char kind;  // 'c' class, 'd' function, 'b' other
  };

  std::optional<size_t> Innermost(char kind) const {
    for (size_t i = blocks_.size(); i-- > 0;) {
      if (blocks_[i].kind == kind) return blocks_[i].indent;
    }
    return std::nullopt;
  }

  // "models." of `name = models.CharField(…)`.
  static std::string CallOf(std::string_view code) {
    const size_t equals = code.find(" = ");
    if (equals == code.npos || code.substr(0, equals).find_first_of(" .([") != code.npos) return {};
    const std::string_view value = code.substr(equals + 3);
    const size_t dot = value.find('.');
    const size_t open = value.find('(');
    if (open == value.npos) return {};
    return std::string(value.substr(0, std::min(dot == value.npos ? open : dot, open)));
  }

  static bool IsCloser(std::string_view code) { return !code.empty() && IsOneOf<") ] }">(code.substr(0, 1)); }

  static bool IsMethod(std::string_view code) {
    return code.find("(self") != code.npos && (StartsWithWord(code, "def") || code.starts_with("async def"));
  }

  static bool IsOfFunction(std::string_view code) {
    for (const std::string_view word : {"return", "yield", "self.", "raise", "continue", "break"}) {
      if (word == "self." ? code.starts_with(word) : StartsWithWord(code, word)) return true;
    }
    return false;
  }

  std::vector<Opened> blocks_;
  std::vector<size_t> brackets_;  // columns of the lines that opened them
  size_t last_ = 0;               // column of the last statement
  std::string call_;
  bool header_ = false;     // the last line opens a block
  bool decorated_ = false;  // the last line is a decorator
};

}  // namespace

JoinedCode JoinCode(std::span<const std::string> first, std::span<const std::string> second,
                    std::string_view language) {
  JoinedCode joined;
  joined.lines.assign(first.begin(), first.end());
  if (language != "python") {
    joined.lines.insert(joined.lines.end(), second.begin(), second.end());
    return joined;
  }
  Reader reader;
  for (const std::string& line : first) reader.Read(line);
  size_t lost = reader.is_open() ? reader.LostInside(second) : 0;  // columns, of the line at hand
  bool settled = false;  // the code stands at the left margin again: what follows does too
  for (const std::string& line : second) {
    if (IsBlankLine(line)) {
      joined.lines.emplace_back();
      continue;
    }
    const size_t indent = IndentOf(line);
    const bool was_open = reader.is_open();
    const std::optional<size_t> place = settled ? std::nullopt : reader.ColumnOf(line);
    if (was_open && place) {
      lost = *place - std::min(*place, indent);
    } else if (indent == 0 && !settled && !was_open) {
      lost = place.value_or(0);
      settled = place == 0;
    }
    joined.doubtful = joined.doubtful || (was_open && !settled && (lost > 0 || (!place && indent == 0)));
    joined.lines.push_back(std::string(lost, ' ') + line);
    reader.Read(joined.lines.back());
  }
  return joined;
}

}  // namespace emend
