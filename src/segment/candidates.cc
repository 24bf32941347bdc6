#include "segment/candidates.h"

#include <string>
#include <unordered_map>
#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"
#include "segment/talk.h"

namespace emend {

using Kind = Marker::Kind;

void LeaveContinuations(const Document& document, Outline& outline) {
  size_t lower = 0;
  size_t upper = 0;
  const auto first_letter = [&](const Candidate& c) { return DecodeUtf8(document.lines[c.line].content, 0).value; };
  for (const Candidate& c : outline.lines) {
    lower += c.candidate && IsLower(first_letter(c));
    upper += c.candidate && IsUpper(first_letter(c));
  }
  for (size_t i = 0; i < outline.lines.size(); ++i) {
    Candidate& c = outline.lines[i];
    const Line& line = document.lines[c.line];
    const Line* const above = i > 0 ? &document.lines[outline.lines[i - 1].line] : nullptr;
    // "1. What is a pen that" / "never runs dry?"
    const bool below_item = c.features[kBefore] == static_cast<uint8_t>(Before::kBlock) && above != nullptr &&
                            above->marker.kind == Kind::kOrdered && outline.lines[i - 1].line + 1 == c.line &&
                            ClassifyEnding(above->content) == Ending::kNone;
    const bool open = (c.features[kBefore] == static_cast<uint8_t>(Before::kOpenText) || below_item) &&
                      line.marker.kind == Kind::kNone && line.kind == LineKind::kText;
    if (open && lower < upper && IsLower(first_letter(c))) c.candidate = false;
    const Line* next = i + 1 < outline.lines.size() ? &document.lines[outline.lines[i + 1].line] : nullptr;
    if (next != nullptr && next->marker.kind == Kind::kQuestion && line.marker.kind != Kind::kQuestion &&
        next->part == line.part && line.speaker < 0)
      c.candidate = false;
  }
}

void LeaveRemarks(const Document& document, Outline& outline) {
  constexpr int kShare = 5;                             // one statement in so many
  constexpr double kAllTalk = 1.5;                      // nothing but words of small talk
  std::unordered_map<int, std::pair<int, int>> counts;  // by style: all, statements
  const auto remark = [](const Candidate& c) { return c.features[kEnding] == static_cast<uint8_t>(Stop::kStatement); };
  const auto label = [&](const Candidate& c) {
    return c.candidate && document.lines[c.line].marker.kind == Kind::kQuestion &&
           document.lines[c.line].marker.number < 0;
  };
  for (const Candidate& c : outline.lines) {
    if (!label(c)) continue;
    ++counts[c.style].first;
    counts[c.style].second += remark(c);
  }
  for (Candidate& c : outline.lines) {
    if (!label(c) || counts[c.style].second * kShare < counts[c.style].first) continue;
    const std::string_view text = document.lines[c.line].content;
    if (remark(c) || TalkScore(text.substr(TalkLength(text))) >= kAllTalk) c.candidate = false;
  }
}

void FindRefrains(const Document& document, Outline& outline) {
  constexpr int kOften = 3;
  const auto apart = [&](const Candidate& c) {
    const Line& line = document.lines[c.line];
    const bool set = line.kind == LineKind::kHeading || line.bold || line.content.ends_with(':');
    return c.candidate && set && !line.content.empty() && ClassifyEnding(line.content) != Ending::kQuestion;
  };
  std::unordered_map<std::string, int> counts;
  for (const Candidate& c : outline.lines) {
    if (apart(c)) ++counts[FoldCase(document.lines[c.line].content)];
  }
  for (Candidate& c : outline.lines) {
    c.refrain = apart(c) && counts[FoldCase(document.lines[c.line].content)] >= kOften;
  }
}

void FindLabelled(const Document& document, Outline& outline) {
  for (size_t i = 0; i < outline.lines.size(); ++i) {
    const Line& label = document.lines[outline.lines[i].line];
    if (label.marker.kind != Kind::kQuestion || label.speaker >= 0) continue;
    const std::string_view text = label.content;
    const bool bare = text.empty() || (text.size() < 40 && (text.front() == '(' || text.front() == '[') &&
                                       (text.back() == ')' || text.back() == ']'));
    for (size_t k = i + 1; k < outline.lines.size(); ++k) {
      const bool adjacent = outline.lines[k].line == outline.lines[k - 1].line + 1;
      if (!adjacent && !(bare && k == i + 1)) break;
      const Line& line = document.lines[outline.lines[k].line];
      if (line.marker.kind == Kind::kAnswer || line.kind != LineKind::kText || line.marker.kind != Kind::kNone) break;
      outline.lines[k].candidate = false;
      if (!bare) break;
    }
  }
}

}  // namespace emend
