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
#include "repair/patched_reading.h"
#include "repair/quick_scan.h"
#include "repair/repair_list.h"
#include "repair/soundness.h"
#include "repair/stretch.h"
#include "repair/strict_reading.h"
#include "repair/text_model.h"

namespace emend {
namespace {

constexpr int kRounds = 8;
constexpr size_t kLong = 3;         // characters of a stretch that is known by its looks alone
constexpr size_t kSample = 400;     // stretches that are looked at to learn about the document
constexpr size_t kFarApart = 250;   // bytes from one to the next, at least, where not all stretches are listed first
constexpr size_t kSampleSize = 96;  // characters of each

std::vector<DamagePiece> ReadBest(const Stretch& stretch, DamageReader& reader) {
  const DamageCosts& costs = reader.costs();
  std::vector<int> misreadings = DistinctMisreadings(stretch, costs);
  const uint32_t hopeless = HopelessMisreadings(stretch, EstablishedMisreadings(costs));
  std::erase_if(misreadings, [&](int misreading) { return (hopeless >> misreading & 1) != 0; });
  Reading reading = reader.Read(stretch, misreadings);
  if (LooksDamaged(reading)) {
    for (const int misreading : misreadings) {
      std::optional<Reading> through = ReadThrough(stretch, misreading, reader);
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

// Whether any stretch of these lines would be repaired if nothing were known of the text. If none would, nothing speaks
// for damage.
bool MayBeDamaged(std::string_view text, const std::vector<Span>& lines, size_t& bytes_read) {
  if (FindNonAscii(text) == text.size()) return false;
  const DamageCosts costs = UnknownCosts();
  QuickScan scan(text, costs, 0, bytes_read);
  Soundness soundness(costs);
  DamageReader reader(costs, &bytes_read);
  KnownReadings known;
  Stretch stretch;
  for (const Span line : lines) {
    for (size_t at = line.begin; (at = scan.FindDoubtful(at, line.end)) < line.end;) {
      const Span span = FindStretch(text, at, 0);
      if (span.begin >= line.end) break;
      ReadStretch(text, span, stretch);
      bytes_read += span.size();
      const auto read = [&] {
        return soundness.IsSound(stretch) ? std::vector<DamagePiece>() : ReadBest(stretch, reader);
      };
      const std::vector<DamagePiece>& pieces = known.Find(stretch, read);
      if (std::any_of(pieces.begin(), pieces.end(), [](const DamagePiece& piece) { return piece.misreading >= 0; }))
        return true;
      at = span.end;
    }
  }
  return false;
}

// Begins of suspicious stretches, evenly spread over a text that is full of them; all of them if it is not.
std::vector<size_t> FindSamples(std::string_view text) {
  std::vector<size_t> begins;
  size_t behind = 0;
  for (size_t i = 0; i < kSample && text.size() > kSample * kFarApart; ++i) {
    const size_t line_end = text.find('\n', text.size() * i / kSample);
    const Span span = FindStretch(text, std::max(behind, std::min(line_end, text.size())), 0);
    if (span.empty()) break;
    begins.push_back(span.begin);
    behind = span.end;
  }
  if (begins.size() == kSample) return begins;
  begins.clear();
  for (Span span = FindStretch(text, 0, 0); !span.empty(); span = FindStretch(text, span.end, 0))
    begins.push_back(span.begin);
  return begins;
}

// The front of a stretch is enough to learn from.
void Cut(Stretch& stretch) {
  if (stretch.characters.size() <= kSampleSize) return;
  size_t size = kSampleSize;
  while (size < stretch.characters.size() && size < 2 * kSampleSize && stretch.characters[size] >= 0x80) ++size;
  if (size == stretch.characters.size()) return;
  stretch.after = stretch.characters[size];
  stretch.characters.resize(size);
  stretch.offsets.resize(size + 1);
}

// Suspicious stretches from all over the text.
std::vector<Stretch> Sample(std::string_view text, size_t& bytes_read) {
  const std::vector<size_t> begins = FindSamples(text);
  std::vector<Stretch> sample(std::min(begins.size(), kSample));
  for (size_t i = 0; i < sample.size(); ++i) {
    ReadStretch(text, FindStretch(text, begins[i * begins.size() / sample.size()], 0), sample[i]);
    Cut(sample[i]);
    bytes_read += sample[i].offsets.back() - sample[i].offsets.front();
  }
  return sample;
}

// The repairs that undo one misreading everywhere; and all stretches that were not surely sound.
struct Level {
  std::vector<Repair> repairs;
  std::vector<Span> doubtful;
};

// Only the given lines may be damaged if nothing is known of the text.
Level FindOneLevel(std::string_view text, const std::vector<Span>& lines, int round, size_t& bytes_read) {
  Level level;
  if (!MayBeDamaged(text, lines, bytes_read)) return level;
  const std::vector<Stretch> sample = Sample(text, bytes_read);
  const DamageCosts costs = WeighEvidence(sample, &bytes_read);
  const uint32_t established = EstablishedMisreadings(costs);
  // What is sound by the least of these costs and of those of a text of which nothing is known is so by both.
  const DamageCosts least = LeastCosts(costs, UnknownCosts());
  QuickScan scan(text, least, established, bytes_read);
  Soundness soundness(costs);
  DamageReader reader(costs, &bytes_read);
  KnownReadings known;
  PatchedReader patched(costs, established);
  RepairList list(costs, round == 0, level.repairs);
  Stretch stretch;
  auto line = lines.begin();
  for (size_t at = line->begin; line != lines.end();) {
    at = scan.FindDoubtful(at, line->end);
    const Span span = at < line->end ? FindStretch(text, at, established) : Span{line->end, line->end};
    if (span.begin >= line->end) {
      if (++line != lines.end()) at = line->begin;
      continue;
    }
    at = span.end;
    level.doubtful.push_back(span);
    ReadStretch(text, span, stretch);
    bytes_read += span.size();
    if (established != 0 && stretch.characters.size() >= kLong) {
      const uint32_t whole = FitMisreadings(stretch).whole;
      const std::optional<StrictReading> strict =
          (whole & established) == 0 ? std::nullopt : ReadStrictly(stretch, whole, established, costs);
      if (strict) {
        list.Append(stretch, strict->reading.pieces);
        continue;
      }
      if (const std::optional<std::vector<DamagePiece>> pieces = patched.Read(stretch)) {
        list.Append(stretch, *pieces);
        continue;
      }
    }
    const auto read = [&] {
      return soundness.IsSound(stretch) ? std::vector<DamagePiece>() : ReadBest(stretch, reader);
    };
    list.Append(stretch, known.Find(stretch, read));
  }
  return level;
}

// The text repaired, and the lines of it that stretches which were not surely sound stand in.
struct RepairedText {
  std::string text;
  std::vector<Span> lines;
};

RepairedText Apply(std::string_view text, const Level& level) {
  RepairedText out;
  out.text.reserve(text.size());
  std::vector<Span> places;
  size_t done = 0;
  auto repair = level.repairs.begin();
  const auto copy_to = [&](size_t end) {
    for (; repair != level.repairs.end() && repair->span.begin < end; ++repair) {
      out.text.append(text, done, repair->span.begin - done).append(repair->repaired);
      done = repair->span.end;
    }
    out.text.append(text, done, end - done);
    done = end;
    return out.text.size();
  };
  for (const Span span : level.doubtful) {
    const size_t begin = copy_to(span.begin);
    places.push_back({begin, copy_to(span.end)});
  }
  copy_to(text.size());
  for (const Span place : places) {
    if (!out.lines.empty() && place.end <= out.lines.back().end) continue;
    const size_t before = place.begin == 0 ? std::string::npos : out.text.rfind('\n', place.begin - 1);
    out.lines.push_back(
        {before == std::string::npos ? 0 : before, std::min(out.text.find('\n', place.end), out.text.size())});
  }
  return out;
}

}  // namespace

std::vector<Repair> FindRepairs(std::string_view text, size_t* bytes_read) {
  size_t read = 0;
  size_t& count = bytes_read != nullptr ? *bytes_read : read;
  Level level = FindOneLevel(text, {{0, text.size()}}, 0, count);
  if (level.repairs.empty()) return {};
  RepairedText repaired = Apply(text, level);
  std::vector<Repair> repairs = std::move(level.repairs);
  for (int round = 1; round < kRounds; ++round) {
    level = FindOneLevel(repaired.text, repaired.lines, round, count);
    if (level.repairs.empty()) break;
    RepairedText next = Apply(repaired.text, level);
    repairs = ComposeRepairs(std::move(repairs), repaired.text, std::move(level.repairs));
    repaired = std::move(next);
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
