#include "base/literal_set.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/ascii.h"

namespace emend {
namespace {

constexpr size_t kLongest = 64;  // bytes of a text that are compared

// How often a byte stands in English prose and code, roughly: 1 to 20.
constexpr std::array<uint8_t, 256> kFrequency = [] {
  std::array<uint8_t, 256> frequency{};
  frequency.fill(1);
  constexpr std::string_view kFrequent = " etaoinsrhldcumfpgwybv";  // the most frequent first
  for (size_t i = 0; i < kFrequent.size(); ++i) {
    const auto often = static_cast<uint8_t>(20 - i * 4 / 5);
    frequency[static_cast<unsigned char>(kFrequent[i])] = often;
    if (i > 0) frequency[static_cast<unsigned char>(kFrequent[i] - 32)] = often;
  }
  return frequency;
}();

}  // namespace

size_t LiteralSet::RarestIn(std::string_view text) {
  const auto often = [&](size_t at) { return kFrequency[static_cast<unsigned char>(text[at])]; };
  text = text.substr(0, kLongest);
  size_t rarest = 0;
  int least = std::numeric_limits<int>::max();
  for (size_t at = 0; at + kGram <= text.size(); ++at) {
    // What it begins with is looked up first.
    const int sum = 3 * (often(at) + often(at + 1)) + often(at + 2) + often(at + 3);
    if (sum < least) rarest = at, least = sum;
  }
  return rarest;
}

void LiteralSet::Add(std::string_view text, bool any_case, size_t rarest, uint32_t number) {
  text = text.substr(0, kLongest);
  const auto length = static_cast<uint32_t>(std::min<size_t>(text.size(), kGram));
  uint32_t bytes = 0;
  std::memcpy(&bytes, text.data() + rarest, length);
  entries_.push_back({Cut(bytes | kFold, length), length, static_cast<uint32_t>(texts_.size()),
                      static_cast<uint16_t>(text.size()), static_cast<uint16_t>(rarest), any_case, number});
  texts_ += text;
}

void LiteralSet::Finish() {
  int width = 6;
  while (width < 15 && (size_t{1} << width) < entries_.size() * 4) ++width;
  shift_ = 32 - width;
  wide_shift_ = shift_ - 2;
  wide_.assign((size_t{1} << (32 - wide_shift_)) / 64, 0);
  pairs_.assign(size_t{1} << 10, 0);
  first_.assign((size_t{1} << width) + 1, 0);
  for (const Entry& entry : entries_) {
    ++first_[Hash(entry.gram) + 1];
    if (entry.length == kGram) {
      const uint32_t hash = (entry.gram * 0x85EBCA6Bu) >> wide_shift_;
      wide_[hash >> 6] |= uint64_t{1} << (hash & 63);
      continue;
    }
    for (uint32_t second = 0; second < (entry.length == 1 ? 256u : 1u); ++second) {
      const uint32_t pair = entry.length == 1 ? entry.gram | (second << 8) : entry.gram & 0xFFFF;
      pairs_[pair >> 6] |= uint64_t{1} << (pair & 63);
    }
  }
  for (size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
  std::vector<uint32_t> next(first_.begin(), first_.end() - 1);
  std::vector<Entry> sorted(entries_.size());
  for (const Entry& entry : entries_) sorted[next[Hash(entry.gram)]++] = entry;
  entries_ = std::move(sorted);
}

bool LiteralSet::StandsAt(const Entry& entry, std::string_view text, size_t at) const {
  if (at < entry.shift || text.size() - (at - entry.shift) < entry.size) return false;
  const char* const here = text.data() + at - entry.shift;
  const char* const wanted = texts_.data() + entry.text;
  if (!entry.any_case) return std::memcmp(here, wanted, entry.size) == 0;
  for (size_t i = 0; i < entry.size; ++i) {
    if (AsciiLower(here[i]) != wanted[i]) return false;
  }
  return true;
}

}  // namespace emend
