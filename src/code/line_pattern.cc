#include "code/line_pattern.h"

#include <cassert>

#include "code/pattern_tree.h"

namespace emend {
namespace {

constexpr size_t kMostWords = 8;

constexpr std::array<bool, 256> MakeWordBytes() {
  std::array<bool, 256> table{};
  for (size_t c = 0; c < 256; ++c)
    table[c] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  return table;
}
constexpr std::array<bool, 256> kWordBytes = MakeWordBytes();

void SetBit(std::vector<uint64_t>& bits, size_t first_word, size_t place) {
  bits[first_word + place / 64] |= uint64_t{1} << (place % 64);
}

}  // namespace

size_t LinePattern::ClassifyBytes(const std::vector<std::bitset<256>>& places) {
  std::vector<std::bitset<256>> classes = {std::bitset<256>().set()};
  const std::bitset<256>* before = nullptr;
  for (const std::bitset<256>& bytes : places) {
    if (before != nullptr && bytes == *before) continue;
    before = &bytes;
    for (size_t old = 0, count = classes.size(); old < count; ++old) {
      const std::bitset<256> inside = classes[old] & bytes;
      if (inside.none() || inside == classes[old]) continue;
      classes[old] &= ~bytes;
      classes.push_back(inside);
    }
  }
  for (size_t number = 0; number < classes.size(); ++number) {
    const std::bitset<256>& bytes = classes[number];
    for (size_t byte = bytes._Find_first(); byte < 256; byte = bytes._Find_next(byte))
      classes_[byte] = static_cast<uint8_t>(number);
  }
  return classes.size();
}

LinePattern::LinePattern(std::string_view expression) {
  PatternPlaces places = ParsePattern(expression);
  const size_t count = places.bytes.size();
  for (words_ = 1; words_ * 64 < count;) words_ *= 2;
  assert(words_ <= kMostWords);

  const size_t class_count = ClassifyBytes(places.bytes);
  members_.assign(class_count * words_, 0);
  std::bitset<256> known;  // classes
  for (size_t byte = 0; byte < 256; ++byte) {
    if (known[classes_[byte]]) continue;
    known.set(classes_[byte]);
    for (size_t place = 0; place < count; ++place)
      if (places.bytes[place][byte]) SetBit(members_, classes_[byte] * words_, place);
  }

  for (size_t condition = 0; condition < kConditions; ++condition) {
    begins_[condition].assign(words_, 0);
    line_begins_[condition].assign(words_, 0);
    ends_[condition].assign(words_, 0);
    line_ends_[condition].assign(words_, 0);
    follow_[condition].assign(words_ * count, 0);
  }
  chained_.assign(words_, 0);
  bounded_.assign(words_, 0);
  anchored_ = true;
  for (const PatternStep& step : places.first) {
    if ((step.conditions & kLineEnds) != 0) continue;
    const size_t condition = (step.conditions & kWordBound) != 0 ? 1 : 0;
    SetBit(line_begins_[condition], 0, step.place);
    if ((step.conditions & kLineBegins) != 0) continue;
    SetBit(begins_[condition], 0, step.place);
    anchored_ = false;
  }
  for (const PatternStep& step : places.last) {
    if ((step.conditions & kLineBegins) != 0) continue;
    const size_t condition = (step.conditions & kWordBound) != 0 ? 1 : 0;
    SetBit(line_ends_[condition], 0, step.place);
    if ((step.conditions & kLineEnds) == 0) SetBit(ends_[condition], 0, step.place);
  }
  for (const PatternFollower& follower : places.followers) {
    if ((follower.next.conditions & (kLineBegins | kLineEnds)) != 0) continue;
    const size_t condition = (follower.next.conditions & kWordBound) != 0 ? 1 : 0;
    SetBit(follow_[condition], follower.place * words_, follower.next.place);
    if (condition == 1) SetBit(bounded_, 0, follower.place);
  }
  for (size_t place = 0; place + 1 < count; ++place) {
    if ((place + 1) % 64 == 0 || (bounded_[place / 64] >> (place % 64) & 1) != 0) continue;
    bool only_next = true;
    for (size_t word = 0; word < words_; ++word) {
      const uint64_t expected = word == place / 64 ? uint64_t{1} << (place % 64 + 1) : 0;
      only_next &= follow_[0][place * words_ + word] == expected;
    }
    if (only_next) SetBit(chained_, 0, place);
  }

  needed_ = std::move(places.needed);
  for (const PatternStep& step : places.first) match_starts_ |= places.bytes[step.place];
  line_starts_ = match_starts_;
  if (!anchored_) line_starts_.set();
}

template <size_t kWords>
bool LinePattern::Run(std::string_view line) const {
  std::array<uint64_t, kWords> state{};  // the places that took the byte before
  bool word_before = false;
  for (size_t i = 0; i < line.size(); ++i) {
    const auto byte = static_cast<unsigned char>(line[i]);
    const bool word = kWordBytes[byte];
    const bool bound = word != word_before;
    word_before = word;
    std::array<uint64_t, kWords> next{};
    uint64_t alive = 0;
    for (size_t w = 0; w < kWords; ++w) {
      const uint64_t now = state[w];
      if (now == 0) continue;
      next[w] |= (now & chained_[w]) << 1;
      for (uint64_t rest = now & ~chained_[w]; rest != 0; rest &= rest - 1) {
        const size_t place = w * 64 + static_cast<size_t>(__builtin_ctzll(rest));
        for (size_t k = 0; k < kWords; ++k) next[k] |= follow_[0][place * kWords + k];
      }
      if (!bound) continue;
      for (uint64_t rest = now & bounded_[w]; rest != 0; rest &= rest - 1) {
        const size_t place = w * 64 + static_cast<size_t>(__builtin_ctzll(rest));
        for (size_t k = 0; k < kWords; ++k) next[k] |= follow_[1][place * kWords + k];
      }
    }
    const auto& begins = i == 0 ? line_begins_ : begins_;
    const uint64_t* members = &members_[classes_[byte] * kWords];
    for (size_t w = 0; w < kWords; ++w) {
      next[w] |= begins[0][w];
      if (bound) next[w] |= begins[1][w];
      next[w] &= members[w];
      alive |= next[w];
    }
    state = next;
    if (alive == 0) {
      if (anchored_) return false;
      while (i + 1 < line.size() && !match_starts_[static_cast<unsigned char>(line[i + 1])]) ++i;
      word_before = kWordBytes[static_cast<unsigned char>(line[i])];
      continue;
    }
    const bool last = i + 1 == line.size();
    const bool bound_after = word != (!last && kWordBytes[static_cast<unsigned char>(line[i + 1])]);
    const auto& ends = last ? line_ends_ : ends_;
    for (size_t w = 0; w < kWords; ++w) {
      if ((state[w] & ends[0][w]) != 0 || (bound_after && (state[w] & ends[1][w]) != 0)) return true;
    }
  }
  return false;
}

bool LinePattern::Matches(std::string_view line) const {
  switch (words_) {
    case 1:
      return Run<1>(line);
    case 2:
      return Run<2>(line);
    case 4:
      return Run<4>(line);
    default:
      return Run<kMostWords>(line);
  }
}

}  // namespace emend
