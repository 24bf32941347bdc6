#include "check/literal_set.h"

#include <algorithm>

namespace emend {
namespace {

constexpr size_t kLongest = 64;  // bytes of a text that are compared

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// How often a byte stands in English prose and code, roughly.
int Frequency(char c) {
  static constexpr std::string_view kFrequent = "etaoinsrhldcu";
  if (c == ' ') return 20;
  const size_t rank = kFrequent.find(Lower(c));
  return rank == std::string_view::npos ? 1 : static_cast<int>(kFrequent.size() - rank) + 3;
}

}  // namespace

void LiteralSet::Add(std::string_view text, bool any_case, uint32_t number) {
  text = text.substr(0, kLongest);
  const size_t length = std::min<size_t>(text.size(), 4);
  size_t rarest = 0;
  int least = 0;
  for (size_t at = 0; at + length <= text.size(); ++at) {
    int sum = 0;
    for (const char c : text.substr(at, length)) sum += Frequency(c);
    if (at == 0 || sum < least) rarest = at, least = sum;
  }
  uint32_t bytes = 0;
  std::memcpy(&bytes, text.data() + rarest, length);
  entries_.push_back({Cut(bytes | kFold, length), static_cast<uint32_t>(length), static_cast<uint32_t>(texts_.size()),
                      static_cast<uint16_t>(text.size()), static_cast<uint16_t>(rarest), any_case, number});
  texts_ += text;
}

void LiteralSet::Finish() {
  int width = 6;
  while (width < 15 && (size_t{1} << width) < entries_.size() * 8) ++width;
  shift_ = 32 - width;
  for (std::vector<uint64_t>& bits : bits_) bits.assign(size_t{1} << (width - 6), 0);
  first_.assign((size_t{1} << width) + 1, 0);
  for (const Entry& entry : entries_) {
    const uint32_t hash = Hash(entry.gram);
    bits_[entry.length - 2][hash >> 6] |= uint64_t{1} << (hash & 63);
    ++first_[hash + 1];
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
    if (Lower(here[i]) != wanted[i]) return false;
  }
  return true;
}

}  // namespace emend
