#include "segment/parts.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <limits>
#include <utility>
#include <vector>

#include "import/import.h"
#include "import/regions.h"
#include "segment/segment.h"

namespace emend {
namespace {

// Lines of the text from `first` to before `end` on which entries begin.
std::vector<int> EntryLines(const TextPart& part, int first, int end) {
  std::vector<int> lines;
  for (const Section& section : part.collection.sections) {
    for (const Entry& entry : section.entries) {
      const int line = entry.lines.first + part.lines_above;
      if (line >= first && line < end) lines.push_back(line);
    }
  }
  return lines;
}

// Entries that only one of two readings finds, give or take a line.
size_t CountDifferent(const std::vector<int>& alone, const std::vector<int>& together) {
  size_t both = 0;
  for (size_t i = 0, k = 0; i < alone.size() && k < together.size();) {
    const int apart = alone[i] - together[k];
    both += apart >= -1 && apart <= 1;
    i += apart <= 1;
    k += apart >= -1;
  }
  return alone.size() + together.size() - 2 * both;
}

// Whether a side of a border is read otherwise alone than together with the other side.
bool Differ(const std::vector<int>& alone, const std::vector<int>& together, bool strong) {
  constexpr size_t kLeast = 2;
  constexpr size_t kShare = 8;  // one entry in so many
  const size_t different = CountDifferent(alone, together);
  if (strong) return different > 0;
  return different >= kLeast && different * kShare > std::max(alone.size(), together.size());
}

// A document of the text, read once that is asked for.
struct Reading {
  Region region;
  std::unique_ptr<TextPart> part;
};

class PartReader {
 public:
  explicit PartReader(const std::string& text)
      : text_(text), budget_(std::min(kMostReadings * text.size(), kMostRead)) {}

  std::vector<std::unique_ptr<TextPart>> Read(const std::vector<Region>& regions) {
    std::vector<std::unique_ptr<TextPart>> parts;
    Reading last{regions[0], nullptr};
    for (size_t i = 1; i < regions.size(); ++i) {
      Reading next{regions[i], nullptr};
      if (regions[i].evidence != BorderEvidence::kPlain && !Holds(last, next)) continue;
      PartOf(last);
      parts.push_back(std::move(last.part));
      last = std::move(next);
    }
    PartOf(last);
    parts.push_back(std::move(last.part));
    return parts;
  }

 private:
  const TextPart& PartOf(Reading& reading) const {
    if (reading.part) return *reading.part;
    const Region& region = reading.region;
    reading.part = std::make_unique<TextPart>();
    reading.part->lines_above = region.first_line - 1;
    reading.part->named = region.named;
    ImportText(text_.substr(region.span.begin, region.span.size()), reading.part->document);
    reading.part->collection = SegmentDocument(reading.part->document, {});
    return *reading.part;
  }

  // Whether the border between the two is worth it; if not, `last` is both of them. A side that is large, and larger
  // than the other by far, is hardly swayed by it; where little speaks for the border it is not read again.
  bool Holds(Reading& last, Reading& next) {
    constexpr size_t kUnlike = 2;  // times as large
    constexpr size_t kLarge = size_t{32} << 10;
    constexpr int kEnd = std::numeric_limits<int>::max();
    const bool strong = next.region.evidence == BorderEvidence::kStrong;
    Reading both{last.region, nullptr};
    both.region.span.end = next.region.span.end;
    const size_t size = last.region.span.size();
    const size_t next_size = next.region.span.size();
    if (size + next_size > std::min(budget_, kMostTogether)) {
      if (!strong) last = std::move(both);
      return strong;
    }
    budget_ -= size + next_size;
    bool other = false;
    size_t alone = 0;  // entries
    size_t together = 0;
    const auto look_at = [&](Reading& side, int first, int end) {
      const std::vector<int> lines = EntryLines(PartOf(side), first, end);
      const std::vector<int> lines_together = EntryLines(PartOf(both), first, end);
      other = other || Differ(lines, lines_together, strong);
      alone += lines.size();
      together += lines_together.size();
    };
    const int border = next.region.first_line;
    const auto matters = [&](size_t side, size_t beside) { return strong || side < kLarge || side < beside * kUnlike; };
    if (matters(size, next_size)) look_at(last, 0, border);
    if (matters(next_size, size)) look_at(next, border, kEnd);
    // What loses entries when it is cut is one document: a reader of records needs all of them.
    if (other && alone * 10 >= together * 9) return true;
    last = std::move(both);
    return false;
  }

  static constexpr size_t kMostReadings = 6;
  static constexpr size_t kMostRead = size_t{768} << 10;  // bytes, before strong evidence alone decides
  static constexpr size_t kMostTogether = size_t{256}
                                          << 10;  // bytes; of more, what a border adds is not worth the time

  const std::string& text_;
  size_t budget_;  // bytes that may still be read again: much less than a large text has
};

}  // namespace

std::vector<std::unique_ptr<TextPart>> SegmentText(std::string text, std::string_view layout) {
  const std::vector<Region> regions = layout.empty() ? FindRegions(text) : std::vector<Region>();
  if (regions.size() > 1 || (regions.size() == 1 && regions[0].named)) return PartReader(text).Read(regions);
  std::vector<std::unique_ptr<TextPart>> parts;
  parts.push_back(std::make_unique<TextPart>());
  ImportText(std::move(text), parts[0]->document, layout);
  parts[0]->collection = SegmentDocument(parts[0]->document, {});
  return parts;
}

void AppendPart(TextPart& part, Collection& whole) {
  const auto shift = [&](LineRange& lines) {
    lines.first += part.lines_above;
    lines.last += part.lines_above;
  };
  Collection& collection = part.collection;
  if (part.named) whole.dropped.push_back({{part.lines_above, part.lines_above}, DropReason::kPageFurniture});
  for (Section& section : collection.sections) {
    for (int& line : section.heading_lines) line += part.lines_above;
    for (Entry& entry : section.entries) {
      shift(entry.lines);
      for (Line& line : entry.body) line.number += part.lines_above;
    }
  }
  for (Dropped& dropped : collection.dropped) shift(dropped.lines);
  if (whole.sections.empty()) {
    whole.title = std::move(collection.title);
  } else if (!collection.sections.empty() && collection.sections.front().title.empty()) {
    // What stands below no heading would go by the title of another document.
    collection.sections.front().title = std::move(collection.title);
  }
  std::move(collection.sections.begin(), collection.sections.end(), std::back_inserter(whole.sections));
  whole.dropped.insert(whole.dropped.end(), collection.dropped.begin(), collection.dropped.end());
}

}  // namespace emend
