#include "base/pattern_set.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "base/ascii.h"
#include "base/literals.h"

namespace emend {
namespace {

bool BeginsWith(std::string_view text, std::string_view front, bool any_case) {
  if (!any_case) return text.starts_with(front);
  return text.size() >= front.size() &&
         std::equal(front.begin(), front.end(), text.begin(), [](char a, char b) { return a == AsciiLower(b); });
}

}  // namespace

PatternSet::PatternSet(const std::vector<std::string_view>& expressions) : always_((expressions.size() + 63) / 64) {
  for (uint32_t number = 0; number < expressions.size(); ++number) {
    auto row = std::make_unique<Row>(expressions[number]);
    LiteralReading reading = ReadLiterals(expressions[number]);
    const auto tells = [](const auto& texts) {
      return texts && std::all_of(texts->begin(), texts->end(), [](const std::string& text) { return !text.empty(); });
    };
    if (tells(reading.begins)) {
      for (const std::string& text : *reading.begins) AddFront(text, reading.any_case, number);
    } else if (reading.literals) {
      for (const std::string& text : *reading.literals) literals_.Add(text, reading.any_case, number);
    } else {
      always_[number / 64] |= uint64_t{1} << (number % 64);
    }
    if (!reading.any_case) {
      row->needed = reading.needed;
      if (tells(reading.ends)) row->ends = std::move(*reading.ends);
    }
    rows_.push_back(std::move(row));
  }
  literals_.Finish();
}

void PatternSet::AddFront(const std::string& text, bool any_case, uint32_t row) {
  const char first = text[0];
  fronts_[static_cast<unsigned char>(first)].push_back({text, any_case, row});
  if (any_case && first >= 'a' && first <= 'z')
    fronts_[static_cast<size_t>(first - 'a' + 'A')].push_back({text, true, row});
}

bool PatternSet::Row::MayMatch(std::string_view text, const ByteMask& bytes) const {
  return bytes.Holds(needed) && (ends.empty() || std::any_of(ends.begin(), ends.end(), [&](const std::string& end) {
                                   return text.ends_with(end);
                                 }));
}

void PatternSet::Match(std::string_view text, std::vector<int>& matching) const {
  matching.clear();
  if (text.empty()) return;
  constexpr size_t kMostRows = 1024;
  std::array<uint64_t, kMostRows / 64> worth;
  assert(always_.size() <= worth.size());
  std::copy(always_.begin(), always_.end(), worth.begin());
  const auto add = [&](uint32_t row) { worth[row / 64] |= uint64_t{1} << (row % 64); };
  for (const Front& front : fronts_[static_cast<unsigned char>(text[0])]) {
    if (BeginsWith(text, front.text, front.any_case)) add(front.row);
  }
  literals_.Search(text, add);
  ByteMask bytes;
  bytes.InsertAll(text);
  for (size_t word = 0; word < always_.size(); ++word) {
    for (uint64_t left = worth[word]; left != 0; left &= left - 1) {
      const size_t number = word * 64 + static_cast<size_t>(__builtin_ctzll(left));
      const Row& row = *rows_[number];
      if (!row.MayMatch(text, bytes)) continue;
      const re2::StringPiece piece(text.data(), text.size());
      if (row.expression->Match(piece, 0, piece.size(), RE2::UNANCHORED, nullptr, 0))
        matching.push_back(static_cast<int>(number));
    }
  }
}

}  // namespace emend
