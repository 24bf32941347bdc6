#include "repair/patched_reading.h"

#include <algorithm>
#include <utility>

namespace emend {
namespace {

constexpr int kMany = 6;         // sequences, at least; as in ReadStrictly,
constexpr int kMeanMargin = 12;  // they read better than their bytes by so much in the mean,
constexpr int kMostLoss = 24;    // and none of them worse by more than that
constexpr size_t kLongest = 40;  // characters that are searched at once
constexpr size_t kBehind = 4;    // characters behind them that the search looks at as well
constexpr size_t kMostKnown = 20000;

}  // namespace

PatchedReader::PatchedReader(const DamageCosts& costs, uint32_t established)
    : costs_(costs), model_(TextModel::Instance()), all_(Misreadings::Instance()), reader_(costs) {
  for (uint32_t rest = established; rest != 0; rest &= rest - 1) misreadings_.push_back(__builtin_ctz(rest));
}

DamagePiece PatchedReader::Whole(std::u32string_view text, size_t at, int misreading) const {
  const auto index = static_cast<size_t>(misreading);
  const int lead = text[at] < 0x80 ? 0 : all_.ClearlyOf(text[at])[index];
  const int length = SequenceLength(lead);
  if (length == 0 || at + static_cast<size_t>(length) > text.size()) return {};
  constexpr int kBits[] = {0, 0, 0x1F, 0x0F, 0x07};
  char32_t value = static_cast<char32_t>(lead & kBits[length]);
  for (size_t i = 1; i < static_cast<size_t>(length); ++i) {
    const int byte = text[at + i] < 0x80 ? 0 : all_.ClearlyOf(text[at + i])[index];
    if (!IsTrail(byte)) return {};
    value = value << 6 | static_cast<char32_t>(byte & 0x3F);
  }
  if (!MayBeSequence(value, length)) return {};
  return {value, static_cast<uint8_t>(length), static_cast<int8_t>(misreading), 0, false};
}

// A place behind which sequences are whole again: two of them, or one at the end of a word.
size_t PatchedReader::FindWhole(std::u32string_view text, size_t at, int misreading) const {
  for (++at; at < text.size(); ++at) {
    if (text[at] < 0x80 && text[at] != U' ') break;
    const DamagePiece piece = Whole(text, at, misreading);
    if (piece.length == 0) continue;
    const size_t next = at + piece.length;
    if (next == text.size() || text[next] < 0x80 || Whole(text, next, misreading).length != 0) break;
  }
  return at;
}

const PatchedReader::Patch& PatchedReader::Search(const Stretch& stretch, size_t at, uint8_t kind, int misreading) {
  const std::u32string_view text = stretch.characters;
  const size_t whole = FindWhole(text, at, misreading);
  const size_t end = std::min(whole + kBehind, text.size());
  const char32_t after = end == text.size() ? stretch.after : text[end];
  key_.assign(text.substr(at, end - at));
  key_.push_back(after);
  key_.push_back(static_cast<char32_t>(kind) << 8 | static_cast<char32_t>(misreading));
  if (const auto known = known_.find(key_); known != known_.end()) return known->second;
  if (known_.size() == kMostKnown) known_.clear();
  Patch patch;
  if (whole - at <= kLongest) {
    const Reading reading = reader_.ReadWithin(text.substr(at, end - at), kind, misreading, after, misreadings_);
    for (const DamagePiece& piece : reading.pieces) {
      if (patch.length >= whole - at) break;
      patch.pieces.push_back(piece);
      patch.length += piece.length;
    }
  }
  return known_.emplace(key_, std::move(patch)).first->second;
}

std::optional<std::vector<DamagePiece>> PatchedReader::Read(const Stretch& stretch, int misreading) {
  const std::u32string_view text = stretch.characters;
  std::vector<DamagePiece> pieces;
  pieces.reserve(text.size());
  uint8_t kind = model_.Look(stretch.before).kind;  // of the character before, as it is read
  uint8_t kind_as_it_is = kind;
  int sequences = 0;
  int gains = 0;
  for (size_t at = 0; at < text.size();) {
    if (text[at] < 0x80) {
      pieces.push_back({text[at], 1, -1, 0, false});
      kind = kind_as_it_is = model_.Look(text[at++]).kind;
      continue;
    }
    const DamagePiece piece = Whole(text, at, misreading);
    if (piece.length != 0) {
      int gain = 0;
      uint8_t last = kind_as_it_is;
      for (size_t i = at; i < at + piece.length; ++i) {
        const TextModel::Glyph glyph = model_.Look(text[i]);
        gain += model_.Cost(last, glyph);
        last = glyph.kind;
      }
      const TextModel::Glyph glyph = model_.Look(piece.value);
      gain -= model_.Cost(kind, glyph) + costs_.go_on;
      if (gain >= -kMostLoss) {
        gains += gain;
        ++sequences;
        kind = glyph.kind;
        kind_as_it_is = last;
        at += piece.length;
        pieces.push_back(piece);
        continue;
      }
    }
    const Patch& patch = Search(stretch, at, kind, misreading);
    if (patch.length == 0) return std::nullopt;
    pieces.insert(pieces.end(), patch.pieces.begin(), patch.pieces.end());
    at += patch.length;
    kind = model_.Look(pieces.back().value).kind;
    kind_as_it_is = model_.Look(text[at - 1]).kind;
  }
  if (sequences < kMany || gains < kMeanMargin * sequences) return std::nullopt;
  return pieces;
}

std::optional<std::vector<DamagePiece>> PatchedReader::Read(const Stretch& stretch) {
  const std::u32string_view text = stretch.characters;
  int best = -1;
  size_t most = 0;
  size_t high = 0;
  for (const char32_t c : text) high += c >= 0x80 ? 1 : 0;
  for (const int misreading : misreadings_) {
    size_t taken = 0;
    for (size_t at = 0; at < text.size();) {
      const size_t length = Whole(text, at, misreading).length;
      taken += length;
      at += std::max<size_t>(length, 1);
    }
    if (taken > most) most = taken, best = misreading;
  }
  if (most * 2 < high || best < 0) return std::nullopt;
  return Read(stretch, best);
}

}  // namespace emend
