#include "cli/import_pipeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <memory>
#include <utility>

#include "base/line_index.h"
#include "base/mapped_text.h"
#include "base/unicode.h"
#include "markup/markup.h"
#include "render/ledger.h"
#include "repair/decode.h"
#include "repair/repair.h"
#include "repair/white_space.h"
#include "segment/parts.h"

namespace emend {
namespace {

void CountRepairs(const DecodedText& decoded, const std::vector<Repair>& repairs, ExportSummary& summary) {
  if (decoded.encoding != "utf-8") {
    summary.remarks.push_back(decoded.certainty < 1 ? fmt::format("read as {}, certainty {:.2f}", decoded.encoding,
                                                                  std::floor(decoded.certainty * 100) / 100)
                                                    : fmt::format("read as {}", decoded.encoding));
  }
  if (decoded.control_bytes > 0) {
    summary.remarks.push_back(fmt::format("holds {} control characters", decoded.control_bytes));
  }
  for (const Repair& repair : repairs) {
    ++summary.repairs[repair.chain];
    if (!repair.certain()) ++summary.uncertain_repairs;
  }
}

// The lines, sorted, that hold a repair of which another reading fits too.
std::vector<int> UncertainLines(std::string_view text, const std::vector<Repair>& repairs) {
  std::vector<int> lines;
  if (std::all_of(repairs.begin(), repairs.end(), [](const Repair& repair) { return repair.certain(); })) return lines;
  const LineIndex index(text);
  int line = 1;
  for (const Repair& repair : repairs) {
    while (line < index.line_count() && index.line(line + 1).begin <= repair.span.begin) ++line;
    if (!repair.certain() && (lines.empty() || lines.back() != line)) lines.push_back(line);
  }
  return lines;
}

bool IsDropped(int line, const std::vector<Dropped>& dropped) {
  const auto range = std::lower_bound(dropped.begin(), dropped.end(), line,
                                      [](const Dropped& d, int number) { return d.lines.last < number; });
  return range != dropped.end() && range->lines.first <= line;
}

void MarkUncertain(const std::vector<int>& lines, Collection& collection) {
  for (Section& section : collection.sections) {
    for (Entry& entry : section.entries) {
      auto line = std::lower_bound(lines.begin(), lines.end(), entry.lines.first);
      while (line != lines.end() && *line <= entry.lines.last && IsDropped(*line, collection.dropped)) ++line;
      if (line != lines.end() && *line <= entry.lines.last) entry.review.insert(Review::kUncertainRepair);
    }
  }
}

void CountDropped(const std::vector<Dropped>& dropped, const std::vector<bool>& filled, ExportSummary& summary) {
  for (const Dropped& range : dropped) {
    assert(range.lines.first >= 1 && static_cast<size_t>(range.lines.last) <= filled.size());
    const auto first = filled.begin() + (range.lines.first - 1);
    const auto count = std::count(first, first + (range.lines.last - range.lines.first + 1), true);
    if (count > 0) summary.dropped[range.reason] += static_cast<int>(count);
  }
}

}  // namespace

Result<ImportedExport> ImportBytes(std::string bytes, std::string export_name, std::string_view layout, bool traced) {
  if (bytes.empty()) return Error{"", 0, 0, "is empty; there is nothing to import"};
  Result<DecodedText> decoded = DecodeBytes(std::move(bytes));
  if (!decoded.ok()) return decoded.error();
  std::string text = std::move(decoded.value().text);
  if (Trim(text).empty()) return Error{"", 0, 0, "holds nothing but white space; there is nothing to import"};

  ImportedExport imported;
  std::vector<int> uncertain;
  {
    const std::vector<Repair> repairs = FindRepairs(text);
    CountRepairs(decoded.value(), repairs, imported.summary);
    uncertain = UncertainLines(text, repairs);
    if (traced) imported.trace = ImportTrace{text, repairs};
    if (!repairs.empty()) text = ApplyEdits(text, ToEdits(repairs));
  }
  if (const std::vector<Edit> edits = CleanWhiteSpace(text); !edits.empty()) text = ApplyEdits(text, edits);
  imported.filled = FilledLines(text);

  Collection& collection = imported.collection;
  collection.export_name = std::move(export_name);
  {
    const std::vector<std::unique_ptr<TextPart>> parts = SegmentText(std::move(text), layout);
    for (const std::unique_ptr<TextPart>& part : parts) {
      std::vector<Line>().swap(part->document.lines);  // the entries have theirs; the texts stay
      AppendPart(*part, collection);
    }
    MarkUp(collection);
    for (Section& section : collection.sections) {
      for (Entry& entry : section.entries) std::vector<Line>().swap(entry.body);
    }
  }
  MarkUncertain(uncertain, collection);
  CountCollection(collection, imported.summary);
  CountDropped(collection.dropped, imported.filled, imported.summary);
  return imported;
}

}  // namespace emend
