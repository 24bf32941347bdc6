// reStructuredText: directives and what is indented below them, literal blocks behind `::`, comments, roles. Titles and
// tables of `====` are read by others.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"
#include "import/aligned.h"
#include "import/lines.h"
#include "import/passes.h"

namespace emend {
namespace {

bool IsNameByte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_'; }

// The name in ".. name::", empty for other lines.
std::string_view DirectiveOf(std::string_view text) {
  text = Trim(text);
  if (!text.starts_with(".. ")) return {};
  text = Trim(text.substr(3));
  size_t end = 0;
  while (end < text.size() && IsNameByte(text[end])) ++end;
  return end > 0 && text.substr(end).starts_with("::") ? text.substr(0, end) : std::string_view();
}

bool IsRstComment(std::string_view text) {
  text = Trim(text);
  return text == ".." || (text.starts_with(".. ") && DirectiveOf(text).empty());
}

bool IsOption(std::string_view text) {
  text = Trim(text);
  return text.size() > 2 && text[0] == ':' && text.find(':', 1) != text.npos && IsNameByte(text[1]);
}

// With the marks of Markdown: ``x`` and :role:`x` -> `x`, `x <url>`_ -> [x](url).
std::string RstInline(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    if (text[i] == ':' && i + 1 < text.size() && IsNameByte(text[i + 1])) {  // :role:`
      const size_t tick = text.find('`', i);
      const bool role = tick != text.npos && tick > i + 1 && text[tick - 1] == ':' &&
                        std::all_of(text.begin() + static_cast<std::ptrdiff_t>(i + 1),
                                    text.begin() + static_cast<std::ptrdiff_t>(tick - 1),
                                    [](char c) { return IsNameByte(c) || c == ':'; });
      if (role) {
        i = tick;
        continue;
      }
    }
    if (text[i] != '`') {
      out += text[i++];
      continue;
    }
    const bool literal = text.substr(i).starts_with("``");
    const size_t begin = i + (literal ? 2 : 1);
    const size_t end = text.find(literal ? "``" : "`", begin);
    if (end == text.npos) {
      out += text.substr(i);
      break;
    }
    const std::string_view inner = text.substr(begin, end - begin);
    i = end + (literal ? 2 : 1);
    const size_t link = inner.find(" <");
    if (!literal && i < text.size() && text[i] == '_') {
      while (i < text.size() && text[i] == '_') ++i;
      if (link != inner.npos && inner.ends_with('>'))
        out.append("[")
            .append(inner.substr(0, link))
            .append("](")
            .append(inner.substr(link + 2, inner.size() - link - 3))
            .append(")");
      else
        out += inner;
    } else {
      out.append("`").append(inner).append("`");
    }
  }
  return out;
}

class RstReader {
 public:
  explicit RstReader(Document& document) : document_(document), lines_(document.lines) {}

  void Read() {
    for (size_t i = 0; i < lines_.size();) i = ReadAt(i);
  }

 private:
  static bool IsOpen(const Line& line) { return line.kind == LineKind::kText; }

  // Behind the lines below `i` that are indented more than it, blank ones between included.
  size_t EndOfBlock(size_t i) const {
    const size_t indent = IndentOf(lines_[i].text);
    size_t end = i + 1;
    for (size_t k = i + 1; k < lines_.size(); ++k) {
      if (lines_[k].text.empty()) continue;
      if (IndentOf(lines_[k].text) <= indent) break;
      end = k + 1;
    }
    return end;
  }

  void Drop(size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      if (lines_[i].text.empty()) continue;
      lines_[i].kind = LineKind::kDropped;
      lines_[i].drop = DropReason::kPageFurniture;
    }
  }

  void Write(Line& line, std::string text) { line.text = line.content = document_.made.emplace_back(std::move(text)); }

  size_t SkipOptions(size_t begin, size_t end) {
    while (begin < end && IsOption(lines_[begin].text)) ++begin;
    return begin;
  }

  void MarkCode(size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      lines_[i].kind = LineKind::kCode;
      lines_[i].fenced = true;
      lines_[i].content = lines_[i].text;
    }
  }

  size_t ReadAt(size_t i) {
    Line& line = lines_[i];
    if (!IsOpen(line)) return i + 1;
    if (IsRstComment(line.text)) {
      const size_t end = EndOfBlock(i);
      Drop(i, end);
      return end;
    }
    if (const std::string_view name = DirectiveOf(line.text); !name.empty()) return ReadDirective(i, name);
    const std::string_view text = Trim(line.text);
    if (text.ends_with("::") && i + 2 < lines_.size() && lines_[i + 1].text.empty()) return ReadLiteral(i);
    if (text.starts_with("#. ")) {
      number_ = i > 0 && last_number_ + 1 >= i ? number_ + 1 : 1;
      last_number_ = i;
      Write(line, std::string(IndentOf(line.text), ' ') + std::to_string(number_) + ". " + RstInline(text.substr(3)));
      return i + 1;
    }
    if (text.find('`') != text.npos) Write(line, RstInline(line.text));
    return i + 1;
  }

  // "Some text::", a blank line, code.
  size_t ReadLiteral(size_t i) {
    const size_t end = EndOfBlock(i);
    if (end <= i + 2) return i + 1;
    Line& line = lines_[i];
    const std::string_view text = line.text;
    const bool alone = Trim(text) == "::";
    if (alone)
      Drop(i, i + 1);
    else
      Write(line, RstInline(text.substr(0, text.size() - (Trim(text).ends_with(" ::") ? 3 : 1))));
    lines_[i + 1].kind = LineKind::kFence;
    lines_[i + 1].opens = true;
    MarkCode(i + 2, end);
    return end;
  }

  size_t ReadDirective(size_t i, std::string_view name) {
    static constexpr auto kCode =
        std::to_array<std::string_view>({"code-block", "code", "sourcecode", "parsed-literal"});
    static constexpr auto kAdvice = std::to_array<std::string_view>(
        {"note", "warning", "tip", "hint", "important", "caution", "attention", "danger", "error", "seealso"});
    const auto is_one = [&](const auto& names) { return std::find(names.begin(), names.end(), name) != names.end(); };
    const size_t end = EndOfBlock(i);
    Line& line = lines_[i];
    const std::string_view argument = Trim(line.text.substr(line.text.find("::") + 2));
    size_t body = SkipOptions(i + 1, end);
    if (is_one(kCode)) {
      Drop(i + 1, body);
      while (body < end && lines_[body].text.empty()) ++body;
      line.kind = LineKind::kFence;
      line.opens = true;
      line.language = argument;
      MarkCode(body, end);
      return end;
    }
    if (is_one(kAdvice)) {
      std::string label = "**" + std::string(name) + ":** ";
      label[2] = static_cast<char>(label[2] - 'a' + 'A');
      size_t first = i;
      if (argument.empty()) {
        Drop(i, i + 1);
        first = body;
        while (first < end && lines_[first].text.empty()) ++first;
      }
      if (first < end) Write(lines_[first], label + RstInline(first == i ? argument : Trim(lines_[first].text)));
      for (size_t k = first + 1; k < end; ++k) {
        if (!lines_[k].text.empty()) Write(lines_[k], RstInline(Trim(lines_[k].text)));
      }
      return end;
    }
    if (name == "list-table") return ReadListTable(i, body, end);
    if (name == "table") {
      Drop(i, body);
      return body;
    }
    Drop(i, end);
    return end;
  }

  // "* - first cell", "  - second cell"
  size_t ReadListTable(size_t i, size_t body, size_t end) {
    Drop(i, body);
    std::vector<std::vector<std::string>> rows;
    std::vector<size_t> heads;
    for (size_t k = body; k < end; ++k) {
      const std::string_view text = Trim(lines_[k].text);
      if (text.empty()) continue;
      const bool row = text.starts_with("* - ") || text == "* -";
      const bool cell = text.starts_with("- ") || text == "-";
      if (row) rows.emplace_back(), heads.push_back(k);
      if (rows.empty()) continue;
      if (row || cell)
        rows.back().push_back(RstInline(Trim(text.substr(text.find('-') + 1))));
      else
        rows.back().back().append(" ").append(RstInline(text));
      if (!row) lines_[k].kind = LineKind::kBlank;
    }
    for (size_t r = 0; r < rows.size(); ++r)
      WriteRow(document_, lines_[heads[r]], TableCells(rows[r].begin(), rows[r].end()));
    return end;
  }

  Document& document_;
  std::vector<Line>& lines_;
  int number_ = 0;  // of a list whose items have "#."
  size_t last_number_ = 0;
};

}  // namespace

void ReadRestructured(Document& document) {
  const auto marks = [](const Line& line) {
    return line.text.starts_with(".. ") && (!DirectiveOf(line.text).empty() || line.text.starts_with(".. _"));
  };
  if (std::any_of(document.lines.begin(), document.lines.end(), marks)) RstReader(document).Read();
}

}  // namespace emend
