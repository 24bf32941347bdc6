#include "repair/sequences.h"

#include <algorithm>

#include "base/unicode.h"
#include "repair/text_model.h"

namespace emend {
namespace {

constexpr int kMostLost = 2;          // bytes of a sequence
constexpr size_t kMostKnown = 20000;  // lists that are kept

// Lists the sequences that can be read at the front of a text.
class SequenceReader {
 public:
  SequenceReader(int misreading, int max_lost, const DamageCosts& costs, std::vector<DamageToken>& tokens)
      : index_(static_cast<size_t>(misreading)),
        reading_(Misreadings::Instance().all()[index_]),
        max_lost_(max_lost),
        costs_(costs),
        tokens_(tokens) {}

  void Read(std::u32string_view text) {
    text_ = text;
    const int own = Misreadings::Instance().Of(text[0])[index_];
    const int sloppy = Misreadings::Instance().SloppilyOf(text[0])[index_];
    for (const int lead : {own, sloppy}) {
      length_ = SequenceLength(lead);
      if (length_ == 0) continue;
      constexpr int kBits[] = {0, 0, 0x1F, 0x0F, 0x07};
      Extend(1, static_cast<char32_t>(lead & kBits[length_]), 1, {}, 0);
    }
  }

 private:
  struct Gone {
    int lost = 0;
    int undefined = 0;  // of those that are lost
    bool spaced = false;
  };

  void Extend(int place, char32_t value, size_t at, Gone gone, int cost) {
    if (place == length_) {
      if (!MayBeSequence(value, length_)) return;
      tokens_.push_back(
          {{value, static_cast<uint8_t>(at), static_cast<int8_t>(index_), static_cast<uint8_t>(gone.lost), gone.spaced},
           cost});
      return;
    }
    const auto take = [&](uint8_t byte, size_t next, Gone then, int more) {
      Extend(place + 1, value << 6 | (byte & 0x3FU), next, then, cost + more);
    };
    const auto take_unknown = [&](size_t next, int cost_of_lost, int cost_of_undefined) {
      if (gone.lost >= max_lost_) return;
      Gone then = gone;
      ++then.lost;
      for (const uint8_t byte : reading_.lost) take(byte, next, then, cost_of_lost);
      if (gone.lost > 0) return;  // two that windows-1252 defines are too many
      ++then.undefined;
      for (const uint8_t byte : reading_.undefined) take(byte, next, then, cost_of_undefined);
    };
    if (at < text_.size()) {
      const char32_t c = text_[at];
      const uint8_t own = Misreadings::Instance().Of(c)[index_];
      const uint8_t sloppy = Misreadings::Instance().SloppilyOf(c)[index_];
      if (IsTrail(own)) take(own, at + 1, gone, 0);
      if (IsTrail(sloppy)) take(sloppy, at + 1, gone, 0);
      if (c == U' ' && IsTrail(reading_.no_break_space)) {
        Gone then = gone;
        then.spaced = true;
        take(reading_.no_break_space, at + 1, then, costs_.spaced);
      }
      if (c == 0xFFFD) take_unknown(at + 1, costs_.unknown, costs_.unknown);
    }
    if (gone.undefined == 0) take_unknown(at, costs_.lost, costs_.undefined);
  }

  size_t index_;
  const Misreading& reading_;
  int max_lost_;
  const DamageCosts& costs_;
  std::vector<DamageToken>& tokens_;
  std::u32string_view text_;
  int length_ = 0;
};

}  // namespace

// C1 controls are no text, but text that was damaged more than once is full of them.
bool MayBeSequence(char32_t c, int length) {
  const char32_t least = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
  return c >= least && (c < 0xA0 || IsAssigned(c));
}

void ListSequences(std::u32string_view characters, int misreading, int most_lost, const DamageCosts& costs,
                   std::vector<DamageToken>& tokens) {
  SequenceReader(misreading, most_lost, costs, tokens).Read(characters);
}

std::optional<DamagePiece> ReadSequence(std::u32string_view characters, int misreading) {
  const Misreadings& all = Misreadings::Instance();
  const auto index = static_cast<size_t>(misreading);
  if ((all.Leads(characters[0]) >> misreading & 1) == 0) return std::nullopt;
  const std::array<int, 2> leads = {all.Of(characters[0])[index], all.SloppilyOf(characters[0])[index]};
  for (const int lead : leads) {
    const int length = SequenceLength(lead);
    if (length == 0 || static_cast<size_t>(length) > characters.size()) continue;
    constexpr int kBits[] = {0, 0, 0x1F, 0x0F, 0x07};
    // A character may stand for either of two bytes; all ways are tried in the order of the bits of `way`.
    for (int way = 0; way < 1 << (length - 1); ++way) {
      char32_t value = static_cast<char32_t>(lead & kBits[length]);
      bool whole = true;
      for (int i = 1; i < length && whole; ++i) {
        const char32_t c = characters[static_cast<size_t>(i)];
        const bool sloppy = (way >> (length - 1 - i) & 1) != 0;
        const int byte = sloppy ? all.SloppilyOf(c)[index] : all.Of(c)[index];
        whole = IsTrail(byte);
        value = value << 6 | static_cast<char32_t>(byte & 0x3F);
      }
      if (whole && MayBeSequence(value, length))
        return DamagePiece{value, static_cast<uint8_t>(length), static_cast<int8_t>(misreading), 0, false};
    }
  }
  return std::nullopt;
}

std::vector<Alternative> ReadAlternatives(std::u32string_view characters, int misreading, int lost,
                                          const DamageCosts& costs) {
  std::vector<DamageToken> tokens;
  SequenceReader(misreading, lost, costs, tokens).Read(characters);
  std::vector<Alternative> alternatives;
  for (const DamageToken& token : tokens) {
    if (token.piece.length == characters.size() && token.piece.lost == lost) {
      alternatives.push_back({token.piece.value, token.cost});
    }
  }
  return alternatives;
}

const std::vector<SequenceLists::Token>& SequenceLists::Find(std::u32string_view text, int misreading) {
  constexpr size_t kLongest = 4;
  const Misreadings& all = Misreadings::Instance();
  const uint32_t bit = 1U << misreading;
  uint64_t key = all.RowOf(text[0]);
  size_t size = 1;
  for (; size < std::min(kLongest, text.size()); ++size) {
    const char32_t c = text[size];
    const bool any = c == U' ' || c == 0xFFFD;
    if (!any && (all.Trails(c) & bit) == 0) break;
    key = key << 16 | (any ? 0xFFFF - (c & 1) : all.RowOf(c));
  }
  auto& known = known_[static_cast<size_t>(misreading)];
  if (const auto found = known.find(key); found != known.end()) return found->second;
  if (known.size() == kMostKnown) known.clear();
  tokens_.clear();
  ListSequences(text.substr(0, size), misreading, kMostLost, costs_, tokens_);
  std::vector<Token> list;
  const TextModel& model = TextModel::Instance();
  for (const DamageToken& token : tokens_) {
    const TextModel::Glyph glyph = model.Look(token.piece.value);
    const Token found{token.piece, glyph.kind, token.cost + glyph.cost};
    const auto same = std::find_if(list.begin(), list.end(), [&](const Token& other) {
      return other.kind == found.kind && other.piece.length == found.piece.length;
    });
    if (same == list.end()) {
      list.push_back(found);
    } else if (found.cost < same->cost) {
      *same = found;
    }
  }
  return known.emplace(key, std::move(list)).first->second;
}

}  // namespace emend
