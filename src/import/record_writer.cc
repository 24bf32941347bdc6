#include "import/record_writer.h"

#include "base/unicode.h"
#include "import/html_lines.h"

namespace emend {

void RecordWriter::Furniture(Line line) {
  line.kind = LineKind::kBlank;
  out_.push_back(line);
}

void RecordWriter::Part(const Line& line, std::string_view text, std::string_view mark) {
  std::string plain;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == '|') continue;
    plain.push_back(text[i]);
  }
  std::vector<std::string> pieces;
  if (plain.find('<') == plain.npos) {
    for (size_t begin = 0; begin <= plain.size();) {
      const size_t end = std::min(plain.find('\n', begin), plain.size());
      pieces.push_back(plain.substr(begin, end - begin));
      begin = end + 1;
    }
  } else {
    pieces = HtmlToLines(plain);
  }
  for (const std::string& piece : pieces) {
    Line part = line;
    part.text = document_.made.emplace_back(std::string(mark) + piece);
    part.content = part.text;
    if (part.text.empty()) part.kind = LineKind::kBlank;
    out_.push_back(part);
    mark = {};
  }
}

void WriteCardValues(Document& document, const std::vector<CardValue>& values) {
  const std::vector<Line> lines = document.lines;
  RecordWriter writer(document);
  size_t next = 0;
  for (const CardValue& value : values) {
    for (; next < value.line && next < lines.size(); ++next) writer.Furniture(lines[next]);
    if (value.line >= lines.size()) break;
    if (value.kind == Marker::Kind::kQuestion)
      writer.Question(lines[value.line], Trim(value.text));
    else if (value.kind == Marker::Kind::kAnswer)
      writer.Answer(lines[value.line], Trim(value.text), true);
    else
      writer.Answer(lines[value.line], value.text, false);
    next = value.line + 1;
  }
  for (; next < lines.size(); ++next) writer.Furniture(lines[next]);
  writer.Finish();
}

}  // namespace emend
