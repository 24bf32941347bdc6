// What a line shows of its author's habits at a glance, before anything is read into it: the mark that it opens with,
// how it ends and how long it is, the letters of its language.
#ifndef EMEND_IMPORT_LINE_SKETCH_H_
#define EMEND_IMPORT_LINE_SKETCH_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace emend {

// One small class each, so that they can be counted.
enum LineAspect : uint8_t { kMarkAspect, kShapeAspect, kLettersAspect, kAspects };

inline constexpr size_t kMostAspectClasses = 96;

// What a line opens with.
enum class LineMark : uint8_t {
  kText,
  kHeading,  // `#` to `######`: six of them
  kLastHeading = kHeading + 5,
  kStars,     // `** x` of Org
  kEquals,    // `== x`
  kHash,      // `#x`, `#+X`
  kStar,      // `* x`
  kDash,      // `- x`
  kDashBold,  // `- **x**`
  kPlus,      // `+ x`
  kSign,      // `• x`
  kEmoji,
  kBold,      // all of it
  kBoldLead,  // its begin
  kRule,
  kUnderline,
  kQuote,
  kPipe,
  kTag,
  kCommand,  // `\x`
  kPercent,
  kFence,
  kAttribute,  // `:x:`
  kStamp,      // a day or a time
  kStampEnd,   // the same, at the end
  kBracket,
  kNumberDot,
  kNumberParen,
  kNumberBoth,
  kNumberParts,  // `2.3`
  kNumberAlone,
  kNumberOther,
  kLetter,    // `a)`
  kWord,      // `Question 3:`
  kShort,     // `Q:`
  kLabelled,  // `Name: x`
  kFields,    // apart by tabs
  kCards,     // apart by `::`
  kCode,
};

// What it ends with.
enum class LineStop : uint8_t { kNone, kQuestion, kColon, kSentence, kCode };

// Up to 32 bytes, 90, 240, more.
enum class LineSize : uint8_t { kShort, kMiddle, kLong, kParagraph };

struct LineSketch {
  std::array<uint8_t, kAspects> classes{};
  LineMark mark = LineMark::kText;
  LineStop stop = LineStop::kNone;
  LineSize size = LineSize::kShort;
  bool code = false;  // goes on or ends as code does
  size_t indent = 0;  // bytes of white space before it
};

// What is no code: a sentence, what is set in bold type, a long line.
bool IsProse(const LineSketch& line);

// `text`: a line that is not blank, without white space at its end.
LineSketch SketchLine(std::string_view text);

}  // namespace emend

#endif  // EMEND_IMPORT_LINE_SKETCH_H_
