// A document's lines as possible questions: what each looks like, and where it stands.
#ifndef EMEND_SEGMENT_OUTLINE_H_
#define EMEND_SEGMENT_OUTLINE_H_

#include <array>
#include <cstdint>
#include <vector>

#include "model/document.h"
#include "segment/wording.h"

namespace emend {

// Features of a line that could begin a question. Each is a small class, so that its weight can be learned from the
// document itself.
enum Feature : uint8_t { kEnding, kWording, kLength, kBefore, kAfter, kNumbering, kGrowth, kFeatures };

struct Candidate {
  size_t line = 0;  // index into Document::lines
  int style = 0;    // lines that look alike (mark, level, emphasis, blank lines around) share one
  bool candidate = false;
  bool said = false;     // in a conversation
  bool counts = false;   // among those of its style
  double against = 0;    // log-odds that its words say against a question: small talk, or asking on
  bool refrain = false;  // names a part of each entry: no question, but evidence of what other lines look like
  std::array<uint8_t, kFeatures> features{};
};

// What a candidate ends with.
enum class Stop : uint8_t { kNone, kQuestion, kQuestionInside, kColon, kOrder, kStatement, kOther };
// What the line before a candidate is.
enum class Before : uint8_t { kNothing, kBlank, kLeadIn, kOpenText, kSentence, kHeading, kBlock };
// What follows a candidate.
enum class After : uint8_t {
  kNothing,
  kSameStyle,
  kBlankText,
  kText,
  kAnswerLabel,
  kBlock,
  kBlankBlock,
  kHeading,
  kIndented
};
// Its number: none, next in a row of its like, or alone.
enum class Numbering : uint8_t { kNone, kInRow, kAlone };
// How many times as many words as the candidate the text below it has, where plain text stands there.
enum class Growth : uint8_t { kNothing, kOther, kHalf, kOnce, kTwice, kFourTimes, kMore };

struct Style {
  double prior = 0;  // log-odds that a line of this style is a question, before anything of the document is known
  int count = 0;
  bool marked = false;  // by more than white space: a heading, emphasis, a label, a number
};

struct Outline {
  std::vector<Candidate> lines;  // those that are not blank and not dropped, in order
  std::vector<Style> styles;
};

// Labelled, without a number: who asks in a transcript speaks so.
bool IsSpoken(const Line& line);

Outline MakeOutline(const Document& document);

}  // namespace emend

#endif  // EMEND_SEGMENT_OUTLINE_H_
