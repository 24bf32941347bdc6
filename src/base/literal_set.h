// Many texts searched for at once, at a glance: what is found may be one of them, what is not found is none.
//
// Four bytes of each text, its rarest ones, are looked up in a table, of a shorter text all; only where they are found
// the texts are compared. Quick to make, as most of them are not found in most files.
#ifndef EMEND_BASE_LITERAL_SET_H_
#define EMEND_BASE_LITERAL_SET_H_

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace emend {

struct Literal {
  std::string text;       // ASCII, not empty
  bool any_case = false;  // then the text is lower case
  uint8_t rarest = 0;     // see LiteralSet

  bool operator==(const Literal&) const = default;
};

class LiteralSet {
 public:
  // Several texts may have one number, and one text several.
  void Add(std::string_view text, bool any_case, uint32_t number) { Add(text, any_case, RarestIn(text), number); }

  // The same with RarestIn(text): the place of the bytes that are looked up.
  void Add(std::string_view text, bool any_case, size_t rarest, uint32_t number);

  static size_t RarestIn(std::string_view text);

  // To be called once, before the first search.
  void Finish();

  bool empty() const { return entries_.empty(); }

  // Calls found(number) for each text that stands in `text`, perhaps several times.
  template <typename Found>
  void Search(std::string_view text, Found found) const {
    const size_t whole = text.size() < 4 ? 0 : text.size() - 3;
    for (size_t at = 0; at < whole; ++at) {
      uint32_t bytes;
      std::memcpy(&bytes, text.data() + at, 4);
      bytes |= kFold;
      if (MayBegin(bytes)) Compare(text, at, bytes, found);
    }
    for (size_t at = whole; at < text.size(); ++at) {
      uint32_t bytes = 0;
      std::memcpy(&bytes, text.data() + at, text.size() - at);
      bytes |= kFold;
      if (MayBegin(bytes)) Compare(text, at, bytes, found);
    }
  }

 private:
  static constexpr uint32_t kFold = 0x20202020;  // makes small letters of capitals, and of other signs some others
  static constexpr uint32_t kGram = 4;           // bytes of a text that are looked up, fewer of a shorter one

  struct Entry {
    uint32_t gram;    // its bytes that are looked up, folded
    uint32_t length;  // how many of them
    uint32_t text;    // its place in `texts_`
    uint16_t size;
    uint16_t shift;  // where the gram stands in it
    bool any_case;
    uint32_t number;
  };

  uint32_t Hash(uint32_t gram) const { return (gram * 0x9E3779B1u) >> shift_; }
  static uint32_t Cut(uint32_t bytes, uint32_t length) {
    return length == 4 ? bytes : bytes & ((1u << 8 * length) - 1);
  }

  // Whether a gram may begin here: one of four bytes, or a shorter one.
  bool MayBegin(uint32_t bytes) const {
    const uint32_t hash = (bytes * 0x85EBCA6Bu) >> wide_shift_;
    return ((wide_[hash >> 6] >> (hash & 63) | pairs_[(bytes & 0xFFFF) >> 6] >> (bytes & 63)) & 1) != 0;
  }

  template <typename Found>
  void Compare(std::string_view text, size_t at, uint32_t bytes, Found& found) const {
    for (uint32_t length = 1; length <= kGram; ++length) {
      const uint32_t gram = Cut(bytes, length);
      const uint32_t hash = Hash(gram);
      for (uint32_t i = first_[hash]; i < first_[hash + 1]; ++i) {
        const Entry& entry = entries_[i];
        if (entry.gram == gram && entry.length == length && StandsAt(entry, text, at)) found(entry.number);
      }
    }
  }

  bool StandsAt(const Entry& entry, std::string_view text, size_t at) const;

  std::string texts_;
  std::vector<Entry> entries_;   // by the hash of their grams
  std::vector<uint32_t> first_;  // hash -> its first entry
  std::vector<uint64_t> wide_;   // a bit for each hash of four bytes
  std::vector<uint64_t> pairs_;  // a bit for each two bytes with which a shorter gram begins
  int shift_ = 0;
  int wide_shift_ = 0;
};

}  // namespace emend

#endif  // EMEND_BASE_LITERAL_SET_H_
