#include "import/region_sites.h"

#include <xxhash.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <unordered_map>
#include <utility>

#include "base/ascii.h"

namespace emend {
namespace {

// Log-odds that a document begins at a line.
constexpr float kOpensFile = 12;
constexpr float kApart = 1;
constexpr float kFarApart = 2.5;
constexpr float kTitle = 4;
constexpr float kPlainTitle = 3;  // no heading, but alone and no sentence
constexpr float kMessage = 4;
constexpr float kIndented = -8;
constexpr float kCodeLike = -5;
constexpr float kPart = -5;  // a table's row, an answer's letter
constexpr float kItem = -3;
constexpr float kOpensCode = -12;
constexpr float kOpenCode = -8;  // below a fence that does not close
constexpr float kScript = -8;    // "# Count them" above code
constexpr float kInRow = -6;     // between 3. and 4.
constexpr float kBetweenFences = -20;

// What a file of its own begins with.
bool OpensFile(std::string_view line, std::string_view next) {
  static constexpr auto kOpenings =
      std::to_array<std::string_view>({"<!DOCTYPE", "<!doctype", "<html", "<?xml", "\\documentclass", "% !TEX",
                                       "WEBVTT", "#+TITLE", "#+title", "#separator:"});
  static constexpr auto kSenders =
      std::to_array<std::string_view>({"From: ", "Von: ", "De : ", "De: ", "Od: ", "От: "});
  const auto begins = [&](std::string_view opening) { return line.starts_with(opening); };
  if (std::any_of(kOpenings.begin(), kOpenings.end(), begins)) return true;
  const size_t colon = next.find(':');
  const bool field = colon != next.npos && colon > 0 && colon < 24 && next.find(' ') > colon && IsAsciiLetter(next[0]);
  if (line == "---") return field;
  return field && line.find('@') != line.npos && std::any_of(kSenders.begin(), kSenders.end(), begins);
}

bool ClosesFile(std::string_view line) { return line == "</html>" || line == "\\end{document}"; }

float PriorOf(const LineSketch& line, int blanks) {
  float prior = blanks > 1 ? kFarApart : blanks > 0 ? kApart : 0;
  if (line.indent > 0) prior += kIndented;
  if (line.code) prior += kCodeLike;
  switch (line.mark) {
    case LineMark::kHeading:
      return prior + kTitle;
    case LineMark::kStamp:
      return prior + kMessage;
    case LineMark::kFence:
      return prior + kOpensCode;
    case LineMark::kPipe:
    case LineMark::kCommand:
    case LineMark::kUnderline:
    case LineMark::kLetter:
      return prior + kPart;
    case LineMark::kStar:
    case LineMark::kDash:
    case LineMark::kDashBold:
    case LineMark::kPlus:
    case LineMark::kSign:
    case LineMark::kQuote:
    case LineMark::kRule:
      return prior + kItem;
    default:
      return prior;
  }
}

bool IsTitle(const LineSketch& line) {
  return (line.mark == LineMark::kText || line.mark == LineMark::kHeading) && line.stop == LineStop::kNone &&
         line.size <= LineSize::kMiddle && line.indent == 0 && !line.code;
}

// No document ends between 3. and 4., whatever stands before the number: "## 3)", "**Question 3:**".
class NumberRows {
 public:
  void Add(std::string_view line, size_t site) {
    constexpr size_t kFarthest = 28;
    constexpr size_t kMostDigits = 3;
    const size_t begin = line.substr(0, kFarthest).find_first_of("0123456789");
    if (begin == line.npos) return;
    size_t end = begin;
    uint64_t number = 0;
    while (end < line.size() && end <= begin + kMostDigits && IsAsciiDigit(line[end]))
      number = number * 10 + static_cast<uint64_t>(line[end++] - '0');
    if (end > begin + kMostDigits || end == line.size() || IsAsciiLetter(line[end])) return;
    const uint64_t mark = XXH3_64bits_withSeed(line.data(), begin, static_cast<unsigned char>(line[end]));
    if (const auto before = last_.find(mark + number - 1); before != last_.end()) {
      rows_.emplace_back(before->second + 1, site);
      last_.erase(before);
    }
    last_[mark + number] = site;
  }

  void Weigh(std::vector<RegionSite>& sites) const {
    constexpr int kMost = 2;  // rows that say more than one
    std::vector<int> change(sites.size() + 1, 0);
    for (const auto& [first, last] : rows_) {
      ++change[first];
      --change[last + 1];
    }
    int open = 0;
    for (size_t i = 0; i < sites.size(); ++i) {
      open += change[i];
      sites[i].prior += kInRow * static_cast<float>(std::min(open, kMost));
    }
  }

 private:
  std::unordered_map<uint64_t, size_t> last_;    // by what stands before the number, and the number
  std::vector<std::pair<size_t, size_t>> rows_;  // from behind a number to the next
};

// Code between fences says nothing of its author. A fence that stays open, as an export may be cut off, holds little.
class FencedCode {
 public:
  // The last of `sites` is the fence `line`.
  void Add(std::string_view line, std::vector<RegionSite>& sites) {
    const bool names = line.find_first_not_of("`~") != line.npos;
    if (open_ && !names && IsCode(sites)) {
      for (size_t i = *open_ + 1; i < sites.size(); ++i) {
        sites[i].counted = 0;
        sites[i].fenced = true;
        sites[i].prior = kBetweenFences;
      }
      open_.reset();
    } else {
      Leave(sites);
      open_ = sites.size() - 1;
    }
  }

  // What stands right below a fence that stays open is code all the same.
  void Leave(std::vector<RegionSite>& sites) {
    constexpr size_t kMostLines = 40;
    if (!open_) return;
    for (size_t i = *open_ + 1; i < std::min(sites.size(), *open_ + kMostLines); ++i) {
      if (sites[i].apart && !sites[i].code) break;
      sites[i].prior += kOpenCode;
    }
    open_.reset();
  }

 private:
  bool IsCode(const std::vector<RegionSite>& sites) const {
    constexpr std::ptrdiff_t kMostLines = 150;
    const auto lines = static_cast<std::ptrdiff_t>(sites.size() - *open_);
    if (lines > kMostLines) return false;
    const auto prose =
        std::count_if(sites.end() - lines, sites.end(), [](const RegionSite& site) { return site.prose; });
    return prose <= 2 + lines / 8;
  }

  std::optional<size_t> open_;
};

// Lines within a quoted field of a record: its own text, whatever it looks like.
class QuotedField {
 public:
  // The last of `sites` is `line`.
  void Add(std::string_view line, std::vector<RegionSite>& sites) {
    constexpr size_t kMostLines = 200;
    const bool odd = std::count(line.begin(), line.end(), '"') % 2 != 0;
    if (!open_) {
      if (odd && line.find("\t\"") != line.npos) open_ = sites.size();
      return;
    }
    if (sites.size() - *open_ > kMostLines) open_.reset();
    if (!open_ || !odd) return;
    for (size_t i = *open_; i < sites.size(); ++i) {
      sites[i].counted = 0;
      sites[i].fenced = true;
      sites[i].prior = kBetweenFences;
    }
    open_.reset();
  }

  bool open() const { return open_.has_value(); }

 private:
  std::optional<size_t> open_;  // the first line below that of the mark
};

}  // namespace

std::vector<RegionSite> FindRegionSites(std::string_view text, const LineIndex& index) {
  static constexpr std::array<uint8_t, kAspects> kMostInRow = {4, 4, 8};
  const auto line_at = [&](int number) {
    if (number > index.line_count()) return std::string_view();
    const std::string_view line = text.substr(index.line(number).begin, index.line(number).size());
    return line.substr(0, line.find_last_not_of(" \t\f\v") + 1);
  };
  std::vector<RegionSite> sites;
  sites.reserve(static_cast<size_t>(index.line_count()));
  std::array<uint8_t, kAspects> last{};
  std::array<uint8_t, kAspects> row{};
  NumberRows numbers;
  FencedCode fences;
  QuotedField field;
  int blanks = 0;
  bool closed = false;
  for (int number = 1; number <= index.line_count(); ++number) {
    const std::string_view line = line_at(number);
    if (line.empty()) {
      ++blanks;
      continue;
    }
    const LineSketch sketch = SketchLine(line);
    RegionSite site{number,      PriorOf(sketch, blanks), sketch.classes, 0, sketch.mark, blanks > 0,
                    sketch.code, IsProse(sketch)};
    for (size_t k = 0; k < kAspects; ++k) {
      row[k] = site.classes[k] == last[k] ? static_cast<uint8_t>(std::min<int>(row[k] + 1, kMostInRow[k] + 1)) : 1;
      if (row[k] <= kMostInRow[k]) site.counted |= static_cast<uint8_t>(1 << k);
    }
    last = site.classes;
    if (site.code && !site.apart && !sites.empty() && sites.back().mark == LineMark::kHeading)
      sites.back().prior += kScript;
    if (!sites.empty() && sites.back().title) {
      sites.back().title = site.apart;
      if (site.apart && sites.back().mark != LineMark::kHeading) sites.back().prior += kPlainTitle;
    }
    site.title = site.apart && IsTitle(sketch);
    site.opens = closed || OpensFile(line, line_at(number + 1));
    if (site.opens) site.prior = kOpensFile;
    closed = ClosesFile(line);
    blanks = 0;
    sites.push_back(site);
    if (sketch.indent == 0) numbers.Add(line, sites.size() - 1);
    if (site.mark == LineMark::kFields || field.open()) field.Add(line, sites);
    if (site.mark == LineMark::kFence) fences.Add(line.substr(sketch.indent), sites);
  }
  fences.Leave(sites);
  numbers.Weigh(sites);
  return sites;
}

}  // namespace emend
