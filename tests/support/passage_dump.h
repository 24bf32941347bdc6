// Passages as lines of text, for tests.
#ifndef EMEND_TESTS_SUPPORT_PASSAGE_DUMP_H_
#define EMEND_TESTS_SUPPORT_PASSAGE_DUMP_H_

#include <array>
#include <string>
#include <string_view>

#include "model/passage.h"

namespace emend {

inline std::string Visible(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '\x01') {
      out += '_';
    } else {
      out += c;
    }
  }
  return out;
}

// `cell 1:2 list1 item | text | strong(a b) code(c)`: only what differs from a plain paragraph is said.
inline std::string DumpPassage(const Passage& passage) {
  constexpr std::array<std::string_view, 6> kKinds = {"paragraph", "heading", "header", "cell", "code", "plain"};
  constexpr std::array<std::string_view, 7> kMarks = {"code", "strong", "em", "strike", "link", "url", "alt"};
  std::string out(kKinds[static_cast<size_t>(passage.kind)]);
  const auto say = [&](std::string_view name, int value) {
    out.append(" ").append(name).append(std::to_string(value));
  };
  if (passage.note >= 0) say("note", passage.note);
  if (passage.field != NoteField::kNone) out.append(" ").append(ToString(passage.field));
  if (passage.variant >= 0) say("variant", passage.variant);
  if (passage.level > 0) say("h", passage.level);
  if (passage.table >= 0) {
    say("table", passage.table);
    say("row", passage.row);
    say("column", passage.column);
  }
  if (passage.list_depth > 0) say(passage.ordered ? "ordered" : "list", passage.list_depth);
  if (passage.item_start) out += " item";
  if (passage.quote_depth > 0) say("quote", passage.quote_depth);
  if (!passage.language.empty()) out.append(" ").append(passage.language);
  if (passage.heading >= 0) say("under", passage.heading);
  if (passage.lead >= 0) say("lead", passage.lead);
  out += " | " + Visible(passage.text);
  for (size_t i = 0; i < passage.marks.size(); ++i) {
    const InlineMark& mark = passage.marks[i];
    out.append(i == 0 ? " | " : " ").append(kMarks[static_cast<size_t>(mark.kind)]);
    out += '(' + Visible(std::string_view(passage.text).substr(mark.span.begin, mark.span.size())) + ')';
  }
  return out;
}

}  // namespace emend

#endif  // EMEND_TESTS_SUPPORT_PASSAGE_DUMP_H_
