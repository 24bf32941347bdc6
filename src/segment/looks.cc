#include "segment/looks.h"

#include <algorithm>
#include <set>

#include "base/unicode.h"
#include "base/utf8.h"

namespace emend {
namespace {

using Kind = Marker::Kind;

// The emoji or sign that a line opens with: part of its style, as authors mark their questions with one.
char32_t LeadingSign(std::string_view text) {
  const char32_t c = DecodeUtf8(text, 0).value;
  return IsEmoji(c) ? c : 0;
}

// Who speaks, and whether the line begins what they say: in a conversation one side asks, at the begin of a message.
// What stands in bold type is marked enough.
int SpeechOf(const Line& line, const LineNeighbours& around) {
  return line.speaker < 0 || line.bold ? 0 : 1 + line.speaker * 2 + (around.before == nullptr ? 1 : 0);
}

}  // namespace

std::vector<int> DepthsOf(const Document& document) {
  std::set<int> indents;
  for (const Line& line : document.lines) {
    if (line.kind == LineKind::kItem && line.indent > 0) indents.insert(line.indent);
  }
  return {indents.begin(), indents.end()};
}

StyleKey KeyOf(const Line& line, const LineNeighbours& around, const std::vector<int>& depths) {
  const bool marked = line.marker.kind != Kind::kNone || line.kind == LineKind::kHeading;
  const bool label = line.marker.kind == Kind::kQuestion || line.marker.kind == Kind::kAnswer;
  int indent = line.indent == 0 ? 0 : line.indent < 4 ? 1 : 2;
  if (line.kind == LineKind::kItem) {
    constexpr std::ptrdiff_t kDeepest = 4;
    const auto depth = std::upper_bound(depths.begin(), depths.end(), line.indent) - depths.begin();
    indent = 8 + static_cast<int>(std::min(depth, kDeepest));
  }
  const bool ordered = line.marker.kind == Kind::kOrdered && line.kind != LineKind::kHeading;
  int blanks = 0;
  if (!marked || ordered) blanks = (around.blank_after ? 1 : 0) + (!marked && around.blank_before ? 2 : 0);
  return {static_cast<int>(line.kind == LineKind::kRule ? LineKind::kText : line.kind),
          line.level,
          static_cast<int>(line.marker.kind),
          label && line.marker.number < 0 ? ':' : line.marker.style,
          line.marker.family,
          line.bold,
          label ? 0 : indent,
          line.quote_depth > 0,
          blanks,
          label ? 0 : LeadingSign(Trim(line.text)),
          SpeechOf(line, around)};
}

double PriorOf(const Line& line, const LineNeighbours& around, bool airy) {
  double odds = 0;
  switch (line.marker.kind) {
    case Kind::kAnswer:
      return -8;
    case Kind::kQuestion:
      odds = line.marker.number >= 0 ? 3.0 : 1.5;
      break;
    case Kind::kOrdered:
      odds = line.marker.family == 'd' || line.marker.family == 'o' ? 0.0
             : line.marker.family == 'm'                            ? -0.5
             : line.marker.family == 'h'                            ? -3.0
                                                                    : -2.0;
      break;
    case Kind::kBullet:
      odds = line.marker.style == '>' ? -0.7 : -2.0;  // what folds a text away stands before questions more often
      break;
    case Kind::kNone:
      odds = line.bold || line.kind == LineKind::kHeading ? 0
             : !airy                                      ? -1.2
                     : (around.blank_before ? -1.0 : -1.8) + (around.blank_after ? 0 : -0.7);
      break;
  }
  if (line.kind == LineKind::kHeading) odds += line.level == 1 ? -1.0 : 0.2;
  if (line.bold) odds += 0.5;
  if (line.speaker >= 0 && line.marker.kind == Kind::kNone && line.kind == LineKind::kText && !line.bold)
    odds = around.before == nullptr ? -0.5 : -2.5;
  // In an outline what has something below it may be a question, however deep it stands.
  const bool parent =
      line.kind == LineKind::kItem && around.after != nullptr && around.after->indent >= line.indent + 2;
  if (line.kind != LineKind::kHeading && line.marker.kind != Kind::kQuestion && line.indent >= 2 && !parent)
    odds -= line.indent >= 4 ? 2.5 : 1.5;
  if (line.quote_depth > 0) odds -= 0.7;
  return odds;
}

}  // namespace emend
