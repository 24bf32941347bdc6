#include "repair/damage_search.h"

#include <algorithm>
#include <limits>

#include "base/unicode.h"
#include "repair/text_model.h"

namespace emend {
namespace {

constexpr size_t kBeam = 24;       // readings kept at a place
constexpr int kHopeless = 80;      // a reading that is worse than the best by so much is given up
constexpr size_t kStretch = 1024;  // characters searched at once
constexpr size_t kOverlap = 32;    // characters behind a stretch that may still change its reading

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

// A reading up to some place.
struct Path {
  int cost = 0;
  uint32_t step = 0;  // its last one
  uint8_t kind = 0;   // of its last character
  int8_t misreading = -1;
};

struct Step {
  uint32_t previous = 0;
  DamagePiece piece;
};

class Search {
 public:
  Search(const DamageCosts& costs, std::span<const int> misreadings)
      : costs_(costs), model_(TextModel::Instance()), misreadings_(misreadings) {}

  // The cost counts what comes before `after`.
  Reading Run(std::u32string_view text, uint8_t before, char32_t after) {
    steps_.assign(1, {});
    places_.assign(text.size() + 1, {});
    places_[0].push_back({0, 0, before, -1});
    for (size_t at = 0; at < text.size(); ++at) {
      Prune(places_[at]);
      KeepCharacter(text[at], at);
      tokens_.clear();
      const uint32_t leads = text[at] < 0x80 ? 0 : Misreadings::Instance().Leads(text[at]);
      for (const int misreading : misreadings_) {
        if ((leads >> misreading & 1) != 0) SequenceReader(misreading, 2, costs_, tokens_).Read(text.substr(at));
      }
      for (const DamageToken& token : tokens_) Take(token, at);
      places_[at].clear();
    }
    const Path* best = nullptr;
    Reading reading{{}, std::numeric_limits<int>::max()};
    for (const Path& path : places_.back()) {
      const int cost = path.cost + model_.Cost(path.kind, model_.Look(after));
      if (cost < reading.cost) reading.cost = cost, best = &path;
    }
    for (uint32_t step = best->step; step != 0; step = steps_[step].previous)
      reading.pieces.push_back(steps_[step].piece);
    std::reverse(reading.pieces.begin(), reading.pieces.end());
    return reading;
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
      Add(at + 1, path, cost, {c, 1, -1, 0, false}, glyph.kind, leaves ? static_cast<int8_t>(-1) : path.misreading);
    }
  }

  void Take(const DamageToken& token, size_t at) {
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

  void Add(size_t at, const Path& from, int cost, const DamagePiece& piece, uint8_t kind, int8_t misreading) {
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
  std::span<const int> misreadings_;
  std::vector<DamageToken> tokens_;
  std::vector<Step> steps_;
  std::vector<std::vector<Path>> places_;
};

uint64_t Mix(uint64_t hash, uint64_t more) { return (hash ^ more) * 0x9E3779B97F4A7C15U; }

}  // namespace

// C1 controls are no text, but text that was damaged more than once is full of them.
bool MayBeSequence(char32_t c, int length) {
  const char32_t least = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
  return c >= least && (c < 0xA0 || IsAssigned(c));
}

int CostAsItIs(const Stretch& stretch) {
  const TextModel& model = TextModel::Instance();
  int cost = 0;
  uint8_t last = model.Look(stretch.before).kind;
  for (const char32_t c : stretch.characters) {
    const TextModel::Glyph glyph = model.Look(c);
    cost += model.Cost(last, glyph);
    last = glyph.kind;
  }
  return cost + model.Cost(last, model.Look(stretch.after));
}

Reading ReadDamaged(const Stretch& stretch, const DamageCosts& costs, std::span<const int> misreadings) {
  const TextModel& model = TextModel::Instance();
  const std::u32string_view text = stretch.characters;
  Search search(costs, misreadings);
  Reading whole;
  uint8_t kind = model.Look(stretch.before).kind;
  for (size_t at = 0; at < text.size();) {
    const bool last = text.size() - at <= kStretch + kOverlap;
    const std::u32string_view part = text.substr(at, last ? std::u32string_view::npos : kStretch + kOverlap);
    const size_t end = at + (last ? part.size() : kStretch);
    const Reading reading = search.Run(part, kind, last ? stretch.after : text[at + part.size()]);
    whole.cost += reading.cost;  // the overlap counts twice; only short stretches are compared by cost
    for (const DamagePiece& piece : reading.pieces) {
      if (at >= end) break;
      whole.pieces.push_back(piece);
      kind = model.Look(piece.value).kind;
      at += piece.length;
    }
  }
  return whole;
}

void ListSequences(std::u32string_view characters, int misreading, int most_lost, const DamageCosts& costs,
                   std::vector<DamageToken>& tokens) {
  SequenceReader(misreading, most_lost, costs, tokens).Read(characters);
}

std::optional<DamagePiece> ReadSequence(std::u32string_view characters, int misreading) {
  if ((Misreadings::Instance().Leads(characters[0]) >> misreading & 1) == 0) return std::nullopt;
  std::vector<DamageToken> tokens;
  const DamageCosts costs;
  SequenceReader(misreading, 0, costs, tokens).Read(characters);
  for (const DamageToken& token : tokens) {
    if (!token.piece.spaced) return token.piece;
  }
  return std::nullopt;
}

std::vector<Suspect> FindSuspects(const Stretch& stretch) {
  const Misreadings& all = Misreadings::Instance();
  uint32_t possible = 0;
  std::array<uint64_t, Misreadings::kCount> hashes{};
  for (const char32_t c : stretch.characters) {
    if (c < 0x80) continue;
    possible |= all.Leads(c);
    const Misreadings::Bytes& own = all.Of(c);
    const Misreadings::Bytes& sloppy = all.SloppilyOf(c);
    for (size_t i = 0; i < own.size(); ++i) hashes[i] = Mix(hashes[i], static_cast<uint64_t>(own[i] | sloppy[i] << 8));
  }
  std::vector<Suspect> suspects;
  for (int i = 0; i < Misreadings::kCount; ++i) {
    if ((possible >> i & 1) == 0) continue;
    const auto same = std::find_if(suspects.begin(), suspects.end(), [&](const Suspect& other) {
      return hashes[static_cast<size_t>(other.misreading)] == hashes[static_cast<size_t>(i)];
    });
    suspects.push_back({i, same == suspects.end() ? i : same->same_as});
  }
  return suspects;
}

std::vector<int> DistinctMisreadings(const Stretch& stretch, const DamageCosts& costs) {
  std::array<int, Misreadings::kCount> cheapest;
  cheapest.fill(-1);
  for (const Suspect& suspect : FindSuspects(stretch)) {
    int& best = cheapest[static_cast<size_t>(suspect.same_as)];
    if (best < 0 || costs.begin[static_cast<size_t>(suspect.misreading)] < costs.begin[static_cast<size_t>(best)]) {
      best = suspect.misreading;
    }
  }
  std::vector<int> distinct;
  for (const int i : cheapest) {
    if (i >= 0) distinct.push_back(i);
  }
  return distinct;
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

}  // namespace emend
