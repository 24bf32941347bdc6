// Places of different files of which only one can be right: Facts.Contradiction over files.
#ifndef EMEND_CHECK_GAINSAID_H_
#define EMEND_CHECK_GAINSAID_H_

#include <span>
#include <string>
#include <vector>

#include "check/repeats.h"
#include "facts/contradictions.h"
#include "model/finding.h"
#include "passages/checked_file.h"

namespace emend {

inline constexpr std::string_view kContradictionRule = "Facts.Contradiction";

// What a place says, kept when its file is let go.
struct PlacedSaid {
  size_t file = 0;  // number of the file
  facts::Said said;
  Finding finding;       // what is reported if another file gainsays it, but for its message
  bool is_new = true;    // false: it was there before what is checked
  bool is_heard = true;  // false: an editor accepts what is found there, or the file is not among those checked
};

std::vector<PlacedSaid> PlaceSaid(const CheckedFile& file, const std::string& path, size_t number);

// Each place that one of another file gainsays, if either of the two is new, with the first such place.
std::vector<Repeat> FindGainsaid(std::span<const PlacedSaid> said);

}  // namespace emend

#endif  // EMEND_CHECK_GAINSAID_H_
