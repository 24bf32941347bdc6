// One question and its answer a line: flashcards (`question<TAB>answer`, `question :: answer`) and tables whose columns
// are headed as such. Each line becomes two, a question and an answer.
#include <array>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "import/labels.h"
#include "import/passes.h"

namespace emend {
namespace {

std::vector<std::string_view> SplitCells(std::string_view row) {
  row = Trim(row);
  if (row.starts_with('|')) row.remove_prefix(1);
  if (row.ends_with('|') && !row.ends_with("\\|")) row.remove_suffix(1);
  std::vector<std::string_view> cells;
  size_t begin = 0;
  for (size_t i = 0; i <= row.size(); ++i) {
    if (i < row.size() && (row[i] != '|' || (i > 0 && row[i - 1] == '\\'))) continue;
    cells.push_back(Trim(row.substr(begin, i - begin)));
    begin = i + 1;
  }
  return cells;
}

bool IsDelimiterRow(std::string_view row) {
  return row.find("--") != row.npos && row.find_first_not_of("|:- ") == row.npos;
}

struct Columns {
  size_t question;
  size_t answer;
};

// Which columns hold questions and answers, if the row heads such a table.
bool FindColumns(const std::vector<std::string_view>& cells, Columns& columns) {
  bool question = false;
  bool answer = false;
  for (size_t i = 0; i < cells.size(); ++i) {
    const Marker::Kind kind = LabelKind(cells[i]);
    if (kind == Marker::Kind::kQuestion && !question) columns.question = i, question = true;
    if (kind == Marker::Kind::kAnswer && !answer) columns.answer = i, answer = true;
  }
  return question && answer;
}

class Splitter {
 public:
  explicit Splitter(Document& document) : document_(document) { out_.reserve(document.lines.size() * 2); }

  void Keep(const Line& line) { out_.push_back(line); }

  void Record(const Line& line, std::string_view question, std::string_view answer) {
    Part(line, question, Marker::Kind::kQuestion);
    if (!answer.empty()) Part(line, answer, Marker::Kind::kAnswer);
  }

  void Furniture(Line line) {
    line.kind = LineKind::kBlank;
    out_.push_back(line);
  }

  void Finish() { document_.lines = std::move(out_); }

 private:
  void Part(Line line, std::string_view text, Marker::Kind kind) {
    std::string made(kind == Marker::Kind::kQuestion ? "Q: " : "A: ");
    for (size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == '|') continue;
      made.push_back(text[i]);
    }
    line.text = document_.made.emplace_back(std::move(made));
    line.content = line.text;
    out_.push_back(line);
  }

  Document& document_;
  std::vector<Line> out_;
};

// The separator that divides nearly every line in two, if there is one.
std::string_view FindSeparator(const Document& document) {
  struct Separator {
    std::string_view text;
    size_t share;  // percent of the lines that it must divide
  };
  for (const auto& [separator, share] : {Separator{"\t", 60}, Separator{" :: ", 20}, Separator{" ;; ", 50}}) {
    size_t written = 0;
    size_t split = 0;
    size_t questions = 0;
    for (const Line& line : document.lines) {
      if (line.kind != LineKind::kText) continue;
      ++written;
      const size_t at = line.text.find(separator);
      if (at == line.text.npos || at == 0 || line.text[0] == '\t') continue;
      if (line.text.find(separator, at + separator.size()) != line.text.npos && separator == "\t") continue;
      ++split;
      const std::string_view question = Trim(line.text.substr(0, at));
      questions += question.ends_with('?') || question.ends_with("？") || question.ends_with("؟");
    }
    if (split >= 4 && split * 100 >= written * share && questions * 10 >= split * 3) return separator;
  }
  return {};
}

}  // namespace

void ReadRecords(Document& document) {
  if (const std::string_view separator = FindSeparator(document); !separator.empty()) {
    Splitter splitter(document);
    for (const Line& line : document.lines) {
      const size_t at = line.kind == LineKind::kText ? line.text.find(separator) : line.text.npos;
      if (at == line.text.npos || at == 0)
        splitter.Keep(line);
      else
        splitter.Record(line, Trim(line.text.substr(0, at)), Trim(line.text.substr(at + separator.size())));
    }
    splitter.Finish();
    return;
  }
  bool found = false;
  for (const Line& line : document.lines) {
    Columns columns{};
    if (line.kind == LineKind::kText && line.text.find('|') != line.text.npos &&
        FindColumns(SplitCells(line.text), columns))
      found = true;
  }
  if (!found) return;
  Splitter splitter(document);
  Columns columns{};
  bool inside = false;
  for (const Line& line : document.lines) {
    if (line.kind != LineKind::kText || line.text.find('|') == line.text.npos) {
      inside = false;
      splitter.Keep(line);
      continue;
    }
    const std::vector<std::string_view> cells = SplitCells(line.text);
    if (!inside && FindColumns(cells, columns)) {
      inside = true;
      splitter.Furniture(line);
    } else if (inside && IsDelimiterRow(line.text)) {
      splitter.Furniture(line);
    } else if (inside && cells.size() > std::max(columns.question, columns.answer)) {
      splitter.Record(line, cells[columns.question], cells[columns.answer]);
    } else {
      splitter.Keep(line);
    }
  }
  splitter.Finish();
}

}  // namespace emend
