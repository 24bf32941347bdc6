#include "repair/damage_search.h"

#include <algorithm>
#include <functional>
#include <limits>

#include "repair/text_model.h"

namespace emend {
namespace {

constexpr size_t kBeam = 24;       // readings kept at a place
constexpr int kHopeless = 80;      // a reading that is worse than the best by so much is given up
constexpr size_t kStretch = 1024;  // characters searched at once
constexpr size_t kOverlap = 32;    // characters behind a stretch that may still change its reading

// A way to read the next characters.
struct Token {
  Piece piece;
  int cost = 0;  // of what was lost
};

bool IsTrail(int byte) { return byte >= 0x80 && byte < 0xC0; }

int SequenceLength(int lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

bool IsScalar(char32_t c, int length) {
  const char32_t least = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
  return c >= least && c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF);
}

// Lists the sequences that can be read at the front of a text.
class SequenceReader {
 public:
  SequenceReader(std::u32string_view text, int misreading, int max_lost, std::function<void(const Token&)> found)
      : text_(text),
        misreading_(misreading),
        reading_(Misreadings::Instance().all()[static_cast<size_t>(misreading)]),
        max_lost_(max_lost),
        found_(std::move(found)) {}

  void Read(const DamageCosts& costs) {
    costs_ = &costs;
    const int lead = ByteAt(0);
    length_ = SequenceLength(lead);
    if (length_ == 0) return;
    constexpr int kBits[] = {0, 0, 0x1F, 0x0F, 0x07};
    Extend(1, static_cast<char32_t>(lead & kBits[length_]), 1, 0, 0);
  }

 private:
  int ByteAt(size_t at) const {
    return at < text_.size() ? Misreadings::Instance().Of(text_[at])[static_cast<size_t>(misreading_)] : 0;
  }

  void Extend(int place, char32_t value, size_t at, int lost, int cost) {
    if (place == length_) {
      if (!IsScalar(value, length_)) return;
      const Piece piece{value, static_cast<uint8_t>(at), static_cast<int8_t>(misreading_), static_cast<uint8_t>(lost)};
      found_({piece, cost});
      return;
    }
    const int byte = ByteAt(at);
    if (IsTrail(byte)) Extend(place + 1, value << 6 | static_cast<char32_t>(byte & 0x3F), at + 1, lost, cost);
    if (at < text_.size() && text_[at] == U' ' && IsTrail(reading_.no_break_space)) {
      Extend(place + 1, value << 6 | (reading_.no_break_space & 0x3FU), at + 1, lost, cost + costs_->spaced);
    }
    if (lost < max_lost_) {
      for (const uint8_t gone : reading_.lost) {
        Extend(place + 1, value << 6 | (gone & 0x3FU), at, lost + 1, cost + costs_->lost);
      }
    }
  }

  std::u32string_view text_;
  int misreading_;
  const Misreading& reading_;
  int max_lost_;
  std::function<void(const Token&)> found_;
  const DamageCosts* costs_ = nullptr;
  int length_ = 0;
};

// The misreadings that make any sense of a text; of those that read it alike, the least rare.
std::vector<int> PlausibleMisreadings(std::u32string_view text, const DamageCosts& costs) {
  const Misreadings& all = Misreadings::Instance();
  uint32_t possible = 0;
  for (const char32_t c : text) possible |= all.Leads(c);
  std::array<uint64_t, Misreadings::kCount> hashes{};
  for (const char32_t c : text) {
    if (c < 0x80) continue;
    const Misreadings::Bytes& bytes = all.Of(c);
    for (size_t i = 0; i < bytes.size(); ++i) hashes[i] = (hashes[i] ^ bytes[i]) * 0x100000001B3U;
  }
  std::vector<int> chosen;
  for (int i = 0; i < Misreadings::kCount; ++i) {
    if ((possible >> i & 1) == 0) continue;
    const auto same = std::find_if(chosen.begin(), chosen.end(), [&](int other) {
      return hashes[static_cast<size_t>(other)] == hashes[static_cast<size_t>(i)];
    });
    if (same == chosen.end()) {
      chosen.push_back(i);
    } else if (costs.begin[static_cast<size_t>(i)] < costs.begin[static_cast<size_t>(*same)]) {
      *same = i;
    }
  }
  return chosen;
}

// A reading up to some place.
struct Path {
  int cost = 0;
  uint32_t step = 0;  // its last one
  uint8_t kind = 0;   // of its last character
  int8_t misreading = -1;
};

struct Step {
  uint32_t previous = 0;
  Piece piece;
};

class Search {
 public:
  Search(const DamageCosts& costs, std::vector<int> misreadings)
      : costs_(costs), model_(TextModel::Instance()), misreadings_(std::move(misreadings)) {}

  std::vector<Piece> Run(std::u32string_view text, uint8_t before, char32_t after) {
    steps_.assign(1, {});
    places_.assign(text.size() + 1, {});
    places_[0].push_back({0, 0, before, -1});
    for (size_t at = 0; at < text.size(); ++at) {
      Prune(places_[at]);
      KeepCharacter(text[at], at);
      for (const int misreading : misreadings_) {
        SequenceReader(text.substr(at), misreading, 2, [&](const Token& token) { Take(token, at); }).Read(costs_);
      }
      places_[at].clear();
    }
    const Path* best = nullptr;
    int least = std::numeric_limits<int>::max();
    for (const Path& path : places_.back()) {
      const int cost = path.cost + model_.Cost(path.kind, model_.Look(after));
      if (cost < least) least = cost, best = &path;
    }
    std::vector<Piece> pieces;
    for (uint32_t step = best->step; step != 0; step = steps_[step].previous) pieces.push_back(steps_[step].piece);
    std::reverse(pieces.begin(), pieces.end());
    return pieces;
  }

 private:
  static void Prune(std::vector<Path>& paths) {
    if (paths.empty()) return;
    std::sort(paths.begin(), paths.end(), [](const Path& a, const Path& b) { return a.cost < b.cost; });
    if (paths.size() > kBeam) paths.resize(kBeam);
    while (paths.back().cost > paths.front().cost + kHopeless) paths.pop_back();
  }

  void KeepCharacter(char32_t c, size_t at) {
    const TextModel::Glyph glyph = model_.Look(c);
    for (const Path& path : places_[at]) {
      const bool leaves = c >= 0x80 && path.misreading >= 0;
      const int cost = path.cost + model_.Cost(path.kind, glyph) + (leaves ? costs_.end : 0);
      Add(at + 1, path, cost, {c, 1, -1, 0}, glyph.kind, leaves ? static_cast<int8_t>(-1) : path.misreading);
    }
  }

  void Take(const Token& token, size_t at) {
    const TextModel::Glyph glyph = model_.Look(token.piece.value);
    const int8_t misreading = token.piece.misreading;
    const int begin = costs_.begin[static_cast<size_t>(misreading)];
    for (const Path& path : places_[at]) {
      const int damage = path.misreading == misreading ? costs_.go_on
                         : path.misreading < 0         ? begin
                                                       : begin + costs_.change;
      Add(at + token.piece.length, path, path.cost + model_.Cost(path.kind, glyph) + damage + token.cost, token.piece,
          glyph.kind, misreading);
    }
  }

  void Add(size_t at, const Path& from, int cost, const Piece& piece, uint8_t kind, int8_t misreading) {
    for (Path& path : places_[at]) {
      if (path.kind != kind || path.misreading != misreading) continue;
      if (cost < path.cost) {
        path.cost = cost;
        path.step = static_cast<uint32_t>(steps_.size());
        steps_.push_back({from.step, piece});
      }
      return;
    }
    places_[at].push_back({cost, static_cast<uint32_t>(steps_.size()), kind, misreading});
    steps_.push_back({from.step, piece});
  }

  const DamageCosts& costs_;
  const TextModel& model_;
  std::vector<int> misreadings_;
  std::vector<Step> steps_;
  std::vector<std::vector<Path>> places_;
};

}  // namespace

std::vector<Piece> ReadDamaged(std::u32string_view text, char32_t before, char32_t after, const DamageCosts& costs) {
  const TextModel& model = TextModel::Instance();
  Search search(costs, PlausibleMisreadings(text, costs));
  std::vector<Piece> pieces;
  uint8_t kind = model.Look(before).kind;
  for (size_t at = 0; at < text.size();) {
    const bool last = text.size() - at <= kStretch + kOverlap;
    const std::u32string_view stretch = text.substr(at, last ? std::u32string_view::npos : kStretch + kOverlap);
    const size_t end = at + (last ? stretch.size() : kStretch);
    for (const Piece& piece : search.Run(stretch, kind, last ? after : text[at + stretch.size()])) {
      if (at >= end) break;
      pieces.push_back(piece);
      kind = model.Look(piece.value).kind;
      at += piece.length;
    }
  }
  return pieces;
}

std::vector<char32_t> ReadAlternatives(std::u32string_view text, int misreading, int lost) {
  std::vector<char32_t> values;
  const DamageCosts costs{};
  SequenceReader(text, misreading, lost, [&](const Token& token) {
    if (token.piece.length == text.size() && token.piece.lost == lost) values.push_back(token.piece.value);
  }).Read(costs);
  return values;
}

}  // namespace emend
