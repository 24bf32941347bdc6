// In which version a text says that something came, changed or went.
#ifndef EMEND_FACTS_RELEASES_H_
#define EMEND_FACTS_RELEASES_H_

#include <string>
#include <string_view>
#include <vector>

#include "facts/pattern.h"
#include "facts/reading.h"
#include "facts/statements.h"
#include "facts/subjects.h"

namespace emend::facts {

// Versions as they are written, "3.1"; none where nothing is known.
struct Release {
  std::vector<std::string> added;
  std::vector<std::string> changed;
  std::vector<std::string> deprecated;
  std::vector<std::string> removed;
};

// `features` are the subjects, `releases` what is true of each. `product` may be empty. `passages` are those to
// seek versions in.
std::vector<Falsehood> FindWrongReleases(const Subjects& features, const std::vector<Release>& releases,
                                         const Pattern& product, const Reading& reading,
                                         std::span<const uint32_t> passages);

// The parts of a version: 5, 1 of "5.1".
std::vector<int> ReadVersion(std::string_view version);

}  // namespace emend::facts

#endif  // EMEND_FACTS_RELEASES_H_
