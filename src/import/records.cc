// One question and its answer a record: flashcards (`question<TAB>answer`, `question :: answer`, quoted fields over
// several lines) and tables whose columns are headed as such. Each record becomes a question and an answer.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "import/html_lines.h"
#include "import/labels.h"
#include "import/passes.h"

namespace emend {
namespace {

using Kind = Marker::Kind;
using Cells = std::vector<std::string_view>;

Cells SplitPipes(std::string_view row) {
  row = Trim(row);
  if (row.starts_with('|')) row.remove_prefix(1);
  if (row.ends_with('|') && !row.ends_with("\\|")) row.remove_suffix(1);
  Cells cells;
  size_t begin = 0;
  for (size_t i = 0; i <= row.size(); ++i) {
    if (i < row.size() && (row[i] != '|' || (i > 0 && row[i - 1] == '\\'))) continue;
    cells.push_back(Trim(row.substr(begin, i - begin)));
    begin = i + 1;
  }
  return cells;
}

Cells SplitTabs(std::string_view row) {
  Cells cells;
  for (size_t begin = 0;;) {
    const size_t tab = row.find('\t', begin);
    cells.push_back(Trim(row.substr(begin, tab == row.npos ? tab : tab - begin)));
    if (tab == row.npos) return cells;
    begin = tab + 1;
  }
}

// The cells of a line that may be a table's row; none for other lines.
Cells CellsOf(const Line& line) {
  if (line.kind != LineKind::kText) return {};
  if (line.text.find('|') != line.text.npos) return SplitPipes(line.text);
  if (line.text.find('\t') != line.text.npos) return SplitTabs(line.text);
  return {};
}

bool IsDelimiterRow(std::string_view row) {
  return row.find("--") != row.npos && row.find_first_not_of("|:- ") == row.npos;
}

struct Columns {
  size_t question;
  size_t answer;
};

// Which columns of the table that begins at line `at` hold questions and answers, if its header says so: the answers'
// column may have a free name, then it is the one that says most.
std::optional<Columns> FindColumns(const std::vector<Line>& lines, size_t at) {
  const Cells header = CellsOf(lines[at]);
  if (header.size() < 2 || header.size() > 8) return std::nullopt;
  std::optional<size_t> question;
  std::optional<size_t> answer;
  for (size_t i = 0; i < header.size(); ++i) {
    const Kind kind = LabelKind(header[i]);
    if (kind == Kind::kQuestion && !question && header[i].size() > 1) question = i;
    if (kind == Kind::kAnswer && !answer && header[i].size() > 1) answer = i;
  }
  if (!question) return std::nullopt;
  std::vector<size_t> sizes(header.size(), 0);
  size_t rows = 0;
  for (size_t i = at + 1; i < lines.size(); ++i) {
    const Cells cells = CellsOf(lines[i]);
    if (cells.size() < 2) break;
    if (IsDelimiterRow(lines[i].text)) continue;
    ++rows;
    for (size_t c = 0; c < cells.size() && c < sizes.size(); ++c) sizes[c] += cells[c].size();
  }
  if (rows < 2) return std::nullopt;
  if (!answer) {
    sizes[*question] = 0;
    const size_t longest = static_cast<size_t>(std::max_element(sizes.begin(), sizes.end()) - sizes.begin());
    if (sizes[longest] < rows * 20) return std::nullopt;
    answer = longest;
  }
  return Columns{*question, *answer};
}

class Splitter {
 public:
  explicit Splitter(Document& document) : document_(document) { out_.reserve(document.lines.size() * 2); }

  void Keep(const Line& line) { out_.push_back(line); }

  void Question(const Line& line, std::string_view text) { Part(line, text, "Q: "); }

  // The answer as far as it stands on this line; `first` begins it.
  void Answer(const Line& line, std::string_view text, bool first) {
    if (!text.empty()) Part(line, text, first ? "A: " : "");
  }

  void Furniture(Line line) {
    line.kind = LineKind::kBlank;
    out_.push_back(line);
  }

  void Finish() { document_.lines = std::move(out_); }

 private:
  void Part(const Line& line, std::string_view text, std::string_view mark) {
    std::string plain;
    for (size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == '|') continue;
      plain.push_back(text[i]);
    }
    std::vector<std::string> pieces =
        plain.find('<') == plain.npos ? std::vector<std::string>{plain} : HtmlToLines(plain);
    for (const std::string& piece : pieces) {
      Line part = line;
      part.text = document_.made.emplace_back(std::string(mark) + piece);
      part.content = part.text;
      out_.push_back(part);
      mark = {};
    }
  }

  Document& document_;
  std::vector<Line> out_;
};

bool AsksAtEnd(std::string_view text) { return text.ends_with('?') || text.ends_with("？") || text.ends_with("؟"); }

// Where `::` or `:::` of a flashcard stands in a line: behind what asks, or between words. npos if it is C++'s or
// stands in code.
size_t FindColons(std::string_view text) {
  for (size_t at = text.find("::"); at != text.npos; at = text.find("::", at + 2)) {
    if (at == 0 || std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '`') % 2 != 0) continue;
    if (AsksAtEnd(Trim(text.substr(0, at)))) return at;
    if (text.substr(at).starts_with(":::")) return at;
    const std::string_view rest = text.substr(at + 2);
    if (text[at - 1] == ' ' || text[at - 1] == '`' || text[at - 1] == ')' || rest.starts_with(' ')) return at;
  }
  return text.npos;
}

// The bytes of the separator at `at`.
size_t SeparatorLength(std::string_view text, size_t at, std::string_view separator) {
  if (separator != "::") return separator.size();
  const size_t end = text.find_first_not_of(':', at);
  return (end == text.npos ? text.size() : end) - at;
}

size_t FindIn(std::string_view text, std::string_view separator) {
  return separator == "::" ? FindColons(text) : text.find(separator);
}

// The separator that divides enough of the lines in two, if there is one.
std::string_view FindSeparator(const Document& document) {
  struct Separator {
    std::string_view text;
    size_t share;  // percent of the lines that it must divide
  };
  for (const Separator& option : {Separator{"\t", 50}, Separator{"::", 8}, Separator{" ;; ", 50}}) {
    const std::string_view separator = option.text;
    size_t written = 0;
    size_t split = 0;
    size_t questions = 0;
    const std::string_view core = separator.size() > 2 ? separator.substr(1, 2) : separator;  // rarer than its spaces
    const auto holds = [&](const std::string& text) {
      size_t at = text.find(core);
      while (at != std::string::npos && (at == 0 || text.compare(at - 1, separator.size(), separator) != 0) &&
             core != separator)
        at = text.find(core, at + 1);
      return at != std::string::npos;
    };
    if (!holds(document.text) && std::none_of(document.made.begin(), document.made.end(), holds)) continue;
    for (const Line& line : document.lines) {
      if (line.kind != LineKind::kText || line.text.starts_with('#')) continue;
      ++written;
      const size_t at = FindIn(line.text, separator);
      if (at == line.text.npos || at == 0) continue;
      ++split;
      questions += AsksAtEnd(Trim(line.text.substr(0, at)));
    }
    if (split >= 4 && split * 100 >= written * option.share && questions * 10 >= split * 3) return separator;
  }
  return {};
}

// Cards, one a line; a field that opens with a quote goes on to the line on which the quote closes (RFC 4180).
void ReadCards(Document& document, std::string_view separator) {
  Splitter splitter(document);
  const std::vector<Line>& lines = document.lines;
  for (size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    const size_t at = line.kind == LineKind::kText ? FindIn(line.text, separator) : line.text.npos;
    if (line.kind == LineKind::kText && line.text.starts_with('#') && line.text.find(':') != line.text.npos &&
        separator == "\t") {
      splitter.Furniture(line);  // "#separator:tab"
      continue;
    }
    if (at == line.text.npos || at == 0) {
      splitter.Keep(line);
      continue;
    }
    splitter.Question(line, Trim(line.text.substr(0, at)));
    std::string_view answer = Trim(line.text.substr(at + SeparatorLength(line.text, at, separator)));
    const bool quoted = separator == "\t" && answer.starts_with('"');
    if (quoted) answer.remove_prefix(1);
    bool first = true;
    for (;;) {
      size_t end = answer.npos;
      if (quoted) {
        for (size_t q = answer.find('"'); q != answer.npos; q = answer.find('"', q + 2)) {
          if (q + 1 < answer.size() && answer[q + 1] == '"') continue;  // a doubled quote is a quote
          end = q;
          break;
        }
      } else if (separator == "\t") {
        end = answer.find('\t');  // further fields are tags
      }
      std::string text(Trim(answer.substr(0, end)));
      if (quoted) {
        for (size_t q = text.find("\"\""); q != text.npos; q = text.find("\"\"", q + 1)) text.erase(q, 1);
      }
      splitter.Answer(lines[i], text, first);
      first = first && text.empty();
      if (!quoted || end != answer.npos || i + 1 >= lines.size()) break;
      answer = lines[++i].text;
      if (answer.empty()) splitter.Keep(lines[i]);
    }
  }
  splitter.Finish();
}

// Cards over several lines: the question, a line of nothing but `?` (`??` where it is asked both ways), the answer.
void ReadMarkedCards(Document& document) {
  const auto is_mark = [](const Line& line) {
    return line.kind == LineKind::kText && (line.text == "?" || line.text == "??");
  };
  std::vector<Line>& lines = document.lines;
  if (std::count_if(lines.begin(), lines.end(), is_mark) < 2) return;
  for (size_t i = 1; i < lines.size(); ++i) {
    if (!is_mark(lines[i]) || lines[i - 1].kind != LineKind::kText) continue;
    Line& question = lines[i - 1];
    question.text = question.content = document.made.emplace_back("Q: " + std::string(question.text));
    lines[i].text = lines[i].content = document.made.emplace_back("A:");
  }
}

}  // namespace

void ReadRecords(Document& document) {
  ReadMarkedCards(document);
  if (const std::string_view separator = FindSeparator(document); !separator.empty())
    return ReadCards(document, separator);
  const std::vector<Line>& lines = document.lines;
  bool found = false;
  for (size_t i = 0; i < lines.size() && !found; ++i) found = FindColumns(lines, i).has_value();
  if (!found) return;
  Splitter splitter(document);
  for (size_t i = 0; i < lines.size(); ++i) {
    const std::optional<Columns> columns = FindColumns(lines, i);
    if (!columns) {
      splitter.Keep(lines[i]);
      continue;
    }
    splitter.Furniture(lines[i]);
    for (++i; i < lines.size(); ++i) {
      const Cells cells = CellsOf(lines[i]);
      if (cells.size() < 2) break;
      if (IsDelimiterRow(lines[i].text) || cells.size() <= columns->question || cells[columns->question].empty()) {
        splitter.Furniture(lines[i]);
        continue;
      }
      splitter.Question(lines[i], cells[columns->question]);
      if (cells.size() > columns->answer) splitter.Answer(lines[i], cells[columns->answer], true);
    }
    --i;
  }
  splitter.Finish();
}

}  // namespace emend
