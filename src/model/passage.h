// A stretch of a file that is checked as one: a paragraph, a heading, a table cell, a code block, a note's question.
//
//   file bytes -> passages (text as a reader sees it, each byte mapped to the file) -> checks -> findings
#ifndef EMEND_MODEL_PASSAGE_H_
#define EMEND_MODEL_PASSAGE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"
#include "base/text_map.h"

namespace emend {

enum class PassageKind : uint8_t {
  kParagraph,    // prose, also inside a list item or a quote
  kHeading,
  kTableHeader,  // one cell of the header row
  kTableCell,
  kCode,         // the lines of a code block, without its fences
  kPlain,        // a field of a note that is no Markdown but text with `code`: question, topic, a variant's question
};

// The part of a note that a passage stands in; kNone in a file that holds no notes.
enum class NoteField : uint8_t { kNone, kTopic, kQuestion, kAnswer, kVariantQuestion, kVariantAnswer };

std::string_view ToString(NoteField field);  // "question", "variant-answer"; empty for kNone

enum class InlineKind : uint8_t { kCode, kStrong, kEmphasis, kStrike, kLink, kUrl, kAlt };

// Bytes of a passage's text that mark-up sets apart. kLink is the text of a link, kUrl a bare or bracketed address,
// kAlt the description of an image.
struct InlineMark {
  Span span;
  InlineKind kind;
};

struct Passage {
  PassageKind kind = PassageKind::kParagraph;
  // As a reader sees it: without mark-up, escapes and entities decoded, a soft line break as one space, a hard one as a
  // newline. Inline code stands in it without its backticks. A code block's text has LF line ends, and may be empty; no
  // other passage's is.
  std::string text;
  TextMap map;                    // from `text` to the bytes of the file
  std::vector<InlineMark> marks;  // sorted by begin, the outer before the inner
  Span source;                    // the bytes of the file with all mark-up

  int note = -1;                  // index of the note; -1 where there is none
  NoteField field = NoteField::kNone;
  int variant = -1;               // index of the variant, for the two variant fields

  int level = 0;                  // kHeading: 1-6
  int list_depth = 0;             // how many lists it stands in
  bool ordered = false;           // the innermost of them is numbered
  bool item_start = false;        // the first passage of its list item
  int quote_depth = 0;            // how many block quotes it stands in
  std::string language;           // kCode: first word behind the fence, lower case; empty if none
  int table = -1;                 // kTableHeader, kTableCell: number of the table in the file
  int row = 0;                    // 0 = header row
  int column = 0;                 // 0-based

  // Indices of passages of the same field, -1 where there is none.
  int heading = -1;               // the nearest heading above; for a heading, the nearest of a higher rank
  int lead = -1;                  // inside a list, table or code block: the paragraph directly before it, or before the
                                  // list around it
};

}  // namespace emend

#endif  // EMEND_MODEL_PASSAGE_H_
