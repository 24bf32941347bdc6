#ifndef EMEND_FACTS_LONGEST_H_
#define EMEND_FACTS_LONGEST_H_

#include <algorithm>
#include <vector>

namespace emend::facts {

// Of places [begin, end) that overlap the longest, the first of those that are equally long; by their begin.
template <typename Place>
std::vector<Place> KeepLongest(std::vector<Place> places) {
  std::stable_sort(places.begin(), places.end(),
                   [](const Place& a, const Place& b) { return a.end - a.begin > b.end - b.begin; });
  std::vector<Place> kept;
  for (const Place& place : places) {
    if (std::none_of(kept.begin(), kept.end(),
                     [&](const Place& other) { return place.begin < other.end && other.begin < place.end; }))
      kept.push_back(place);
  }
  std::sort(kept.begin(), kept.end(), [](const Place& a, const Place& b) { return a.begin < b.begin; });
  return kept;
}

}  // namespace emend::facts

#endif  // EMEND_FACTS_LONGEST_H_
