#include "facts/code_lines.h"

#include <algorithm>
#include <initializer_list>
#include <set>
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

bool HoldsWord(std::string_view comment, std::initializer_list<std::string_view> known) {
  const std::string text = FoldCase(comment);
  for (const std::string_view word : known) {
    for (size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
      const size_t end = at + word.size();
      const auto letter = [&](size_t i) { return std::isalpha(static_cast<unsigned char>(text[i])) != 0; };
      if ((at == 0 || !letter(at - 1)) && (end >= text.size() || !letter(end))) return true;
    }
  }
  return false;
}

std::set<std::string> CodeWords(std::string_view code, const std::vector<CodeLine>& lines, size_t from, size_t to) {
  std::set<std::string> words;
  for (size_t i = from; i < to; ++i) {
    std::string word;
    for (const char c : std::string(code.substr(lines[i].span.begin, lines[i].comment)) + " ") {
      if (std::isalnum(static_cast<unsigned char>(c)) || c == '_') {
        word += c;
      } else if (!word.empty()) {
        words.insert(std::move(word));
        word.clear();
      }
    }
  }
  return words;
}

// "# returns nothing" over one part and "# this is it" over the next one, which is much the same: the first is shown
// as wrong.
void MarkContrasts(std::string_view code, std::vector<CodeLine>& lines) {
  std::vector<size_t> starts = {0};
  const auto comment = [&](size_t i) {
    return code.substr(lines[i].span.begin, lines[i].span.size()).substr(lines[i].comment);
  };
  for (size_t i = 1; i < lines.size(); ++i) {
    if (!lines[i].blank && lines[i].comment == lines[i].indent &&
        (lines[i - 1].blank || lines[i - 1].comment != lines[i - 1].indent))
      starts.push_back(i);
  }
  starts.push_back(lines.size());
  for (size_t part = 0; part + 2 < starts.size(); ++part) {
    const size_t begin = starts[part];
    const size_t next = starts[part + 1];
    bool trouble = HoldsWord(comment(next), {"works", "work", "correct", "fine", "ok", "this", "right", "better",
                                             "good", "instead", "use", "proper", "fixed", "that's"});
    for (size_t i = begin; i < next && !trouble; ++i) {
      trouble = HoldsWord(comment(i), {"nothing", "no", "not", "never", "crash", "crashes", "doesn't", "don't", "isn't",
                                       "won't", "can't", "boom", "oops", "trap", "danger", "hangs", "hole", "attack"});
    }
    if (!trouble) continue;
    const std::set<std::string> upper = CodeWords(code, lines, begin, next);
    const std::set<std::string> lower = CodeWords(code, lines, next, starts[part + 2]);
    const auto common =
        std::count_if(upper.begin(), upper.end(), [&](const std::string& word) { return lower.contains(word); });
    const size_t least = std::min(upper.size(), lower.size());
    if (least < 3 || upper == lower || static_cast<size_t>(common) * 2 < least) continue;
    for (size_t i = begin; i < next; ++i) lines[i].apart = true;
  }
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
  MarkContrasts(code, lines);
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
