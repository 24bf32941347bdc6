// Notebooks of Jupyter: the lines of their cells, code between fences. What the cells printed is left out.
#include <algorithm>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "import/json_text.h"
#include "import/passes.h"
#include "import/record_writer.h"

namespace emend {
namespace {

class NotebookReader {
 public:
  explicit NotebookReader(Document& document) : document_(document), lines_(document.lines), writer_(document) {}

  void Read() {
    const std::string_view text = document_.text;
    std::string key;
    bool code = false;
    bool source = false;  // within the list of a cell's lines
    bool open = false;    // a fence
    size_t line = 0;
    for (size_t i = 0; i < text.size();) {
      const char c = text[i];
      if (c != '"') {
        line += c == '\n';
        if (c == '[' && key == "source") source = true, key.clear();
        if (c == ']' && source) {
          if (open) Add(line, "```");
          source = open = false;
          AddBreak(line);
        }
        ++i;
        continue;
      }
      auto string = ReadJsonString(text, i);
      if (!string) break;
      const size_t colon = text.find_first_not_of(" \t", i);
      if (!source && colon != text.npos && text[colon] == ':') {
        key = *string;
        i = colon + 1;
      } else if (key == "cell_type") {
        code = *string == "code";
        key.clear();
      } else if (source || key == "source") {
        if (code && !open) Add(line, "```python");
        open = code;
        AddLines(line, *string);
        if (!source && open) Add(line, "```"), open = false;
        if (!source) key.clear();
      } else {
        key.clear();
      }
    }
    for (; next_ < lines_.size(); ++next_) writer_.Furniture(lines_[next_]);
    writer_.Finish();
  }

 private:
  void AddLines(size_t line, std::string_view text) {
    while (text.ends_with('\n')) text.remove_suffix(1);
    for (size_t begin = 0; begin <= text.size();) {
      const size_t end = std::min(text.find('\n', begin), text.size());
      Add(line, text.substr(begin, end - begin));
      begin = end + 1;
    }
  }

  // The end of a cell: mark-up, and a blank line between what the cells say.
  void AddBreak(size_t line) {
    for (; next_ <= line && next_ < lines_.size(); ++next_) writer_.Furniture(lines_[next_]);
    Add(line, "");
  }

  void Add(size_t line, std::string_view text) {
    if (line >= lines_.size()) return;
    for (; next_ < line; ++next_) writer_.Furniture(lines_[next_]);
    Line part = lines_[line];
    part.text = part.content = document_.made.emplace_back(text);
    part.kind = Trim(text).empty() ? LineKind::kBlank : LineKind::kText;
    writer_.Keep(part);
    next_ = std::max(next_, line + 1);
  }

  Document& document_;
  const std::vector<Line> lines_;
  RecordWriter writer_;
  size_t next_ = 0;  // the first line that is not written yet
};

}  // namespace

void ReadNotebook(Document& document) {
  const std::string_view head = std::string_view(document.text).substr(0, 4000);
  const size_t begin = head.find_first_not_of(" \t\n");
  if (begin == head.npos || head[begin] != '{' || head.find("\"cell_type\"") == head.npos) return;
  NotebookReader(document).Read();
}

}  // namespace emend
