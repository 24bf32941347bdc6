// Exports of flashcard programs and tables: CSV (RFC 4180, also with semicolons) and JSON, an object or a line a card.
#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/line_index.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "import/json_text.h"
#include "import/labels.h"
#include "import/lines.h"
#include "import/passes.h"
#include "import/record_writer.h"

namespace emend {
namespace {

using Kind = Marker::Kind;

struct Field {
  std::string text;
  size_t line;  // index of the line on which it begins
};

using Record = std::vector<Field>;

constexpr size_t kMostAbove = 12;  // records of titles and remarks above the names of a table's columns

// Nine tenths of the records below are as wide.
bool AreAsWide(size_t whole, size_t all) { return whole * 10 >= all * 9; }

// Tells as early as can be that records are no table: of none of the first ones enough below it are as wide.
class TableHope {
 public:
  explicit TableHope(size_t most_records) : most_(most_records) {}

  bool GoesOnWith(const Record& record) {
    if (heads_.size() < kMostAbove) heads_.push_back({record.size(), 0});
    bool any = heads_.size() < kMostAbove;
    for (Head& head : heads_) {
      head.others += head.width != record.size();
      any = any || (head.width > 1 && AreAsWide(most_ - std::min(most_, head.others), most_));
    }
    return any;
  }

 private:
  struct Head {
    size_t width;
    size_t others;  // records that are not as wide
  };
  size_t most_;
  std::vector<Head> heads_;
};

// All records of the text; none if a quote is never closed or stands within a plain field, or if `hope` is given up.
std::vector<Record> ReadCsv(std::string_view text, char separator, TableHope* hope = nullptr) {
  std::vector<Record> records;
  Record record;
  size_t line = 0;
  for (size_t i = 0; i <= text.size();) {
    Field field{{}, line};
    if (i < text.size() && text[i] == '"') {
      bool closed = false;
      for (++i; i < text.size() && !closed;) {
        if (text[i] == '"' && i + 1 < text.size() && text[i + 1] == '"') {
          field.text.push_back('"');
          i += 2;
        } else if (text[i] == '"') {
          closed = true;
          ++i;
        } else {
          line += text[i] == '\n';
          field.text.push_back(text[i++]);
        }
      }
      if (!closed || (i < text.size() && text[i] != separator && text[i] != '\n')) return {};
    } else {
      const size_t begin = i;
      while (i < text.size() && text[i] != separator && text[i] != '\n') ++i;
      field.text = text.substr(begin, i - begin);
    }
    record.push_back(std::move(field));
    if (i < text.size() && text[i] == separator) {
      ++i;
      continue;
    }
    if (record.size() > 1 || !record[0].text.empty()) {
      if (hope != nullptr && !hope->GoesOnWith(record)) return {};
      records.push_back(std::move(record));
    }
    record.clear();
    if (i >= text.size()) break;
    ++line;
    ++i;
  }
  return records;
}

struct SheetColumns {
  size_t question;
  size_t answer;
  size_t first;  // record below the names of the columns, and what may stand above them
};

// The column that says most beside that of the questions, if it says more than a word.
std::optional<size_t> LongestColumn(std::span<const Record> records, size_t question) {
  constexpr size_t kLeast = 20;  // bytes a record
  std::vector<size_t> sizes(records.front().size(), 0);
  for (const Record& record : records) {
    for (size_t c = 0; c < record.size() && c < sizes.size(); ++c)
      sizes[c] += c == question ? 0 : record[c].text.size();
  }
  const auto longest = std::max_element(sizes.begin(), sizes.end());
  if (*longest < records.size() * kLeast) return std::nullopt;
  return static_cast<size_t>(longest - sizes.begin());
}

// The columns of a table that this record names, and that those below it keep to.
std::optional<SheetColumns> NamedColumns(std::span<const Record> records, size_t head) {
  const Record& names = records[head];
  std::optional<size_t> question;
  std::optional<size_t> answer;
  const auto named =
      std::count_if(names.begin(), names.end(), [](const Field& name) { return !Trim(name.text).empty(); });
  if (named < 2) return std::nullopt;  // a title
  for (size_t i = 0; i < names.size(); ++i) {
    const Kind kind = SideKind(names[i].text);
    if (kind == Kind::kQuestion && !question) question = i;
    if (kind == Kind::kAnswer && !answer) answer = i;
  }
  if (!question) return std::nullopt;
  if (!answer) answer = LongestColumn(records.subspan(head), *question);
  if (!answer) return std::nullopt;
  return SheetColumns{*question, *answer, head + 1};
}

// Where a table of questions and answers keeps them; nothing if it is none.
std::optional<SheetColumns> FindColumns(std::span<const Record> records) {
  constexpr size_t kLeast = 3;  // records
  for (size_t head = 0; head < kMostAbove && head + kLeast <= records.size(); ++head) {
    const size_t width = records[head].size();
    const auto below = records.subspan(head);
    const auto whole = static_cast<size_t>(
        std::count_if(below.begin(), below.end(), [&](const Record& record) { return record.size() == width; }));
    if (width < 2 || !AreAsWide(whole, below.size())) continue;
    if (const auto named = NamedColumns(records, head)) return named;
    for (size_t c = 0; head == 0 && c < width && records.size() > kLeast; ++c) {
      const auto asking = static_cast<size_t>(std::count_if(records.begin(), records.end(), [c](const Record& record) {
        return c < record.size() && Asks(record[c].text);
      }));
      if (asking * 2 < records.size()) continue;
      // Names above the columns ask nothing.
      const bool named = asking * 5 >= (records.size() - 1) * 4 && !Asks(records[0][c].text);
      return SheetColumns{c, LongestColumn(records, c).value_or(c + 1), named ? size_t{1} : size_t{0}};
    }
  }
  return std::nullopt;
}

// The line of a record, and those below it that it goes on over, as question and answer.
void WriteCsv(Document& document, const std::vector<Record>& records, const SheetColumns& columns) {
  const std::vector<Line> lines = document.lines;
  RecordWriter writer(document);
  size_t next = 0;
  const auto furniture_up_to = [&](size_t end) {
    for (; next < end && next < lines.size(); ++next) writer.Furniture(lines[next]);
  };
  for (size_t r = columns.first; r < records.size(); ++r) {
    const Record& record = records[r];
    if (record.size() <= columns.question || Trim(record[columns.question].text).empty()) continue;
    const Field& question = record[columns.question];
    if (question.line >= lines.size()) break;
    furniture_up_to(question.line);
    std::string asked = question.text;
    std::replace(asked.begin(), asked.end(), '\n', ' ');
    writer.Question(lines[question.line], Trim(asked));
    if (record.size() > columns.answer) {
      const Field& answer = record[columns.answer];
      const std::string_view text = answer.text;
      size_t line = answer.line;
      bool first = true;
      for (size_t begin = 0; begin <= text.size() && line < lines.size(); ++line) {
        const size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view piece = text.substr(begin, end - begin);
        writer.Answer(lines[line], first ? Trim(piece) : piece, first);
        first = first && Trim(piece).empty();
        if (Trim(piece).empty() && !first) {
          Line blank;
          blank.number = lines[line].number;
          writer.Furniture(blank);
        }
        begin = end + 1;
      }
      next = std::max(next, line);
    }
  }
  furniture_up_to(lines.size());
  writer.Finish();
}

// What a text export of Anki says above its records (the manual, "Text files"): "#separator:tab", "#deck column:3",
// "#columns:Front<tab>Back".
struct AnkiHead {
  size_t length = 0;  // bytes
  size_t lines = 0;
  char separator = '\t';
  std::vector<size_t> others;  // columns, from 0, that hold no side of a card
  std::string_view columns;
};

AnkiHead ReadAnkiHead(std::string_view text) {
  AnkiHead head;
  while (head.length < text.size() && text[head.length] == '#') {
    const size_t end = std::min(text.find('\n', head.length), text.size());
    const std::string_view line = Trim(text.substr(head.length, end - head.length));
    const size_t colon = line.find(':');
    if (colon == line.npos) break;
    const std::string key = FoldCase(line.substr(1, colon - 1));
    const std::string_view value = line.substr(colon + 1);
    if (key == "separator") {
      const std::string name = FoldCase(Trim(value));
      head.separator = name == "comma" || name == ","       ? ','
                       : name == "semicolon" || name == ";" ? ';'
                       : name == "pipe" || name == "|"      ? '|'
                       : name == "colon"                    ? ':'
                       : name == "space"                    ? ' '
                                                            : '\t';
    } else if (key == "columns") {
      head.columns = value;
    } else if (key.ends_with(" column") && !value.empty() && value[0] >= '1' && value[0] <= '9') {
      head.others.push_back(static_cast<size_t>(value[0] - '1'));
    }
    head.length = std::min(end + 1, text.size());
    ++head.lines;
  }
  return head;
}

bool ReadAnki(Document& document) {
  constexpr size_t kLeast = 2;  // records
  const AnkiHead head = ReadAnkiHead(document.text);
  if (head.lines < 2 || (head.others.empty() && head.columns.empty())) return false;
  std::vector<Record> records = ReadCsv(std::string_view(document.text).substr(head.length), head.separator);
  std::erase_if(records, [](const Record& record) { return record.size() < 2; });  // "#deck:…" on the way
  if (records.size() < kLeast) return false;
  for (Record& record : records) {
    for (Field& field : record) field.line += head.lines;
  }
  std::vector<std::string> names;
  for (size_t begin = 0; begin < head.columns.size();) {
    const size_t end = std::min(head.columns.find(head.separator, begin), head.columns.size());
    names.emplace_back(Trim(head.columns.substr(begin, end - begin)));
    begin = end + 1;
  }
  std::optional<size_t> question;
  std::optional<size_t> answer;
  for (size_t i = 0; i < names.size(); ++i) {
    const Kind kind = SideKind(names[i]);
    if (kind == Kind::kQuestion && !question) question = i;
    if (kind == Kind::kAnswer && !answer) answer = i;
  }
  // Without names the first two columns that are no others.
  for (size_t i = 0; i < records.front().size() && names.empty(); ++i) {
    if (std::find(head.others.begin(), head.others.end(), i) != head.others.end()) continue;
    if (!question)
      question = i;
    else if (!answer)
      answer = i;
  }
  if (!question) question = 0;
  if (!answer) answer = *question + 1;
  WriteCsv(document, records, {*question, *answer, 0});
  return true;
}

bool ReadTable(Document& document) {
  if (ReadAnki(document)) return true;
  const std::string_view text = document.text;
  const std::string_view head = text.substr(0, text.find('\n'));
  for (const char separator : {',', ';', '\t'}) {
    // Prose has commas.
    if (separator != '\t' && head.find(separator) == head.npos) continue;
    TableHope hope(document.lines.size());
    const std::vector<Record> records = ReadCsv(text, separator, &hope);
    const auto columns = FindColumns(records);
    // Without a header the reader of cards knows tabs better.
    if (!columns || (separator == '\t' && columns->first == 0 && columns->question == 0 && columns->answer == 1))
      continue;
    WriteCsv(document, records, *columns);
    return true;
  }
  return false;
}

using Value = CardValue;

std::vector<Value> ReadValues(std::string_view text) {
  std::vector<Value> values;
  size_t line = 0;
  Kind key = Kind::kNone;  // of the value that is open
  int depth = 0;           // of lists within it
  for (size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c != '"') {
      line += c == '\n';
      if (c == '[' && key != Kind::kNone) ++depth;
      if (c == ']' && depth > 0) --depth;
      if ((c == ',' && depth == 0) || c == '{' || c == '}') key = Kind::kNone;
      ++i;
      continue;
    }
    auto string = ReadJsonString(text, i);
    if (!string) return {};
    const size_t colon = text.find_first_not_of(" \t", i);
    if (colon != text.npos && text[colon] == ':') {
      key = SideKind(*string);
      i = colon + 1;
    } else if (key != Kind::kNone) {
      values.push_back({depth > 0 && key == Kind::kAnswer && !values.empty() && values.back().kind == Kind::kAnswer
                            ? Kind::kNone
                            : key,
                        std::move(*string), line});
    }
  }
  return values;
}

// Whether the text begins like a list or an object of JSON with strings in it.
bool LooksLikeJson(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\n");
  if (begin == text.npos || (text[begin] != '[' && text[begin] != '{')) return false;
  const size_t next = text.find_first_not_of(" \t\n[{", begin);
  return next != text.npos && text[next] == '"';
}

bool ReadObjects(Document& document) {
  if (!LooksLikeJson(document.text)) return false;
  constexpr std::ptrdiff_t kLeast = 2;
  const std::vector<Value> values = ReadValues(document.text);
  const auto of = [&](Kind kind) {
    return std::count_if(values.begin(), values.end(), [&](const Value& value) { return value.kind == kind; });
  };
  if (of(Kind::kQuestion) < kLeast || of(Kind::kAnswer) < kLeast) return false;
  WriteCardValues(document, values);
  return true;
}

}  // namespace

void ReadFields(Document& document) {
  if (!ReadObjects(document)) ReadTable(document);
}

}  // namespace emend
