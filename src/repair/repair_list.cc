#include "repair/repair_list.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"
#include "repair/misreading.h"
#include "repair/text_model.h"

namespace emend {
namespace {

constexpr int kDoubtful = 12;  // a candidate that costs so much more than the one taken is none
constexpr int kRare = 12;      // what damage costs to begin where it is found in one stretch of twenty
constexpr int kUsual = 4;      // where it is found in one of three
constexpr char32_t kBeyondLatin = 0x300;
constexpr char32_t kScript = 0x80;       // letters that are so far apart are of different scripts
constexpr size_t kMostCandidates = 100;  // of a repair; each of them is all of it
constexpr size_t kMostKnown = 20000;     // lists of alternatives that are kept

// The bytes of a repair that other characters fit as well.
struct OpenPlace {
  Span span;
  std::vector<char32_t> values;
};

}  // namespace

const std::vector<Alternative>& RepairList::FindAlternatives(std::u32string_view damaged, const DamagePiece& piece) {
  key_.assign(damaged);
  key_.push_back(static_cast<char32_t>(piece.misreading << 8 | piece.lost));
  if (const auto known = known_.find(key_); known != known_.end()) return known->second;
  if (known_.size() == kMostKnown) known_.clear();
  return known_.emplace(key_, ReadAlternatives(damaged, piece.misreading, piece.lost, costs_)).first->second;
}

// Damage comes in numbers. Where a text shows little of it, a single sequence that makes a lone letter is doubted:
// where there is next to none, all letters but Latin ones; else those that two letters of yet another script would
// make. «дБ» are the bytes of an Armenian letter.
bool RepairList::IsChance(const Stretch& stretch, const std::vector<DamagePiece>& pieces) const {
  const auto is_damaged = [](const DamagePiece& piece) { return piece.misreading >= 0; };
  const auto first = std::find_if(pieces.begin(), pieces.end(), is_damaged);
  if (first == pieces.end() || std::any_of(first + 1, pieces.end(), is_damaged)) return false;
  if (first->value < kBeyondLatin || !(IsLetter(first->value) || IsMark(first->value))) return false;
  const int begin = *std::min_element(costs_.begin.begin(), costs_.begin.end());
  if (begin > kRare) return true;
  size_t at = 0;
  for (auto piece = pieces.begin(); piece != first; ++piece) at += piece->length;
  const auto damaged = std::u32string_view(stretch.characters).substr(at, first->length);
  return begin > kUsual && std::all_of(damaged.begin(), damaged.end(), [&](char32_t c) {
           return c >= kBeyondLatin && IsLetter(c) && c / kScript != first->value / kScript;
         });
}

RepairList::Others RepairList::FindOthers(std::u32string_view damaged, const DamagePiece& piece, char32_t before,
                                          char32_t after) {
  const TextModel& model = TextModel::Instance();
  Others found;
  if (piece.lost == 0) return found;
  std::vector<std::pair<int, char32_t>> ranked;
  int taken = std::numeric_limits<int>::max();
  for (const Alternative& other : FindAlternatives(damaged, piece)) {
    const int cost = other.cost + model.Cost(before, other.value) + model.Cost(other.value, after);
    if (other.value == piece.value) {
      taken = std::min(taken, cost);
    } else {
      ranked.emplace_back(cost, other.value);
    }
  }
  std::sort(ranked.begin(), ranked.end());
  double total = 1.0;
  for (const auto& [cost, c] : ranked) {
    if (cost - taken > kDoubtful) break;
    total += std::exp(-(cost - taken) / 4.0);
    found.values.push_back(c);
  }
  if (!found.values.empty()) found.certainty = 1.0 / total;
  return found;
}

void RepairList::Append(const Stretch& stretch, const std::vector<DamagePiece>& pieces) {
  if (doubts_ && IsChance(stretch, pieces)) return;
  const auto all = Misreadings::Instance().all();
  size_t at = 0;
  for (size_t i = 0; i < pieces.size();) {
    if (pieces[i].misreading < 0) {
      at += pieces[i++].length;
      continue;
    }
    const int misreading = pieces[i].misreading;
    const size_t begin = at;
    Repair& repair = repairs_.emplace_back();
    std::vector<OpenPlace> open;
    for (; i < pieces.size() && pieces[i].misreading == misreading; ++i) {
      const size_t place = repair.repaired.size();
      AppendUtf8(pieces[i].value, repair.repaired);
      at += pieces[i].length;
      if (pieces[i].lost == 0) continue;
      const char32_t before = i == 0 ? stretch.before : pieces[i - 1].value;
      const char32_t after = i + 1 == pieces.size() ? stretch.after : pieces[i + 1].value;
      const size_t length = pieces[i].length;
      const auto damaged = std::u32string_view(stretch.characters).substr(at - length, length);
      Others other = FindOthers(damaged, pieces[i], before, after);
      repair.certainty = std::min(repair.certainty, other.certainty);
      if (!other.values.empty()) open.push_back({{place, repair.repaired.size()}, std::move(other.values)});
    }
    for (const auto& [place, values] : open) {
      for (const char32_t c : values) {
        if (repair.candidates.size() == kMostCandidates) break;
        std::string candidate = repair.repaired.substr(0, place.begin);
        AppendUtf8(c, candidate);
        repair.candidates.push_back(candidate.append(repair.repaired, place.end));
      }
    }
    repair.span = {stretch.offsets[begin], stretch.offsets[at]};
    repair.chain = all[static_cast<size_t>(misreading)].name;
  }
}

}  // namespace emend
