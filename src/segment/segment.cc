#include "segment/segment.h"

#include <algorithm>
#include <vector>

#include "segment/entries.h"
#include "segment/outline.h"
#include "segment/plan.h"
#include "segment/questions.h"

namespace emend {
namespace {

// Joins dropped lines that follow one another for the same reason, and accounts for lines that are nothing but mark-up.
void TidyDropped(const Document& document, Collection& collection) {
  std::vector<bool> owned(document.lines.empty() ? 1 : static_cast<size_t>(document.lines.back().number) + 1, false);
  for (const Section& section : collection.sections) {
    for (const int line : section.heading_lines) owned[static_cast<size_t>(line)] = true;
    for (const Entry& entry : section.entries) {
      for (int line = entry.lines.first; line <= entry.lines.last; ++line) owned[static_cast<size_t>(line)] = true;
    }
  }
  for (const Dropped& dropped : collection.dropped) owned[static_cast<size_t>(dropped.lines.first)] = true;
  for (const Line& line : document.lines) {
    if (!line.text.empty() && !owned[static_cast<size_t>(line.number)]) {
      owned[static_cast<size_t>(line.number)] = true;
      collection.dropped.push_back({{line.number, line.number}, DropReason::kPageFurniture});
    }
  }
  std::sort(collection.dropped.begin(), collection.dropped.end(),
            [](const Dropped& a, const Dropped& b) { return a.lines < b.lines; });
  std::vector<Dropped> joined;
  for (const Dropped& dropped : collection.dropped) {
    if (!joined.empty() && joined.back().lines.last >= dropped.lines.first) continue;
    if (!joined.empty() && joined.back().reason == dropped.reason &&
        joined.back().lines.last + 1 == dropped.lines.first)
      joined.back().lines.last = dropped.lines.last;
    else
      joined.push_back(dropped);
  }
  collection.dropped = std::move(joined);
}

// A line that holds a heading and the begin of an entry, as in HTML on one line, is the entry's.
void KeepHeadingsOutOfEntries(Collection& collection) {
  for (Section& section : collection.sections) {
    std::erase_if(section.heading_lines, [&](int line) {
      return std::any_of(section.entries.begin(), section.entries.end(), [&](const Entry& entry) {
        return entry.lines.first <= line && line <= entry.lines.last;
      });
    });
  }
}

}  // namespace

Collection SegmentDocument(const Document& document, std::string export_name) {
  Collection collection;
  collection.export_name = std::move(export_name);
  const Outline outline = MakeOutline(document);
  Plan plan = PlanSections(document, outline, FindQuestions(document, outline));
  PlanFrames(document, outline, plan);
  CutEntries(document, outline, plan, collection);
  KeepHeadingsOutOfEntries(collection);
  TidyDropped(document, collection);
  return collection;
}

}  // namespace emend
