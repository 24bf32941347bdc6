// What speaks for code and what for prose in one line. The features and their weights are the rows of
// line_features.def; the weights were fitted (logistic regression) on lines of both kinds.
#ifndef EMEND_CODE_LINE_FEATURES_H_
#define EMEND_CODE_LINE_FEATURES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "code/tokens.h"

namespace emend {

enum class Feature : uint8_t {
#define FEATURE(name, weight) name,
#include "code/line_features.def"
#undef FEATURE
  kCount
};

constexpr size_t kFeatureCount = static_cast<size_t>(Feature::kCount);

std::string_view FeatureName(Feature feature);
double FeatureWeight(Feature feature);

using FeatureValues = std::array<float, kFeatureCount>;

// The features of a line that is not blank.
FeatureValues FeaturesOf(const LineTokens& line);

// Their weighted sum: log-odds for code.
double Score(const FeatureValues& values);

}  // namespace emend

#endif  // EMEND_CODE_LINE_FEATURES_H_
