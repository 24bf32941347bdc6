#include "segment/account.h"

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/line_index.h"
#include "base/unicode.h"

namespace emend {
namespace {

// By number, counted from 1, as there are as many owners as lines.
struct Owner {
  uint32_t entry = 0;
  uint32_t last_entry = 0;  // of several that share the line
  uint32_t heading = 0;     // a section
  DropReason dropped = DropReason::kNone;

  bool none() const { return entry == 0 && heading == 0 && dropped == DropReason::kNone; }
};

// For each line, 1-based, whether it is blank.
std::vector<bool> FindBlanks(std::string_view text) {
  const LineIndex index(text);
  std::vector<bool> blanks(static_cast<size_t>(index.line_count()) + 1);
  for (int number = 1; number <= index.line_count(); ++number) {
    const Span line = index.line(number);
    blanks[static_cast<size_t>(number)] = Trim(text.substr(line.begin, line.size())).empty();
  }
  return blanks;
}

// One owner a line, 1-based; in the end none has two of the three. Claims are made in the order of their rank.
class Account {
 public:
  Account(const Document& document, Collection& collection)
      : document_(document), collection_(collection), blanks_(FindBlanks(document.text)), owners_(blanks_.size()) {
    for (Section& section : collection_.sections) {
      for (Entry& entry : section.entries) entries_.push_back(&entry);
    }
  }

  void Settle() {
    for (uint32_t number = 1; number <= entries_.size(); ++number) {
      const Entry& entry = EntryOf(number);
      Claim(entry.lines.first, {.entry = number});
      for (const Line& line : entry.body) {
        if (!line.text.empty()) Claim(line.number, {.entry = number});
      }
    }
    for (uint32_t number = 1; number <= collection_.sections.size(); ++number) {
      for (const int line : SectionOf(number).heading_lines) Claim(line, {.heading = number});
    }
    for (const Dropped& dropped : collection_.dropped) {
      for (int line = dropped.lines.first; line <= dropped.lines.last; ++line) Claim(line, {.dropped = dropped.reason});
    }
    for (uint32_t number = 1; number <= entries_.size(); ++number) {
      const LineRange lines = EntryOf(number).lines;
      for (int line = lines.first; line <= lines.last; ++line) Claim(line, {.entry = number});
    }
    PlaceTheRest();
    Record();
  }

 private:
  Entry& EntryOf(uint32_t number) { return *entries_[number - 1]; }
  Section& SectionOf(uint32_t number) { return collection_.sections[number - 1]; }

  void Claim(int line, Owner owner) {
    Owner& place = owners_[static_cast<size_t>(line)];
    if (place.none()) place = owner;
    if (place.entry != 0 && owner.entry != 0) place.last_entry = owner.entry;
  }

  void PlaceTheRest() {
    std::vector<bool> stands(owners_.size(), false);
    for (const Line& line : document_.lines) {
      if (!line.text.empty()) stands[static_cast<size_t>(line.number)] = true;
    }
    for (size_t i = 1; i < owners_.size(); ++i) {
      if (!owners_[i].none() || blanks_[i]) continue;
      const Owner& before = owners_[i - 1];
      if (!stands[i]) owners_[i] = {before.last_entry, before.last_entry, before.heading, before.dropped};
      if (owners_[i].none()) owners_[i].dropped = DropReason::kPageFurniture;
      if (owners_[i].entry != 0) EntryOf(owners_[i].entry).lines.last = static_cast<int>(i);
    }
  }

  void Record() {
    for (Section& section : collection_.sections) section.heading_lines.clear();
    collection_.dropped.clear();
    for (size_t i = 1; i < owners_.size(); ++i) {
      const int line = static_cast<int>(i);
      if (owners_[i].heading != 0) SectionOf(owners_[i].heading).heading_lines.push_back(line);
      if (owners_[i].dropped == DropReason::kNone) continue;
      if (!collection_.dropped.empty() && owners_[i - 1].dropped == owners_[i].dropped) {
        collection_.dropped.back().lines.last = line;
      } else {
        collection_.dropped.push_back({{line, line}, owners_[i].dropped});
      }
    }
  }

  const Document& document_;
  Collection& collection_;
  const std::vector<bool> blanks_;
  std::vector<Entry*> entries_;
  std::vector<Owner> owners_;
};

}  // namespace

void SettleAccount(const Document& document, Collection& collection) { Account(document, collection).Settle(); }

}  // namespace emend
