#include "import/regions.h"

#include <algorithm>
#include <cstddef>
#include <span>

#include "base/line_index.h"
#include "import/file_header.h"
#include "import/region_sites.h"

namespace emend {

std::vector<Region> FindRegions(std::string_view text) {
  const LineIndex index(text);
  const std::vector<RegionSite> sites = FindRegionSites(text, index);
  std::vector<Region> regions;
  const auto offset_of = [&](int line) { return line > index.line_count() ? text.size() : index.line(line).begin; };
  const auto open = [&](int first_line, bool named, BorderEvidence evidence) {
    if (!regions.empty()) regions.back().span.end = offset_of(named ? first_line - 1 : first_line);
    regions.push_back({{offset_of(first_line), text.size()}, first_line, named, evidence});
  };
  const auto cut = [&](size_t begin, size_t end) {
    const std::span<const RegionSite> part = std::span(sites).subspan(begin, end - begin);
    for (const HabitChange& change : FindHabitChanges(part)) open(part[change.site].line, false, change.evidence);
  };
  size_t begin = 0;  // of the file, by site
  for (size_t i = 0; i < sites.size(); ++i) {
    const int line = sites[i].line;
    if (sites[i].fenced || !IsFileHeader(text.substr(index.line(line).begin, index.line(line).size()))) continue;
    if (regions.empty() && i > 0) open(1, false, BorderEvidence::kPlain);
    cut(begin, i);
    open(line + 1, true, BorderEvidence::kPlain);
    begin = i + 1;
  }
  if (regions.empty()) open(1, false, BorderEvidence::kPlain);
  cut(begin, sites.size());
  return regions;
}

}  // namespace emend
