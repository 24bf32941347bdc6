#ifndef EMEND_BASE_GLOB_H_
#define EMEND_BASE_GLOB_H_

#include <string_view>

namespace emend {

// Whether `pattern` fits the whole of `text`: `*` is any bytes but `/`, `**` any bytes, `?` one code point but `/`, and
// `**/` also nothing. All else stands for itself. Time grows with the product of the sizes.
bool MatchesGlob(std::string_view pattern, std::string_view text);

// Whether `pattern` names `path` or a folder that it is in. A pattern without `/` (but at its end) fits at any depth.
// Both are relative to the same folder; a leading `./` and a trailing `/` of the pattern do not count.
bool GlobNamesPath(std::string_view pattern, std::string_view path);

}  // namespace emend

#endif  // EMEND_BASE_GLOB_H_
