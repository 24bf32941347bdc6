#include "segment/account.h"

#include <vector>

#include "base/line_index.h"
#include "base/unicode.h"

namespace emend {
namespace {

struct Owner {
  Entry* entry = nullptr;
  Entry* last_entry = nullptr;  // of several that share the line
  Section* heading = nullptr;
  DropReason dropped = DropReason::kNone;

  bool none() const { return entry == nullptr && heading == nullptr && dropped == DropReason::kNone; }
};

// One owner a line, 1-based; in the end none has two of the three. Claims are made in the order of their rank.
class Account {
 public:
  Account(const Document& document, Collection& collection)
      : document_(document), collection_(collection), index_(document.text), owners_(LineCount() + 1) {}

  void Settle() {
    for (Section& section : collection_.sections) {
      for (Entry& entry : section.entries) {
        Claim(entry.lines.first, {.entry = &entry});
        for (const Line& line : entry.body) {
          if (!line.text.empty()) Claim(line.number, {.entry = &entry});
        }
      }
    }
    for (Section& section : collection_.sections) {
      for (const int line : section.heading_lines) Claim(line, {.heading = &section});
    }
    for (const Dropped& dropped : collection_.dropped) {
      for (int line = dropped.lines.first; line <= dropped.lines.last; ++line) Claim(line, {.dropped = dropped.reason});
    }
    for (Section& section : collection_.sections) {
      for (Entry& entry : section.entries) {
        for (int line = entry.lines.first; line <= entry.lines.last; ++line) Claim(line, {.entry = &entry});
      }
    }
    PlaceTheRest();
    Record();
  }

 private:
  size_t LineCount() const { return static_cast<size_t>(index_.line_count()); }

  bool IsBlank(size_t number) const {
    const Span line = index_.line(static_cast<int>(number));
    return Trim(std::string_view(document_.text).substr(line.begin, line.size())).empty();
  }

  void Claim(int line, Owner owner) {
    Owner& place = owners_[static_cast<size_t>(line)];
    if (place.none()) place = owner;
    if (place.entry != nullptr && owner.entry != nullptr) place.last_entry = owner.entry;
  }

  void PlaceTheRest() {
    std::vector<bool> stands(owners_.size(), false);
    for (const Line& line : document_.lines) {
      if (!line.text.empty()) stands[static_cast<size_t>(line.number)] = true;
    }
    for (size_t i = 1; i < owners_.size(); ++i) {
      if (!owners_[i].none() || IsBlank(i)) continue;
      const Owner& before = owners_[i - 1];
      if (!stands[i]) owners_[i] = {before.last_entry, before.last_entry, before.heading, before.dropped};
      if (owners_[i].none()) owners_[i].dropped = DropReason::kPageFurniture;
      if (owners_[i].entry != nullptr) owners_[i].entry->lines.last = static_cast<int>(i);
    }
  }

  void Record() {
    for (Section& section : collection_.sections) section.heading_lines.clear();
    collection_.dropped.clear();
    for (size_t i = 1; i < owners_.size(); ++i) {
      const int line = static_cast<int>(i);
      if (owners_[i].heading != nullptr) owners_[i].heading->heading_lines.push_back(line);
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
  const LineIndex index_;
  std::vector<Owner> owners_;
};

}  // namespace

void SettleAccount(const Document& document, Collection& collection) { Account(document, collection).Settle(); }

}  // namespace emend
