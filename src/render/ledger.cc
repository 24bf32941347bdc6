#include "render/ledger.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/line_index.h"
#include "base/unicode.h"
#include "render/json.h"

namespace emend {
namespace {

std::string_view ToString(Fate fate) {
  return fate == Fate::kNote ? "note" : fate == Fate::kHeading ? "heading" : "dropped";
}

// Adds what of `lines` was not dropped. `dropped` is sorted.
void AddEntryLines(LineRange lines, const std::vector<Dropped>& dropped, const std::string& id, Ledger& ledger) {
  auto next = std::lower_bound(dropped.begin(), dropped.end(), lines.first,
                               [](const Dropped& range, int line) { return range.lines.last < line; });
  int first = lines.first;
  for (; next != dropped.end() && next->lines.first <= lines.last; ++next) {
    if (next->lines.first > first) ledger.push_back({{first, next->lines.first - 1}, Fate::kNote, id});
    first = std::max(first, next->lines.last + 1);
  }
  if (first <= lines.last) ledger.push_back({{first, lines.last}, Fate::kNote, id});
}

}  // namespace

Ledger MakeLedger(const Collection& collection, std::span<const std::string> ids) {
  Ledger ledger;
  size_t entry_number = 0;
  int told = 0;  // the last line of the entries so far
  for (const Section& section : collection.sections) {
    for (const int line : section.heading_lines) ledger.push_back({{line, line}, Fate::kHeading, ""});
    for (const Entry& entry : section.entries) {
      const std::string id = entry_number < ids.size() ? ids[entry_number] : "";
      ++entry_number;
      const int first = entry.lines.first == told ? told + 1 : entry.lines.first;
      AddEntryLines({first, entry.lines.last}, collection.dropped, id, ledger);
      told = std::max(told, entry.lines.last);
    }
  }
  for (const Dropped& dropped : collection.dropped) {
    ledger.push_back({dropped.lines, Fate::kDropped, "", dropped.reason});
  }
  std::stable_sort(ledger.begin(), ledger.end(),
                   [](const LedgerLine& a, const LedgerLine& b) { return a.lines < b.lines; });
  return ledger;
}

std::vector<LedgerFault> CheckLedger(const Ledger& ledger, const std::vector<bool>& filled) {
  std::vector<LedgerFault> faults;
  const int count = static_cast<int>(filled.size());
  std::vector<int> owners(filled.size(), 0);
  for (const LedgerLine& line : ledger) {
    if (line.lines.first < 1 || line.lines.last < line.lines.first || line.lines.last > count) {
      faults.push_back({line.lines.first, fmt::format("{} lines {}-{} are not in the export, which has {} lines",
                                                      ToString(line.fate), line.lines.first, line.lines.last, count)});
      continue;
    }
    if (line.fate == Fate::kNote && line.id.empty()) {
      faults.push_back(
          {line.lines.first, fmt::format("the entry of lines {}-{} is in no note", line.lines.first, line.lines.last)});
    }
    for (int i = line.lines.first; i <= line.lines.last; ++i) ++owners[static_cast<size_t>(i) - 1];
  }
  for (int i = 1; i <= count; ++i) {
    const int owned = owners[static_cast<size_t>(i) - 1];
    if (!filled[static_cast<size_t>(i) - 1] || owned == 1) continue;
    faults.push_back({i, owned == 0 ? fmt::format("line {} is in no note, no heading and no dropped range", i)
                                    : fmt::format("line {} is accounted for {} times", i, owned)});
  }
  std::stable_sort(faults.begin(), faults.end(),
                   [](const LedgerFault& a, const LedgerFault& b) { return a.line < b.line; });
  return faults;
}

std::vector<bool> FilledLines(std::string_view text) {
  const LineIndex index(text);
  std::vector<bool> filled(static_cast<size_t>(index.line_count()));
  for (int i = 1; i <= index.line_count(); ++i) {
    const Span line = index.line(i);
    filled[static_cast<size_t>(i) - 1] = !Trim(text.substr(line.begin, line.size())).empty();
  }
  return filled;
}

std::string RenderLedger(const Ledger& ledger, std::string_view export_name) {
  std::string out;
  const std::string name = JsonString(export_name);
  for (const LedgerLine& line : ledger) {
    out += fmt::format(R"({{"export":{},"lines":"{}-{}","fate":"{}","id":{},"reason":{}}})"
                       "\n",
                       name, line.lines.first, line.lines.last, ToString(line.fate),
                       line.fate == Fate::kNote ? JsonString(line.id) : "null",
                       line.fate == Fate::kDropped ? JsonString(emend::ToString(line.reason)) : "null");
  }
  return out;
}

}  // namespace emend
