#ifndef EMEND_DEDUP_STEM_H_
#define EMEND_DEDUP_STEM_H_

#include <string>
#include <string_view>

#include "dedup/language.h"

namespace emend {

// A folded word without its inflection, so that its forms compare as equal. Light: `caching`, `caches` and `cached` are
// one word, `deployment` and `deploying` too, but `iterator` and `iterable` stay apart.
std::string Stem(std::string_view word, Language language);

}  // namespace emend

#endif  // EMEND_DEDUP_STEM_H_
