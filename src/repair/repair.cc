#include "repair/repair.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <unordered_map>
#include <utility>

#include "base/mapped_text.h"
#include "base/utf8.h"
#include "repair/compose.h"
#include "repair/damage_search.h"
#include "repair/evidence.h"
#include "repair/lookahead.h"
#include "repair/misreading.h"
#include "repair/quick_scan.h"
#include "repair/soundness.h"
#include "repair/stretch.h"
#include "repair/strict_reading.h"
#include "repair/text_model.h"

namespace emend {
namespace {

constexpr int kRounds = 8;
constexpr int kDoubtful = 12;    // a candidate that costs so much more than the one taken is none
constexpr size_t kLong = 3;      // characters of a stretch that is known by its looks alone
constexpr size_t kSample = 400;  // stretches that are looked at to learn about the document

std::string ToUtf8(std::u32string_view characters) {
  std::string out;
  for (const char32_t c : characters) AppendUtf8(c, out);
  return out;
}

// What else a piece with lost bytes may stand for, likeliest first, with the probability of the one taken.
struct Others {
  std::vector<char32_t> values;
  double certainty = 1.0;
};

Others FindOthers(std::u32string_view damaged, const DamagePiece& piece, char32_t before, char32_t after,
                  const DamageCosts& costs) {
  const TextModel& model = TextModel::Instance();
  Others found;
  if (piece.lost == 0) return found;
  std::vector<std::pair<int, char32_t>> ranked;
  int taken = std::numeric_limits<int>::max();
  for (const Alternative& other : ReadAlternatives(damaged, piece.misreading, piece.lost, costs)) {
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

// One repair for each run of pieces that were damaged alike.
void AppendRepairs(const Stretch& stretch, const std::vector<DamagePiece>& pieces, const DamageCosts& costs,
                   std::vector<Repair>& repairs) {
  const auto all = Misreadings::Instance().all();
  size_t at = 0;
  for (size_t i = 0; i < pieces.size();) {
    if (pieces[i].misreading < 0) {
      at += pieces[i++].length;
      continue;
    }
    const int misreading = pieces[i].misreading;
    const size_t begin = at;
    std::u32string repaired;
    Repair repair;
    std::vector<std::pair<size_t, std::vector<char32_t>>> open;  // place in `repaired`, what else fits there
    for (; i < pieces.size() && pieces[i].misreading == misreading; ++i) {
      const char32_t before = i == 0 ? stretch.before : pieces[i - 1].value;
      const char32_t after = i + 1 == pieces.size() ? stretch.after : pieces[i + 1].value;
      const std::u32string_view damaged = std::u32string_view(stretch.characters).substr(at, pieces[i].length);
      Others other = FindOthers(damaged, pieces[i], before, after, costs);
      if (!other.values.empty()) open.emplace_back(repaired.size(), std::move(other.values));
      repair.certainty = std::min(repair.certainty, other.certainty);
      repaired.push_back(pieces[i].value);
      at += pieces[i].length;
    }
    for (const auto& [place, values] : open) {
      for (const char32_t c : values) {
        std::u32string candidate = repaired;
        candidate[place] = c;
        repair.candidates.push_back(ToUtf8(candidate));
      }
    }
    repair.span = {stretch.offsets[begin], stretch.offsets[at]};
    repair.repaired = ToUtf8(repaired);
    repair.chain = std::string(all[static_cast<size_t>(misreading)].name);
    repairs.push_back(std::move(repair));
  }
}

std::vector<DamagePiece> ReadBest(const Stretch& stretch, const DamageCosts& costs) {
  std::vector<int> misreadings = DistinctMisreadings(stretch, costs);
  const uint32_t hopeless = HopelessMisreadings(stretch, EstablishedMisreadings(costs));
  std::erase_if(misreadings, [&](int misreading) { return (hopeless >> misreading & 1) != 0; });
  Reading reading = ReadDamaged(stretch, costs, misreadings);
  if (LooksDamaged(reading)) {
    for (const int misreading : misreadings) {
      std::optional<Reading> through = ReadThrough(stretch, misreading, costs);
      if (through && through->cost < reading.cost) reading = std::move(*through);
    }
  }
  return std::move(reading.pieces);
}

// Short stretches come again and again: the same characters between the same neighbours are read once.
class KnownReadings {
 public:
  template <typename Read>
  const std::vector<DamagePiece>& Find(const Stretch& stretch, Read read) {
    key_.assign(stretch.characters);
    key_.push_back(stretch.before);
    key_.push_back(stretch.after);
    if (key_.size() > kLongest) return last_ = read();
    if (const auto known = readings_.find(key_); known != readings_.end()) return known->second;
    if (readings_.size() == kMost) readings_.clear();
    return readings_.emplace(key_, read()).first->second;
  }

 private:
  static constexpr size_t kLongest = 24;  // characters
  static constexpr size_t kMost = 20000;  // readings kept

  std::unordered_map<std::u32string, std::vector<DamagePiece>> readings_;
  std::u32string key_;
  std::vector<DamagePiece> last_;
};

// Whether any stretch would be repaired if nothing were known of the text. If none would, nothing speaks for damage.
bool MayBeDamaged(std::string_view text) {
  if (FindNonAscii(text) == text.size()) return false;
  const DamageCosts costs = UnknownCosts();
  QuickScan scan(costs);
  Soundness soundness(costs);
  KnownReadings known;
  Stretch stretch;
  for (size_t at = scan.FindDoubtful(text, 0); at < text.size(); at = scan.FindDoubtful(text, at)) {
    const Span span = FindStretch(text, at, 0);
    if (span.empty()) return false;
    ReadStretch(text, span, stretch);
    const auto read = [&] {
      return soundness.IsSound(stretch) ? std::vector<DamagePiece>() : ReadBest(stretch, costs);
    };
    const std::vector<DamagePiece>& pieces = known.Find(stretch, read);
    if (std::any_of(pieces.begin(), pieces.end(), [](const DamagePiece& piece) { return piece.misreading >= 0; }))
      return true;
    at = span.end;
  }
  return false;
}

// Suspicious stretches from all over the text; none if all of them are surely sound.
std::vector<Stretch> Sample(std::string_view text) {
  if (!MayBeDamaged(text)) return {};
  std::vector<size_t> begins;
  for (Span span = FindStretch(text, 0, 0); !span.empty(); span = FindStretch(text, span.end, 0))
    begins.push_back(span.begin);
  std::vector<Stretch> sample(std::min(begins.size(), kSample));
  for (size_t i = 0; i < sample.size(); ++i) {
    ReadStretch(text, FindStretch(text, begins[i * begins.size() / sample.size()], 0), sample[i]);
  }
  return sample;
}

// The repairs that undo one misreading everywhere.
std::vector<Repair> FindOneLevel(std::string_view text) {
  std::vector<Repair> repairs;
  const std::vector<Stretch> sample = Sample(text);
  if (sample.empty()) return repairs;
  const DamageCosts costs = WeighEvidence(sample);
  const uint32_t established = EstablishedMisreadings(costs);
  QuickScan scan(costs);
  Soundness soundness(costs);
  KnownReadings known;
  Stretch stretch;
  for (size_t at = scan.FindDoubtful(text, 0); at < text.size(); at = scan.FindDoubtful(text, at)) {
    const Span span = FindStretch(text, at, established);
    if (span.empty()) break;
    at = span.end;
    ReadStretch(text, span, stretch);
    if (stretch.characters.size() >= kLong) {
      const uint32_t whole = FitMisreadings(stretch).whole;
      const std::optional<StrictReading> strict =
          (whole & established) == 0 ? std::nullopt : ReadStrictly(stretch, whole, established, costs);
      if (strict) {
        AppendRepairs(stretch, strict->reading.pieces, costs, repairs);
        continue;
      }
    }
    const auto read = [&] {
      return soundness.IsSound(stretch) ? std::vector<DamagePiece>() : ReadBest(stretch, costs);
    };
    AppendRepairs(stretch, known.Find(stretch, read), costs, repairs);
  }
  return repairs;
}

}  // namespace

std::vector<Repair> FindRepairs(std::string_view text) {
  std::vector<Repair> repairs = FindOneLevel(text);
  if (repairs.empty()) return repairs;
  for (int round = 1; round < kRounds; ++round) {
    const std::string repaired = ApplyEdits(text, ToEdits(repairs));
    std::vector<Repair> later = FindOneLevel(repaired);
    if (later.empty()) break;
    repairs = ComposeRepairs(std::move(repairs), repaired, std::move(later));
  }
  return repairs;
}

std::vector<Edit> ToEdits(const std::vector<Repair>& repairs) {
  std::vector<Edit> edits;
  edits.reserve(repairs.size());
  for (const Repair& repair : repairs) edits.push_back({repair.span, repair.repaired});
  return edits;
}

}  // namespace emend
