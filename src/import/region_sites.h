// The lines of a text as places where a document may begin.
#ifndef EMEND_IMPORT_REGION_SITES_H_
#define EMEND_IMPORT_REGION_SITES_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/line_index.h"
#include "import/line_sketch.h"

namespace emend {

// A line that is not blank. As there are as many as lines, they are small.
struct RegionSite {
  int line = 1;     // 1-based
  float prior = 0;  // log-odds that a document begins here, by the line and its neighbours
  std::array<uint8_t, kAspects> classes{};
  uint8_t counted = 0;  // one bit an aspect: not set where its class came too often in a row to say more
  LineMark mark = LineMark::kText;
  bool apart = false;  // a blank line stands above
  bool code = false;   // it looks like code
  bool prose = false;
  bool title = false;   // a heading, or alone and no sentence
  bool opens = false;   // files begin so, or one ended above
  bool fenced = false;  // it stands between fences
};

std::vector<RegionSite> FindRegionSites(std::string_view text, const LineIndex& index);

}  // namespace emend

#endif  // EMEND_IMPORT_REGION_SITES_H_
