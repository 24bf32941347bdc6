#include "facts/code_lines.h"

#include <algorithm>
#include <string>

#include "base/unicode.h"
#include "facts/apart.h"

namespace emend::facts {
namespace {

// Where a comment begins: `#`, `//` or `--` at the line's start or behind white space.
size_t CommentStart(std::string_view line) {
  char quote = 0;
  for (size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quote != 0) {
      if (c == '\\')
        ++i;
      else if (c == quote)
        quote = 0;
      continue;
    }
    if (c == '"' || c == '\'') {
      quote = c;
      continue;
    }
    const bool fresh = i == 0 || line[i - 1] == ' ' || line[i - 1] == '\t';
    if (!fresh) continue;
    if (c == '#' && (i + 1 >= line.size() || line[i + 1] == ' ' || line[i + 1] == '#' || i == 0 ||
                     std::isalpha(static_cast<unsigned char>(line[i + 1]))))
      return i;
    if (line.substr(i).starts_with("//") || line.substr(i).starts_with("-- ")) return i;
  }
  return line.size();
}

bool ShowsRight(std::string_view comment) {
  const std::string words = FoldCase(comment);
  for (const char* word :
       {"good", "right", "correct", "better", "after", "instead:", "safe", "✅", "new", "fixed", "do:", "recommended"}) {
    const size_t at = words.find(word);
    if (at != std::string::npos && (at == 0 || !std::isalpha(static_cast<unsigned char>(words[at - 1])))) return true;
  }
  return false;
}

}  // namespace

std::vector<CodeLine> ReadCodeLines(std::string_view code) {
  std::vector<CodeLine> lines;
  bool apart = false;
  for (size_t begin = 0; begin < code.size();) {
    const size_t end = std::min(code.find('\n', begin), code.size());
    const std::string_view text = code.substr(begin, end - begin);
    CodeLine line;
    line.span = {begin, end};
    line.indent = std::min(text.find_first_not_of(" \t"), text.size());
    line.blank = line.indent == text.size();
    line.comment = CommentStart(text);
    const std::string_view comment = text.substr(line.comment);
    const bool alone = line.comment == line.indent && !comment.empty();
    if (alone) {
      // A comment of its own speaks of the lines below it, up to the next one that says otherwise.
      if (HoldsCodeApart(comment)) {
        apart = true;
      } else if (ShowsRight(comment)) {
        apart = false;
      }
      line.apart = apart;
    } else {
      line.apart = apart || (!comment.empty() && HoldsCodeApart(comment));
    }
    lines.push_back(line);
    begin = end + 1;
  }
  return lines;
}

bool IsCode(const Passage& passage) {
  if (passage.kind == PassageKind::kCode) return true;
  if (passage.kind != PassageKind::kParagraph || passage.field == NoteField::kQuestion || passage.marks.empty())
    return false;
  const InlineMark& mark = passage.marks.front();
  const std::string_view text = passage.text;
  return mark.kind == InlineKind::kCode && mark.span.begin == 0 && mark.span.end + 1 >= text.size() &&
         text.substr(0, mark.span.end).find_first_of(" =(") < mark.span.end - 2;  // no mere name()
}

bool IsShownAsBad(const Reading& reading, int passage) {
  const Passage& block = reading.file().passages[static_cast<size_t>(passage)];
  if (!reading.Asserted(passage)) return true;
  const auto& passages = reading.file().passages;
  if (block.heading >= 0 && HoldsCodeApart(passages[static_cast<size_t>(block.heading)].text)) return true;
  // The line that introduces it, also where it is a list's item or the paragraph just before.
  for (const int before : {block.lead, passage - 1}) {
    if (before < 0) continue;
    const Passage& lead = passages[static_cast<size_t>(before)];
    if (lead.kind == PassageKind::kCode || lead.note != block.note || lead.field != block.field) continue;
    const std::vector<Span> lines = SplitLines(lead);
    for (size_t i = lines.size(); i-- > 0;) {
      WordStore store;
      const std::vector<Token> last = ReadTokens(lead, before, lines[i], store);
      if (last.empty()) continue;
      if (HoldsCodeApart(std::string_view(lead.text).substr(last.front().span.begin))) return true;
      break;
    }
  }
  return false;
}

std::vector<size_t> EnclosingLines(const std::vector<CodeLine>& lines, size_t at) {
  std::vector<size_t> out;
  size_t indent = lines[at].indent;
  for (size_t i = at; i-- > 0 && indent > 0;) {
    if (lines[i].blank || lines[i].indent >= indent) continue;
    out.push_back(i);
    indent = lines[i].indent;
  }
  return out;
}

}  // namespace emend::facts
