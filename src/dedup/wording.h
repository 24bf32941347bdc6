#ifndef EMEND_DEDUP_WORDING_H_
#define EMEND_DEDUP_WORDING_H_

#include <string_view>

namespace emend {

// How well a question reads as the title of a note: asked in full, neither a bare topic nor several questions at once,
// no leftovers of an export. Larger is better; only for comparing wordings of one question.
double RateWording(std::string_view question);

}  // namespace emend

#endif  // EMEND_DEDUP_WORDING_H_
