// The account of an export: every line that is not blank is in exactly one entry, section heading or dropped range.
#ifndef EMEND_RENDER_LEDGER_H_
#define EMEND_RENDER_LEDGER_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/collection.h"

namespace emend {

enum class Fate : uint8_t { kNote, kHeading, kDropped };

// What became of some lines that follow one another.
struct LedgerLine {
  LineRange lines;
  Fate fate = Fate::kNote;
  std::string id;                         // kNote: of the note that holds them
  DropReason reason = DropReason::kNone;  // kDropped

  bool operator==(const LedgerLine&) const = default;
};

using Ledger = std::vector<LedgerLine>;

// The ledger of a collection, by lines. `ids`: the notes that its entries are in, in the order of the collection. Lines
// that an entry's range spans but that were dropped are not the entry's; a line on which one entry ends and the next begins
// (HTML on one line) is told with the first.
Ledger MakeLedger(const Collection& collection, std::span<const std::string> ids);

// Where a ledger does not add up. Our fault, whatever the export is like.
struct LedgerFault {
  int line = 0;  // 1-based
  std::string message;

  bool operator==(const LedgerFault&) const = default;
};

// Checks a ledger against the export's lines: `filled[i]` tells whether line i + 1 is not blank. Sorted by line.
std::vector<LedgerFault> CheckLedger(const Ledger& ledger, const std::vector<bool>& filled);

// Which lines of a text are not blank.
std::vector<bool> FilledLines(std::string_view text);

// JSON Lines: {"export":…,"lines":"12-15","fate":"note","id":…,"reason":null}
std::string RenderLedger(const Ledger& ledger, std::string_view export_name);

}  // namespace emend

#endif  // EMEND_RENDER_LEDGER_H_
