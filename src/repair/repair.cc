#include "repair/repair.h"

#include <algorithm>
#include <cmath>

#include "base/mapped_text.h"
#include "base/utf8.h"
#include "repair/damage_search.h"
#include "repair/misreading.h"
#include "repair/text_model.h"

namespace emend {
namespace {

constexpr int kRounds = 8;
constexpr int kBegin = 28;  // what damage costs in a text of which nothing else is known

// Characters that may be damaged, with the text around them left out.
struct Stretch {
  std::u32string characters;
  std::vector<size_t> offsets;  // of the characters, and of the end
  char32_t before = U' ';
  char32_t after = U' ';
};

// The next stretch at or behind `from` that holds a pair of characters that could be bytes of one sequence; an empty
// one at the end of the text. ASCII of up to three characters does not end a stretch.
Stretch FindStretch(std::string_view text, size_t from) {
  const Misreadings& readings = Misreadings::Instance();
  while (true) {
    size_t at = FindNonAscii(text, from);
    Stretch stretch;
    if (at == text.size()) return stretch;
    if (at > 0) stretch.before = static_cast<unsigned char>(text[at - 1]);  // ASCII, or the end of the last stretch
    bool suspicious = false;
    int plain = 0;
    uint32_t leads = 0;
    while (at < text.size()) {
      const CodePoint c = DecodeUtf8(text, at);
      if (c.value == U'\n') break;
      if (c.value < 0x80) {
        if (c.value == U' ' && leads != 0) suspicious = true;
        if (++plain > 3) break;
      } else {
        plain = 0;
        if ((leads & readings.Trails(c.value)) != 0) suspicious = true;
      }
      stretch.characters.push_back(c.value);
      stretch.offsets.push_back(at);
      leads = readings.Leads(c.value);
      at += c.length;
    }
    stretch.offsets.push_back(at);
    if (at < text.size()) stretch.after = DecodeUtf8(text, at).value;
    if (suspicious) return stretch;
    from = at;
  }
}

std::string ToUtf8(std::u32string_view characters) {
  std::string out;
  for (const char32_t c : characters) AppendUtf8(c, out);
  return out;
}

// What else a piece with lost bytes may stand for, likeliest first, with the probability of the one taken.
struct Alternatives {
  std::vector<char32_t> values;
  double certainty = 1.0;
};

Alternatives FindAlternatives(std::u32string_view damaged, const Piece& piece, char32_t before, char32_t after) {
  const TextModel& model = TextModel::Instance();
  Alternatives found;
  if (piece.lost == 0) return found;
  std::vector<std::pair<int, char32_t>> ranked;
  const auto cost = [&](char32_t c) { return model.Cost(before, c) + model.Cost(c, after); };
  const int taken = cost(piece.value);
  double total = 1.0;
  for (const char32_t c : ReadAlternatives(damaged, piece.misreading, piece.lost)) {
    const int more = cost(c) - taken;
    if (c == piece.value || more > 16) continue;
    total += std::exp(-more / 4.0);
    ranked.emplace_back(more, c);
  }
  std::sort(ranked.begin(), ranked.end());
  for (const auto& [more, c] : ranked) found.values.push_back(c);
  if (!ranked.empty()) found.certainty = 1.0 / total;
  return found;
}

void AppendRepairs(const Stretch& stretch, const std::vector<Piece>& pieces, std::vector<Repair>& repairs) {
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
      Alternatives other = FindAlternatives(damaged, pieces[i], before, after);
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

std::vector<Repair> FindOneLevel(std::string_view text) {
  std::vector<Repair> repairs;
  DamageCosts costs{};
  const auto all = Misreadings::Instance().all();
  // First what is there, at the price of damage in a text of which nothing is known, then again with what that showed.
  for (size_t i = 0; i < all.size(); ++i) costs.begin[i] = kBegin + all[i].rarity;
  std::array<double, Misreadings::kCount> seen{};
  double stretches = 0;
  for (size_t from = 0;;) {
    const Stretch stretch = FindStretch(text, from);
    if (stretch.characters.empty()) break;
    from = stretch.offsets.back();
    ++stretches;
    for (const Piece& piece : ReadDamaged(stretch.characters, stretch.before, stretch.after, costs)) {
      if (piece.misreading >= 0) seen[static_cast<size_t>(piece.misreading)] += piece.lost == 0 ? 1 : 0.3;
    }
  }
  double pieces = 0;
  for (const double n : seen) pieces += n;
  if (pieces == 0) return repairs;
  for (size_t i = 0; i < all.size(); ++i) {
    const double prior = std::exp(-costs.begin[i] / 4.0);
    costs.begin[i] = static_cast<int>(-4 * std::log((seen[i] + prior * 4) / (pieces + stretches + 4)));
  }
  for (size_t from = 0;;) {
    const Stretch stretch = FindStretch(text, from);
    if (stretch.characters.empty()) break;
    from = stretch.offsets.back();
    AppendRepairs(stretch, ReadDamaged(stretch.characters, stretch.before, stretch.after, costs), repairs);
  }
  return repairs;
}

// Makes one list of the repairs of a text and those of the text they led to.
std::vector<Repair> Compose(const MappedText& first, std::vector<Repair> earlier, std::vector<Repair> later) {
  const std::vector<Edit> edits = ToEdits(earlier);
  // Where the repairs made earlier stand in the text that they led to.
  std::vector<Span> moved;
  ptrdiff_t shift = 0;
  for (const Edit& edit : edits) {
    const auto begin = static_cast<size_t>(static_cast<ptrdiff_t>(edit.span.begin) + shift);
    moved.push_back({begin, begin + edit.replacement.size()});
    shift += static_cast<ptrdiff_t>(edit.replacement.size()) - static_cast<ptrdiff_t>(edit.span.size());
  }
  const std::string_view text = first.text();
  std::vector<Repair> all;
  size_t i = 0;
  for (Repair& repair : later) {
    while (i < moved.size() && moved[i].end <= repair.span.begin) all.push_back(std::move(earlier[i++]));
    Span source = first.ToSource(repair.span);
    std::string repaired = std::move(repair.repaired);
    std::string chain = repair.chain;
    double certainty = repair.certainty;
    std::vector<std::string> candidates = std::move(repair.candidates);
    std::string earlier_chain;
    for (; i < moved.size() && moved[i].begin < repair.span.end; ++i) {
      // What the later repair leaves of the earlier one stays as it is.
      if (moved[i].begin < repair.span.begin) {
        repaired = std::string(text.substr(moved[i].begin, repair.span.begin - moved[i].begin)) + repaired;
      }
      if (moved[i].end > repair.span.end) repaired += text.substr(repair.span.end, moved[i].end - repair.span.end);
      source.begin = std::min(source.begin, earlier[i].span.begin);
      source.end = std::max(source.end, earlier[i].span.end);
      if (earlier_chain.empty()) earlier_chain = earlier[i].chain;
      certainty = std::min(certainty, earlier[i].certainty);
    }
    if (!earlier_chain.empty()) chain = earlier_chain + " > " + chain;
    all.push_back({source, std::move(repaired), std::move(chain), certainty, std::move(candidates)});
  }
  for (; i < moved.size(); ++i) all.push_back(std::move(earlier[i]));
  return all;
}

}  // namespace

std::vector<Repair> FindRepairs(std::string_view text) {
  std::vector<Repair> repairs = FindOneLevel(text);
  if (repairs.empty()) return repairs;
  for (int round = 1; round < kRounds; ++round) {
    const MappedText repaired = MappedText(std::string(text)).Apply(ToEdits(repairs));
    std::vector<Repair> later = FindOneLevel(repaired.text());
    if (later.empty()) break;
    repairs = Compose(repaired, std::move(repairs), std::move(later));
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
