// An export as lines of which each knows what it is on the surface. What a line means (a question, its answer, a
// heading of a section) is not known yet: that is for segment to decide.
#ifndef EMEND_MODEL_DOCUMENT_H_
#define EMEND_MODEL_DOCUMENT_H_

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace emend {

// 1-based lines of an export, both ends included.
struct LineRange {
  int first = 0;
  int last = 0;

  bool operator==(const LineRange&) const = default;
  auto operator<=>(const LineRange&) const = default;
};

enum class LineKind : uint8_t {
  kBlank,
  kText,      // prose, and all that nothing else claims
  kHeading,   // `## Title`, a setext heading, <h2>
  kItem,      // a list item: `- x`, `• x`, `3. x`, `<li>`
  kFence,     // opens or closes a code block
  kCode,      // inside a fence, or recognised as code without one
  kTableRow,  // a row of a pipe or tab-separated table
  kRule,      // `---`, `* * *`
  kDropped,   // belongs to no note; `drop` says why
};

// Why a line is in no note.
enum class DropReason : uint8_t {
  kNone,
  kChatHeader,
  kReaction,
  kChatter,
  kPromo,
  kIntro,
  kOutro,
  kPageFurniture,
  kTableOfContents,
  kImagePlaceholder,
  kBareLink,
  kLabel,
};

// The name in a ledger: "chat-header", "table-of-contents".
std::string_view ToString(DropReason reason);

// The mark before a line's content.
struct Marker {
  enum class Kind : uint8_t {
    kNone,
    kBullet,    // - * + • ◦ ▪ – ✔ …
    kOrdered,   // 12.  12)  (12)  a.  iv)
    kQuestion,  // Q:  Q12.  Question 3:  Frage 2:
    kAnswer,    // A:  Ans:  **Answer:**  Antwort:
  };
  int number = -1;   // the number written, -1 if none; letters and Roman numerals count from 1
  Kind kind = Kind::kNone;
  char style = 0;    // the character that ends or is the mark: '.', ')', ':', '-', '*'
  char family = 0;   // 'd' decimal, 'a' lower letter, 'A' upper letter, 'i' Roman; 0 if there is no number

  Marker() = default;
  Marker(Kind kind_of_it, int number_of_it, char style_of_it = 0, char family_of_it = 0)
      : number(number_of_it), kind(kind_of_it), style(style_of_it), family(family_of_it) {}
};

// One line of the export. The views point into the text that the document was read from.
//
// The members stand in the order that takes the least memory: every pass goes over all lines.
struct Line {
  std::string_view text;        // the whole line, without its end and without white space after it
  std::string_view content;     // what is left without indentation, quote marks, list and heading marks, emphasis around all
  std::string_view language;    // kFence that opens: the word after it
  int number = 0;               // 1-based, in the export as it was read
  int indent = 0;               // columns before the mark or the content; a tab goes to the next multiple of 4
  int part = 0;                 // which message of a chat; 0 before the first and where there is no chat
  int speaker = -1;             // who wrote it, counted by first appearance; -1 if not known
  Marker marker;
  LineKind kind = LineKind::kText;
  uint8_t quote_depth = 0;      // how many `>` stand before it
  uint8_t level = 0;            // kHeading: 1-6
  DropReason drop = DropReason::kNone;
  bool bold = false;            // emphasis (** or __) stood around the whole content
  bool fenced = false;          // kCode: between fences
  bool opens = false;           // kFence: this one opens
};
static_assert(sizeof(Line) <= 80);

// `text` and the lines into it. Not copyable, as the lines point into the text.
//
// Every line of the text has one Line or more (a line of HTML may hold several paragraphs), in order, blank ones too.
// A line that is nothing but mark-up (`</ul>`, the rule under a heading) is kBlank with a text.
struct Document {
  std::string text;
  std::deque<std::string> made;  // texts that a reader had to rewrite, for lines to point into
  std::vector<Line> lines;

  Document() = default;
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;
  Document(Document&&) = delete;
  Document& operator=(Document&&) = delete;
};

}  // namespace emend

#endif  // EMEND_MODEL_DOCUMENT_H_
