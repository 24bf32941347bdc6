// One question and its answer a record: flashcards (`question<TAB>answer`, `question :: answer`, quoted fields over
// several lines) and tables whose columns are headed as such. Each record becomes a question and an answer.
#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "import/labels.h"
#include "import/passes.h"
#include "import/record_writer.h"

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
  if (row.find("--") == row.npos && row.find("==") == row.npos) return false;
  if (row.find_first_not_of("|:-+= ") == row.npos) return true;
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
    if (IsDelimiterRow(lines[i].text)) continue;
    if (cells.size() < 2) break;
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

// A term that asks something without a question mark: "how to shrink images", "memo vs callback".
bool AsksLoosely(std::string_view term) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"what",       "whats", "what's",     "how",     "why",        "when",        "which",    "where",
       "who",        "diff",  "difference", "vs",      "vs.",        "versus",      "or",       "was",
       "wie",        "warum", "wann",       "wozu",    "welche",     "unterschied", "que",      "qué",
       "cómo",       "como",  "por",        "cuándo",  "diferencia", "quoi",        "comment",  "pourquoi",
       "différence", "o",     "che",        "come",    "perché",     "что",         "как",      "зачем",
       "почему",     "чем",   "отличие",    "разница", "co",         "jak",         "dlaczego", "różnica",
       "nedir",      "nasıl", "neden",      "farkı",   "diferença",  "differenza"});
  if (term.ends_with('?')) return true;
  const std::string folded = FoldCase(term);
  for (size_t begin = 0; begin < folded.size();) {
    const size_t end = std::min(folded.find(' ', begin), folded.size());
    const std::string_view word = std::string_view(folded).substr(begin, end - begin);
    if (std::find(kWords.begin(), kWords.end(), word) != kWords.end()) return true;
    begin = end + 1;
  }
  return false;
}

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

// A line without the mark of a list item.
std::string_view WithoutBullet(std::string_view text) {
  text = Trim(text);
  for (const std::string_view mark : {"- ", "* ", "• ", "– "}) {
    if (text.starts_with(mark)) return Trim(text.substr(mark.size()));
  }
  return text;
}

// Where a term ends and what it is begins: at an arrow or a dash, or at a sign of which nothing else may stand before.
struct Divider {
  size_t at;
  size_t length;
};

using FindDivider = std::optional<Divider> (*)(std::string_view text);

std::optional<Divider> FindDash(std::string_view text) {
  std::optional<Divider> first;
  for (const std::string_view mark : {" -> ", " → ", " => ", " — ", " – ", " - "}) {
    const size_t at = text.find(mark);
    if (at != text.npos && (!first || at < first->at)) first = Divider{at, mark.size()};
  }
  return first;
}

std::optional<Divider> FindColon(std::string_view text) {
  const size_t at = text.find(": ");
  return at == text.npos ? std::nullopt : std::optional(Divider{at, 2});
}

std::optional<Divider> FindEquals(std::string_view text) {
  const size_t at = text.find(" = ");
  return at == text.npos ? std::nullopt : std::optional(Divider{at, 3});
}

// The divider of notes that keep a term and what it is on one line each: "memo -> skips a render if nothing changed".
// Nearly all lines must have it, no two with the same term, the terms must be short, and some must ask.
FindDivider DividerOf(const Document& document) {
  constexpr size_t kLeast = 6;      // lines
  constexpr size_t kLongest = 60;   // bytes of a term
  constexpr size_t kMostWords = 9;  // of a term
  constexpr size_t kShare = 80;     // percent of the lines
  size_t written = 0;
  for (const Line& line : document.lines) {
    if (line.kind != LineKind::kText) continue;
    if (line.text.size() > 600 || line.text.starts_with('#') || line.text.starts_with("```")) return nullptr;
    ++written;
  }
  for (const FindDivider find : {FindDash, FindColon, FindEquals}) {
    std::set<std::string_view> terms;
    size_t asking = 0;
    for (const Line& line : document.lines) {
      if (line.kind != LineKind::kText) continue;
      const std::string_view text = WithoutBullet(line.text);
      const std::optional<Divider> divider = find(text);
      if (!divider || divider->at == 0 || divider->at > kLongest || divider->at + divider->length + 2 > text.size())
        continue;
      const std::string_view term = text.substr(0, divider->at);
      if (static_cast<size_t>(std::count(term.begin(), term.end(), ' ')) >= kMostWords) continue;
      terms.insert(term);
      asking += AsksLoosely(term);
    }
    if (terms.size() >= kLeast && terms.size() * 100 >= written * kShare && asking * 8 >= terms.size()) return find;
  }
  return nullptr;
}

void ReadTerms(Document& document, FindDivider find) {
  RecordWriter writer(document);
  for (const Line& line : document.lines) {
    const std::string_view text = WithoutBullet(line.text);
    const std::optional<Divider> divider = line.kind == LineKind::kText ? find(text) : std::nullopt;
    if (!divider || divider->at == 0) {
      writer.Keep(line);
      continue;
    }
    writer.Question(line, Trim(text.substr(0, divider->at)));
    writer.Answer(line, Trim(text.substr(divider->at + divider->length)), true);
  }
  writer.Finish();
}

// Cards, one a line; a field that opens with a quote goes on to the line on which the quote closes (RFC 4180).
void ReadCards(Document& document, std::string_view separator) {
  RecordWriter writer(document);
  const std::vector<Line>& lines = document.lines;
  for (size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    const size_t at = line.kind == LineKind::kText ? FindIn(line.text, separator) : line.text.npos;
    if (line.kind == LineKind::kText && line.text.starts_with('#') && line.text.find(':') != line.text.npos &&
        separator == "\t") {
      writer.Furniture(line);  // "#separator:tab"
      continue;
    }
    if (at == line.text.npos || at == 0) {
      writer.Keep(line);
      continue;
    }
    writer.Question(line, Trim(line.text.substr(0, at)));
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
      writer.Answer(lines[i], text, first);
      first = first && text.empty();
      if (!quoted || end != answer.npos || i + 1 >= lines.size()) break;
      answer = lines[++i].text;
      if (answer.empty()) writer.Keep(lines[i]);
    }
  }
  writer.Finish();
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
  if (const FindDivider find = DividerOf(document); find != nullptr) return ReadTerms(document, find);
  const std::vector<Line>& lines = document.lines;
  bool found = false;
  for (size_t i = 0; i < lines.size() && !found; ++i) found = FindColumns(lines, i).has_value();
  if (!found) return;
  RecordWriter writer(document);
  for (size_t i = 0; i < lines.size(); ++i) {
    const std::optional<Columns> columns = FindColumns(lines, i);
    if (!columns) {
      writer.Keep(lines[i]);
      continue;
    }
    writer.Furniture(lines[i]);
    for (++i; i < lines.size(); ++i) {
      const Cells cells = CellsOf(lines[i]);
      if (cells.size() < 2 && !IsDelimiterRow(lines[i].text)) break;
      if (IsDelimiterRow(lines[i].text) || cells.size() <= columns->question || cells[columns->question].empty()) {
        writer.Furniture(lines[i]);
        continue;
      }
      writer.Question(lines[i], cells[columns->question]);
      if (cells.size() > columns->answer) writer.Answer(lines[i], cells[columns->answer], true);
    }
    --i;
  }
  writer.Finish();
}

}  // namespace emend
