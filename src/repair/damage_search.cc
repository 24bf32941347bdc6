#include "repair/damage_search.h"

#include <algorithm>
#include <limits>

#include "repair/text_model.h"

namespace emend {
namespace {

constexpr size_t kBeam = 24;       // readings kept at a place
constexpr int kHopeless = 80;      // a reading that is worse than the best by so much is given up
constexpr size_t kStretch = 1024;  // characters searched at once
constexpr size_t kOverlap = 32;    // characters behind a stretch that may still change its reading

uint64_t Mix(uint64_t hash, uint64_t more) { return (hash ^ more) * 0x9E3779B97F4A7C15U; }

}  // namespace

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

Reading DamageReader::ReadWithin(std::u32string_view text, uint8_t kind, int misreading, char32_t after,
                                 std::span<const int> misreadings) {
  const TextModel& model = TextModel::Instance();
  if (read_ != nullptr) *read_ += text.size();
  if (first_place_ > std::numeric_limits<uint32_t>::max() - text.size() - kPlaces) {
    std::fill(slots_.begin(), slots_.end(), Slot());
    first_place_ = 1;
  }
  steps_.assign(1, {});
  for (std::vector<Path>& paths : places_) paths.clear();
  places_[0].push_back({0, 0, kind, static_cast<int8_t>(misreading)});
  for (size_t at = 0; at < text.size(); ++at) {
    std::vector<Path>& paths = places_[at % kPlaces];
    if (!paths.empty()) {
      std::sort(paths.begin(), paths.end(), [](const Path& a, const Path& b) { return a.cost < b.cost; });
      if (paths.size() > kBeam) paths.resize(kBeam);
      while (paths.back().cost > paths.front().cost + kHopeless) paths.pop_back();
      KeepCharacter(text[at], at);
      const uint32_t leads = text[at] < 0x80 ? 0 : Misreadings::Instance().Leads(text[at]);
      for (const int by : misreadings) {
        if ((leads >> by & 1) == 0) continue;
        for (const SequenceLists::Token& token : lists_.Find(text.substr(at), by)) Take(token, at);
      }
    }
    paths.clear();
  }
  const Path* best = nullptr;
  Reading reading{{}, std::numeric_limits<int>::max()};
  for (const Path& path : places_[text.size() % kPlaces]) {
    const int cost = path.cost + model.Cost(path.kind, model.Look(after));
    if (cost < reading.cost) reading.cost = cost, best = &path;
  }
  for (uint32_t step = best->step; step != 0; step = steps_[step].previous)
    reading.pieces.push_back(steps_[step].piece);
  std::reverse(reading.pieces.begin(), reading.pieces.end());
  first_place_ += static_cast<uint32_t>(text.size() + kPlaces);
  return reading;
}

void DamageReader::KeepCharacter(char32_t c, size_t at) {
  const TextModel& model = TextModel::Instance();
  const TextModel::Glyph glyph = model.Look(c);
  for (const Path& path : places_[at % kPlaces]) {
    const bool leaves = c >= 0x80 && path.misreading >= 0;
    const int cost = path.cost + model.Cost(path.kind, glyph) + (leaves ? costs_.end : 0);
    Add(at + 1, path, cost, {c, 1, -1, 0, false}, glyph.kind, leaves ? static_cast<int8_t>(-1) : path.misreading);
  }
}

void DamageReader::Take(const SequenceLists::Token& token, size_t at) {
  const TextModel& model = TextModel::Instance();
  const int8_t misreading = token.piece.misreading;
  const int begin = costs_.begin[static_cast<size_t>(misreading)];
  for (const Path& path : places_[at % kPlaces]) {
    const int damage = path.misreading == misreading ? costs_.go_on
                       : path.misreading < 0         ? begin
                                                     : begin + costs_.change;
    const int step = model.Cost(path.kind, {token.kind, 0});
    Add(at + token.piece.length, path, path.cost + step + damage + token.cost, token.piece, token.kind, misreading);
  }
}

void DamageReader::Add(size_t at, const Path& from, int cost, const DamagePiece& piece, uint8_t kind,
                       int8_t misreading) {
  std::vector<Path>& paths = places_[at % kPlaces];
  const auto place = static_cast<uint32_t>(first_place_ + at);
  Slot& slot = slots_[at % kPlaces * kSlots + size_t{kind} * 32 + static_cast<size_t>(misreading + 1)];
  const auto step = static_cast<uint32_t>(steps_.size());
  if (slot.place != place) {
    slot = {place, static_cast<uint32_t>(paths.size())};
    paths.push_back({cost, step, kind, misreading});
  } else if (cost < paths[slot.index].cost) {
    paths[slot.index].cost = cost;
    paths[slot.index].step = step;
  } else {
    return;
  }
  steps_.push_back({from.step, piece});
}

Reading DamageReader::Read(const Stretch& stretch, std::span<const int> misreadings) {
  const TextModel& model = TextModel::Instance();
  const std::u32string_view text = stretch.characters;
  Reading whole;
  uint8_t kind = model.Look(stretch.before).kind;
  for (size_t at = 0; at < text.size();) {
    const bool last = text.size() - at <= kStretch + kOverlap;
    const std::u32string_view part = text.substr(at, last ? std::u32string_view::npos : kStretch + kOverlap);
    const size_t end = at + (last ? part.size() : kStretch);
    const Reading reading = ReadWithin(part, kind, -1, last ? stretch.after : text[at + part.size()], misreadings);
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

}  // namespace emend
