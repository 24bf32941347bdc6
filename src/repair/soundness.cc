#include "repair/soundness.h"

#include <algorithm>
#include <limits>

#include "repair/lookahead.h"

namespace emend {
namespace {

constexpr size_t kLongest = 1000;     // characters; longer stretches are searched in parts
constexpr size_t kMostKnown = 20000;  // texts whose sequences are kept
constexpr int kNone = std::numeric_limits<int>::min() / 2;
constexpr int kMostLost = 2;  // as in DamageReader

// By class: the least cost of the step to it.
const std::array<int, 256>& LeastInto() {
  static const std::array<int, 256> least = [] {
    std::array<int, 256> all;
    for (size_t kind = 0; kind < all.size(); ++kind) {
      all[kind] = std::numeric_limits<int>::max();
      for (size_t last = 0; last < TextModel::classes(); ++last) {
        const int cost = TextModel::Instance().Cost(static_cast<uint8_t>(last), {static_cast<uint8_t>(kind), 0});
        all[kind] = std::min(all[kind], cost);
      }
    }
    return all;
  }();
  return least;
}

}  // namespace

Soundness::Soundness(const DamageCosts& costs)
    : costs_(costs), model_(TextModel::Instance()), all_(Misreadings::Instance()), least_into_(LeastInto()) {}

std::vector<Soundness::Sequence> Soundness::ListAll(std::u32string_view text, uint32_t leads) {
  std::vector<Sequence> sequences;
  tokens_.clear();
  for (; leads != 0; leads &= leads - 1) ListSequences(text, __builtin_ctz(leads), kMostLost, costs_, tokens_);
  for (const DamageToken& token : tokens_) {
    const TextModel::Glyph glyph = model_.Look(token.piece.value);
    const int cost = token.cost + glyph.cost;
    const int first_cost = cost + costs_.begin[static_cast<size_t>(token.piece.misreading)];
    const auto same = std::find_if(sequences.begin(), sequences.end(), [&](const Sequence& sequence) {
      return sequence.kind == glyph.kind && sequence.length == token.piece.length;
    });
    if (same == sequences.end()) {
      sequences.push_back({glyph.kind, token.piece.length, cost, first_cost});
    } else {
      same->cost = std::min(same->cost, cost);
      same->first_cost = std::min(same->first_cost, first_cost);
    }
  }
  return sequences;
}

const std::vector<Soundness::Sequence>& Soundness::SequencesOf(std::u32string_view text, uint32_t leads) {
  constexpr size_t kMost = 4;
  uint64_t key = all_.RowOf(text[0]);
  size_t size = 1;
  for (uint32_t alive = leads; size < std::min(kMost, text.size()); ++size) {
    const char32_t c = text[size];
    const bool any = c == U' ' || c == 0xFFFD;
    if (!any) alive &= all_.Trails(c);
    if (alive == 0) break;
    key = key << 16 | (any ? 0xFFFF - (c & 1) : all_.RowOf(c));
  }
  if (const auto known = known_.find(key); known != known_.end()) return known->second;
  if (known_.size() == kMostKnown) known_.clear();
  return known_.emplace(key, ListAll(text.substr(0, size), leads)).first->second;
}

// False if one of the sequences, which begin at the character `at`, may gain.
bool Soundness::Weigh(std::u32string_view text, size_t at, const std::vector<Sequence>& sequences) {
  for (const Sequence& sequence : sequences) {
    const size_t end = at + sequence.length;
    const int step = model_.Cost(kinds_[at], {sequence.kind, 0});
    const int gain = std::max({-sequence.first_cost - step, run_[at] - costs_.go_on - sequence.cost - step,
                               chain_[at] - costs_.go_on - sequence.cost - least_into_[sequence.kind]}) +
                     own_[end] - own_[at];
    if (gain >= 0) return false;
    chain_[end] = std::max(chain_[end], gain);
    // The next character stands as it is; what is not ASCII ends the damage.
    const int from_here = model_.Cost(kinds_[end], {kinds_[end + 1], 0});
    const int behind = model_.Cost(sequence.kind, {kinds_[end + 1], 0});
    const int kept = gain + from_here - behind;
    if (kept - (end < text.size() && text[end] >= 0x80 ? costs_.end : 0) >= 0) return false;
    if (end < text.size() && text[end] < 0x80) run_[end + 1] = std::max(run_[end + 1], kept);
  }
  return true;
}

void Soundness::ReadCosts(const Stretch& stretch) {
  const std::u32string_view text = stretch.characters;
  kinds_.resize(text.size() + 2);
  own_.resize(text.size() + 2);
  kinds_[0] = model_.Look(stretch.before).kind;
  own_[0] = 0;
  for (size_t i = 0; i <= text.size(); ++i) {
    const TextModel::Glyph glyph = model_.Look(i < text.size() ? text[i] : stretch.after);
    own_[i + 1] = own_[i] + model_.Cost(kinds_[i], glyph);
    kinds_[i + 1] = glyph.kind;
  }
}

CellGains::Ways Soundness::WeighWays(const Stretch& cell, bool comes) {
  const std::u32string_view text = cell.characters;
  chain_.assign(text.size() + 2, kNone);
  run_.assign(text.size() + 2, kNone);
  if (comes) chain_[0] = run_[0] = 0;
  int most = kNone;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] < 0x80) {
      run_[i + 1] = std::max(run_[i + 1], run_[i]);
      continue;
    }
    const uint32_t leads = all_.Leads(text[i]);
    if (leads == 0) continue;
    for (const Sequence& sequence : SequencesOf(text.substr(i), leads)) {
      const size_t end = i + sequence.length;
      const int step = model_.Cost(kinds_[i], {sequence.kind, 0});
      const int gain =
          std::max({comes ? kNone : -sequence.first_cost - step, run_[i] - costs_.go_on - sequence.cost - step,
                    chain_[i] - costs_.go_on - sequence.cost - least_into_[sequence.kind]}) +
          own_[end] - own_[i];
      chain_[end] = std::max(chain_[end], gain);
      most = std::max(most, gain);
      if (end == text.size()) continue;
      const int kept =
          gain + model_.Cost(kinds_[end], {kinds_[end + 1], 0}) - model_.Cost(sequence.kind, {kinds_[end + 1], 0});
      most = std::max(most, text[end] < 0x80 ? kept : kept - costs_.end);
      if (text[end] < 0x80) run_[end + 1] = std::max(run_[end + 1], kept);
    }
  }
  return {CellGains::Cut(most), CellGains::Cut(chain_[text.size()]), CellGains::Cut(run_[text.size()])};
}

CellGains Soundness::WeighCell(const Stretch& cell) {
  ReadCosts(cell);
  return {WeighWays(cell, true), WeighWays(cell, false)};
}

bool Soundness::GainsNothing(const Stretch& stretch) {
  const std::u32string_view text = stretch.characters;
  if (text.size() > kLongest) return false;
  ReadCosts(stretch);
  chain_.assign(text.size() + 2, kNone);
  run_.assign(text.size() + 2, kNone);
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] < 0x80) {
      run_[i + 1] = std::max(run_[i + 1], run_[i]);
      continue;
    }
    const uint32_t leads = all_.Leads(text[i]);
    if (leads != 0 && !Weigh(text, i, SequencesOf(text.substr(i), leads))) return false;
  }
  return true;
}

bool Soundness::IsSound(const Stretch& stretch) {
  return GainsNothing(stretch) &&
         !(LooksDamaged(CostAsItIs(stretch), stretch.characters.size()) && MayReadThrough(stretch));
}

}  // namespace emend
